"""The calls of the Flutter app, in its order and with its headers, under the standard rate limit."""

import json
import sys

from harness import Server, equal, functions_of, main

APP = {"User-Agent": "Dart/3.5 (dart:io)", "Accept-Encoding": "gzip"}


def the_app_makes_and_fetches_a_model():
    with Server(RATE_LIMIT_REQUESTS="5", RATE_LIMIT_WINDOW_SECONDS="60") as server:
        health = server.request("GET", "/health", headers=APP, timeout=4)
        equal(health.status, 200)

        body = json.dumps({"prompt": "wooden chair", "mode": "advanced"})
        answer = server.request("POST", "/api/models/generate", body,
                                {**APP, "Content-Type": "application/json; charset=utf-8"}, timeout=600)
        equal(answer.status, 200, answer)
        for name in ("model_id", "download_url", "status"):
            equal(type(answer.json[name]), str, name)
        equal(answer.json["status"], "success")
        equal(answer.json["message"], "3D model generated successfully using advanced mode")
        # The app cuts the leading slash off and puts its base address before it.
        equal(answer.json["download_url"], "/api/models/download/" + answer.json["model_id"])

        # It asks for the file by the id; a second time when its first copy is gone.
        for _ in range(2):
            model = server.request("GET", "/api/models/download/" + answer.json["model_id"], headers=APP, timeout=300)
            equal(model.status, 200, model)
            equal(model.body[:4], b"glTF")
            equal(int(model.headers["Content-Length"]), len(model.body))
            equal(model.headers["Content-Encoding"], None)

        equal(server.request("GET", "/health", headers=APP, timeout=4).status, 200, "the fifth request fits")
        equal(server.request("GET", "/health", headers=APP, timeout=4).status, 429, "the sixth does not")


def the_app_shows_an_error_body_as_it_is():
    with Server() as server:
        answer = server.request("POST", "/api/models/generate", json.dumps({"prompt": "wooden chair", "mode": "turbo"}),
                                {**APP, "Content-Type": "application/json"})
        equal((answer.status, answer.json["detail"]), (400, "Invalid mode: 'turbo'."))
        answer = server.request("GET", "/api/models/download/00000000-0000-4000-8000-000000000000", headers=APP)
        equal((answer.status, answer.json["detail"]), (404, "Model file not found"))


main(functions_of(sys.modules[__name__]))
