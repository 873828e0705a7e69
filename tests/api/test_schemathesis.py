"""Schemathesis over the OpenAPI document: what it makes up from the document, the server must bear out."""

import subprocess
import sys
from pathlib import Path

from harness import Server, Skip, equal, functions_of, main

SCHEMATHESIS = Path(sys.argv[2]).resolve() / "bin" / "schemathesis"


def schemathesis_finds_nothing():
    if not SCHEMATHESIS.exists():
        raise Skip("schemathesis is not installed; make setup-test tries to")
    with Server() as server:
        ended = subprocess.run(
            [SCHEMATHESIS, "--config-file", Path(__file__).resolve().parent / "schemathesis.toml", "run",
             f"http://127.0.0.1:{server.port}/openapi.json", "--max-examples", "50", "--seed", "1", "--no-color",
             "--request-timeout", "30"], cwd=server.folder, capture_output=True, text=True)
        equal(ended.returncode, 0, ended.stdout + ended.stderr)
        equal(server.get("/health").status, 200)
        equal(server.stop(), 0)


main(functions_of(sys.modules[__name__]))
