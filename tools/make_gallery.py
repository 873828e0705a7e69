#!/usr/bin/env python3
"""Draws one model of every kind in recipes/ on a contact sheet, as `promptar generate KIND` makes it.

usage: make_gallery.py PROMPTAR OUTPUT
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

RECIPES = Path(__file__).resolve().parent.parent / "recipes"
CELL = 320


def kinds():
    """The kinds that the recipes declare, by name."""
    declared = (re.search(r'^  kind = "([^"]+)"', path.read_text(), re.MULTILINE) for path in RECIPES.glob("*.lua"))
    return sorted(found[1] for found in declared if found)


def columns(count):
    """As wide a grid as a page takes well, with the fewest empty places."""
    return min(range(5, 8), key=lambda wide: (-count % wide, -wide))


def main():
    program, output = sys.argv[1:]
    names = kinds()
    with tempfile.TemporaryDirectory() as folder:
        models = [Path(folder) / f"{name}.glb" for name in names]
        for name, model in zip(names, models):
            subprocess.run([program, "generate", name, "--engine", "procedural", "--output", model, "--quiet"],
                           check=True)
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([program, "render", *models, "--output", output, "--size", str(CELL),
                        "--columns", str(columns(len(names)))], check=True)
    print(f"{output}: {len(names)} kinds, {Path(output).stat().st_size} bytes")


main()
