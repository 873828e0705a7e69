"""Generating: what is answered, shared, remembered, cancelled and refused."""

import concurrent.futures
import re
import socket
import sys
import time

from harness import Server, contains, equal, functions_of, main, wait_until

UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def a_model_is_answered_with_its_facts():
    with Server() as server:
        answer = server.generate(mode="ADVANCED", seed=7)
        equal(answer.status, 200, answer)
        contains(answer.json, {
            "status": "success", "message": "3D model generated successfully using advanced mode",
            "model_id": f"/^{UUID}$/", "download_url": f"/^/api/models/download/{UUID}$/", "engine": "scripted",
            "kind": "cube", "seed": 7, "triangles": 12, "size_m": [2, 1, 3], "cached": False})
        model = server.get(answer.json["download_url"])
        equal(len(model.body), answer.json["bytes"])
        contains(dict(model.headers), {
            "Content-Type": "model/gltf-binary",
            "Content-Disposition": f'attachment; filename="{answer.json["model_id"]}.glb"',
            "ETag": '/^"[0-9a-f]{64}"$/'})


def an_identical_request_gets_the_same_bytes_under_a_new_id():
    with Server() as server:
        first, second = server.generate().json, server.generate().json
        equal((first["cached"], second["cached"]), (False, True))
        equal(first["model_id"] != second["model_id"], True)
        tags = [server.request("HEAD", answer["download_url"]).headers["ETag"] for answer in (first, second)]
        equal(tags[0], tags[1])
        equal(server.generate(cache=False).json["cached"], False)
        equal(server.generate(seed=1).json["cached"], False)
        equal(server.generate(mode="advanced").json["cached"], False)


def identical_requests_in_flight_share_one_generation():
    with Server(WORKERS="2") as server, concurrent.futures.ThreadPoolExecutor(8) as pool:
        start = time.monotonic()
        answers = list(pool.map(lambda _: server.generate("a cube in 500 ms"), range(8)))
        equal([answer.status for answer in answers], [200] * 8)
        # Two workers would need four rounds for eight generations.
        equal(time.monotonic() - start < 1.5, True, "one generation for all")


def a_full_queue_says_when_to_come_back():
    with Server(WORKERS="1", QUEUE_CAPACITY="1") as server, concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda i: server.generate("a cube in 400 ms", seed=i), range(4)))
        refused = [answer for answer in answers if answer.status != 200]
        equal(len(refused) in (2, 3), True, answers)
        for answer in refused:
            equal(answer.status, 503)
            contains(answer.json, {"code": "busy", "detail": "/./"})
            equal(int(answer.headers["Retry-After"]) >= 1, True)


def health_answers_while_every_worker_is_busy():
    with Server(WORKERS="1") as server, concurrent.futures.ThreadPoolExecutor(1) as pool:
        busy = pool.submit(server.generate, "a cube in 800 ms")
        time.sleep(0.1)
        for _ in range(20):
            start = time.monotonic()
            equal(server.get("/health").status, 200)
            equal(time.monotonic() - start < 4, True)
        equal(busy.done(), False)
        equal(busy.result().status, 200)


def a_client_that_leaves_frees_its_worker():
    with Server(WORKERS="1") as server:
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            body = b'{"prompt":"a cube in 60000 ms","mode":"basic"}'
            connection.sendall(b"POST /api/models/generate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                               b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            time.sleep(0.2)
        equal(server.generate("a cube").status, 200, "the worker is free again")


def a_job_that_takes_too_long_is_ended():
    with Server(JOB_TIMEOUT_SECONDS="1") as server:
        answer = server.generate("a cube in 30000 ms")
        equal(answer.status, 504, answer)
        equal(answer.json["code"], "timeout")


def every_failure_of_an_engine_has_its_status_and_code():
    expected = {
        "unknown_kind": 422, "unsupported": 422, "bad_file": 422, "too_large": 422, "busy": 503, "unavailable": 503, "timeout": 504, "no_memory": 503,
        "no_space": 507, "io": 500, "corrupt": 500, "internal": 500, "upstream_quota": 503, "upstream_busy": 503,
        "upstream_asleep": 503, "upstream_paused": 503, "upstream_missing": 502, "upstream_auth": 502,
        "upstream_unreachable": 502, "upstream_lost": 502, "upstream_error": 502, "upstream_bad_file": 502}
    with Server() as server:
        for code, status in expected.items():
            answer = server.generate(f"fail with {code}")
            equal((answer.status, answer.json["code"]), (status, code), answer)
            if status == 503:
                equal(answer.headers["Retry-After"], "7", code)
            if status in (500, 507) or code == "no_memory":
                equal("script" in answer.body.decode(), False, f"{code} shows internals")
                equal(f"The script says {code}." in server.read_log(), True, f"{code} is in the log")


def an_unknown_kind_names_the_nearest_known_ones():
    with Server() as server:
        answer = server.generate("a zorb")
        equal(answer.status, 422)
        contains(answer.json, {"detail": [{"loc": ["body", "prompt"], "msg": "/zorb/", "type": "value_error.unknown_kind"}],
                               "code": "unknown_kind", "suggestions": ["cube"]})


def models_are_listed_shown_and_deleted():
    with Server() as server:
        ids = [server.generate(seed=seed).json["model_id"] for seed in range(3)]
        listed = server.get("/api/models?limit=2").json
        equal([model["model_id"] for model in listed["models"]], ids[:0:-1])
        contains(listed, {"total": 3, "limit": 2, "offset": 0})
        equal(server.get("/api/models?offset=2").json["models"][0]["model_id"], ids[0])
        contains(server.get(f"/api/models/{ids[1]}").json, {
            "model_id": ids[1], "prompt": "a cube", "mode": "basic", "engine": "scripted", "kind": "cube", "seed": 1,
            "size_m": [2, 1, 3], "created_at": "/^20..-..-..T..:..:..*Z$/"})
        gone = server.request("DELETE", f"/api/models/{ids[1]}")
        equal((gone.status, gone.body), (204, b""))
        for method, path in (("GET", ""), ("DELETE", ""), ("GET", "download/")):
            equal(server.request(method, f"/api/models/{path}{ids[1]}").status, 404)
        equal(server.get("/api/models").json["total"], 2)
        # Another model with the same bytes keeps them.
        equal(server.get(f"/api/models/download/{ids[0]}").status, 200)


def only_this_machine_may_list_and_delete():
    with Server(TRUSTED_PROXIES="127.0.0.1") as server:
        model = server.generate().json["model_id"]
        strangers = [{"X-Forwarded-For": "192.0.2.7"}, {"Origin": "https://evil.example"},
                     {"Host": "evil.example"}, {"Host": "localhost", "Origin": "null"}]
        for headers in strangers:
            for method, path in (("GET", "/api/models"), ("DELETE", f"/api/models/{model}")):
                answer = server.request(method, path, headers=headers)
                equal((answer.status, answer.json["code"]), (403, "local_only"), headers)
        equal(server.get(f"/api/models/{model}", X_Forwarded_For="192.0.2.7").status, 200)
        equal(server.request("DELETE", f"/api/models/{model}", headers={"Host": "localhost:1"}).status, 204)


def request_ids_stand_in_the_answer_and_in_the_log():
    with Server(LOG_LEVEL="info", LOG_FORMAT="json") as server:
        identifier = server.get("/health").headers["X-Request-Id"]
        equal(bool(re.fullmatch("[0-9a-f]{16}", identifier)), True, identifier)
        wait_until(lambda: identifier in server.read_log(), "the request's id in the log")


main(functions_of(sys.modules[__name__]))
