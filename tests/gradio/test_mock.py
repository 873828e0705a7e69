#!/usr/bin/env python3
"""The Spaces engine against a server made of transcripts: every version, and what only the hub sends."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import tap
from mock_server import MockGradio, make_glb

DRIVER = os.environ["GRADIO_DRIVER"]
API = "generate_and_extract_glb"
MODEL = hashlib.sha256(make_glb()).hexdigest()


def drive(space, prompt, api=API, **options):
    command = [DRIVER, space, api, prompt, *(f"{name}={value}" for name, value in options.items())]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if run.returncode != 0:
        raise AssertionError(f"driver ended with {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)


def drive_one(space, prompt, api=API, **options):
    return drive(space, prompt, api, **options)["outcomes"][0]


class Served(unittest.TestCase):
    def serve(self, *arguments, **options):
        mock = MockGradio(*arguments, **options)
        self.addCleanup(mock.close)
        return mock


class EveryVersion(Served):
    VERSIONS = ["4.0.0", "4.8.0", "4.9.1", "4.16.0", "4.20.1", "4.22.0", "4.44.1", "5.0.0", "5.49.1", "6.25.0"]

    def test_a_prompt_becomes_a_model(self):
        for version in self.VERSIONS:
            mock = self.serve(version)
            outcome = drive_one(mock.base, "a chair")
            self.assertEqual((version, outcome["status"], outcome["sha256"]), (version, "ok", MODEL))

    def test_values_arrive_in_the_servers_order(self):
        for version in self.VERSIONS:
            mock = self.serve(version)
            drive_one(mock.base, "a chair", steps=12)
            sent = [r["body"]["data"] for r in mock.requests if r["body"] and "data" in r["body"]][-1]
            self.assertEqual((version, sent), (version, ["a chair", 0, 7.5, 12, 7.5, 12, 0.95, 1024]))

    def test_null_goes_to_a_state_between_the_inputs(self):
        for version in self.VERSIONS:
            mock = self.serve(version)
            outcome = drive_one(mock.base, "a chair", api="stateful")
            sent = [r["body"]["data"] for r in mock.requests if r["body"] and "data" in r["body"]][-1]
            self.assertEqual((version, outcome["status"], sent[:3]), (version, "ok", ["a chair", None, 0]))

    def test_numbers_stay_in_the_range_the_server_declares(self):
        mock = self.serve()
        drive_one(mock.base, "a chair", steps=400)
        self.assertEqual(mock.seen("POST", "/queue/join")[0]["body"]["data"][3], 50)

    def test_a_quota_is_told_with_its_time_whatever_the_quoting(self):
        for version in self.VERSIONS:
            outcome = drive_one(self.serve(version).base, "quota")
            self.assertEqual((version, outcome["status"], outcome["retry_after_s"]), (version, "upstream_quota", 600))

    def test_gradio_3_is_served_by_its_plain_route_or_named(self):
        self.assertEqual(drive_one(self.serve("3.50.2", run_open=True).base, "a chair")["status"], "ok")
        self.assertEqual(drive_one(self.serve("3.50.2", run_open=True).base, "quota")["status"], "upstream_quota")
        outcome = drive_one(self.serve("3.50.2").base, "a chair")
        self.assertEqual(outcome["status"], "unsupported")
        self.assertIn("3.50.2", outcome["detail"])


class Outcomes(Served):
    def test_progress_and_stages_are_passed_on(self):
        answer = drive(self.serve().base, "progress")
        self.assertEqual(answer["outcomes"][0]["stages"], ["connecting", "queued, 1 ahead", "running", "downloading"])
        self.assertIn("mind the gap", answer["words"])

    def test_wrapped_and_generated_outputs_are_found(self):
        for prompt in ("update", "generator"):
            self.assertEqual(drive_one(self.serve().base, prompt)["sha256"], MODEL)

    def test_failures_are_told_apart(self):
        expected = {"no gpu": "upstream_busy", "hidden": "upstream_error", "cut": "upstream_lost",
                    "stopped": "upstream_lost", "nothing": "upstream_bad_file", "full": "upstream_busy",
                    "inside": "upstream_bad_file", "loopback": "upstream_bad_file"}
        for prompt, status in expected.items():
            self.assertEqual((prompt, drive_one(self.serve().base, prompt)["status"]), (prompt, status))

    def test_what_zerogpu_says_is_told_apart(self):
        said = {
            "No GPU was available after 60s. Retry later": ("upstream_busy", 60),
            "No GPU is currently available for you after 60s": ("upstream_busy", 60),
            "Expired ZeroGPU proxy token": ("upstream_busy", 15),
            "ZeroGPU API /schedule error: 500": ("upstream_busy", 30),
            "You have exceeded your free GPU quota (60s requested vs. 0s left). Try again in 23:59:09": ("upstream_quota", 86349),
            "You have exceeded your GPU quota (46s left vs. 60s requested). Sign-up or retry in 0:09:48.": ("upstream_quota", 588),
            "You have exceeded your ZeroGPU runs limit. Try again in 1 day, 1:00:00": ("upstream_quota", 90000),
            "Unlogged user is runnning out of daily ZeroGPU quotas.": ("upstream_quota", 0),
            "Space app has reached its GPU limit.": ("upstream_quota", 0),
            "The requested GPU duration (180s) is larger than the maximum allowed": ("upstream_error", 0),
            "GPU task aborted": ("upstream_error", 0),
        }
        for words, (status, seconds) in said.items():
            outcome = drive_one(self.serve().base, f"says {words}")
            self.assertEqual((words, outcome["status"], outcome["retry_after_s"]), (words, status, seconds))
            self.assertNotIn(words[:20], outcome["detail"])

    def test_upstream_words_go_to_the_log_only(self):
        answer = drive(self.serve().base, "quota")
        self.assertNotIn("60s requested", answer["outcomes"][0]["detail"])
        self.assertTrue(any("60s requested" in words for words in answer["words"]))

    def test_a_broken_stream_is_not_opened_again(self):
        mock = self.serve()
        drive_one(mock.base, "cut")
        self.assertEqual(len(mock.seen("GET", "/queue/data")), 1)
        self.assertEqual(len(mock.seen("POST", "/queue/join")), 1)

    def test_an_unknown_endpoint_is_missing(self):
        self.assertEqual(drive_one(self.serve().base, "a chair", api="other")["status"], "upstream_missing")

    def test_a_server_that_is_not_there_is_unreachable(self):
        mock = MockGradio()
        mock.close()
        self.assertEqual(drive_one(mock.base, "a chair")["status"], "upstream_unreachable")

    def test_a_login_is_asked_for(self):
        self.assertEqual(drive_one(self.serve(login=True).base, "a chair")["status"], "upstream_auth")

    def test_what_is_no_model_is_refused(self):
        mock = self.serve(file_answer=lambda handler: handler.answer(200, b"no model", "application/octet-stream"))
        self.assertEqual(drive_one(mock.base, "a chair")["status"], "upstream_bad_file")

    def test_ply_and_obj_are_models_too_whatever_they_are_called(self):
        ply = ("ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
               "element face 1\nproperty list uchar int vertex_indices\nend_header\n"
               "0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n").encode()
        obj = b"# made by hand\n\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"
        for model in (ply, obj):
            mock = self.serve(file_answer=lambda handler: handler.answer(200, model, "application/octet-stream"))
            outcome = drive_one(mock.base, "a chair")
            self.assertEqual((outcome["status"], outcome["sha256"]), ("ok", hashlib.sha256(model).hexdigest()))

    def test_a_damaged_ply_or_obj_is_refused(self):
        for model in (b"ply\nformat ascii 1.0\nelement vertex 3\n", b"v 0 0 0\nf 1 2 9\n"):
            mock = self.serve(file_answer=lambda handler: handler.answer(200, model, "application/octet-stream"))
            self.assertEqual(drive_one(mock.base, "a chair")["status"], "upstream_bad_file")

    def test_a_file_beyond_the_cap_is_refused_by_its_length(self):
        def endless(handler):
            handler.send_response(200)
            handler.send_header("Content-Length", str(1 << 40))
            handler.end_headers()

        self.assertEqual(drive_one(self.serve(file_answer=endless).base, "a chair")["status"], "upstream_bad_file")


class Images(Served):
    PNG = b"\x89PNG\r\n\x1a\n and pixels"

    def drive_image(self, space, api, content=PNG, **options):
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            file.write(content)
            file.flush()
            return drive_one(space, "", api, image=file.name, **options)

    def sent(self, mock):
        return [r["body"]["data"] for r in mock.seen("POST", "/queue/join")]

    def test_hunyuan_is_asked_twice_with_its_own_files(self):
        mock = self.serve(flavour="hunyuan")
        outcome = self.drive_image(mock.base, "generation_all")
        self.assertEqual((outcome["status"], outcome["sha256"], outcome["detail"]), ("ok", MODEL, ""))
        self.assertIn("uploading", outcome["stages"])
        upload = mock.seen("POST", "/upload")[0]
        self.assertIn(self.PNG, upload["body"])
        self.assertIn(b"Content-Type: image/png", upload["body"])
        first, second = self.sent(mock)
        file = {"path": "/app/gradio/9c/image.png", "orig_name": "image.png", "meta": {"_type": "gradio.FileData"}}
        self.assertEqual(first, [file, None, None, None, None, 15, 5.0, 1234, 128, True, 4000, True])
        self.assertEqual([value["path"] for value in second[:2]], ["/app/gradio/white.glb", "/app/gradio/textured.glb"])
        self.assertEqual(second[2:], ["glb", False, True, 10000])
        sessions = {r["body"]["session_hash"] for r in mock.seen("POST", "/queue/join")}
        self.assertEqual(len(sessions), 1)

    def test_trellis_hands_out_its_second_output_else_its_third(self):
        for second_missing in (False, True):
            mock = self.serve(flavour="trellis-image", second_missing=second_missing)
            outcome = self.drive_image(mock.base, API)
            self.assertEqual((outcome["status"], outcome["sha256"], outcome["detail"]), ("ok", MODEL, ""))
            data = self.sent(mock)[0]
            self.assertEqual(data[0]["path"], "/app/gradio/9c/image.png")
            self.assertEqual(data[1:], [[], 0, 7.5, 12, 3, 12, "stochastic", 0.95, 1024])

    def test_a_server_that_does_not_export_is_not_asked_to_generate(self):
        mock = self.serve()
        self.assertEqual(self.drive_image(mock.base, "generation_all")["status"], "upstream_missing")
        self.assertEqual(mock.seen("POST", "/"), [])


class OnlyOnce(Served):
    """Quota is somebody's money: nothing that may have been spent is spent again."""

    TOKEN = {"token": "hf_secret"}

    def joins(self, mock):
        return len(mock.seen("POST", "/queue/join"))

    def drive_hunyuan(self, mock):
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            file.write(Images.PNG)
            file.flush()
            return drive_one(mock.base, "", "generation_all", image=file.name, **self.TOKEN)

    def test_a_refusal_before_the_work_is_turned_around_by_the_token(self):
        mock = self.serve(over_quota={1})
        self.assertEqual(drive_one(mock.base, "a chair", **self.TOKEN)["status"], "ok")
        self.assertEqual(self.joins(mock), 2)
        mock = self.serve(flavour="hunyuan", over_quota={1})
        self.assertEqual(self.drive_hunyuan(mock)["status"], "ok")
        self.assertEqual(self.joins(mock), 3)

    def test_a_refused_export_does_not_generate_again(self):
        mock = self.serve(flavour="hunyuan", over_quota={2})
        self.assertEqual(self.drive_hunyuan(mock)["status"], "upstream_quota")
        self.assertEqual(self.joins(mock), 2)

    def test_a_refusal_in_the_middle_of_the_work_does_not_start_over(self):
        mock = self.serve()
        self.assertEqual(drive_one(mock.base, "works, then quota", **self.TOKEN)["status"], "upstream_quota")
        self.assertEqual(self.joins(mock), 1)

    def test_without_a_token_or_with_policy_never_nothing_is_sent_twice(self):
        for options in ({}, {**self.TOKEN, "policy": "never"}, {**self.TOKEN, "policy": "always"}):
            mock = self.serve()
            self.assertEqual(drive_one(mock.base, "quota", **options)["status"], "upstream_quota")
            self.assertEqual((options, self.joins(mock)), (options, 1))

    def test_an_answer_that_may_have_been_queued_is_not_asked_for_again(self):
        for prompt in ("gateway", "not up"):
            mock = self.serve()
            outcomes = drive(mock.base, prompt, again=2)["outcomes"]
            self.assertEqual([outcome["status"] for outcome in outcomes], ["upstream_asleep"] * 2)
            self.assertEqual((prompt, self.joins(mock)), (prompt, 2))

    def test_a_model_that_cannot_be_fetched_is_not_made_again(self):
        mock = self.serve(file_answer=lambda handler: handler.answer(503, b"<html></html>", "text/html"))
        drive(mock.base, "a chair", again=2)
        self.assertEqual(self.joins(mock), 2)


