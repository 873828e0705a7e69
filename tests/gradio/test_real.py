#!/usr/bin/env python3
"""The Spaces engine against real Gradio releases on loopback; those that are not installed are skipped."""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import tap

DRIVER = os.environ["GRADIO_DRIVER"]
SERVERS = Path(os.environ["GRADIO_SERVERS"])
TRELLIS, SHAP_E = "generate_and_extract_glb", "text-to-3d"
# 8 by 6 grey pixels each.
IMAGES = {
    "jpeg": base64.b64decode(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j"
        "q62rZ4C8ybqmx5moq6T/wAALCAAGAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
        "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
        "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
        "4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AG1//9k="),
    "png": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAAAAADbboAnAAAAEElEQVR4nGOsYIAAJgYSGAAaUgCEXfwR+wAAAABJRU5ErkJggg=="),
    "webp": base64.b64decode(
        "UklGRiIAAABXRUJQVlA4TBYAAAAvB0ABAAdQvOIVr/8BgCD8b5uI6H8I"),
}


def drive(space, prompt, api=TRELLIS, **options):
    command = [DRIVER, space, api, prompt, *(f"{name}={value}" for name, value in options.items())]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if run.returncode != 0:
        raise AssertionError(f"driver ended with {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)


def drive_one(space, prompt, api=TRELLIS, **options):
    return drive(space, prompt, api, **options)["outcomes"][0]


def drive_image(space, api, content, **options):
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return drive_one(space, "", api, image=file.name, **options)


class App:
    """The demo app under one release of Gradio; a context manager."""

    def __init__(self, version, *options):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.folder = tempfile.TemporaryDirectory()
        environment = {**os.environ, "DEMO_FOLDER": self.folder.name, "GRADIO_TEMP_DIR": self.folder.name,
                       "GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1",
                       "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        self.output = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [SERVERS / version / "bin" / "python", Path(__file__).parent / "demo_app.py", str(self.port), *options],
            env=environment, cwd=self.folder.name, stdout=self.output, stderr=subprocess.STDOUT)

    def __enter__(self):
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.base}/config", timeout=5).read()
                return self
            except urllib.error.HTTPError:
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.__exit__()
        raise AssertionError("the demo app does not start:\n" + self.said())

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.folder.cleanup()

    def said(self):
        self.output.seek(0)
        return self.output.read().decode(errors="replace")[-2000:]

    def events(self):
        log = Path(self.folder.name) / "events.log"
        return log.read_text().splitlines() if log.exists() else []


