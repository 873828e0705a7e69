"""The table of cases.json: a request, the status, and what the answer holds at least."""

import json
from pathlib import Path

from harness import Server, contains, equal, main


def make_test(server, case):
    def test():
        generating = "body" in case or "text" in case
        method = case.get("method", "POST" if generating else "GET")
        answer = server.request(method, case.get("path", "/api/models/generate"), case.get("body", case.get("text")),
                                case.get("headers_sent"))
        equal(answer.status, case["status"], answer)
        contains(dict(answer.headers), case.get("headers", {}), "headers")
        if "json" in case:
            contains(answer.json, case["json"], "json")
        if answer.status >= 400 and "json" in case:
            equal(bool(answer.json["detail"]), True, "every error says something")
            contains(answer.json, {"code": "/^[a-z_]+$/"})
    test.title = case["name"]
    return test


with Server() as shared:
    main([make_test(shared, case) for case in json.loads((Path(__file__).parent / "cases.json").read_text())])
