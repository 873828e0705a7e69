#!/usr/bin/env python3
"""The Spaces engine beside gradio_client (Python), calling the same Gradio server on loopback.

    gradio.py DRIVER SERVER_PYTHON CLIENT_PYTHON [--rounds 10] [--calls 100]

DRIVER is tests/gradio/gradio_driver of a build, SERVER_PYTHON one that has gradio (tests/gradio/servers/5.49.1/bin/python),
CLIENT_PYTHON one that has gradio_client. `bare` is what the server needs by itself: join, stream and file over
kept connections, nothing looked up. What a client adds is its time less that one's.
Starting a process and importing modules count for nobody. The clients take turns in every round.
"""

import argparse
import hashlib
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
API, PROMPT, WARM = "text-to-3d", "a chair", 3
ARGUMENTS = [PROMPT, 0, 20, 100]


class App:
    """The demo app of the tests; a context manager."""

    def __init__(self, python):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.folder = tempfile.TemporaryDirectory()
        environment = {**os.environ, "DEMO_FOLDER": self.folder.name, "GRADIO_TEMP_DIR": self.folder.name,
                       "GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "NO_PROXY": "127.0.0.1"}
        self.process = subprocess.Popen([python, ROOT / "tests/gradio/demo_app.py", str(self.port)], env=environment,
                                        cwd=self.folder.name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        for _ in range(600):
            try:
                self.config = json.load(urllib.request.urlopen(f"{self.base}/config", timeout=5))
                return self
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the Gradio server does not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


def call_bare(connections, prefix, fn_index, number):
    """The least a client can do, in seconds."""
    queue, files = connections
    session = f"bare{os.getpid()}x{number}"
    body = json.dumps({"data": ARGUMENTS, "fn_index": fn_index, "session_hash": session})
    begun = time.perf_counter()
    queue.request("POST", f"{prefix}/queue/join", body, {"Content-Type": "application/json"})
    queue.getresponse().read()
    queue.request("GET", f"{prefix}/queue/data?session_hash={session}")
    stream = queue.getresponse()
    line = b""
    while b"process_completed" not in line:
        line = stream.readline()
    path = json.loads(line.removeprefix(b"data: "))["output"]["data"][0]["path"]
    files.request("GET", f"{prefix}/file={quote(path)}")
    data = files.getresponse().read()
    seconds = time.perf_counter() - begun
    stream.read()
    return seconds, hashlib.sha256(data).hexdigest()


def measure_bare(app, rounds):
    index = next(d.get("id", i) for i, d in enumerate(app.config["dependencies"]) if d["api_name"] == API)
    connections = [http.client.HTTPConnection("127.0.0.1", app.port) for _ in range(2)]
    calls = [call_bare(connections, app.config.get("api_prefix", ""), index, i) for i in range(rounds)]
    for connection in connections:
        connection.close()
    return [seconds for seconds, _ in calls], {sha256 for _, sha256 in calls}


CLIENT = """
import hashlib, json, sys, time
from gradio_client import Client
base, api, prompt, warm, together = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
arguments = [prompt, 0, 20, 100]
def finish(result):
    path = result if isinstance(result, str) else result[0] if isinstance(result, (list, tuple)) else result["value"]
    return hashlib.sha256(open(path, "rb").read()).hexdigest()
outcomes = []
begun = time.perf_counter()
client = Client(base, verbose=False, max_workers=max(40, together))
if together:
    jobs = [client.submit(*arguments, api_name="/" + api) for _ in range(together)]
    outcomes = [{"ms": 0, "sha256": finish(job.result())} for job in jobs]
else:
    for _ in range(1 + warm):
        sha256 = finish(client.predict(*arguments, api_name="/" + api))
        outcomes.append({"ms": (time.perf_counter() - begun) * 1e3, "sha256": sha256})
        begun = time.perf_counter()
print(json.dumps(outcomes))
"""


def run_measured(command):
    """The last line of output as JSON, and the peak memory in MiB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return json.loads(output.strip().splitlines()[-1]), usage.ru_maxrss / 1024


def drive(driver, base, *options):
    result, memory = run_measured([driver, base, API, PROMPT, *options])
    outcomes = [{"ms": o["elapsed_ms"], "sha256": o["sha256"], "status": o["status"]} for o in result["outcomes"]]
    failed = [o["status"] for o in outcomes if o["status"] != "ok"]
    if failed:
        raise SystemExit(f"{len(failed)} calls failed: {failed[0]}")
    return outcomes, memory


def drive_python(python, base, together=0):
    return run_measured([python, "-c", CLIENT, base, API, PROMPT, str(WARM), str(together)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("driver", type=os.path.abspath)
    parser.add_argument("server_python", type=os.path.abspath)
    parser.add_argument("client_python", type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--calls", type=int, default=100)
    options = parser.parse_args()
    first, warm, bare, hashes = {"ours": [], "python": []}, {"ours": [], "python": []}, [], set()
    with App(options.server_python) as app:
        measure_bare(app, 3)
        for _ in range(options.rounds):
            seconds, seen = measure_bare(app, WARM)
            bare += [s * 1e3 for s in seconds]
            hashes |= seen
            for name, (outcomes, _) in {"ours": drive(options.driver, app.base, f"again={1 + WARM}"),
                                        "python": drive_python(options.client_python, app.base)}.items():
                first[name].append(outcomes[0]["ms"])
                warm[name] += [o["ms"] for o in outcomes[1:]]
                hashes |= {o["sha256"] for o in outcomes}
        alone = drive(options.driver, app.base)[1], drive_python(options.client_python, app.base)[1]
        many = (drive(options.driver, app.base, f"parallel={options.calls}", f"places={options.calls}", "timeout=120"),
                drive_python(options.client_python, app.base, options.calls))
        hashes |= {o["sha256"] for outcomes, _ in many for o in outcomes}
    floor = statistics.median(bare)
    print(f"Gradio {app.config['version']}, {options.rounds} rounds, medians; bare: {floor:.1f} ms")
    print(f"same bytes from every client and call: {'yes' if len(hashes) == 1 else 'NO'}\n")
    print("| | Spaces engine | gradio_client | ratio |\n|---|---|---|---|")
    for name, times in (("first call, connecting included", first), ("warm call", warm)):
        ours, python = (statistics.median(times[who]) for who in ("ours", "python"))
        print(f"| {name}, ms | {ours:.1f} | {python:.1f} | {ours / python:.2f} |")
        print(f"| … of which added to bare, ms | {ours - floor:.1f} | {python - floor:.1f} "
              f"| {(ours - floor) / (python - floor):.2f} |")
    for name, pair in (("peak memory of a few calls, MiB", alone),
                       (f"peak memory of {options.calls} calls at once, MiB", (many[0][1], many[1][1]))):
        print(f"| {name} | {pair[0]:.1f} | {pair[1]:.1f} | {pair[0] / pair[1]:.2f} |")
    return 0 if len(hashes) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
