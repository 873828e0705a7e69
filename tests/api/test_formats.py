"""Downloads of a model in other formats, made when they are first asked for."""

import concurrent.futures
import io
import json
import struct
import sys
import zipfile

from harness import Server, contains, equal, functions_of, main

KINDS = {"usdz": ("model/vnd.usdz+zip", "usdz"), "obj": ("application/zip", "zip"), "stl": ("model/stl", "stl"),
         "ply": ("application/octet-stream", "ply")}


def every_format_is_made_once_and_kept():
    with Server() as server:
        url = server.generate().json["download_url"]
        model = url.rsplit("/", 1)[1]
        for kind, (media_type, extension) in KINDS.items():
            first = server.get(f"{url}?format={kind}")
            equal(first.status, 200, first)
            contains(dict(first.headers), {
                "Content-Type": media_type, "Cache-Control": "public, max-age=31536000, immutable",
                "Content-Disposition": f'attachment; filename="{model}.{extension}"'})
            made = server.folder / "models" / f"{model}.{kind}"
            stamp = made.stat().st_mtime_ns
            second = server.get(f"{url}?format={kind.upper()}")
            equal((second.body, second.headers["ETag"]), (first.body, first.headers["ETag"]))
            equal((made.read_bytes(), made.stat().st_mtime_ns), (first.body, stamp))
        equal(server.get(f"{url}?format=glb").body, server.get(url).body)


def the_files_are_what_they_say():
    with Server() as server:
        url = server.generate().json["download_url"]
        package = zipfile.ZipFile(io.BytesIO(server.get(url + "?format=usdz").body))
        equal((package.testzip(), package.namelist()[0]), (None, "model.usda"))
        archive = zipfile.ZipFile(io.BytesIO(server.get(url + "?format=obj").body))
        equal((archive.testzip(), archive.namelist()), (None, ["model.obj", "model.mtl"]))
        equal(archive.read("model.obj").count(b"\nf "), 12)
        printed = server.get(url + "?format=stl").body
        equal(struct.unpack("<I", printed[80:84])[0], 12)
        equal(len(printed), 84 + 12 * 50)
        equal(b"element face 12\n" in server.get(url + "?format=ply").body, True)


def ranges_and_etags_hold_for_what_was_made():
    with Server() as server:
        url = server.generate().json["download_url"] + "?format=usdz"
        whole = server.get(url)
        part = server.get(url, Range="bytes=2-9")
        equal((part.status, part.body, part.headers["ETag"]), (206, whole.body[2:10], whole.headers["ETag"]))
        equal(server.get(url, If_None_Match=whole.headers["ETag"]).status, 304)
        head = server.request("HEAD", url)
        equal((head.status, head.body, head.headers["Content-Length"]), (200, b"", str(len(whole.body))))


def many_who_ask_at_once_get_the_same():
    with Server() as server:
        url = server.generate().json["download_url"] + "?format=usdz"
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: server.get(url), range(16)))
        equal({(answer.status, answer.body, answer.headers["ETag"]) for answer in answers},
              {(200, answers[0].body, answers[0].headers["ETag"])})


def what_was_made_goes_with_its_model():
    with Server() as server:
        url = server.generate().json["download_url"]
        model = url.rsplit("/", 1)[1]
        for kind in KINDS:
            equal(server.get(f"{url}?format={kind}").status, 200)
        equal(len(list((server.folder / "models").iterdir())), 5)
        server.request("DELETE", f"/api/models/{model}")
        equal(list((server.folder / "models").iterdir()), [])
        equal(server.get(url + "?format=usdz").status, 404)


def what_a_remote_engine_sent_is_kept_as_it_was():
    sent = {"glb": ("model/gltf-binary", b"glTF and more"), "ply": ("application/octet-stream", b"ply\nformat"),
            "obj": ("text/plain; charset=utf-8", b"# by hand\nv 0 0 0")}
    with Server() as server:
        for height, (kind, (media_type, content)) in enumerate(sent.items(), 1):
            url = server.generate(f"a cube sent as {kind}", height_m=height).json["download_url"]
            model = url.rsplit("/", 1)[1]
            raw = server.get(f"{url}?format=raw")
            equal((raw.status, raw.body), (200, content), raw)
            contains(dict(raw.headers), {"Content-Type": media_type,
                                         "Content-Disposition": f'attachment; filename="{model}.{kind}"'})
            part = server.get(f"{url}?format=RAW", Range="bytes=0-2")
            equal((part.status, part.body, part.headers["ETag"]), (206, content[:3], raw.headers["ETag"]))
            equal(server.get(url).body[:4], b"glTF")


def what_was_sent_is_shared_by_identical_requests_and_goes_with_the_model():
    with Server() as server:
        first, second = (server.generate("a cube sent as obj").json for _ in range(2))
        equal((first["cached"], second["cached"]), (False, True))
        url = second["download_url"] + "?format=raw"
        server.request("DELETE", f"/api/models/{first['model_id']}")
        equal(server.get(url).status, 200)
        server.request("DELETE", f"/api/models/{second['model_id']}")
        contains(server.get(url).json, {"code": "model_not_found"})
        equal(list((server.folder / "models").iterdir()), [])


