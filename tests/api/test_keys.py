"""API keys: off by default, hashed, with limits of their own; what only admins may; and what the service counts."""

import hashlib
import sys

from harness import Server, contains, equal, functions_of, main, run, wait_until

ALICE, BOB, ROOT = "alice-0123456789abcdef", "bob-0123456789abcdef", "root-0123456789abcdef"
KEYS = {"API_KEYS": f"alice:{ALICE}, bob:sha256-{hashlib.sha256(BOB.encode()).hexdigest()}:3", "ADMIN_KEYS": f"root:{ROOT}"}
CUBE = {"prompt": "a cube", "mode": "basic"}


def _bearer(key):
    return {"Authorization": f"Bearer {key}"}


def without_keys_nobody_needs_one():
    with Server() as server:
        equal(server.request("POST", "/api/models/generate", CUBE, _bearer("whatever-it-may-be")).status, 200)


def making_models_needs_a_key_where_there_are_keys():
    with Server(**KEYS) as server:
        refused = server.generate("a cube")
        equal((refused.status, refused.json["code"], refused.headers["WWW-Authenticate"]), (401, "unauthorized", "Bearer"))
        equal(server.request("POST", "/api/models/generate", CUBE, _bearer(ALICE[:-1])).status, 401)
        made = server.request("POST", "/api/models/generate", CUBE, _bearer(ALICE))
        equal(made.status, 200)
        equal(server.request("POST", "/api/models/generate", CUBE, {"X-API-Key": BOB}).status, 200)
        equal(server.request("POST", "/api/models/generate", CUBE, _bearer(ROOT)).status, 200)
        # Whoever has a model's id has the model: viewers cannot send keys.
        equal(server.get(made.json["download_url"]).status, 200)
        for path in ("/health", "/docs", "/api/engines"):
            equal(server.get(path).status, 200, path)


def everybody_sees_their_own_jobs_and_admins_all():
    with Server(**KEYS) as server:
        jobs = {}
        for key in (ALICE, BOB):
            answer = server.request("POST", "/api/models/generate", {**CUBE, "async": True}, _bearer(key))
            equal(answer.status, 202)
            jobs[key] = answer.json["job_id"]
        for key, sees in ((ALICE, {jobs[ALICE]}), (BOB, {jobs[BOB]}), (ROOT, set(jobs.values()))):
            listed = server.request("GET", "/api/jobs", headers=_bearer(key))
            equal({job["job_id"] for job in listed.json["jobs"]}, sees)
            for job_id in jobs.values():
                for path in (f"/api/jobs/{job_id}", f"/api/jobs/{job_id}/events"):
                    status = server.request("GET", path, headers=_bearer(key)).status
                    equal(status, 200 if job_id in sees else 404, path)
        equal(server.request("POST", f"/api/jobs/{jobs[BOB]}/cancel", headers=_bearer(ALICE)).status, 404)
        equal(server.get("/api/jobs").status, 401)
        equal(server.get(f"/api/jobs/{jobs[BOB]}").status, 401)


def what_only_admins_may_is_refused_to_others():
    with Server(**KEYS) as server:
        for path in ("/api/models", "/api/requests", "/metrics"):
            equal(server.get(path).status, 401, path)
            equal(server.request("GET", path, headers=_bearer(ALICE)).json["code"], "admin_only", path)
            equal(server.request("GET", path, headers=_bearer(ROOT)).status, 200, path)
    with Server(ADMIN_KEYS=f"root:{ROOT}") as server:
        model = server.generate("a cube")
        equal(model.status, 200, "with admin keys alone everybody may make models")
        equal(server.get("/api/jobs").status, 401)
        path = f"/api/models/{model.json['model_id']}"
        equal(server.request("DELETE", path).status, 401)
        equal(server.request("DELETE", path, headers=_bearer(ROOT)).status, 204)


def a_key_has_a_limit_of_its_own():
    with Server(**{**KEYS, "RATE_LIMIT_REQUESTS": "2"}) as server:
        for key, admitted in ((BOB, 3), (ALICE, 2), (ROOT, 2)):
            for _ in range(admitted):
                equal(server.request("GET", "/health", headers=_bearer(key)).status, 200)
            answer = server.request("GET", "/health", headers=_bearer(key))
            equal((answer.status, answer.headers["RateLimit-Limit"]), (429, str(admitted)))
        equal(server.get("/health").status, 200)


def a_list_that_makes_no_sense_is_refused_without_showing_keys():
    for value in ("alice", "alice:short", "a b:0123456789abcdef", f"a:{ALICE},a:{BOB}", "a:sha256-12", f"a:{ALICE}:many"):
        ended = run("serve", PORT="0", API_KEYS=value)
        equal((ended.returncode != 0, b"API_KEYS" in ended.stderr), (True, True), ended.stderr)
        equal(ALICE.encode() in ended.stderr, False)


def the_service_counts_what_it_does():
    with Server(RATE_LIMIT_REQUESTS="3") as server:
        equal(server.generate("a cube").status, 200)
        equal(server.generate("a zorb").status, 422)
        server.get("/health")
        equal(server.get("/health").status, 429)

        def counted():
            return set(server.get("/metrics").body.decode().splitlines())

        wanted = {'promptar_http_requests_total{status="422"} 1', "promptar_rate_limit_refusals_total 1", "promptar_models 1",
                  'promptar_jobs_ended_total{engine="scripted",state="succeeded"} 1',
                  'promptar_jobs_ended_total{engine="scripted",state="failed"} 1',
                  'promptar_jobs{engine="scripted",state="queued"} 0'}
        # An answer is counted once it has gone out, which its receiver may hear of first.
        wait_until(lambda: wanted <= counted(), "the numbers")
        equal('promptar_http_requests_total{status="200"}' in {line.split()[0] for line in counted()}, True)
        equal(server.get("/metrics").headers["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")


def the_request_log_can_be_read():
    with Server() as server:
        server.request("GET", "/health", headers={"User-Agent": "tests"})
        wait_until(lambda: any(entry["path"] == "/health" for entry in server.get("/api/requests").json["requests"]),
                   "the line is there")
        entry = [entry for entry in server.get("/api/requests").json["requests"] if entry["path"] == "/health"][0]
        contains(entry, {"method": "GET", "client_ip": "127.0.0.1", "user_agent": "tests"})


main(functions_of(sys.modules[__name__]))
