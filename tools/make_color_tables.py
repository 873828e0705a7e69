#!/usr/bin/env python3
"""Writes the tables of sRGB and of reflectance: make_color_tables.py src/asset

The results are committed, after clang-format.
"""

import math
import sys
from pathlib import Path

SIDE = 16
SAMPLES = 2048
STARTS = 4096


def wrapped(values):
    lines, line = [], "   "
    for value in values:
        text = f"{value:.9g}"
        text = (text if "." in text or "e" in text else text + ".0") + "F,"
        if len(line) + len(text) + 1 > 108:
            lines.append(line)
            line = "   "
        line += " " + text
    return "\n".join(lines + [line])


def table(name, values, size):
    return f"const float {name}[{size}] = {{\n{wrapped(values)}\n}};\n"


def byte_table(name, values, size):
    lines = [", ".join(map(str, values[i : i + 24])) for i in range(0, len(values), 24)]
    return f"static const uint8_t {name}[{size}] = {{\n    " + ",\n    ".join(lines) + "\n};\n"


def srgb(code):
    value = code / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def van_der_corput(index):
    return int(f"{index:032b}"[::-1], 2) / 2**32


def reflectance(facing, roughness):
    """Karis 2013, "Real Shading in Unreal Engine 4", with height-correlated Smith visibility."""
    alpha2 = max(roughness, 0.03) ** 4
    view = (math.sqrt(1 - facing * facing), 0.0, facing)
    scale = bias = 0.0
    for i in range(SAMPLES):
        turn, u = 2 * math.pi * i / SAMPLES, van_der_corput(i)
        cosine = math.sqrt((1 - u) / (1 + (alpha2 - 1) * u))
        sine = math.sqrt(1 - cosine * cosine)
        half = (sine * math.cos(turn), sine * math.sin(turn), cosine)
        view_half = sum(a * b for a, b in zip(view, half))
        light = 2 * view_half * half[2] - view[2]
        if light <= 0 or view_half <= 0:
            continue
        shadowed = light * math.sqrt(alpha2 + (1 - alpha2) * facing**2)
        masked = facing * math.sqrt(alpha2 + (1 - alpha2) * light**2)
        smith = 0.5 / (shadowed + masked)
        weight = 4 * light * smith * view_half / half[2]
        fresnel = (1 - view_half) ** 5
        scale += (1 - fresnel) * weight / SAMPLES
        bias += fresnel * weight / SAMPLES
    return scale, bias


def main():
    folder = Path(sys.argv[1])
    guard = "#ifndef PA_ASSET_{0}_TABLE_H\n#define PA_ASSET_{0}_TABLE_H\n"
    starts = [sum(srgb(code + 0.5) <= i / (STARTS - 1) for code in range(255)) for i in range(STARTS)]
    (folder / "scene/srgb_table.h").write_text(
        "/** IEC 61966-2-1 in 8 bits: the linear value of each code, the linear value half-way to the next code, and\n"
        " * the code of i / (SRGB_STARTS - 1). Written by tools/make_color_tables.py. */\n"
        + guard.format("SCENE_SRGB") + f"\n#include <stdint.h>\n\n#define SRGB_STARTS {STARTS}\n\n"
        + table("pa_srgb_linear", map(srgb, range(256)), "256") + "\nstatic "
        + table("srgb_halfway", (srgb(code + 0.5) for code in range(255)), "255") + "\n"
        + byte_table("srgb_start", starts, "SRGB_STARTS") + "\n#endif\n")
    pairs = [reflectance(max(x / (SIDE - 1), 0.01), y / (SIDE - 1)) for y in range(SIDE) for x in range(SIDE)]
    rounded = [round(value, 4) for pair in pairs for value in pair]
    (folder / "render/reflectance_table.h").write_text(
        "/** How much of an even sky GGX reflects: scale and bias of F0 by [roughness][facing], both from 0 to 1 in\n"
        " * even steps; facing is the cosine between normal and view. Written by tools/make_color_tables.py. */\n"
        + guard.format("RENDER_REFLECTANCE") + f"\n#define REFLECTANCE_SIDE {SIDE}\n\n"
        + "static " + table("reflectance_table", rounded, "REFLECTANCE_SIDE * REFLECTANCE_SIDE * 2") + "\n#endif\n")


if __name__ == "__main__":
    main()
