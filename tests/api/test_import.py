"""Models of your own: what is taken, finished, shared, remembered and refused."""

import json
import struct
import sys

from harness import Server, contains, equal, functions_of, main

OBJ = b"v 0 0 0\nv 2 0 0\nv 0 4 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n"
PLY = (b"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
       b"element face 1\nproperty list uchar int vertex_indices\nend_header\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n")
MAX = 64 * 1024 * 1024


def _glb(document, binary=b""):
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<I4s", len(text), b"JSON") + text
    if binary:
        chunks += struct.pack("<I4s", len(binary), b"BIN\0") + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def _triangle(width=2.0, count=3, color=None):
    materials = {"materials": [{"pbrMetallicRoughness": {"baseColorFactor": [*color, 1]}}]} if color else {}
    points = struct.pack("<9f", 0, 0, 0, width, 0, 0, 0, 1, 0)
    return _glb({"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
                 "meshes": [{"primitives": [{"attributes": {"POSITION": 0}} | ({"material": 0} if color else {})]}], **materials,
                 "accessors": [{"bufferView": 0, "componentType": 5126, "count": count, "type": "VEC3",
                                "min": [0, 0, 0], "max": [width, 1, 0]}],
                 "bufferViews": [{"buffer": 0, "byteLength": 36}], "buffers": [{"byteLength": 36}]}, points)


def _send(server, content, **options):
    fields = [("file", content)] + [(name, str(value).encode()) for name, value in options.items()]
    body = b"".join(b'--frontier\r\nContent-Disposition: form-data; name="' + name.encode() + b'"; filename="x"\r\n\r\n'
                    + value + b"\r\n" for name, value in fields) + b"--frontier--\r\n"
    return server.request("POST", "/api/models/import", body, {"Content-Type": "multipart/form-data; boundary=frontier"})


def every_format_becomes_a_glb():
    with Server() as server:
        for file, size in ((_triangle(), [2.0, 1.0, 0.0]), (OBJ, [0.5, 1.0, 0.25]), (PLY, [1.0, 1.0, 0.0])):
            answer = _send(server, file)
            equal(answer.status, 200, answer)
            contains(answer.json, {"status": "success", "message": "3D model imported successfully", "engine": "import",
                                   "kind": None, "cached": False, "size_m": size})
            equal(server.get(answer.json["download_url"]).body[:4], b"glTF")
            contains(server.get(f"/api/models/{answer.json['model_id']}").json, {"prompt": None, "mode": None})
            equal(server.get(answer.json["download_url"] + "?format=raw").body, file)


def options_reach_the_finish():
    with Server() as server:
        contains(_send(server, OBJ, height_m=2).json, {"size_m": [1.0, 2.0, 0.5]})
        contains(_send(server, OBJ, size_m="0.5").json, {"size_m": [0.25, 0.5, 0.125]})
        contains(_send(server, OBJ, up="Z", size_m=4).json, {"size_m": [2.0, 1.0, 4.0]})


def the_same_file_is_finished_once():
    with Server() as server:
        first, second, other = _send(server, OBJ).json, _send(server, OBJ).json, _send(server, OBJ, up="z").json
        equal((first["cached"], second["cached"], other["cached"]), (False, True, False))
        equal(first["model_id"] != second["model_id"], True)


def what_was_made_here_can_be_brought_back():
    with Server() as server:
        made = server.generate("a cube", height_m=0.5).json
        file = server.get(made["download_url"]).body
        again = _send(server, file)
        contains(again.json, {"size_m": made["size_m"], "triangles": made["triangles"], "kind": None})
        equal(server.get(again.json["download_url"]).body, file, "to the byte")


def _brightness(server, answer):
    return server.get(f"/api/models/{answer.json['model_id']}/ar-report").json["finished"]["brightness"]


