"""Holds models of many kinds, in both modes, with several seeds and in every style, against the rules for AR.

usage: test_every_kind.py EVERY_KIND STRIDE FIRST PROMPTAR [NODE VALIDATE_GLB CHECK_FACES]

EVERY_KIND writes the models of every STRIDE-th kind from number FIRST on; tools/check_kinds.py takes them all. It runs
twice, in two processes, because the same request must give the same bytes. The checks read the GLB files themselves and share no code with the program, but for
its own report on what viewers take, which PROMPTAR makes. NODE runs VALIDATE_GLB, which holds them against the Khronos
validator, and CHECK_FACES, which looks at their triangles.
"""

import io
import json
import math
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

EVERY_KIND, STRIDE, FIRST, PROMPTAR, *NODE = sys.argv[1:]

MOST_TRIANGLES = 50_000
MOST_TEXTURE_SIDE = 2048
# A tenth of a millimetre: what is left of 32-bit positions on the largest objects.
NEAR_M = 1e-4
SKIPPED = 77


class Model:
    """What one GLB file says."""

    def __init__(self, path, extent, least_m, most_m):
        self.name = path.name
        self.prompt, self.mode, _ = path.stem.rsplit("-", 2)
        self.extent, self.least_m, self.most_m = extent, float(least_m), float(most_m)
        data = path.read_bytes()
        magic, version, length, json_length, json_type = struct.unpack_from("<5I", data)
        assert (magic, version, length, json_type) == (0x46546C67, 2, len(data), 0x4E4F534A), path
        self.gltf = json.loads(data[20:20 + json_length])
        self.binary = data[20 + json_length + 8:]

    def primitives(self):
        return [primitive for mesh in self.gltf["meshes"] for primitive in mesh["primitives"]]

    def box(self):
        """The corners of all vertices; true where no node moves them."""
        accessors = [self.gltf["accessors"][primitive["attributes"]["POSITION"]] for primitive in self.primitives()]
        return ([min(accessor["min"][axis] for accessor in accessors) for axis in range(3)],
                [max(accessor["max"][axis] for accessor in accessors) for axis in range(3)])

    def size(self):
        low, high = self.box()
        width, height, depth = (high[axis] - low[axis] for axis in range(3))
        return {"width": width, "height": height, "depth": depth, "length": max(width, depth)}[self.extent]

    def triangles(self):
        return sum(self.gltf["accessors"][primitive["indices"]]["count"] // 3 for primitive in self.primitives())

    def pictures(self):
        """Width and height of every image."""
        for image in self.gltf.get("images", []):
            view = self.gltf["bufferViews"][image["bufferView"]]
            start = view.get("byteOffset", 0)
            yield picture_size(self.binary[start:start + view["byteLength"]])


def picture_size(data):
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", data, 16)
    stream = io.BytesIO(data)
    assert stream.read(2) == b"\xff\xd8", "neither PNG nor JPEG"
    while True:
        marker, length = struct.unpack(">HH", stream.read(4))
        # The frame headers, without the tables that lie between them.
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            _, height, width = struct.unpack(">BHH", stream.read(5))
            return width, height
        stream.seek(length - 2, io.SEEK_CUR)


class EveryKind(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folders = [Path(tempfile.mkdtemp(prefix="promptar-kinds-")) for _ in range(2)]
        for folder in cls.folders:
            cls.addClassCleanup(shutil.rmtree, folder)
        print(f"# kinds {FIRST}, {int(FIRST) + int(STRIDE)} and so on", flush=True)
        runs = [subprocess.Popen([EVERY_KIND, folder, STRIDE, FIRST], stdout=subprocess.PIPE, text=True)
                for folder in cls.folders]
        lines = [run.communicate()[0].splitlines() for run in runs]
        assert [run.returncode for run in runs] == [0, 0], "not every kind can be made"
        fields = [line.split("\t") for line in lines[0]]
        cls.models = [Model(cls.folders[0] / name, *bounds) for name, *bounds in fields]

    def each(self, holds, about):
        """holds(model) is true of every model; about(model) says what was found where it is not."""
        broken = [f"{model.name}: {about(model)}" for model in self.models if not holds(model)]
        self.assertTrue(self.models)
        self.assertEqual(broken, [])

    def test_the_same_request_gives_the_same_bytes_in_another_process(self):
        names = [sorted(path.name for path in folder.iterdir()) for folder in self.folders]
        self.assertEqual(names[0], names[1])
        self.assertEqual(len(names[0]), len(self.models))
        differing = [name for name in names[0]
                     if (self.folders[0] / name).read_bytes() != (self.folders[1] / name).read_bytes()]
        self.assertEqual(differing, [])

    def test_every_mode_and_seed_gives_another_model(self):
        # Compared by what is drawn, because the seed itself stands in the file too. Words are left out: a vase is
        # round before anybody asks for it.
        names = {}
        for model in self.models:
            names.setdefault((model.prompt, model.binary), []).append(model.name)
        self.assertEqual([alike for alike in names.values() if len(alike) > 1], [])

    def test_the_khronos_validator_finds_neither_errors_nor_warnings(self):
        if not NODE:
            self.skipTest("there is no Node.js")
        run = subprocess.run([NODE[0], NODE[1], self.folders[0]], capture_output=True, text=True)
        if run.returncode == SKIPPED:
            self.skipTest(run.stderr.strip())
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(f"{len(self.models)} of {len(self.models)} files are valid", run.stdout)

    def test_no_face_is_turned_the_wrong_way_and_every_number_is_finite(self):
        if not NODE:
            self.skipTest("there is no Node.js")
        run = subprocess.run([NODE[0], NODE[2], self.folders[0]], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(f"{len(self.models)} of {len(self.models)} files have sound faces", run.stdout)

    def test_every_viewer_takes_it(self):
        run = subprocess.run([PROMPTAR, "inspect", "--json", *(self.folders[0] / model.name for model in self.models)],
                             stdout=subprocess.PIPE, text=True)
        reports = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(len(reports), len(self.models))
        refused = [(Path(report["file"]).name, viewer, verdict["findings"]) for report in reports
                   for viewer, verdict in report["viewers"].items() if verdict["verdict"] != "pass"]
        self.assertEqual(refused, [])
        self.assertEqual(run.returncode, 0)

    def test_no_extension_is_required(self):
        self.each(lambda model: not model.gltf.get("extensionsRequired"),
                  lambda model: model.gltf["extensionsRequired"])

    def test_no_node_moves_what_it_carries(self):
        moving = {"matrix", "rotation", "scale", "translation"}
        self.each(lambda model: not any(moving & node.keys() for node in model.gltf["nodes"]),
                  lambda model: model.gltf["nodes"])

    def test_it_stands_on_the_floor(self):
        self.each(lambda model: abs(model.box()[0][1]) <= NEAR_M, lambda model: f"lowest point {model.box()[0][1]} m")

    def test_its_footprint_is_centred(self):
        def offset(model):
            low, high = model.box()
            return max(abs(low[axis] + high[axis]) / 2 for axis in (0, 2))
        self.each(lambda model: offset(model) <= NEAR_M, lambda model: f"{offset(model)} m off")

    def test_its_size_is_one_that_the_kind_declares(self):
        self.each(lambda model: model.least_m - NEAR_M <= model.size() <= model.most_m + NEAR_M,
                  lambda model: f"{model.extent} {model.size()} m, not {model.least_m} to {model.most_m} m")

    def test_triangles_keep_to_the_budget(self):
        self.each(lambda model: 0 < model.triangles() <= MOST_TRIANGLES, lambda model: f"{model.triangles()} triangles")

    def test_textures_keep_to_the_budget(self):
        self.each(lambda model: all(0 < side <= MOST_TEXTURE_SIDE for size in model.pictures() for side in size),
                  lambda model: list(model.pictures()))

    def test_most_advanced_models_are_textured(self):
        # A banana's skin needs no picture.
        advanced = [model for model in self.models if model.mode == "advanced"]
        textured = [model for model in advanced if model.gltf.get("images")]
        self.assertGreater(len(textured), 0.6 * len(advanced))

    def test_metallic_and_roughness_are_explicit(self):
        def vague(model):
            # A left-out metallicFactor means 1, and a viewer that lights by reflections alone shows black.
            return [material for material in model.gltf["materials"]
                    if not all(isinstance(material.get("pbrMetallicRoughness", {}).get(factor), (int, float))
                               and math.isfinite(material["pbrMetallicRoughness"][factor])
                               for factor in ("metallicFactor", "roughnessFactor"))]
        self.each(lambda model: not vague(model), vague)
        self.each(lambda model: all("material" in primitive for primitive in model.primitives()),
                  lambda model: "a primitive without material")


if __name__ == "__main__":
    tap.main()
