"""The rate limit as a client meets it."""

import sys
import time

from harness import Server, contains, equal, functions_of, main

LIMITED = {"RATE_LIMIT_REQUESTS": "3", "RATE_LIMIT_WINDOW_SECONDS": "2"}


def one_who_waits_as_told_is_let_in():
    with Server(**LIMITED) as server:
        for remaining in (2, 1, 0):
            answer = server.get("/health")
            equal(answer.status, 200)
            contains(dict(answer.headers), {"RateLimit-Limit": "3", "RateLimit-Remaining": str(remaining)})
        refused = server.get("/health", Origin="https://app.example")
        equal(refused.status, 429)
        contains(refused.json, {"detail": "/^Rate limit exceeded: 3 requests per 2 seconds/", "code": "rate_limited"})
        contains(dict(refused.headers), {"RateLimit-Remaining": "0", "Access-Control-Allow-Origin": "*",
                                         "Retry-After": refused.headers["RateLimit-Reset"]})
        wait = refused.json["retry_after_s"]
        equal(0 < wait <= 2 and wait <= int(refused.headers["Retry-After"]), True, "what it says about waiting")
        time.sleep(wait)
        equal(server.get("/health").status, 200)


def every_route_counts_and_unknown_paths_too():
    with Server(RATE_LIMIT_REQUESTS="5") as server:
        for path in ("/", "/nope", "/api/engines", "/api/models", "/openapi.json"):
            server.get(path)
        equal(server.get("/health").status, 429)
        equal(server.request("POST", "/api/models/generate", {"prompt": "a cube", "mode": "basic"}).status, 429)


def probes_assets_and_preflights_are_free():
    with Server(RATE_LIMIT_REQUESTS="2") as server:
        page = server.get("/docs").body.decode()
        asset = "/" + page.split('src="')[1].split('"')[0]
        for _ in range(5):
            for path in ("/livez", "/readyz", asset):
                equal(server.get(path).status, 200, path)
            equal(server.request("OPTIONS", "/health", headers={
                "Origin": "https://app.example", "Access-Control-Request-Method": "GET"}).status, 200)
        answer = server.get("/livez")
        equal(answer.headers["RateLimit-Remaining"], "1", "only /docs counted")


def a_proxy_is_believed_only_when_it_is_trusted():
    with Server(RATE_LIMIT_REQUESTS="1") as server:
        equal(server.get("/health", X_Forwarded_For="192.0.2.1").status, 200)
        equal(server.get("/health", X_Forwarded_For="192.0.2.2").status, 429)
    with Server(RATE_LIMIT_REQUESTS="1", TRUSTED_PROXIES="127.0.0.1") as server:
        equal(server.get("/health", X_Forwarded_For="192.0.2.1").status, 200)
        equal(server.get("/health", X_Forwarded_For="192.0.2.2").status, 200)
        equal(server.get("/health", X_Forwarded_For="192.0.2.2").status, 429)
        equal(server.get("/health", X_Forwarded_For="2001:db8::1").status, 200)
        equal(server.get("/health", X_Forwarded_For="2001:db8::2").status, 429)


def no_limit_means_no_headers():
    with Server(RATE_LIMIT_REQUESTS="0") as server:
        for _ in range(50):
            answer = server.get("/health")
            equal((answer.status, answer.headers["RateLimit-Limit"]), (200, None))


def only_what_has_a_model_made_may_count():
    with Server(RATE_LIMIT_REQUESTS="2", RATE_LIMIT_SCOPE="generate") as server:
        for _ in range(2):
            equal(server.generate("a cube").status, 200)
            equal(server.get("/health").status, 200)
            equal(server.get("/api/engines").status, 200)
        equal(server.generate("a cube").status, 429)
        equal(server.get("/api/engines").headers["RateLimit-Remaining"], "0")


main(functions_of(sys.modules[__name__]))
