"""Pictures of models, drawn when they are first asked for."""

import concurrent.futures
import struct
import sys

from harness import Server, contains, equal, functions_of, main


def _size_of_png(body):
    equal(body[:8], b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">IIBB", body[16:26])


def a_preview_is_drawn_once_and_kept():
    with Server() as server:
        made = server.generate().json
        equal(made["preview_url"], f"/api/models/{made['model_id']}/preview.png")
        first = server.get(made["preview_url"])
        equal(first.status, 200, first)
        contains(dict(first.headers), {"Content-Type": "image/png",
                                       "Cache-Control": "public, max-age=31536000, immutable"})
        equal(_size_of_png(first.body), (512, 512, 8, 2))
        kept = server.folder / "models" / f"{made['model_id']}.p512"
        stamp = kept.stat().st_mtime_ns
        second = server.get(made["preview_url"] + "?size=512&transparent=false")
        equal((second.body, second.headers["ETag"]), (first.body, first.headers["ETag"]))
        equal((kept.read_bytes(), kept.stat().st_mtime_ns), (first.body, stamp))
        equal(server.get(made["preview_url"], If_None_Match=first.headers["ETag"]).status, 304)
        equal(server.get(made["preview_url"], Range="bytes=0-7").body, first.body[:8])


def lists_name_a_thumbnail():
    with Server() as server:
        made = server.generate().json
        url = f"/api/models/{made['model_id']}/preview.png?size=256"
        equal(server.get("/api/models").json["models"][0]["thumbnail_url"], url)
        equal(server.get(f"/api/models/{made['model_id']}").json["thumbnail_url"], url)
        equal(_size_of_png(server.get(url).body)[:2], (256, 256))


def every_size_and_type_is_what_it_says():
    with Server() as server:
        url = server.generate().json["preview_url"]
        for size in 64, 128, 256, 512, 1024:
            equal(_size_of_png(server.get(f"{url}?size={size}").body)[:2], (size, size))
        equal(_size_of_png(server.get(f"{url}?size=64&transparent=true").body), (64, 64, 8, 6))
        webp = server.get(url.replace(".png", ".webp"))
        equal((webp.status, webp.headers["Content-Type"]), (200, "image/webp"))
        equal((webp.body[:4], webp.body[8:12]), (b"RIFF", b"WEBP"))


def many_who_ask_at_once_get_the_same():
    with Server() as server:
        url = server.generate().json["preview_url"]
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: server.get(url), range(16)))
        equal({(answer.status, answer.body) for answer in answers}, {(200, answers[0].body)})


def pictures_go_with_their_model():
    with Server() as server:
        made = server.generate().json
        for query in "", "?size=64", "?transparent=true":
            equal(server.get(made["preview_url"] + query).status, 200)
        equal(len(list((server.folder / "models").iterdir())), 4)
        server.request("DELETE", f"/api/models/{made['model_id']}")
        equal(list((server.folder / "models").iterdir()), [])
        equal(server.get(made["preview_url"]).status, 404)


def what_cannot_be_drawn_is_refused():
    with Server() as server:
        url = server.generate().json["preview_url"]
        for query, name in ("size=500", "size"), ("size=", "size"), ("size=0512", "size"), ("transparent=1", "transparent"):
            wrong = server.get(f"{url}?{query}")
            equal(wrong.status, 422, wrong)
            contains(wrong.json, {"code": "invalid_request", "detail": [{"loc": ["query", name]}]})
        for nobody in "00000000-0000-4000-8000-000000000000", "nobody":
            answer = server.get(f"/api/models/{nobody}/preview.png")
            equal((answer.status, answer.json["code"]), (404, "model_not_found"))
        foreign = "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4"
        (server.folder / "models" / f"{foreign}.glb").write_bytes(b"glTF of old")
        refused = server.get(f"/api/models/{foreign}/preview.webp")
        equal(refused.status, 422, refused)
        contains(refused.json, {"code": "invalid_request", "detail": [{"loc": ["path", "model_id"]}]})


main(functions_of(sys.modules[__name__]))
