"""The program as it ships, when its machine fails it."""

import concurrent.futures
import http.client
import json
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import Server, Skip, equal, functions_of, main, run


def _is_whole(glb):
    magic, _, length = struct.unpack_from("<4sII", glb)
    return magic == b"glTF" and length == len(glb)


def _generate_until_it_dies(server, first_seed):
    """What was answered until the server was gone."""
    answered = []
    try:
        for seed in range(first_seed, first_seed + 1000):
            answered.append(server.generate("an apple", seed=seed).json)
    except (OSError, http.client.HTTPException):
        pass
    return answered


def killed_at_any_moment_it_serves_whole_models_and_all_that_it_answered():
    answered = []
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(4):
            with Server(folder) as server, concurrent.futures.ThreadPoolExecutor(3) as pool:
                answered.append(server.generate("an apple", seed=10000 * turn + 9999).json)
                busy = [pool.submit(_generate_until_it_dies, server, 10000 * turn + 1000 * i) for i in range(3)]
                time.sleep(0.4 + 0.13 * turn)
                server.process.kill()
                answered += [made for future in busy for made in future.result()]
        with Server(folder) as server:
            for made in answered:
                equal(server.get(made["download_url"]).status, 200, made)
            files = list((Path(folder) / "models").iterdir())
            equal([path.name for path in files if path.suffix != ".glb" or not _is_whole(path.read_bytes())], [])
            total = server.get("/api/models?limit=1").json["total"]
            # A model that was stored, but not yet answered, may be there as well.
            equal(len(answered) <= total == len(files), True, (len(answered), total, len(files)))


def a_full_disk_says_so_serves_on_and_is_forgotten_once_there_is_room():
    with tempfile.TemporaryDirectory() as folder:
        mount = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"', folder]
        if subprocess.run([*mount, "true"], capture_output=True).returncode != 0:
            raise Skip("a small file system cannot be mounted here")
        with Server(prefix=mount, MODEL_STORAGE_PATH=f"{folder}/models", DB_PATH=f"{folder}/requests.db") as server:
            made = server.generate("an apple").json
            # As the server sees its file system.
            filler = Path(f"/proc/{server.process.pid}/root{folder}/filler")
            with open(filler, "wb", buffering=0) as file:
                try:
                    while file.write(bytes(4096)):
                        pass
                except OSError:
                    pass
            for seed in range(3):
                answer = server.generate("an apple", "advanced", seed=seed)
                equal((answer.status, answer.json["code"]), (507, "no_space"), answer)
            equal(server.get("/health").status, 200)
            equal(server.get(made["download_url"]).status, 200)
            equal(server.get("/readyz").status, 503)
            filler.unlink()
            equal(server.generate("an apple", "advanced", seed=1).status, 200)
            equal(server.get("/readyz").status, 200)
            models = filler.parent / "models"
            equal([path for path in os.listdir(models) if not _is_whole((models / path).read_bytes())], [])
            equal(server.stop(), 0)


def a_database_that_another_program_locks_holds_up_no_reading_and_loses_no_line():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder) as server:
            made = server.generate("an apple").json
            other = sqlite3.connect(Path(folder) / "requests.db", isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            for _ in range(50):
                for path in ("/health", made["download_url"], f"/api/models/{made['model_id']}", "/api/models"):
                    equal(server.get(path).status, 200, path)
            answer = server.generate("an apple", seed=2)
            equal((answer.status, answer.json["code"]), (503, "busy"), answer)
            other.execute("ROLLBACK")
            other.close()
            equal(server.generate("an apple", seed=2).status, 200)
            equal(server.stop(), 0)
        lines = run("requests", "--json", "--limit", "1000", folder=folder, DB_PATH="requests.db").stdout.splitlines()
        paths = [json.loads(line)["path"] for line in lines]
        equal((paths.count("/health"), paths.count(made["download_url"]), paths.count("/api/models")), (50, 50, 50))


main(functions_of(sys.modules[__name__]))
