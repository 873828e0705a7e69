#!/usr/bin/env python3
"""Draws the materials on one contact sheet and the colours by name on another.

usage: make_materials.py PROMPTAR FOLDER     writes FOLDER/materials.jpg and FOLDER/colors.jpg
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "src/engines/procedural/vocabulary_table.h"
# What is put before what: a row or more of the sheet each.
MATERIALS = (
    ("stool", "oak, walnut, pine, birch, beech, cherry wood, mahogany, maple, ash wood, teak, ebony, bamboo"),
    ("vase", "polished steel, brushed steel, rusted steel, hammered steel, polished copper, brushed copper, hammered copper, "
             "polished brass, brushed brass, hammered brass, cast iron, rusty iron"),
    ("vase", "gold, hammered gold, silver, bronze, hammered bronze, aluminum, brushed aluminum, chrome, stainless steel, "
             "titanium, pewter, rose gold"),
    ("vase", "marble, black marble, granite, sandstone, limestone, slate, alabaster, onyx, jade, concrete, brick, cobblestone"),
    ("vase", "ruby, emerald, sapphire, amethyst, topaz, opal, pearl, amber, porcelain, glazed blue ceramic, terracotta, "
             "earthenware"),
    ("vase", "glass, green glass, frosted glass, crystal, red plastic, rubber, resin, wax, ice, snow, chocolate, ivory"),
    ("pillow", "cotton, linen, wool, velvet, denim, silk, leather, suede, fur, burlap, felt, corduroy"),
    ("pillow", "striped, checked, polka dot, plaid, floral, herringbone, houndstooth, red velvet, zebra print, leopard print, "
               "camouflage, tie dye"),
    ("vase", "grass, moss, straw, bamboo, wicker, rattan, cork, bark, driftwood, paper, cardboard, sand"),
)


def draw(program, prompts, mode, output, size, columns):
    with tempfile.TemporaryDirectory() as folder:
        models = [Path(folder) / f"{number:03}.glb" for number in range(len(prompts))]
        for prompt, model in zip(prompts, models):
            subprocess.run([program, "generate", prompt, "--engine", "procedural", "--mode", mode, "--output", model, "--quiet"],
                           check=True)
        subprocess.run([program, "render", *models, "--output", output, "--size", str(size), "--columns", str(columns)],
                       check=True)
    print(f"{output}: {len(prompts)} models, {Path(output).stat().st_size} bytes")


def main():
    program, folder = sys.argv[1:]
    materials = [f"{word.strip()} {kind}" for kind, words in MATERIALS for word in words.split(",")]
    colors = sorted({words: int(rgb, 16) for words, rgb in re.findall(r'X\("([^"]+)", COLOR, "[^"]*", 0x([0-9A-F]{6})', TABLE.read_text())})
    draw(program, materials, "advanced", Path(folder) / "materials.jpg", 150, 12)
    draw(program, [f"{color} pillow" for color in colors], "basic", Path(folder) / "colors.jpg", 80, 20)


main()
