#!/usr/bin/env python3
"""Writes the renderer's tables: make_render_tables.py src/asset/render (the results are committed)."""

import math
import sys
from pathlib import Path

SIDE = 16
SAMPLES = 2048


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
    return f"static const float {name}[{size}] = {{\n{wrapped(values)}\n}};\n"


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
        smith = 0.5 / (light * math.sqrt(alpha2 + (1 - alpha2) * facing**2) + facing * math.sqrt(alpha2 + (1 - alpha2) * light**2))
        weight = 4 * light * smith * view_half / half[2]
        fresnel = (1 - view_half) ** 5
        scale += (1 - fresnel) * weight / SAMPLES
        bias += fresnel * weight / SAMPLES
    return scale, bias


def main():
    folder = Path(sys.argv[1])
    guard = "#ifndef PA_ASSET_RENDER_{0}_TABLE_H\n#define PA_ASSET_RENDER_{0}_TABLE_H\n"
    (folder / "srgb_table.h").write_text(
        "/** Linear values of 8-bit codes: IEC 61966-2-1 for colour, code / 255 for data.\n"
        " * Written by tools/make_render_tables.py. */\n"
        + guard.format("SRGB") + "\n" + table("srgb_decode_table", map(srgb, range(256)), "256") + "\n"
        + table("linear_decode_table", (i / 255 for i in range(256)), "256") + "\n#endif\n")
    pairs = [reflectance(max(x / (SIDE - 1), 0.01), y / (SIDE - 1)) for y in range(SIDE) for x in range(SIDE)]
    rounded = [round(value, 4) for pair in pairs for value in pair]
    (folder / "reflectance_table.h").write_text(
        "/** How much of an even sky GGX reflects: scale and bias of F0 by [roughness][facing], both from 0 to 1 in\n"
        " * even steps; facing is the cosine between normal and view. Written by tools/make_render_tables.py. */\n"
        + guard.format("REFLECTANCE") + f"\n#define REFLECTANCE_SIDE {SIDE}\n\n"
        + table("reflectance_table", rounded, "REFLECTANCE_SIDE * REFLECTANCE_SIDE * 2") + "\n#endif\n")


if __name__ == "__main__":
    main()
