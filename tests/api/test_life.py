"""Starting, stopping, and what is left afterwards."""

import concurrent.futures
import http.client
import json
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import Server, Skip, contains, equal, functions_of, main, run, wait_until


class _Folder:
    def __enter__(self):
        self.path = Path(tempfile.mkdtemp(prefix="promptar-"))
        return self.path

    def __exit__(self, *exception):
        shutil.rmtree(self.path)


def a_restart_forgets_nothing():
    with _Folder() as folder:
        with Server(folder) as server:
            made = server.generate(seed=3).json
            etag = server.get(made["download_url"]).headers["ETag"]
            before = server.get(f"/api/models/{made['model_id']}").json
            equal(server.stop(), 0)
        with Server(folder) as server:
            equal(server.get(made["download_url"]).headers["ETag"], etag)
            equal(server.get(f"/api/models/{made['model_id']}").json, before)
            equal(server.generate(seed=3).json["cached"], True)
            equal(server.stop(), 0)
        listed = run("requests", "--json", folder=folder, DB_PATH="requests.db").stdout.decode().splitlines()
        paths = [json.loads(line)["path"] for line in listed]
        equal(paths.count("/api/models/generate"), 2, paths)
        equal(paths.count(made["download_url"]), 2, paths)


def a_kill_loses_no_model_that_was_answered():
    with _Folder() as folder:
        with Server(folder) as server, concurrent.futures.ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda seed: server.generate(seed=seed, cache=False).json, range(12)))
            pending = pool.submit(lambda: server.generate("a cube in 5000 ms"))
            time.sleep(0.2)
            server.process.kill()
            equal(isinstance(pending.exception(), (OSError, http.client.HTTPException)), True, pending)
        with Server(folder) as server:
            for made in answers:
                model = server.get(made["download_url"])
                equal((model.status, len(model.body)), (200, made["bytes"]))
            equal(server.get("/api/models").json["total"], len(answers))
        equal([path.name for path in (folder / "models").iterdir() if path.suffix != ".glb"], [])


def sigterm_lets_running_work_finish_and_exits_0():
    for number in (signal.SIGTERM, signal.SIGINT):
        with Server(WORKERS="1") as server, concurrent.futures.ThreadPoolExecutor(1) as pool:
            running = pool.submit(server.generate, "a cube in 600 ms")
            time.sleep(0.2)
            equal(server.stop(number), 0)
            equal(running.result().status, 200)


def sigterm_settles_what_cannot_finish():
    with Server(WORKERS="1", SHUTDOWN_GRACE_SECONDS="1") as server, concurrent.futures.ThreadPoolExecutor(2) as pool:
        endless = [pool.submit(server.generate, "a cube in 60000 ms", seed=seed) for seed in range(2)]
        time.sleep(0.2)
        start = time.monotonic()
        equal(server.stop(), 0)
        equal(time.monotonic() - start < 8, True, "it ended soon after the grace time")
        for answer in (future.result() for future in endless):
            equal((answer.status, answer.json["code"]), (503, "interrupted"), answer)


def a_stopping_server_takes_no_more_connections():
    with Server(WORKERS="1", SHUTDOWN_GRACE_SECONDS="3") as server, concurrent.futures.ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.generate, "a cube in 1000 ms")
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
            raise AssertionError("a connection was taken")
        except (ConnectionError, TimeoutError):
            pass
        equal(running.result().status, 200)
        equal(server.process.wait(10), 0)


def idle_connections_do_not_hold_up_the_end():
    with Server() as server:
        idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
        start = time.monotonic()
        equal(server.stop(), 0)
        equal(time.monotonic() - start < 5, True)
        for connection in idle:
            connection.close()


def a_python_backend_s_database_and_models_go_on_being_used():
    with _Folder() as folder:
        database = sqlite3.connect(folder / "requests.db")
        database.executescript("""
            CREATE TABLE api_requests (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp_utc TEXT NOT NULL,
                method TEXT NOT NULL, path TEXT NOT NULL, client_ip TEXT, user_agent TEXT,
                created_at TEXT NOT NULL DEFAULT (datetime('now', 'utc')));
            INSERT INTO api_requests (timestamp_utc, method, path, client_ip)
                VALUES ('2025-11-27T10:00:00.000000+00:00', 'GET', '/old', '192.0.2.1');""")
        database.close()
        old = "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4"
        (folder / "models").mkdir()
        (folder / "models" / f"{old}.glb").write_bytes(b"glTF of old")
        with Server(folder) as server:
            model = server.get(f"/api/models/download/{old}")
            equal((model.status, model.body), (200, b"glTF of old"))
            # Its ETag becomes a hash once that is worked out.
            wait_until(lambda: len(server.request("HEAD", f"/api/models/download/{old}").headers["ETag"]) == 66, "hash")
            etag = server.request("HEAD", f"/api/models/download/{old}").headers["ETag"]
            equal(server.get(f"/api/models/download/{old}", If_None_Match=etag).status, 304)
            contains(server.get(f"/api/models/{old}").json, {"model_id": old, "bytes": 11, "prompt": None})
            equal(server.stop(), 0)
        database = sqlite3.connect(folder / "requests.db")
        paths = [row[0] for row in database.execute("SELECT path FROM api_requests ORDER BY id")]
        database.close()
        equal((paths[0], paths[-1]), ("/old", f"/api/models/{old}"))


def nonsense_stops_the_start_with_one_line_and_exit_code_2():
    cases = [({"PORT": "eighty"}, "PORT"), ({"HOST": "no.such.host.invalid"}, "no.such.host.invalid"),
             ({"ALLOWED_ORIGINS": "app.example"}, "app.example"), ({"TRUSTED_PROXIES": "300.1.1.1"}, "300.1.1.1"),
             ({"LOG_LEVEL": "loud"}, "LOG_LEVEL")]
    for settings, word in cases:
        ended = run("serve", **{"PORT": "0", **settings})
        lines = ended.stderr.decode().splitlines()
        equal((ended.returncode, len(lines), word in lines[0]), (2, 1, True), lines)


def a_port_that_is_taken_is_said():
    with Server() as server:
        ended = run("serve", HOST="127.0.0.1", PORT=str(server.port))
        equal((ended.returncode, len(ended.stderr.decode().splitlines())), (1, 1), ended)


def readyz_says_why_models_cannot_be_stored():
    with Server() as server:
        equal(server.get("/readyz").json, {"status": "ready"})
        shutil.rmtree(server.folder / "models")
        (server.folder / "models").write_text("no folder")
        answer = server.get("/readyz")
        equal((answer.status, answer.json["code"]), (503, "not_ready"), answer)
        equal(server.get("/livez").status, 200)
        equal(server.generate().status >= 500, True)


def a_full_disk_fails_generating_and_nothing_else():
    with _Folder() as folder:
        in_small_folder = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs -o size=400k tmpfs "$0" && exec "$@"', folder]
        if subprocess.run([*in_small_folder, "true"], capture_output=True).returncode != 0:
            raise Skip("a small file system cannot be mounted here")
        with Server(prefix=in_small_folder, MODEL_STORAGE_PATH=str(folder)) as server:
            answers = [server.generate(height_m=1 + i / 1000) for i in range(300)]
            equal(answers[0].status, 200)
            equal({answer.status for answer in answers}, {200, 507})
            equal(answers[-1].json["code"], "no_space")
            equal(server.get("/health").status, 200)
            equal(server.get("/readyz").status, 503)
            equal(server.get(answers[0].json["download_url"]).status, 200)
            equal(server.stop(), 0)


main(functions_of(sys.modules[__name__]))
