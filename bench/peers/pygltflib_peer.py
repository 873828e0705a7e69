"""Loads a GLB, edits its materials as the Python backend did at each download, saves it. A task a line: IN OUT; the
answer is "ok MILLISECONDS PROCESSOR_MILLISECONDS". Imports count for nobody."""

import sys
import time

from pygltflib import GLTF2


def brighten(model):
    for material in model.materials:
        pbr = material.pbrMetallicRoughness
        if pbr:
            if (pbr.metallicFactor or 0) > 0.1:
                pbr.metallicFactor = 0.0
            if pbr.roughnessFactor is not None and pbr.roughnessFactor < 0.9:
                pbr.roughnessFactor = 0.9
            red, green, blue, alpha = pbr.baseColorFactor or [1, 1, 1, 1]
            pbr.baseColorFactor = [min(1.0, 1.5 * value) for value in (red, green, blue)] + [alpha]
        material.emissiveFactor = [min(0.5, value + 0.3) for value in material.emissiveFactor or [0, 0, 0]]


for line in sys.stdin:
    source, target = line.split()
    wall, cpu = time.perf_counter(), time.process_time()
    loaded = GLTF2().load(source)
    brighten(loaded)
    loaded.save(target)
    print(f"ok {(time.perf_counter() - wall) * 1000:.4f} {(time.process_time() - cpu) * 1000:.4f}", flush=True)
