#!/usr/bin/env python3
"""Measures the asset rooms beside pygltflib, gltf-transform, gltfpack and a plain copy, on the same files, in turn.

    assets.py BUILD_FOLDER [--rounds 7] [--only normalise,large,optimize,made] [--keep FOLDER]

Every round runs each contestant once (A B C A B C …), so that a drifting machine touches all alike; a ratio is the
median over the rounds of the ratio inside a round. "processor" is the time on a core, which other programs change
less than the clock's.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INPUTS = ["small", "dense", "scene", "plain", "heavy", "meshes"]
SAMPLES = 200_000


class Worker:
    """A process that answers one line a task."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, *words):
        """(milliseconds, processor milliseconds, [what else])"""
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer or answer[0] != "ok":
            sys.exit(f"{' '.join(map(str, words))}: {' '.join(answer)}")
        return float(answer[1]), float(answer[2]), answer[3:]


def run_program(*command):
    """(milliseconds, processor milliseconds) of a whole process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stdout[-500:]}{done.stderr[-500:]}")
    return wall * 1000, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def rounds_of(contestants, rounds):
    """{name: [(milliseconds, processor milliseconds), …]}; the first round warms caches and is left out."""
    found = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, run in contestants.items():
            figures = run()[:2]
            if number:
                found[name].append(figures)
    return found


def middle(figures, column):
    return statistics.median(row[column] for row in figures)


def ratio(ours, theirs, column):
    return statistics.median(a[column] / b[column] for a, b in zip(ours, theirs))


def table(title, head, rows):
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def size_of(path):
    return f"{path.stat().st_size:,}"


def normalise(worker, peer, files, out, rounds):
    small, finished = files["small"], files["small-finished"]
    found = rounds_of({
        "PromptAR, a foreign file finished": lambda: worker.run("normalise", small, out / "n.glb", 0),
        "PromptAR, a finished file once more": lambda: worker.run("normalise", finished, out / "m.glb", 0),
        "pygltflib: load, edit materials, save": lambda: peer.run(small, out / "p.glb"),
    }, rounds)
    theirs = found["pygltflib: load, edit materials, save"]
    table(f"Normalise and write a GLB of {size_of(small)} bytes",
          ["", "ms", "processor ms", "pygltflib ÷ it", "by processor time"],
          [[name, f"{middle(rows, 0):.2f}", f"{middle(rows, 1):.2f}", f"{ratio(theirs, rows, 0):.1f}",
            f"{ratio(theirs, rows, 1):.1f}"] for name, rows in found.items()])


def large(worker, files, out, rounds):
    for name, words in [("heavy", "five 2048² textures, 101,568 triangles"), ("meshes", "1,968,300 triangles")]:
        source, finished = files[name], files[name + "-finished"]
        found = rounds_of({
            "copy, fsync": lambda: worker.run("copy", source, out / "c.glb"),
            "PromptAR, a finished file once more": lambda: worker.run("normalise", finished, out / "m.glb", 1),
            "PromptAR, a foreign file finished": lambda: worker.run("normalise", source, out / "n.glb", 1),
        }, rounds)
        copied = found["copy, fsync"]
        table(f"A GLB of {size_of(source)} bytes ({words}), no pixel changed, with fsync",
              ["", "ms", "processor ms", "it ÷ copy", "by processor time"],
              [[label, f"{middle(rows, 0):.0f}", f"{middle(rows, 1):.0f}", f"{ratio(rows, copied, 0):.2f}",
                f"{ratio(rows, copied, 1):.2f}"] for label, rows in found.items()])


def optimize(worker, peers, driver, files, out, rounds):
    dense, triangles, texture = files["dense"], 50_000, 1024
    part = triangles / 101_568
    transform = [peers / "npm/node_modules/.bin/gltf-transform", "optimize", dense, out / "t.glb", "--compress", "false",
                 "--simplify-ratio", f"{part:.6f}", "--simplify-error", "1", "--texture-size", texture,
                 "--texture-compress", "auto"]

    def ours():
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([driver], input=f"optimize {dense} {out / 'o.glb'} {triangles} {texture}\n", text=True,
                       capture_output=True, check=True)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall * 1000, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

    found = rounds_of({
        "PromptAR": ours,
        "gltf-transform optimize (the texture stays PNG)": lambda: run_program(*transform),
        "gltfpack -noq (leaves the texture as it is)": lambda: run_program(
            "gltfpack", "-noq", "-si", f"{part:.6f}", "-i", dense, "-o", out / "g.glb"),
    }, rounds)
    rows = []
    for (label, figures), name in zip(found.items(), ["o", "t", "g"]):
        _, _, (mean, largest, count) = worker.run("distance", dense, out / f"{name}.glb", SAMPLES)
        rows.append([label, f"{middle(figures, 0):.0f}", f"{middle(figures, 1):.0f}", f"{int(count):,}",
                     size_of(out / f"{name}.glb"), f"{float(mean) * 1e6:.1f}", f"{float(largest) * 1e6:.0f}",
                     f"{ratio(figures, found['PromptAR'], 0):.1f}"])
    table(f"101,568 triangles and a 2048² texture to {triangles:,} and {texture}², whole processes",
          ["", "ms", "processor ms", "triangles", "bytes", "mean error", "largest error", "it ÷ PromptAR"], rows)
    print("\nErrors are distances between the surfaces, both ways, in millionths of the model's longest side; "
          f"{SAMPLES:,} points each way.")


def pictures_and_packages(worker, files, out, rounds):
    scene, dense = files["scene"], files["dense"]
    found = rounds_of({
        "512² preview of 50,700 triangles and a 1024² texture, one core":
            lambda: worker.run("preview", scene, out / "scene.png"),
        "the same without a texture": lambda: worker.run("preview", files["plain"], out / "plain.png"),
        "USDZ of 50,700 triangles and a 1024² texture": lambda: worker.run("usdz", scene, out / "scene.usdz"),
        "USDZ of 101,568 triangles and a 2048² texture": lambda: worker.run("usdz", dense, out / "dense.usdz"),
        "variant for pages of 101,568 triangles and a 2048² texture":
            lambda: worker.run("web", files["dense-finished"], out / "dense-web.glb"),
    }, rounds)
    table("From a decoded scene (the variant: from file to file)", ["", "ms", "processor ms", "bytes"],
          [[label, f"{middle(rows, 0):.1f}", f"{middle(rows, 1):.1f}", size_of(out / name)]
           for (label, rows), name in zip(found.items(), ["scene.png", "plain.png", "scene.usdz", "dense.usdz", "dense-web.glb"])])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="normalise,large,optimize,made", help="which tables")
    parser.add_argument("--keep", type=Path, help="leave the files in this folder")
    options = parser.parse_args()
    driver, peers = options.build.resolve() / "bench/bench_assets", options.build.resolve() / "bench-asset-peers"
    worker = Worker(driver)
    peer = Worker(peers / "bin/python", "bench/peers/pygltflib_peer.py")
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "?")
    with tempfile.TemporaryDirectory(dir=options.build) as folder:
        out = options.keep or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        files = {}
        for name in INPUTS:
            files[name], files[name + "-finished"] = out / f"{name}.glb", out / f"{name}-finished.glb"
            worker.run("make", name, files[name])
            worker.run("normalise", files[name], files[name + "-finished"], 0)
        print(f"{os.cpu_count()} × {model}; {options.rounds} rounds; load {os.getloadavg()[0]:.1f} at the start")
        tables = {
            "normalise": lambda: normalise(worker, peer, files, out, options.rounds),
            "large": lambda: large(worker, files, out, options.rounds),
            "optimize": lambda: optimize(worker, peers, driver, files, out, options.rounds),
            "made": lambda: pictures_and_packages(worker, files, out, options.rounds),
        }
        for name, make in tables.items():
            if name in options.only.split(","):
                make()


main()
