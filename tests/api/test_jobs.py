"""Jobs as clients see them: three manners of answering, watching, cancelling, keys, and what a restart leaves."""

import base64
import sys
import threading
import time
from tempfile import TemporaryDirectory

from harness import Server, Stream, contains, equal, functions_of, main, wait_until

JSON = {"Content-Type": "application/json"}
EVENTS = {**JSON, "Accept": "text/event-stream"}


def _stream(server, prompt, **fields):
    return Stream(server, "POST", "/api/models/generate", {"prompt": prompt, "mode": "basic", **fields}, EVENTS)


def _job(server, job_id):
    return server.get(f"/api/jobs/{job_id}").json


def _await(server, job_id, *states):
    wait_until(lambda: _job(server, job_id)["state"] in states, f"{job_id} is one of {states}", 30)
    return _job(server, job_id)


def an_asynchronous_call_is_answered_with_its_job():
    with Server() as server:
        answer = server.generate("a cube in 300 ms", **{"async": True})
        equal(answer.status, 202, answer)
        job = answer.json
        equal(answer.headers["Location"], f"/api/jobs/{job['job_id']}")
        equal("Preference-Applied" in answer.headers, False)
        contains(job, {"progress": 0, "prompt": "a cube in 300 ms", "mode": "basic", "engine": "scripted", "error": None,
                       "result": None, "events_url": f"/api/jobs/{job['job_id']}/events"})
        done = _await(server, job["job_id"], "succeeded")
        contains(done, {"progress": 1, "position": None, "stage": None, "attempts": 1, "error": None,
                        "result": {"status": "success", "kind": "cube", "cached": False, "job_id": job["job_id"]}})
        equal(server.get(done["result"]["download_url"]).body[:4], b"glTF")
        preferred = server.request("POST", "/api/models/generate", {"prompt": "a cube", "mode": "basic"},
                                   {"Prefer": "wait=10, respond-async"})
        equal(preferred.status, 202)
        equal(preferred.headers["Preference-Applied"], "respond-async")


def a_stream_shows_progress_and_ends_with_the_model():
    with Server() as server:
        stream = _stream(server, "a cube in 1000 ms")
        equal(stream.response.status, 200)
        equal(stream.response.headers["Content-Type"], "text/event-stream; charset=utf-8")
        events = list(stream)
        equal(events[0][0], "job")
        equal(events[-1][0], "result")
        equal(events[-1][2], "end")
        shown = [data["progress"] for name, data, _ in events if name == "progress"]
        equal(len(shown) >= 2 and shown == sorted(shown), True, shown)
        contains(events[-1][1], {"status": "success", "job_id": events[0][1]["job_id"], "kind": "cube"})
        equal(server.get(events[-1][1]["download_url"]).body[:4], b"glTF")


def a_stream_ends_with_all_that_a_page_shows():
    with Server() as server:
        job_id = server.generate("a cube", **{"async": True}).json["job_id"]
        _await(server, job_id, "succeeded")
        for events in (list(_stream(server, "a cube")), list(_stream(server, "a cube", cache=False)),
                       list(Stream(server, "GET", f"/api/jobs/{job_id}/events"))):
            result = events[-1][1]
            equal(result["ar_report"], server.get(result["ar_report_url"]).json)
            equal(result["engines"], server.get("/api/engines").json["engines"])
            scheme, data = result["preview"].split(",")
            equal(scheme, "data:image/webp;base64")
            picture = server.get(f"/api/models/{result['model_id']}/preview.webp?size=256&transparent=true").body
            equal(base64.b64decode(data, validate=True), picture)
        equal("ar_report" in server.generate("a cube").json, False, "who waits for the model waits for nothing else")


