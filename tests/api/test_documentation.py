"""Runs the examples of docs/api.md, in their order, and holds the README's table of settings to the program."""

import json
import re
import sys
from pathlib import Path

from harness import Server, Skip, equal, functions_of, main, run

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(http|json \d+)\n(.*?)^```$", re.M | re.S)


def _fits(found, shown, where):
    """Everything shown is there; … stands for any text, a number for any number."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            equal(key in found, True, f"{where}.{key} in {found}")
            _fits(found[key], value, f"{where}.{key}")
    elif isinstance(shown, list):
        equal(len(found), len(shown), f"the length of {where}")
        for i, value in enumerate(shown):
            _fits(found[i], value, f"{where}[{i}]")
    elif isinstance(shown, str):
        pattern = ".*".join(re.escape(part) for part in shown.split("…"))
        equal(bool(re.fullmatch(pattern, str(found), re.S)), True, f"{where}: {found!r} as {shown!r}")
    elif isinstance(shown, bool):
        equal(found, shown, where)
    else:
        equal(isinstance(found, (int, float)), True, where)


def _send(server, text, model_id):
    head, _, body = text.partition("\n\n")
    line, *headers = head.strip().splitlines()
    method, path = line.replace("{model_id}", model_id).split(" ")
    return server.request(method, path, body.strip() or None, dict(header.split(": ") for header in headers))


def the_examples_of_the_api_page_run():
    blocks = BLOCK.findall((ROOT / "docs" / "api.md").read_text())
    with Server() as server:
        model_id = ""
        for i, (kind, text) in enumerate(blocks):
            if kind != "http":
                continue
            answer = _send(server, text, model_id)
            shown = blocks[i + 1] if i + 1 < len(blocks) else ("http", "")
            if shown[0] == "http":
                equal(200 <= answer.status < 300, True, f"{text}{answer}")
                continue
            equal(answer.status, int(shown[0].split()[1]), f"{text}{answer}")
            _fits(answer.json, json.loads(shown[1]), text)
            model_id = answer.json.get("model_id", model_id)
    equal(len(blocks) > 20, True, "there are examples")


def the_readme_lists_the_settings_as_they_are():
    readme = ROOT / "README.md"
    if not readme.exists():
        raise Skip("there is no README.md yet")
    text = readme.read_text()
    for line in run("config", "--markdown").stdout.decode().splitlines():
        equal(line in text, True, f"README.md is behind `promptar config --markdown`: {line}")


main(functions_of(sys.modules[__name__]))
