#!/usr/bin/env python3
"""Holds every #include under src/ against src/rooms.txt, and proves first that it can fail."""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def read_rules(text):
    rooms, owners = {}, {}
    for line in text.splitlines():
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        name, _, allowed = line.partition(":")
        if name.startswith("<"):
            owners[name.strip("<>")] = allowed.strip()
        else:
            rooms[name] = set(allowed.split())
    return rooms, owners


def room_of(path, rooms):
    """The longest room name that is the path itself or a folder above it; None where there is none."""
    found = [room for room in rooms if path == room or path.startswith(room + "/")]
    return max(found, key=len, default=None)


def violations(files, rooms, owners):
    """files: {path below src: text}. Yields one sentence a broken rule."""
    for path, text in sorted(files.items()):
        room = room_of(path, rooms)
        if room is None:
            yield f"{path}: lies in no room of rooms.txt"
            continue
        for kind, target in INCLUDE.findall(text):
            if kind == "<":
                if target in owners and owners[target] != room:
                    yield f"{path}: <{target}> belongs to {owners[target]}, not to {room}"
                continue
            target_room = room_of(target, rooms)
            if target_room is None:
                if "/" in target:
                    yield f'{path}: "{target}" lies in no room'
            elif target_room != room and target_room not in rooms[room]:
                yield f"{path}: {room} may not include {target_room} ({target})"
            elif target.endswith("_private.h") and target_room != room:
                yield f"{path}: {target} is private to {target_room}"


def prove_that_it_can_fail():
    rooms, owners = read_rules("low:\nhigh: low\n<db.h>: low\n")
    cases = {
        "an upward include": {"low/a.c": '#include "high/b.h"\n'},
        "a foreign library": {"high/a.c": "#include <db.h>\n"},
        "a private header": {"high/a.c": '#include "low/x_private.h"\n'},
        "a file in no room": {"attic/a.c": "\n"},
    }
    for name, files in cases.items():
        if not list(violations(files, rooms, owners)):
            sys.exit(f"the rooms check does not see {name}")
    if list(violations({"high/a.c": '#include "low/x.h"\n'}, rooms, owners)):
        sys.exit("the rooms check refuses an include that is allowed")


def main():
    prove_that_it_can_fail()
    source = Path(sys.argv[1]) / "src"
    rooms, owners = read_rules((source / "rooms.txt").read_text())
    files = {
        str(path.relative_to(source)): path.read_text()
        for path in source.rglob("*")
        if path.suffix in (".c", ".h")
    }
    broken = list(violations(files, rooms, owners))
    print("\n".join(broken) or f"{len(files)} files keep to their rooms")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
