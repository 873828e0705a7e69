#!/usr/bin/env python3
"""Draws models on a contact sheet, as `promptar generate PROMPT` makes them.

usage: make_gallery.py PROMPTAR OUTPUT [PROMPT ...]
"""

import subprocess
import sys
import tempfile
from pathlib import Path

CELL = 220
COLUMNS = 8
# A few of each sort of thing that the recipes draw.
SHOWN = """corgi; tiger; elephant; horse; panda; parrot; eagle; owl
dragon; t-rex; turtle; clownfish; butterfly; octopus; knight; astronaut
sports car; fire truck; bicycle; steam locomotive; helicopter; sailboat; rocket; robot
castle; lighthouse; windmill; cottage; fire hydrant; traffic light; palm tree; sunflower
armchair; wooden chair; bunk bed; grandfather clock; chandelier; teapot; birthday cake; hamburger
ring; necklace; crown; amethyst geode; guitar; grand piano; treasure chest; snowman"""


def main():
    program, output, *prompts = sys.argv[1:]
    prompts = prompts or [prompt.strip() for line in SHOWN.splitlines() for prompt in line.split(";")]
    with tempfile.TemporaryDirectory() as folder:
        models = [Path(folder) / f"{number:03}.glb" for number in range(len(prompts))]
        for prompt, model in zip(prompts, models):
            subprocess.run([program, "generate", prompt, "--engine", "procedural", "--output", model, "--quiet"],
                           check=True)
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([program, "render", *models, "--output", output, "--size", str(CELL),
                        "--columns", str(COLUMNS)], check=True)
    print(f"{output}: {len(prompts)} models, {Path(output).stat().st_size} bytes")


main()
