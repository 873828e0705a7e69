#!/usr/bin/env python3
"""Times Shap-E here beside PyTorch and beside oneDNN's bare products, on random weights of full size.

    shap_e.py BUILD WEIGHTS [--rounds N] [--threads N] [--steps N] [--grid N] [--only prior|field|whole|stages]

SHAP_E_TORCH names Pythons that have torch, separated by ':'; what they lack is left out. Each round asks everybody in turn,
so that a machine that slows down slows all of them, and a ratio is the median of the ratios within a round.
Processor's seconds are those of all threads; where others use the machine they tell more than the clock.
"""
import argparse
import json
import os
import pty
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

options = argparse.ArgumentParser()
options.add_argument("build", type=Path)
options.add_argument("weights", type=Path)
options.add_argument("--rounds", type=int, default=7)
options.add_argument("--threads", type=int, default=2)
options.add_argument("--steps", type=int, default=4, help="of the whole pipeline at equal evaluations")
options.add_argument("--grid", type=int, default=128)
options.add_argument("--only", choices=["prior", "field", "whole", "stages"])
given = options.parse_args()

PEER = Path(__file__).parent / "peers" / "shap_e_torch.py"
PROMPT = "a wooden chair"
# Threads that wait for work do not take the processor from those that have some.
ENVIRONMENT = dict(os.environ, OMP_WAIT_POLICY="passive", DIFFUSERS_VERBOSITY="error", TQDM_DISABLE="1")
torches = [python for python in os.environ.get("SHAP_E_TORCH", "").split(":") if python]


class Clock:
    """A process that answers each ask with seconds, processor's seconds and whatever else it knows."""

    def __init__(self, *command):
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=ENVIRONMENT)
        self.greeting = self.process.stdout.readline().split()
        self.answers = {}

    def ask(self, what):
        print(what, file=self.process.stdin, flush=True)
        self.answers.setdefault(what, []).append([float(number) for number in self.process.stdout.readline().split()])

    def median(self, what, place=0):
        return statistics.median(answer[place] for answer in self.answers[what])

    def ratio(self, what, other, others, place=0):
        return statistics.median(theirs[place] / ours[place]
                                 for ours, theirs in zip(self.answers[what], other.answers[others]))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def here(dtype):
    clock = Clock(given.build / "bench" / "bench_shap_e", given.weights, dtype, given.threads)
    if not clock.greeting:
        raise SystemExit(f"No {dtype} here.")
    return clock


def seconds(clock, what):
    return f"{clock.median(what):.2f} | {clock.median(what, 1):.2f}"


def rounds(clocks, asks, count=given.rounds):
    for number in range(count + 1):
        for clock in clocks:
            for ask in asks if isinstance(asks, list) else asks[clock]:
                clock.ask(ask)
        if number == 0:  # caches, clocks and pages settle
            for clock in clocks:
                clock.answers.clear()


def print_prior():
    ours = {dtype: here(dtype) for dtype in ("bf16", "f32")}
    theirs = {}
    for python in torches:
        for dtype in ("bf16", "f32"):
            clock = Clock(python, PEER, given.weights, dtype, given.threads)
            if clock.greeting:
                theirs[f"PyTorch {clock.greeting[1]}, {dtype}"] = clock
    asks = {clock: ["products prior", "layers prior", "prior"] for clock in ours.values()} | {clock: ["prior"] for clock in theirs.values()}
    rounds(list(asks), asks)
    print(f"\n### One guided evaluation of the prior (batch 2, 1,026 tokens), {given.threads} threads, {given.rounds} rounds\n")
    print("| | seconds | processor's seconds | it ÷ ours in bf16, by the clock | by the processor's | in f32, by the clock | by the processor's |")
    print("|---|---|---|---|---|---|---|")

    def row(name, clock, what):
        ratios = " | ".join(f"{own.ratio('prior', clock, what, place):.2f}" for own in ours.values() for place in (0, 1))
        print(f"| {name} | {seconds(clock, what)} | {ratios} |")

    for dtype, clock in ours.items():
        row(f"PromptAR, {dtype}", clock, "prior")
        row(f"oneDNN's products alone, {dtype}", clock, "products prior")
        row(f"… without attention's, {dtype}", clock, "layers prior")
    for name, clock in theirs.items():
        row(name, clock, "prior")
    if not theirs:
        print("\nNo PyTorch: SHAP_E_TORCH names none that works.")
    for clock in asks:
        clock.close()


