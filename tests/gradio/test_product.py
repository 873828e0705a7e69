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
import tap
from mock_server import MockGradio

PROMPTAR = os.environ["PROMPTAR"]


class Product(unittest.TestCase):
    def serve(self, *arguments, **options):
        mock = MockGradio(*arguments, **options)
        self.addCleanup(mock.close)
        return mock

    def run_product(self, *arguments, **settings):
        environment = {"PATH": os.environ["PATH"], **settings}
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run([PROMPTAR, *arguments], capture_output=True, text=True, timeout=60,
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
