#!/usr/bin/env python3
"""Draws every kind on contact sheets, one for each folder of recipes/: in basic mode, then in advanced, some seeds of each.

usage: make_sheets.py PROMPTAR OUTPUT_FOLDER [--size PIXELS] [--seeds N] [--only FOLDER_OR_FILE ...]

Wants Pillow (python3-pil). Kinds stand in the order of `promptar recipes list`.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

BATCH = 12  # kinds drawn by one call: all of their models are in memory together
LABEL = 13  # pixels below a kind's pictures, for its name
GAP = 4
WIDTH = 1600  # of a sheet, at most


def list_kinds(program):
    """(kind, file) of every recipe."""
    text = subprocess.run([program, "recipes", "list"], check=True, capture_output=True, text=True).stdout
    return [tuple(line.split("\t")) for line in text.splitlines()]


def sheet_name(file):
    """Recipes that lie in no folder share a sheet."""
    return file.split("/")[0] if "/" in file else "basics"


def draw_kinds(program, kinds, options, picture):
    """One row of pictures for each kind, cut apart."""
    subprocess.run([program, "recipes", "preview", *kinds, "--output", picture, "--size", str(options.size),
                    "--seeds", str(options.seeds)], check=True)
    rows = Image.open(picture).convert("RGB")
    return [rows.crop((0, at * options.size, rows.width, (at + 1) * options.size)) for at in range(len(kinds))]


def draw_sheet(program, kinds, options, folder):
    rows = []
    for start in range(0, len(kinds), BATCH):
        rows += draw_kinds(program, kinds[start:start + BATCH], options, Path(folder) / "batch.png")
    width, height = rows[0].width + GAP, options.size + LABEL + GAP
    columns = max(1, min(len(rows), WIDTH // width))
    sheet = Image.new("RGB", (columns * width, -(-len(rows) // columns) * height), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default()
    for at, (kind, row) in enumerate(zip(kinds, rows)):
        x, y = at % columns * width, at // columns * height
        sheet.paste(row, (x, y))
        pen.text((x + 2, y + options.size), kind, fill="black", font=font)
    return sheet


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("output", type=Path)
    parser.add_argument("--size", type=int, default=88)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    sheets = {}
    for kind, file in list_kinds(options.program):
        if not options.only or sheet_name(file) in options.only or file in options.only:
            sheets.setdefault(sheet_name(file), []).append(kind)
    options.output.mkdir(parents=True, exist_ok=True)
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, kinds in sorted(sheets.items()):
            path = options.output / f"{name}.jpg"
            draw_sheet(options.program, kinds, options, folder).save(path, quality=80, optimize=True)
            total += path.stat().st_size
            print(f"{path}: {len(kinds)} kinds, {path.stat().st_size} bytes", flush=True)
    print(f"{total} bytes")
    return 0


sys.exit(main())