def print_field():
    ours = {dtype: here(dtype) for dtype in ("f32", "bf16")}
    rounds(list(ours.values()), ["products field", "field"])
    print(f"\n### 65,536 points of the field, {given.threads} threads, {given.rounds} rounds\n")
    print("| | seconds | processor's seconds | points/s | oneDNN's products alone ÷ it, by the clock | by the processor's |\n|---|---|---|---|---|---|")
    for dtype, clock in ours.items():
        print(f"| {dtype} | {clock.median('field'):.3f} | {clock.median('field', 1):.3f} | {65536 / clock.median('field'):,.0f} | "
              f"{clock.ratio('field', clock, 'products field'):.2f} | {clock.ratio('field', clock, 'products field', 1):.2f} |")
        clock.close()


def run_whole(*words):
    """Seconds, processor's seconds and MiB at most, of one process that does everything."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(given.build / "promptar"), "generate", PROMPT, "--engine", "shap-e", "--mode", "basic", "-o", f"{folder}/model.glb",
                   "--json", "--grid", str(given.grid), *words]
        began = time.perf_counter()
        environment = dict(ENVIRONMENT, MODELS_PATH=str(given.weights.parent), INFERENCE_THREADS=str(given.threads))
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        process.stdout.read()
        words_of_error = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(words_of_error.decode())
        return {"wall": time.perf_counter() - began, "spent": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024}


def print_stages():
    """Where the time goes, by what the progress bar says, on a terminal that nobody looks at."""
    terminal, other_end = pty.openpty()
    environment = dict(ENVIRONMENT, MODELS_PATH=str(given.weights.parent), INFERENCE_THREADS=str(given.threads))
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen([given.build / "promptar", "generate", PROMPT, "--engine", "shap-e", "--mode", "basic", "-o",
                                    f"{folder}/model.glb"], stdout=other_end, stderr=other_end, env=environment)
        os.close(other_end)
        stages = {}
        stage, began = "begin", (time.perf_counter(), 0.0)
        while True:
            try:
                said = re.findall(rb"%  ([a-z]+)", os.read(terminal, 4096))
            except OSError:  # the other end is closed
                break
            if said and said[-1].decode() != stage:
                fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
                now = time.perf_counter(), (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                stages[stage] = [have + after - before
                                 for have, after, before in zip(stages.get(stage, (0, 0)), now, began)]
                stage, began = said[-1].decode(), now
        _, _, usage = os.wait4(process.pid, 0)
        os.close(terminal)
        stages[stage] = [time.perf_counter() - began[0], usage.ru_utime + usage.ru_stime - began[1]]
    print("\n### The same as it comes, stage by stage\n\n| stage | seconds | processor's seconds |\n|---|---|---|")
    for name, (wall, spent) in stages.items():
        print(f"| {name} | {wall:.2f} | {spent:.2f} |")


def print_whole():
    evaluations = 2 * given.steps - 1
    runs = {
        f"PromptAR, bf16, heun, {given.steps} steps: {evaluations} evaluations": lambda: run_whole(
            "--sampler", "heun", "--steps", str(given.steps), "--dtype", "bf16"),
        f"PromptAR, f32, heun, {given.steps} steps: {evaluations} evaluations": lambda: run_whole(
            "--sampler", "heun", "--steps", str(given.steps), "--dtype", "f32"),
        "PromptAR as it comes: dpm, 24 steps, 24 evaluations": lambda: run_whole(),
    }
    for python in torches[:1]:
        runs[f"diffusers' ShapEPipeline, f32, {given.steps} steps: {evaluations} evaluations"] = lambda: json.loads(
            subprocess.run([python, PEER, given.weights, "f32", str(given.threads), str(given.steps), str(given.grid)],
                           check=True, env=ENVIRONMENT, stdout=subprocess.PIPE).stdout)
    answers = {name: [] for name in runs}
    for _ in range(max(1, given.rounds // 3)):
        for name, run in runs.items():
            answers[name].append(run())
    print(f"\n### From words to a mesh, {given.threads} threads, grid {given.grid}, {max(1, given.rounds // 3)} rounds\n")
    print("| | seconds | processor's seconds | MiB at most |\n|---|---|---|---|")
    for name, all_runs in answers.items():
        wall, spent, peak = (statistics.median(run[key] for run in all_runs) for key in ("wall", "spent", "peak"))
        print(f"| {name} | {wall:.1f} | {spent:.1f} | {peak:,.0f} |")


model = next(line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
print(f"{os.cpu_count()} × {model}; load {os.getloadavg()[0]:.1f}; random weights of full size")
for name, show in {"prior": print_prior, "field": print_field, "whole": print_whole, "stages": print_stages}.items():
    if given.only in (None, name):
        show()