def a_model_made_here_has_nothing_that_was_sent():
    with Server() as server:
        refused = server.get(server.generate().json["download_url"] + "?format=raw")
        equal(refused.status, 404, refused)
        contains(refused.json, {"code": "raw_not_found", "detail": "/No file was received/"})


def _json_of(glb):
    return json.loads(glb[20:20 + struct.unpack("<I", glb[12:16])[0]])


def _triangles_of(glb):
    document = _json_of(glb)
    return sum(document["accessors"][primitive["indices"]]["count"] // 3
               for mesh in document["meshes"] for primitive in mesh["primitives"])


def the_web_variant_is_a_packed_glb_that_is_kept():
    with Server() as server:
        url = server.generate("a ball").json["download_url"]
        model = url.rsplit("/", 1)[1]
        first = server.get(url + "?variant=web")
        equal(first.status, 200, first)
        contains(dict(first.headers), {
            "Content-Type": "model/gltf-binary", "Cache-Control": "public, max-age=31536000, immutable",
            "Content-Disposition": f'attachment; filename="{model}-web.glb"'})
        equal("EXT_meshopt_compression" in _json_of(first.body)["extensionsRequired"], True)
        equal(_triangles_of(first.body), _triangles_of(server.get(url).body))
        second = server.get(url + "?format=glb&variant=WEB")
        equal((second.body, second.headers["ETag"]), (first.body, first.headers["ETag"]))
        equal((server.folder / "models" / f"{model}.web").read_bytes(), first.body)
        equal(server.get(url + "?variant=web", If_None_Match=first.headers["ETag"]).status, 304)
        equal(server.get(url + "?variant=default").body, server.get(url).body)


def a_level_of_detail_is_the_finest_within_the_number():
    with Server() as server:
        url = server.generate("a ball").json["download_url"]
        model = url.rsplit("/", 1)[1]
        whole = _triangles_of(server.get(url).body)
        equal(whole > 5000, True, whole)
        answer = server.get(url + "?max_triangles=4999")
        equal((answer.status, 0 < _triangles_of(answer.body) <= 2000), (200, True), answer)
        contains(dict(answer.headers), {"Content-Disposition": f'attachment; filename="{model}-2k.glb"'})
        equal(server.get(url + "?max_triangles=2000").headers["ETag"], answer.headers["ETag"])
        printed = server.get(url + "?max_triangles=5000&format=stl").body
        equal(2000 < struct.unpack("<I", printed[80:84])[0] <= 5000, True)
        packed = server.get(url + "?max_triangles=2000&variant=web").body
        equal(_triangles_of(packed), _triangles_of(answer.body))
        equal(sorted(path.suffix for path in (server.folder / "models").iterdir()),
              [".glb", ".lod2k", ".stl5k", ".web2k"])
        server.request("DELETE", f"/api/models/{model}")
        equal(list((server.folder / "models").iterdir()), [])


def a_model_within_the_level_is_answered_as_it_is():
    with Server() as server:
        url = server.generate().json["download_url"]
        plain, level = server.get(url), server.get(url + "?max_triangles=2000")
        equal((level.status, level.body, level.headers["ETag"]), (200, plain.body, plain.headers["ETag"]))
        equal(server.get(url + "?max_triangles=20000&format=ply").body, server.get(url + "?format=ply").body)
        equal(sorted(path.suffix for path in (server.folder / "models").iterdir()), [".glb", ".ply"])


def variants_and_levels_that_do_not_exist_are_refused():
    wrong = {"variant=phone": ("variant", "/default, web/"), "variant=web&format=usdz": ("variant", "/is a GLB/"),
             "max_triangles=1999": ("max_triangles", "/2000/"), "max_triangles=many": ("max_triangles", "/integer/"),
             "max_triangles=99999999999": ("max_triangles", "/4294967295/"),
             "format=raw&variant=web": ("format", "/no variant/"),
             "format=raw&max_triangles=5000": ("format", "/no levels/")}
    with Server() as server:
        url = server.generate().json["download_url"]
        for query, (field, message) in wrong.items():
            refused = server.get(f"{url}?{query}")
            equal(refused.status, 422, refused)
            contains(refused.json, {"code": "invalid_request", "detail": [{"loc": ["query", field], "msg": message}]})


def what_cannot_be_made_is_refused():
    with Server() as server:
        url = server.generate().json["download_url"]
        wrong = server.get(url + "?format=fbx")
        equal(wrong.status, 422, wrong)
        contains(wrong.json, {"code": "invalid_request", "detail": [{"loc": ["query", "format"], "msg": "/usdz/"}]})
        nobody = server.get("/api/models/download/00000000-0000-4000-8000-000000000000?format=usdz")
        contains(nobody.json, {"detail": "Model file not found", "code": "model_not_found"})
        equal(nobody.status, 404)
        foreign = "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4"
        (server.folder / "models" / f"{foreign}.glb").write_bytes(b"glTF of old")
        refused = server.get(f"/api/models/download/{foreign}?format=stl")
        equal(refused.status, 422, refused)
        contains(refused.json, {"code": "invalid_request", "detail": [{"loc": ["query", "format"]}]})


main(functions_of(sys.modules[__name__]))