def dark_models_are_lifted_once_and_as_asked():
    dark = _triangle(color=(0.02, 0.02, 0.02))
    with Server() as server:
        lifted = _send(server, dark)
        brightness = _brightness(server, lifted)
        contains(brightness, {"mode": "ar", "albedo_before": 0.02, "metallic_before": 1.0, "clipped_pct": 0.0})
        equal(0.08 < brightness["albedo_after"] < 0.11 and 4 < brightness["gain"] < 6, True, brightness)
        equal(_brightness(server, _send(server, dark, brightness="Original")), {"mode": "original"})
        contains(_brightness(server, _send(server, dark, brightness="classic")), {"mode": "classic", "albedo_after": 0.03})
        file = server.get(lifted.json["download_url"]).body
        equal(server.get(_send(server, file, brightness="classic").json["download_url"]).body, file, "never twice")
    with Server(BRIGHTNESS="original") as server:
        equal(_brightness(server, _send(server, dark)), {"mode": "original"})
        contains(_brightness(server, _send(server, dark, brightness="ar")), {"mode": "ar"})
        equal(_brightness(server, server.generate("a cube")), {"mode": "original"})


def what_is_no_model_is_refused():
    required = _glb({"asset": {"version": "2.0"}, "extensionsRequired": ["KHR_draco_mesh_compression"]})
    with Server() as server:
        for file, code in ((b"GIF89a", "bad_file"), (b"glTF", "bad_file"), (_triangle()[:-8], "bad_file"),
                           (_triangle(count=4_000_000_000), "bad_file"), (_triangle(width=float("nan")), "bad_file"),
                           (b"ply\nformat ascii 1.0\nelement vertex 4000000000\n", "bad_file"),
                           (b"v 0 0 0\nv 0 0 0\nv 0 0 0\nf 1 2 3\n", "bad_file"), (b"{" * 100_000, "bad_file"),
                           (required, "unsupported")):
            answer = _send(server, file)
            equal((answer.status, answer.json["code"]), (422, code), answer)
            contains(answer.json, {"detail": [{"type": f"value_error.{code}"}]})
        equal(server.get("/health").status, 200)


def what_is_no_form_with_a_file_is_refused():
    with Server() as server:
        for answer, problem in (
                (_send(server, b""), {"loc": ["body", "file"], "type": "value_error.file.empty"}),
                (_send(server, OBJ, up="x"), {"loc": ["body", "up"], "type": "type_error.enum"}),
                (_send(server, OBJ, max_triangles=5), {"loc": ["body", "max_triangles"], "type": "value_error.number.not_ge"}),
                (server.request("POST", "/api/models/import", b"", {}), {"loc": ["body", "file"], "type": "value_error.missing"}),
                (server.request("POST", "/api/models/import", OBJ, {}), {"loc": ["body"], "type": "type_error.form"})):
            equal(answer.status, 422, answer)
            contains(answer.json, {"code": "invalid_request", "detail": [problem]})


def _announce(server, size):
    """The answer to a body that is never sent: what is too large is refused unread."""
    return server.request("POST", "/api/models/import", None, {
        "Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(size)})


def the_size_of_a_file_is_bounded_as_the_setting_says():
    with Server(MAX_IMPORT_BYTES="2048") as server:
        equal(_send(server, OBJ + b"#" * (2048 - len(OBJ))).status, 200)
        answer = _send(server, OBJ + b"#" * (2049 - len(OBJ)))
        equal((answer.status, answer.json["code"]), (413, "body_too_large"), answer)
        answer = _announce(server, 100000)
        equal((answer.status, answer.json["code"]), (413, "body_too_large"), answer)
    with Server() as server:
        answer = _announce(server, MAX + 65537)
        equal((answer.status, "64 MiB" in answer.json["detail"]), (413, True), answer)



def words_do_not_reach_the_engine_for_models():
    with Server() as server:
        answer = server.generate(engine="import")
        equal((answer.status, answer.json["code"]), (422, "invalid"), answer)


main(functions_of(sys.modules[__name__]))
