"""Jobs under blows: killed servers, clients that vanish or do not read, a thousand watchers of one job."""

import json
import random
import resource
import selectors
import signal
import socket
import sqlite3
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from harness import Server, Stream, equal, functions_of, main, wait_until

JOBS = 200
WATCHERS = 1000


def _submit(server, count, first=0, prompt="a cube in 200 ms"):
    ids = []
    for number in range(first, first + count):
        answer = server.generate(prompt, seed=number, cache=False, **{"async": True})
        equal(answer.status, 202, answer)
        ids.append(answer.json["job_id"])
    return ids


def _count(folder, sql):
    with sqlite3.connect(f"file:{folder}/requests.db?mode=ro", uri=True) as database:
        return database.execute(sql).fetchone()[0]


def _memory_kib(server):
    for line in Path(f"/proc/{server.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])


def a_server_killed_again_and_again_loses_no_job_and_makes_none_twice():
    with TemporaryDirectory() as folder:
        settings = {"QUEUE_CAPACITY": "1000", "WORKERS": "4", "DB_PATH": "requests.db"}
        with Server(folder, **settings) as server:
            ids = _submit(server, JOBS)
            server.stop(signal.SIGKILL)
        shots = random.Random(7)
        for _ in range(3):
            with Server(folder, **settings) as server:
                time.sleep(0.4 + shots.random() / 2)
                server.stop(signal.SIGKILL)
        left = _count(folder, "SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')")
        equal(0 < left < JOBS, True, f"the kills came while work was under way: {left} left")
        with Server(folder, **settings) as server:
            ids += _submit(server, 5, JOBS)
            wait_until(lambda: _count(folder, "SELECT count(*) FROM jobs WHERE finished_ms IS NULL") == 0, "all ended", 60)
            models = set()
            for job_id in ids:
                job = server.get(f"/api/jobs/{job_id}").json
                equal(job["state"], "succeeded", job)
                models.add(job["result"]["model_id"])
            equal(len(models), len(ids), "each has a model of its own")
            equal(server.get("/api/models").json["total"], len(ids), "and there is no other")
            equal(_count(folder, "SELECT count(DISTINCT seed) FROM models"), len(ids))
            for model_id in models:
                equal(server.get(f"/api/models/download/{model_id}").body[:4], b"glTF")


def clients_that_vanish_cancel_what_nobody_else_waits_for():
    with Server(WORKERS="1") as server:
        body = json.dumps({"prompt": "a cube in 3000 ms", "mode": "basic"}).encode()
        head = (b"POST /api/models/generate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                b"\r\n" % len(body))
        for accept in (b"", b"Accept: text/event-stream\r\n"):
            crowd = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(50)]
            for client in crowd:
                client.sendall(head.replace(b"\r\n\r\n", b"\r\n" + accept + b"\r\n") + body)
            time.sleep(0.3)
            for client in crowd:
                client.close()
            begun = time.monotonic()
            equal(server.generate("a cube", cache=False).status, 200)
            equal(time.monotonic() - begun < 2.5, True, "the worker was free")
        equal(server.get("/api/models").json["total"], 2)


def a_thousand_watchers_of_one_job_all_see_its_end_in_bounded_memory():
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    with Server() as server:
        server.generate("a cube")
        before = _memory_kib(server)
        job = server.generate("a cube in 8000 ms", **{"async": True}).json
        selector = selectors.DefaultSelector()
        request = f"GET {job['events_url']} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
        received = {}
        for number in range(WATCHERS):
            client = socket.create_connection(("127.0.0.1", server.port))
            client.sendall(request)
            client.setblocking(False)
            received[client] = b""
            # One in ten never reads.
            if number % 10:
                selector.register(client, selectors.EVENT_READ)
        end = time.monotonic() + 40
        ended = 0
        most = 0
        while ended < WATCHERS * 9 // 10 and time.monotonic() < end:
            for key, _ in selector.select(0.2):
                part = key.fileobj.recv(65536)
                received[key.fileobj] = received[key.fileobj][-200:] + part
                if b"event: result" in received[key.fileobj]:
                    ended += 1
                    selector.unregister(key.fileobj)
            most = max(most, _memory_kib(server))
        equal(ended, WATCHERS * 9 // 10)
        per_watcher = (most - before) / WATCHERS
        print(f"# {WATCHERS} watchers: {per_watcher:.1f} KiB each")
        equal(per_watcher < 64, True, f"{per_watcher} KiB each")
        equal(server.get("/health").status, 200)
        for client in received:
            client.close()


def a_watcher_who_does_not_read_holds_up_nobody():
    with Server() as server:
        job = server.generate("a cube in 1500 ms", **{"async": True}).json
        deaf = socket.socket()
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        deaf.connect(("127.0.0.1", server.port))
        deaf.sendall(f"GET {job['events_url']} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        events = [name for name, _, _ in Stream(server, "GET", job["events_url"])]
        equal((events[0], events[-1]), ("job", "result"))
        deaf.close()


def watchers_who_come_and_go_leave_nothing_behind():
    with Server() as server:
        job = server.generate("a cube in 4000 ms", **{"async": True}).json
        for _ in range(200):
            stream = Stream(server, "GET", job["events_url"])
            stream.leave()
        wait_until(lambda: server.get(job["events_url"].removesuffix("/events")).json["state"] == "succeeded", "it ends")
        equal(server.stop(), 0)


main(functions_of(sys.modules[__name__]))
