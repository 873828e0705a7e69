#!/usr/bin/env python3
"""Measures the service beside a bare libmicrohttpd handler, nginx and a FastAPI peer, all on this machine, in turn.

    service.py BUILD_FOLDER [--rounds 5] [--seconds 3]

Every round runs each server once (A B C A B C …), so that a drifting machine touches all alike; a ratio is the
median over the rounds of the ratio inside a round.
"""

import argparse
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from pathlib import Path

CONNECTIONS = 64
KINDS = ["chair", "table", "sofa", "lamp", "mug", "bottle", "vase", "apple", "mushroom", "tree", "house", "car",
         "rocket", "sword", "boat", "robot"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A child process that answers /health; used as a context manager."""

    def __init__(self, name, command, port, environment=None):
        self.name, self.command, self.port = name, command, port
        self.environment = {**os.environ, **(environment or {})}

    def __enter__(self):
        started = time.perf_counter()
        self.process = subprocess.Popen(self.command, env=self.environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=1).read()
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - started > 20:
                    sys.exit(f"{self.name} did not start: {' '.join(map(str, self.command))}")
                time.sleep(0.001)
        self.start_ms = (time.perf_counter() - started) * 1000
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def private_kib(self):
        """RssAnon of the process and its children, in KiB."""
        total = 0
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        for pid in [str(self.process.pid), *children]:
            status = Path(f"/proc/{pid}/status").read_text()
            total += int(re.search(r"RssAnon:\s+(\d+)", status).group(1))
        return total


def milliseconds(text):
    value, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(value) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]


def load(url, seconds, connections=CONNECTIONS):
    """wrk's figures: requests a second, p50 and p99 in milliseconds."""
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", url], capture_output=True,
                         text=True, check=True).stdout
    if "Non-2xx" in out:
        sys.exit(f"{url} answered errors:\n{out}")
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)),
        "p50": milliseconds(re.search(r"50%\s+(\S+)", out).group(1)),
        "p99": milliseconds(re.search(r"99%\s+(\S+)", out).group(1)),
    }


def median(rounds, name, figure):
    return statistics.median(r[name][figure] for r in rounds)


def ratio(rounds, name, other, figure="rate"):
    return statistics.median(r[name][figure] / r[other][figure] for r in rounds)


def print_table(title, rounds, names, against):
    print(f"\n### {title}\n")
    print("| server | requests/s (median) | least–most | p50 ms | p99 ms | PromptAR ÷ it |\n|---|---|---|---|---|---|")
    for name in names:
        rates = [r[name]["rate"] for r in rounds]
        share = "–" if name == against else f"{ratio(rounds, against, name):.2f}"
        print(f"| {name} | {statistics.median(rates):,.0f} | {min(rates):,.0f}–{max(rates):,.0f} |"
              f" {median(rounds, name, 'p50'):.2f} | {median(rounds, name, 'p99'):.2f} | {share} |")


def measure_generation(server):
    """Milliseconds from request to answer for every kind, nothing cached."""
    figures = {}
    for mode in ("basic", "advanced"):
        for seed in (1, 2, 3):
            for kind in KINDS:
                body = json.dumps({"prompt": kind, "mode": mode, "seed": seed, "cache": False}).encode()
                request = urllib.request.Request(f"http://127.0.0.1:{server.port}/api/models/generate", body,
                                                 {"Content-Type": "application/json"})
                started = time.perf_counter()
                answer = json.load(urllib.request.urlopen(request, timeout=60))
                elapsed = (time.perf_counter() - started) * 1000
                figures.setdefault(mode, []).append((elapsed, kind, seed, answer["bytes"], answer["triangles"]))
    print("\n### Prompt to GLB over HTTP, nothing cached\n")
    print("| mode | median ms | p99 ms | slowest | median bytes | median triangles |\n|---|---|---|---|---|---|")
    for mode, rows in figures.items():
        rows.sort()
        worst = rows[-1]
        print(f"| {mode} | {statistics.median(r[0] for r in rows):.1f} | {rows[int(len(rows) * 0.99)][0]:.1f} |"
              f" {worst[1]} {worst[0]:.1f} ms | {statistics.median(r[3] for r in rows):,.0f} |"
              f" {statistics.median(r[4] for r in rows):,.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    build = Path(options.build).resolve()
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        os.chmod(folder, 0o755)
        model_id = str(uuid.uuid4())
        (folder / "models").mkdir()
        model = folder / "models" / f"{model_id}.glb"
        model.write_bytes(os.urandom(2_000_000))
        (folder / "model.glb").write_bytes(model.read_bytes())
        ports = {name: free_port() for name in ("PromptAR", "bare libmicrohttpd", "nginx", "FastAPI")}
        config = (here / "peers" / "nginx.conf.in").read_text()
        (folder / "nginx.conf").write_text(
            config.replace("@DIR@", str(folder)).replace("@PORT@", str(ports["nginx"])))

        def server(name):
            port = ports[name]
            if name == "PromptAR":
                return Server(name, [build / "promptar", "serve"], port, {
                    "HOST": "127.0.0.1", "PORT": str(port), "DB_PATH": str(folder / "promptar.db"),
                    "MODEL_STORAGE_PATH": str(folder / "models"), "RATE_LIMIT_REQUESTS": "1000000000"})
            if name == "bare libmicrohttpd":
                return Server(name, [build / "bench" / "bare_microhttpd", str(port), str(os.cpu_count())], port)
            if name == "nginx":
                return Server(name, ["nginx", "-c", folder / "nginx.conf"], port)
            return Server(name, [build / "bench-peers" / "bin" / "uvicorn", "--app-dir", here / "peers", "fastapi_peer:app",
                                 "--port", str(port), "--log-level", "critical"], port,
                          {"DB_PATH": str(folder / "peer.db"), "FILE_PATH": str(folder / "model.glb"),
                           "RATE_LIMIT_REQUESTS": "1000000000"})

        health, downloads, memory, starts = [], [], {}, {}
        for _ in range(options.rounds):
            round_health, round_downloads = {}, {}
            for name in ports:
                with server(name) as running:
                    base = f"http://127.0.0.1:{running.port}"
                    starts.setdefault(name, []).append(running.start_ms)
                    round_health[name] = load(f"{base}/health", options.seconds)
                    if name != "bare libmicrohttpd":
                        path = "/model.glb" if name == "nginx" else f"/api/models/download/{model_id}"
                        round_downloads[name] = load(base + path, options.seconds, 16)
                    memory.setdefault(name, []).append(running.private_kib())
            health.append(round_health)
            downloads.append(round_downloads)

        cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text()).group(1)
        print(f"{os.cpu_count()} × {cpu}; {options.rounds} rounds of {options.seconds} s; wrk, 1 thread,"
              f" {CONNECTIONS} connections (16 for downloads), all on loopback")
        print_table("GET /health, request log and CORS on, rate limit raised", health, list(ports), "PromptAR")
        print_table("GET a 2 MB model", downloads, ["PromptAR", "nginx", "FastAPI"], "PromptAR")
        print("\n### Private memory after that load, and start-up to the first answer\n")
        print("| server | RssAnon MiB | start ms (median) |\n|---|---|---|")
        for name in ports:
            print(f"| {name} | {statistics.median(memory[name]) / 1024:.1f} | {statistics.median(starts[name]):.0f} |")
        with server("PromptAR") as running:
            measure_generation(running)


if __name__ == "__main__":
    main()
