"""The program as it ships, with its own engines."""

import json
import sys
import tempfile
from pathlib import Path

from harness import Server, contains, equal, functions_of, main, run


def prompts_become_models_over_http():
    with Server() as server:
        for mode in ("basic", "advanced"):
            answer = server.generate("a wooden chair", mode)
            equal(answer.status, 200, answer)
            contains(answer.json, {"engine": "procedural", "kind": "chair"})
            equal(server.get(answer.json["download_url"]).body[:4], b"glTF")


def the_same_request_gives_the_same_bytes_at_the_shell_and_over_http():
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        url = server.generate("a tiny red mug", "basic", seed=7).json["download_url"]
        run("generate", "a tiny red mug", "--mode", "basic", "--seed", "7", "-o", "mug.glb", "--quiet", folder=folder)
        equal(server.get(url).body, (Path(folder) / "mug.glb").read_bytes())


def what_nobody_can_make_is_never_called_success():
    with Server() as server:
        answer = server.generate("a particle accelerator")
        equal((answer.status, answer.json["code"]), (422, "unknown_kind"), answer)
        contains(answer.json, {"detail": [{"loc": ["body", "prompt"], "type": "value_error.unknown_kind"}]})
    equal(run("generate", "a particle accelerator").returncode, 3)


def mistakes_in_own_recipes_are_said_and_leave_the_rest_usable():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "broken.lua").write_text("return {")
        ended = run("engines", "--json", RECIPES_PATH=folder)
        equal((ended.returncode, b"broken.lua" in ended.stderr), (0, True), ended)
        states = {engine["name"]: engine["state"] for engine in json.loads(ended.stdout)["engines"]}
        equal(states["procedural"], "ready")
    ended = run("serve", RECIPES_PATH="/nonexistent", PORT="0")
    equal((ended.returncode, b"RECIPES_PATH" in ended.stderr), (2, True), ended)


def engines_without_token_are_listed_with_the_reason():
    engines = {engine["name"]: engine for engine in json.loads(run("engines", "--json").stdout)["engines"]}
    contains(engines["trellis-space"], {"state": "unconfigured", "reason": "/HF_TOKEN/", "remote": True})


def a_preferred_engine_must_exist():
    ended = run("engines", ENGINE_BASIC="magic")
    equal((ended.returncode, b"ENGINE_BASIC" in ended.stderr and b"procedural" in ended.stderr), (2, True), ended)


main(functions_of(sys.modules[__name__]))