def a_result_comes_without_what_cannot_be_had():
    with Server() as server:
        job = server.generate("a cube", **{"async": True}).json
        result = _await(server, job["job_id"], "succeeded")["result"]
        model, = server.folder.rglob(f"{result['model_id']}.glb")
        for kind in ("report1", "tw256"):
            model.with_suffix(f".{kind}").mkdir()
        events = list(Stream(server, "GET", job["events_url"]))
        equal(events[-1][0], "result")
        contains(events[-1][1], {**result, "ar_report": None, "preview": None})


def a_stream_that_fails_says_why_and_refusals_are_plain_answers():
    with Server() as server:
        events = list(_stream(server, "a zorb"))
        equal(events[-1][0], "failed")
        contains(events[-1][1], {"state": "failed", "code": "unknown_kind", "suggestions": ["cube"]})
        refused = _stream(server, "")
        equal(refused.response.status, 422)
        equal(refused.response.headers["Content-Type"], "application/json")


def a_job_that_failed_is_remembered_with_its_reason():
    with Server() as server:
        job_id = server.generate("fail with upstream_quota", **{"async": True}).json["job_id"]
        job = _await(server, job_id, "failed")
        contains(job, {"error": {"code": "upstream_quota", "detail": "The script says upstream_quota.", "retry_after_s": 7},
                       "result": None, "prompt": "fail with upstream_quota"})
        equal([name for name, _, _ in Stream(server, "GET", f"/api/jobs/{job_id}/events")], ["job", "failed"])


def who_comes_late_or_again_sees_the_end():
    with Server() as server:
        job_id = server.generate("a cube", **{"async": True}).json["job_id"]
        _await(server, job_id, "succeeded")
        events = list(Stream(server, "GET", f"/api/jobs/{job_id}/events"))
        equal([name for name, _, _ in events], ["job", "result"])
        equal(events[0][1]["result"]["model_id"], events[1][1]["model_id"])
        again = server.request("GET", f"/api/jobs/{job_id}/events", headers={"Last-Event-ID": "end"})
        equal((again.status, again.body), (204, b""))


def a_cancelled_job_ends_at_once():
    with Server(WORKERS="1") as server:
        running = server.generate("a cube in 20000 ms", **{"async": True}).json["job_id"]
        _await(server, running, "running")
        waiting = server.generate("a cube in 20001 ms", **{"async": True}).json
        wait_until(lambda: _job(server, waiting["job_id"])["position"] == 0, "the second is next")
        stream = Stream(server, "GET", waiting["events_url"])
        for job_id in (waiting["job_id"], running):
            answer = server.request("POST", f"/api/jobs/{job_id}/cancel")
            equal(answer.status, 200, answer)
            equal(answer.json["state"], "cancelled")
            contains(_await(server, job_id, "cancelled"), {"error": {"code": "cancelled"}, "result": None})
            equal(server.request("POST", f"/api/jobs/{job_id}/cancel").status, 200)
        events = list(stream)
        equal(events[-1][0], "failed")
        equal(events[-1][1]["state"], "cancelled")
        done = server.generate("a cube", **{"async": True}).json["job_id"]
        _await(server, done, "succeeded")
        equal(server.request("POST", f"/api/jobs/{done}/cancel").json["code"], "job_ended")


def a_job_nobody_knows_is_not_found():
    with Server() as server:
        for job_id in ("00000000-0000-4000-8000-000000000000", "nonsense"):
            for method, suffix in (("GET", ""), ("GET", "/events"), ("POST", "/cancel")):
                answer = server.request(method, f"/api/jobs/{job_id}{suffix}")
                equal((answer.status, answer.json["code"]), (404, "job_not_found"), f"{method} {suffix}")


def a_stream_whose_client_leaves_is_cancelled_unless_it_is_asynchronous():
    with Server(WORKERS="1") as server:
        for fields, states in (({}, None), ({"async": True}, ("succeeded",))):
            stream = _stream(server, "a cube in 1500 ms", cache=False, **fields)
            job_id = next(iter(stream))[1]["job_id"]
            stream.leave()
            if states:
                _await(server, job_id, *states)
            else:
                wait_until(lambda: server.get(f"/api/jobs/{job_id}").status == 404, "the job has gone")
                equal(server.get("/api/models").json["total"], 0)


