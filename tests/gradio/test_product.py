#!/usr/bin/env python3
"""The program itself, with the mock as its TRELLIS server."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "api"))
import tap
from harness import PROGRAM, Server
from mock_server import MockGradio, make_glb



class Product(unittest.TestCase):
    def serve(self, *arguments, **options):
        mock = MockGradio(*arguments, **options)
        self.addCleanup(mock.close)
        return mock

    def run_product(self, *arguments, **settings):
        environment = {"PATH": os.environ["PATH"], **settings}
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60,
                                  env=environment, cwd=folder)

    def generate(self, prompt, **settings):
        return self.run_product("generate", prompt, "-o", "model.glb", "--json", "--quiet", **settings)

    def test_a_prompt_goes_to_the_space_that_is_set(self):
        made = self.generate("a chair", TRELLIS_SPACE=self.serve().base)
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual(json.loads(made.stdout)["engine"], "trellis-space")
        self.assertNotIn("fallback_reason", json.loads(made.stdout))

    def test_the_fallback_stands_in_and_says_why(self):
        mock = self.serve(file_answer=lambda handler: handler.answer(200, b"no model", "application/octet-stream"))
        made = self.generate("a chair", TRELLIS_SPACE=mock.base, FALLBACK_ENGINE="procedural")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual(json.loads(made.stdout)["engine"], "procedural")
        self.assertIn("no usable model", json.loads(made.stdout)["fallback_reason"])

    def test_without_a_fallback_the_failure_is_told(self):
        made = self.generate("quota", TRELLIS_SPACE=self.serve().base)
        self.assertNotEqual(made.returncode, 0)
        self.assertIn("quota", made.stderr)

    def test_a_fallback_that_is_no_engine_is_refused(self):
        made = self.generate("a chair", FALLBACK_ENGINE="magic")
        self.assertNotEqual(made.returncode, 0)
        self.assertIn("FALLBACK_ENGINE", made.stderr)

    def make_image(self):
        file = tempfile.NamedTemporaryFile(suffix=".png")
        self.addCleanup(file.close)
        file.write(b"\x89PNG\r\n\x1a\n and pixels")
        file.flush()
        return file.name

    def test_images_go_to_the_spaces_that_are_set_and_to_the_endpoints_named(self):
        for engine, flavour, setting in (("hunyuan-image-space", "hunyuan", "HUNYUAN_SPACE"),
                                         ("trellis-image-space", "trellis-image", "TRELLIS_IMAGE_SPACE")):
            space = {setting: self.serve(flavour=flavour).base}
            arguments = ["generate", "--image", self.make_image(), "--engine", engine, "-o", "model.glb", "--json", "--quiet"]
            made = self.run_product(*arguments, **space)
            self.assertEqual((made.returncode, made.stderr), (0, ""))
            self.assertEqual(json.loads(made.stdout)["engine"], engine)
            other = self.run_product(*arguments, **space, **{f"{setting}_API": "/another"})
            self.assertNotEqual(other.returncode, 0)
            self.assertIn("another", other.stderr)

    def test_a_file_describes_a_space_for_images(self):
        mock = self.serve(flavour="hunyuan")
        inputs = ("mv_image_front mv_image_back mv_image_left mv_image_right steps guidance_scale seed octree_resolution "
                  "check_box_rembg num_chunks randomize_seed").split()
        exported = "reduce_face export_texture target_face_num".split()
        description = {
            "engine": "mine", "space": mock.base, "api_name": "generation_all",
            "parameters": [{"name": "image", "from": "image"}, *({"name": name, "value": None} for name in inputs)],
            "then": {"api_name": "on_export_click", "output": 1, "parameters": [
                {"name": "file_out", "from": "first_output"}, {"name": "file_out2", "from": "second_output"},
                {"name": "file_type", "value": "glb"}, *({"name": name, "value": 1} for name in exported)]}}
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(description, file)
            file.flush()
            made = self.run_product("generate", "--image", self.make_image(), "--engine", "mine", "-o", "model.glb", "--json",
                                    "--quiet", SPACE_FILE=file.name)
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        self.assertEqual(json.loads(made.stdout)["engine"], "mine")
        self.assertEqual(len(mock.seen("POST", "/queue/join")), 2)

    def test_the_token_is_in_no_log(self):
        mock = self.serve()
        told = self.generate("says the token is hf_secret", TRELLIS_SPACE=mock.base, HF_TOKEN="hf_secret",
                             HF_TOKEN_POLICY="always", LOG_LEVEL="debug")
        self.assertIn("the token is *********", told.stderr)
        self.assertNotIn("hf_secret", told.stderr + told.stdout)
        self.assertEqual([r for r in mock.requests if "hf_secret" in json.dumps(r["headers"])], [])

    def test_a_server_keeps_the_file_as_it_was_received(self):
        with Server(TRELLIS_SPACE=self.serve().base) as server:
            made = server.request("POST", "/api/models/generate", {"prompt": "a chair", "mode": "advanced"}).json
            self.assertEqual(made["engine"], "trellis-space")
            raw = server.get(f"{made['download_url']}?format=raw")
            self.assertEqual((raw.status, raw.body), (200, make_glb()))
            self.assertEqual(raw.headers["Content-Type"], "model/gltf-binary")
            self.assertNotEqual(server.get(made["download_url"]).body, raw.body)

    def test_a_server_tells_a_quota_with_its_time(self):
        with Server(TRELLIS_SPACE=self.serve().base) as server:
            refused = server.request("POST", "/api/models/generate", {"prompt": "quota", "mode": "advanced"})
            self.assertEqual((refused.status, refused.json["code"]), (503, "upstream_quota"))
            self.assertEqual(refused.headers["Retry-After"], "600")
            self.assertNotIn("60s requested", refused.json["detail"])
            self.assertIn("60s requested", server.read_log())

    def test_a_probe_tells_version_protocol_and_parameters_and_calls_nothing(self):
        mock = self.serve("4.44.1")
        probed = self.run_product("engines", "--probe", TRELLIS_SPACE=mock.base)
        self.assertEqual(probed.returncode, 0, probed.stderr)
        for words in ("Gradio 4.44.1", "sse_v3", "/generate_and_extract_glb", "slat_sampling_steps", "1 to 50, whole"):
            self.assertIn(words, probed.stdout)
        self.assertEqual([r for r in mock.requests if r["method"] == "POST"], [])

    def test_a_probe_of_what_is_not_there_fails(self):
        mock = MockGradio()
        mock.close()
        probed = self.run_product("engines", "--probe", TRELLIS_SPACE=mock.base)
        self.assertNotEqual(probed.returncode, 0)
        self.assertIn("upstream_unreachable", probed.stdout)


if __name__ == "__main__":
    tap.main()