class Streams(Served):
    def test_events_are_read_however_they_are_cut_and_ended(self):
        for version in ("4.0.0", "5.49.1"):
            self.assertEqual(drive_one(self.serve(version, every_byte=True).base, "progress")["status"], "ok")

    def test_unicode_separators_end_no_line(self):
        answer = drive(self.serve().base, "separators")
        self.assertEqual(answer["outcomes"][0]["status"], "ok")
        self.assertIn("one\u2028two\u2029three\x85four", answer["words"])

    def test_events_of_megabytes_are_read(self):
        answer = drive(self.serve().base, "megabytes")
        self.assertEqual(answer["outcomes"][0]["status"], "ok")
        self.assertGreater(max(len(words) for words in answer["words"]), 1_900_000)


class Stopping(Served):
    def test_a_running_job_is_cancelled_at_the_server(self):
        mock = self.serve()
        outcome = drive_one(mock.base, "silent", cancel=700)
        self.assertEqual(outcome["status"], "cancelled")
        cancels = mock.seen("POST", "/cancel")
        self.assertEqual(len(cancels), 1)
        self.assertEqual(set(cancels[0]["body"]), {"session_hash", "fn_index", "event_id"})

    def test_a_queued_job_goes_with_its_stream(self):
        mock = self.serve()
        self.assertEqual(drive_one(mock.base, "waits", cancel=700)["status"], "cancelled")
        self.assertEqual(mock.seen("POST", "/cancel"), [])

    def test_old_servers_are_not_sent_what_they_do_not_know(self):
        mock = self.serve("4.16.0")
        self.assertEqual(drive_one(mock.base, "silent", cancel=700)["status"], "cancelled")
        self.assertEqual(mock.seen("POST", "/cancel"), [])

    def test_the_deadline_ends_a_job_and_its_event(self):
        mock = self.serve()
        self.assertEqual(drive_one(mock.base, "silent", timeout=2)["status"], "timeout")
        self.assertEqual(len(mock.seen("POST", "/cancel")), 1)