def a_key_makes_a_call_safe_to_repeat():
    with Server() as server:
        body = {"prompt": "a cube in 700 ms", "mode": "basic", "cache": False}
        key = {"Idempotency-Key": "order-1"}
        answers = []

        def call():
            answers.append(server.request("POST", "/api/models/generate", body, key))

        threads = [threading.Thread(target=call) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        call()
        equal({answer.status for answer in answers}, {200}, answers)
        equal(len({answer.json["model_id"] for answer in answers}), 1)
        equal(len({answer.json["job_id"] for answer in answers}), 1)
        equal(server.get("/api/models").json["total"], 1)
        other = server.request("POST", "/api/models/generate", {**body, "seed": 1}, key)
        equal((other.status, other.json["code"]), (422, "idempotency_key_reused"))
        wrong = server.request("POST", "/api/models/generate", body, {"Idempotency-Key": "two words"})
        equal((wrong.status, wrong.json["code"]), (400, "invalid_idempotency_key"))


def a_keyed_call_goes_on_when_its_client_leaves():
    with Server() as server:
        key = {"Idempotency-Key": "k"}
        body = {"prompt": "a cube in 600 ms", "mode": "basic"}
        try:
            server.request("POST", "/api/models/generate", body, key, timeout=0.2)
        except TimeoutError:
            pass
        answer = server.request("POST", "/api/models/generate", body, key)
        equal(answer.status, 200)
        equal(server.get("/api/models").json["total"], 1)


def a_failed_call_with_a_key_fails_the_same_again():
    with Server() as server:
        for _ in range(2):
            answer = server.request("POST", "/api/models/generate", {"prompt": "a zorb", "mode": "basic"},
                                    {"Idempotency-Key": "k"})
            equal((answer.status, answer.json["code"], answer.json["suggestions"]), (422, "unknown_kind", ["cube"]))


def a_full_queue_refuses_with_an_estimate():
    with Server(WORKERS="1", QUEUE_CAPACITY="2") as server:
        for i in range(3):
            equal(server.generate(f"a cube in 5000 ms, number {i}", **{"async": True}).status, 202)
            if i == 0:
                wait_until(lambda: server.get("/api/jobs").json["jobs"][0]["state"] == "running", "it runs")
        answer = server.generate("a cube in 5000 ms, one more", **{"async": True})
        equal((answer.status, answer.json["code"]), (503, "busy"))
        equal(int(answer.headers["Retry-After"]) >= 1, True)


def a_stop_leaves_stored_jobs_to_the_next_start():
    with TemporaryDirectory() as folder:
        with Server(folder, WORKERS="1", SHUTDOWN_GRACE_SECONDS="0") as server:
            jobs = [server.generate("a cube in 400 ms", seed=i, **{"async": True}).json["job_id"] for i in range(4)]
            stream = Stream(server, "GET", f"/api/jobs/{jobs[-1]}/events")
            begun = time.monotonic()
            equal(server.stop(), 0)
            equal(time.monotonic() - begun < 5, True, "watchers do not hold up a stop")
            equal("result" in [name for name, _, _ in stream], False)
        with Server(folder) as server:
            for job_id in jobs:
                equal(_await(server, job_id, "succeeded")["result"]["status"], "success")
            equal(server.get("/api/models").json["total"], 4)


def looking_at_jobs_costs_no_requests():
    with Server(RATE_LIMIT_REQUESTS="2") as server:
        job_id = server.generate("a cube", **{"async": True}).json["job_id"]
        for _ in range(8):
            equal(server.get(f"/api/jobs/{job_id}").status, 200)
        equal(server.get("/health").headers["RateLimit-Remaining"], "0")


main(functions_of(sys.modules[__name__]))
