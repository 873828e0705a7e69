#!/usr/bin/env python3
"""Reads every model below some folders, whoever made it, and says what became of each.

usage: read_models.py [--list] PROMPTAR FOLDER...

Each GLB, glTF, PLY and OBJ file goes through `promptar inspect` (glTF alone) and `promptar optimize`, and what comes out of that
through `promptar inspect` again: at a metre it has to pass with every viewer. Buffers and pictures beside a .gltf are put into it first, because
the program opens no file but the one it is given. Where a Khronos validator report lies beside a file (NAME.report.json), what it
calls an error of the container must be refused. Fails when the program crashes, when a refusal says nothing, when what was accepted
does not pass, or when a broken container is accepted.
"""

import base64
import collections
import hashlib
import json
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

ENDINGS = {".glb", ".gltf", ".ply", ".obj"}
TIMEOUT_S = 300
SKIPPED = 77


def distinct(paths):
    """Each file once, however many copies of it lie around."""
    seen = {}
    for path in paths:
        seen.setdefault((path.suffix.lower(), hashlib.sha256(path.read_bytes()).digest()), path)
    return list(seen.values())


def embedded(path):
    """A .gltf with what lies beside it inside."""
    try:
        gltf = json.loads(path.read_text("utf-8"))
        for part in [*gltf.get("buffers", []), *gltf.get("images", [])]:
            near = path.parent / urllib.parse.unquote(part.get("uri", ""))
            if part.get("uri") and not part["uri"].startswith("data:") and near.is_file():
                kind = part.get("mimeType", "application/octet-stream")
                part["uri"] = f"data:{kind};base64,{base64.b64encode(near.read_bytes()).decode()}"
        return json.dumps(gltf).encode()
    except (ValueError, AttributeError, TypeError, OSError):
        return path.read_bytes()


def container_errors(path):
    """True where the validator found the container itself broken."""
    report = path.with_name(path.name + ".report.json")
    if not report.is_file():
        return False
    messages = json.loads(report.read_text("utf-8"))["issues"]["messages"]
    return any(message["severity"] == 0 and message["code"].startswith(("GLB_", "INVALID_JSON")) for message in messages)


class Reader:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()
        self.outcomes = collections.Counter()
        self.reasons = collections.Counter()
        self.wrong = []

    def run(self, *arguments):
        """Standard output, and the last line of standard error; None for a crash."""
        run = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, timeout=TIMEOUT_S)
        complaint = run.stderr.strip().splitlines()
        if run.returncode < 0 or run.returncode > 4 or "Sanitizer" in run.stderr or "runtime error" in run.stderr:
            return None, run.stderr[-2000:]
        return (run.returncode, run.stdout), complaint[-1] if complaint else ""

    def read(self, path):
        source = Path(self.folder.name) / ("model" + path.suffix.lower())
        made = Path(self.folder.name) / "made.glb"
        source.write_bytes(embedded(path) if path.suffix.lower() == ".gltf" else path.read_bytes())
        made.unlink(missing_ok=True)
        if source.suffix in (".glb", ".gltf"):
            result, complaint = self.run("inspect", "--json", source)
            if result is None or not result[1].startswith("{"):
                return "crashed", complaint
        result, complaint = self.run("optimize", source, "-o", made, "--quiet", "--size", "1")
        if result is None:
            return "crashed", complaint
        if result[0] != 0:
            complaint = complaint.split(": ", 1)[-1].replace(str(source), "the file")
            return ("refused", complaint) if complaint else ("crashed", "refused without a word")
        result, complaint = self.run("inspect", "--json", made)
        if result is None:
            return "crashed", complaint
        report = json.loads(result[1])
        if report["verdict"] != "pass":
            return "does not pass", json.dumps([finding for viewer in report["viewers"].values()
                                                for finding in viewer["findings"] if finding["level"] != "note"])
        if container_errors(path):
            return "accepted though broken", "the validator found errors in its container"
        return "passes", ""

    def count(self, path):
        try:
            outcome, reason = self.read(path)
        except subprocess.TimeoutExpired:
            outcome, reason = "crashed", f"no answer within {TIMEOUT_S} s"
        self.outcomes[outcome] += 1
        if outcome == "refused":
            self.reasons[reason] += 1
        elif outcome != "passes":
            self.wrong.append((path, outcome, reason))
        return outcome, reason


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--list"]
    if len(arguments) < 2:
        sys.exit(__doc__)
    reader = Reader(arguments[0])
    paths = distinct(path for folder in arguments[1:] for path in sorted(Path(folder).rglob("*"))
                     if path.suffix.lower() in ENDINGS and path.is_file())
    if not paths:
        print("there are no models below", *arguments[1:], file=sys.stderr)
        sys.exit(SKIPPED)
    for path in paths:
        outcome, reason = reader.count(path)
        if "--list" in sys.argv:
            print(f"{outcome}\t{path}\t{reason}")
    for reason, count in reader.reasons.most_common():
        print(f"{count:5} refused: {reason}")
    for path, outcome, reason in reader.wrong:
        print(f"WRONG {path}: {outcome}: {reason}")
    print(f"{len(paths)} files: " + ", ".join(f"{count} {outcome}" for outcome, count in reader.outcomes.most_common()))
    sys.exit(1 if reader.wrong else 0)


if __name__ == "__main__":
    main()