class Hub(Served):
    SPACE = "someone/Text-to-3D"

    def test_a_space_is_found_through_the_hub(self):
        mock = self.serve()
        self.assertEqual(drive_one(self.SPACE, "a chair", hub=mock.base)["status"], "ok")

    def test_a_sleeping_space_is_woken(self):
        mock = self.serve(stages=["SLEEPING", "APP_STARTING", "RUNNING"])
        outcome = drive_one(self.SPACE, "a chair", hub=mock.base)
        self.assertEqual(outcome["status"], "ok")
        self.assertIn("waking", outcome["stages"])
        self.assertTrue(any(r["path"] == "/" for r in mock.requests))

    def test_a_space_that_does_not_wake_is_asleep(self):
        mock = self.serve(stages=["SLEEPING"])
        self.assertEqual(drive_one(self.SPACE, "a chair", hub=mock.base, timeout=3)["status"], "upstream_asleep")

    def test_a_paused_or_broken_space_is_not_waited_for(self):
        for stage, status in (("PAUSED", "upstream_paused"), ("RUNTIME_ERROR", "upstream_error")):
            mock = self.serve(stages=[stage])
            started = time.monotonic()
            self.assertEqual(drive_one(self.SPACE, "a chair", hub=mock.base)["status"], status)
            self.assertLess(time.monotonic() - started, 10)

    def test_the_token_goes_to_the_hub_and_to_no_other_host(self):
        mock = self.serve()
        drive_one(self.SPACE, "a chair", hub=mock.base, token="hf_secret", policy="always")
        with_token = [r["path"] for r in mock.requests if "hf_secret" in json.dumps(r["headers"])]
        self.assertEqual(with_token, ["/api/spaces/someone/Text-to-3D/host"])

    def test_the_token_is_not_taken_across_a_redirect(self):
        other = self.serve()
        mock = self.serve(hub_elsewhere=other.base)
        drive_one(self.SPACE, "a chair", hub=mock.base, token="hf_secret", policy="always")
        self.assertIn("hf_secret", json.dumps(mock.requests[0]["headers"]))
        self.assertEqual(other.requests, [])

    def test_a_result_elsewhere_is_fetched_from_public_hosts_only(self):
        other = self.serve()
        mock = self.serve(file_answer=lambda handler: handler.answer(
            302, b"", headers=[("Location", other.base + handler.path)]))
        self.assertEqual(drive_one(mock.base, "a chair")["status"], "upstream_bad_file")
        self.assertEqual(other.requests, [])

    def test_a_token_that_upstream_repeats_is_blotted_out_in_the_log(self):
        answer = drive(self.serve().base, "says the token is hf_secret", token="hf_secret", policy="always")
        self.assertNotIn("hf_secret", json.dumps(answer))
        self.assertIn("the token is *********", answer["words"])

    def test_a_private_space_is_found_with_the_token_once_it_is_refused_without(self):
        mock = self.serve(private="hf_secret")
        self.assertEqual(drive_one(self.SPACE, "a chair", hub=mock.base)["status"], "upstream_missing")
        outcome = drive_one(self.SPACE, "a chair", hub=mock.base, token="hf_secret")
        self.assertEqual(outcome["status"], "ok")
        asked = [r["headers"].get("Authorization") for r in mock.seen("GET", "/host")]
        self.assertEqual(asked, [None, None, "Bearer hf_secret"])
        refused = drive_one(self.SPACE, "a chair", hub=mock.base, token="hf_secret", policy="never")
        self.assertEqual(refused["status"], "upstream_missing")

    def test_a_page_in_place_of_a_server_is_a_space_asleep(self):
        self.assertEqual(drive_one(self.serve(stages=["SLEEPING"]).base, "a chair")["status"], "upstream_asleep")

    def test_without_being_refused_no_token_is_sent(self):
        mock = self.serve()
        drive_one(self.SPACE, "a chair", hub=mock.base, token="hf_secret")
        self.assertEqual([r for r in mock.requests if "hf_secret" in json.dumps(r["headers"])], [])


class ManyJobs(Served):
    def test_the_second_job_goes_by_what_the_first_learnt(self):
        mock = self.serve()
        drive(mock.base, "a chair", again=3)
        self.assertEqual(len(mock.seen("GET", "/config")), 1)
        self.assertEqual(len(mock.seen("POST", "/queue/join")), 3)

    def test_no_more_jobs_than_places_are_at_the_server(self):
        mock = self.serve()
        outcomes = drive(mock.base, "slow", parallel=12, places=3)["outcomes"]
        self.assertEqual({outcome["status"] for outcome in outcomes}, {"ok"})
        self.assertLessEqual(mock.most_running, 3)

    def test_repeated_failures_break_the_circuit(self):
        mock = self.serve()
        outcomes = drive(mock.base, "cut", again=5)["outcomes"]
        self.assertEqual([o["status"] for o in outcomes], ["upstream_lost"] * 3 + ["unavailable"] * 2)
        self.assertGreater(outcomes[-1]["retry_after_s"], 0)
        self.assertEqual(len(mock.seen("POST", "/queue/join")), 3)


if __name__ == "__main__":
    tap.main()
