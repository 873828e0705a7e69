"""Which viewers take a model: the report is made when it is first asked for."""

import sys

from harness import Server, contains, equal, functions_of, main

VIEWERS = ["scene_viewer", "quick_look", "webxr", "flutter_android", "flutter_ios"]


def what_is_made_here_passes_everywhere():
    with Server() as server:
        made = server.generate().json
        answer = server.get(f"/api/models/{made['model_id']}/ar-report")
        equal(answer.status, 200, answer)
        equal(answer.headers["Content-Type"], "application/json")
        equal(list(answer.json["viewers"]), VIEWERS)
        equal([answer.json["viewers"][viewer]["verdict"] for viewer in VIEWERS], ["pass"] * 5)
        equal((answer.json["verdict"], answer.json["bytes"], answer.json["triangles"]),
              ("pass", made["bytes"], made["triangles"]))
        again = server.get(f"/api/models/{made['model_id']}/ar-report", If_None_Match=answer.headers["ETag"])
        equal(again.status, 304)


def what_cannot_be_read_has_a_report_too():
    with Server() as server:
        foreign = "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4"
        server.generate()
        (server.folder / "models" / f"{foreign}.glb").write_bytes(b"glTF of old")
        answer = server.get(f"/api/models/{foreign}/ar-report")
        equal(answer.status, 200, answer)
        contains(answer.json, {"verdict": "fail", "size_m": None, "usdz_bytes": None})
        for viewer in VIEWERS:
            contains(answer.json["viewers"][viewer], {"verdict": "fail", "findings": [{"code": "INVALID_GLTF"}]})


def nobody_has_no_report():
    with Server() as server:
        for nobody in "00000000-0000-4000-8000-000000000000", "nobody":
            answer = server.get(f"/api/models/{nobody}/ar-report")
            equal((answer.status, answer.json["code"]), (404, "model_not_found"))


main(functions_of(sys.modules[__name__]))