class Release:
    """The cases every release is held to; a subclass names the release."""

    version = None

    @classmethod
    def setUpClass(cls):
        if not (SERVERS / cls.version / ".complete").exists():
            raise unittest.SkipTest(f"gradio {cls.version} could not be installed")
        cls.app = App(cls.version, "show_error").__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.app.__exit__()

    def test_both_endpoints_make_a_model(self):
        for api in (TRELLIS, SHAP_E):
            outcome = drive_one(self.app.base, "a chair", api)
            self.assertEqual((api, outcome["status"], outcome["detail"]), (api, "ok", ""))
        self.assertIn("values 0 7.5 25 0.95 1024", self.app.events())
        self.assertTrue({"values 0 20 100", "values 0 20.0 100"} & set(self.app.events()))

    def test_a_quota_is_told_with_its_time(self):
        outcome = drive_one(self.app.base, "quota")
        self.assertEqual((outcome["status"], outcome["retry_after_s"]), ("upstream_quota", 600))

    def test_an_exception_stays_in_the_log(self):
        answer = drive(self.app.base, "broken")
        self.assertEqual(answer["outcomes"][0]["status"], "upstream_error")
        self.assertNotIn("secret", answer["outcomes"][0]["detail"])
        self.assertTrue(any("secret" in words for words in answer["words"]))

    def test_progress_and_warnings_do_not_disturb(self):
        for prompt in ("progress", "warning"):
            self.assertEqual(drive_one(self.app.base, prompt)["status"], "ok")

    def test_an_update_carries_the_model(self):
        self.assertEqual(drive_one(self.app.base, "a chair", "updated")["status"], "ok")

    def test_a_state_among_the_inputs_keeps_its_place(self):
        self.assertEqual(drive_one(self.app.base, "a chair", "stateful")["status"], "ok")
        self.assertTrue(any(event.endswith("seed 0") for event in self.app.events()))

    def test_nothing_and_junk_are_no_models(self):
        for prompt in ("nothing", "junk"):
            self.assertEqual(drive_one(self.app.base, prompt)["status"], "upstream_bad_file")

    def test_a_large_model_arrives_whole(self):
        outcome = drive_one(self.app.base, "large")
        self.assertEqual(outcome["status"], "ok")
        self.assertGreater(outcome["bytes"], 60_000_000)

    def test_cancelling_returns_at_once(self):
        started = time.monotonic()
        self.assertEqual(drive_one(self.app.base, "sleep 8", cancel=1500)["status"], "cancelled")
        self.assertLess(time.monotonic() - started, 7)

    def test_hidden_errors_are_still_errors(self):
        with App(self.version) as quiet:
            self.assertEqual(drive_one(quiet.base, "broken")["status"], "upstream_error")
            self.assertEqual(drive_one(quiet.base, "quota")["status"], "upstream_quota")

    def test_a_full_queue_is_busy(self):
        with App(self.version, "full") as small:
            outcomes = drive(small.base, "sleep 3", parallel=4)["outcomes"]
            self.assertEqual({o["status"] for o in outcomes}, {"ok", "upstream_busy"})

    def test_a_login_is_asked_for(self):
        with App(self.version, "auth") as locked:
            self.assertEqual(drive_one(locked.base, "a chair")["status"], "upstream_auth")

    def test_an_image_is_generated_from_and_exported(self):
        with App(self.version, "show_error", "hunyuan") as app:
            for name, content in IMAGES.items():
                outcome = drive_image(app.base, "generation_all", content)
                self.assertEqual((name, outcome["status"], outcome["detail"]), (name, "ok", ""))
            self.assertEqual(app.events(), len(IMAGES) * [
                "image 8x6 views [None, None, None, None]", "values 15 5.0 1234 128 True 4000 True",
                "export ['white mesh', 'textured mesh'] glb False True 10000"])

    def test_an_image_goes_to_trellis_which_hands_out_a_film_first(self):
        with App(self.version, "show_error", "trellis_image") as app:
            for name, content in IMAGES.items():
                outcome = drive_image(app.base, TRELLIS, content)
                self.assertEqual((name, outcome["status"], outcome["detail"]), (name, "ok", ""))
            self.assertEqual(len(app.events()), 2 * len(IMAGES))
            for picture, values in zip(app.events()[::2], app.events()[1::2]):
                self.assertRegex(picture, r"image 8x6 others (\[\]|None)")
                self.assertEqual(values, "values 0 7.5 12 3 12 stochastic 0.95 1024")

    def test_an_image_of_the_largest_size_arrives(self):
        largest = IMAGES["jpeg"].ljust(20 << 20, b"\0")
        with App(self.version, "show_error", "hunyuan") as app:
            self.assertEqual(drive_image(app.base, "generation_all", largest)["status"], "ok")

    def test_a_server_that_takes_only_small_files_says_so(self):
        with App(self.version, "show_error", "hunyuan", "small_files") as app:
            if "files of any size" in app.events():
                self.skipTest("this release knows no largest file")
            self.assertEqual(drive_image(app.base, "generation_all", IMAGES["jpeg"].ljust(1000, b"\0"))["status"],
                             "too_large")

    def test_a_server_killed_in_mid_job_is_a_lost_connection(self):
        with App(self.version) as doomed:
            command = [DRIVER, doomed.base, TRELLIS, "sleep 20"]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as call:
                for _ in range(200):
                    if "start sleep 20" in doomed.events():
                        break
                    time.sleep(0.1)
                doomed.process.send_signal(signal.SIGKILL)
                outcome = json.loads(call.communicate(timeout=60)[0])["outcomes"][0]
            self.assertEqual(outcome["status"], "upstream_lost")


class Gradio4_0(Release, unittest.TestCase):
    version = "4.0.0"


class Gradio4_16(Release, unittest.TestCase):
    version = "4.16.0"


class Gradio4_44(Release, unittest.TestCase):
    version = "4.44.1"


class Gradio5(Release, unittest.TestCase):
    version = "5.49.1"


class Gradio6(Release, unittest.TestCase):
    version = "6.31.0"


class Gradio3(unittest.TestCase):
    def test_it_is_served_or_named(self):
        if not (SERVERS / "3.50.2" / ".complete").exists():
            self.skipTest("gradio 3.50.2 could not be installed")
        with App("3.50.2", "show_error") as app:
            self.assertEqual(drive_one(app.base, "a chair", SHAP_E)["status"], "ok")
            outcome = drive_one(app.base, "quota", SHAP_E)
            self.assertEqual((outcome["status"], outcome["retry_after_s"]), ("upstream_quota", 600))

    def test_images_are_not_sent_to_it(self):
        if not (SERVERS / "3.50.2" / ".complete").exists():
            self.skipTest("gradio 3.50.2 could not be installed")
        with App("3.50.2", "show_error", "hunyuan") as app:
            outcome = drive_image(app.base, "generation_all", IMAGES["png"])
            self.assertEqual(outcome["status"], "unsupported")
            self.assertIn("3.50.2", outcome["detail"])


if __name__ == "__main__":
    tap.main()
