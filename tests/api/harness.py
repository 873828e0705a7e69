"""What the API tests share: the program as a child process, requests, TAP on standard output."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None


class Skip(Exception):
    """Raised by a test that cannot be run here."""


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {dict(self.headers)} {self.body[:300]!r}"


class Server:
    """`promptar serve` on a port of the system's choice, in a folder of its own."""

    def __init__(self, folder=None, prefix=(), **settings):
        self.folder = Path(folder or tempfile.mkdtemp(prefix="promptar-"))
        self.keep = folder is not None
        self.prefix = list(prefix)
        self.settings = {"HOST": "127.0.0.1", "PORT": "0", "RATE_LIMIT_REQUESTS": "0", "DB_PATH": "requests.db",
                         "LOG_LEVEL": "warn", **settings}

    def __enter__(self):
        self.log = open(self.folder / "log.txt", "a+")
        self.process = subprocess.Popen(
            [*self.prefix, PROGRAM, "serve"], cwd=self.folder, env={**clean_environment(), **self.settings},
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.port = None
        for line in self.process.stdout:
            found = re.search(r" port (\d+)$", line.strip())
            if found:
                self.port = int(found[1])
            if "-d '" in line:
                break
        if not self.port:
            raise AssertionError(f"the server did not start: {self.read_log()}")
        return self

    def __exit__(self, *exception):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()
        if not self.keep:
            shutil.rmtree(self.folder)

    def read_log(self):
        return (self.folder / "log.txt").read_text()

    def stop(self, number=signal.SIGTERM, timeout=20):
        self.process.send_signal(number)
        return self.process.wait(timeout)

    def request(self, method, path, body=None, headers=None, timeout=30):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = dict(headers or {})
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})

    def generate(self, prompt="a cube", mode="basic", **fields):
        return self.request("POST", "/api/models/generate", {"prompt": prompt, "mode": mode, **fields})

    def raw(self, data, timeout=10):
        """Sends bytes as they are and returns all that comes back until the server closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            received = b""
            try:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
                while part := connection.recv(65536):
                    received += part
            except (TimeoutError, ConnectionError):
                pass
            return received


class Stream:
    """Server-sent events as they come."""

    def __init__(self, server, method, path, body=None, headers=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.connection.request(method, path, json.dumps(body) if body else None, headers or {})
        self.response = self.connection.getresponse()

    def __iter__(self):
        event = {}
        for line in self.response:
            name, _, text = line.decode().rstrip("\n").partition(": ")
            if name and text:
                event[name] = text
            elif not name and "event" in event:
                yield event["event"], json.loads(event["data"]), event["id"]
                event = {}

    def leave(self):
        self.connection.sock.close() if self.connection.sock else None
        self.response.close()
        self.connection.close()


def clean_environment():
    """The environment without what would configure the program."""
    names = subprocess.run([PROGRAM, "config", "--json"], capture_output=True, text=True, cwd="/", check=True,
                           env={"PATH": os.environ["PATH"]}).stdout
    return {name: text for name, text in os.environ.items() if name not in json.loads(names)}


def run(*arguments, folder=None, **settings):
    """Runs a command of the program to its end."""
    with tempfile.TemporaryDirectory() as standard:
        return subprocess.run([PROGRAM, *arguments], cwd=folder or standard, capture_output=True, timeout=60,
                              env={**clean_environment(), **settings})


def equal(found, expected, about=""):
    if found != expected:
        raise AssertionError(f"{about}: expected {expected!r}, found {found!r}")


def contains(found, subset, about=""):
    """subset holds within found: objects key by key, lists element by element, texts by /regex/ or equality."""
    if isinstance(subset, dict):
        for key, value in subset.items():
            if not isinstance(found, dict) or key not in found:
                raise AssertionError(f"{about}.{key} is missing in {found!r}")
            contains(found[key], value, f"{about}.{key}")
    elif isinstance(subset, list):
        equal(len(found), len(subset), f"{about}: length of {found!r}")
        for i, value in enumerate(subset):
            contains(found[i], value, f"{about}[{i}]")
    elif isinstance(subset, str) and len(subset) > 1 and subset[0] == subset[-1] == "/":
        if not re.search(subset[1:-1], str(found)):
            raise AssertionError(f"{about}: {found!r} does not match {subset}")
    else:
        equal(found, subset, about)


def wait_until(condition, about, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {about}")
        time.sleep(0.02)


def main(tests):
    """Runs functions, each named by what it shows, and writes TAP."""
    print(f"1..{len(tests)}")
    failures = 0
    for number, test in enumerate(tests, 1):
        name = getattr(test, "title", test.__name__.replace("_", " "))
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}", flush=True)
        except Exception:
            failures += 1
            print(f"not ok {number} - {name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="", flush=True)
    sys.exit(1 if failures else 0)


def functions_of(module):
    return [item for name, item in vars(module).items()
            if callable(item) and getattr(item, "__module__", "") == module.__name__ and not name.startswith("_")]
