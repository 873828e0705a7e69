"""Images instead of words: what is taken, shared, remembered and refused."""

import sys

from harness import Server, contains, equal, functions_of, main, wait_until

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
JPEG = b"\xff\xd8\xff\xe0" + b"\r\n--x\r\n" * 100
WEBP = b"RIFF\x04\0\0\0WEBPVP8 "
MAX = 20 * 1024 * 1024
TYPE = {"Content-Type": "multipart/form-data; boundary=frontier"}


def _form(content, name="image", before=b""):
    return (before + b'--frontier\r\nContent-Disposition: form-data; name="' + name.encode()
            + b'"; filename="photo.jpg"\r\nContent-Type: application/octet-stream\r\n\r\n' + content
            + b"\r\n--frontier--\r\n")


def _send(server, body, path="generate-from-image", headers=TYPE):
    return server.request("POST", f"/api/models/{path}", body, headers)


def every_kind_of_image_becomes_a_model():
    with Server() as server:
        for image in (PNG, JPEG, WEBP):
            answer = _send(server, _form(image))
            equal(answer.status, 200, answer)
            contains(answer.json, {"status": "success", "message": "3D model generated successfully from image",
                                   "engine": "hunyuan-image-space", "kind": None, "cached": False, "triangles": 12})
            equal(len(server.get(answer.json["download_url"]).body), answer.json["bytes"])
            contains(server.get(f"/api/models/{answer.json['model_id']}").json, {"prompt": None, "mode": None})


def the_same_image_is_made_once():
    with Server() as server:
        first, second, other = _send(server, _form(PNG)).json, _send(server, _form(PNG)).json, _send(server, _form(JPEG)).json
        equal((first["cached"], second["cached"], other["cached"]), (False, True, False))
        equal(first["model_id"] != second["model_id"], True)


def other_fields_are_ignored():
    before = b'--frontier\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n'
    with Server() as server:
        equal(_send(server, _form(PNG, before=before)).status, 200)


def options_are_fields_of_the_form():
    def field(name, value):
        return f'--frontier\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()

    with Server() as server:
        given = field("height_m", "0.5") + field("seed", "7") + field("steps", "")
        contains(_send(server, _form(PNG, before=given)).json, {"seed": 7, "size_m": [1.0, 0.5, 1.5]})
        answer = _send(server, _form(PNG, before=field("height_m", "tall") + field("brightness", "dim")))
        equal(answer.status, 422, answer)
        contains(answer.json, {"detail": [{"loc": ["body", "height_m"], "type": "type_error.float"},
                                          {"loc": ["body", "brightness"], "type": "type_error.enum"}]})


def what_is_no_image_is_refused():
    with Server() as server:
        for body, headers, problem in (
                (_form(b"GIF89a"), TYPE, {"loc": ["body", "image"], "type": "value_error.image.type"}),
                (_form(b""), TYPE, {"loc": ["body", "image"], "type": "value_error.image.empty"}),
                (_form(PNG, "picture"), TYPE, {"loc": ["body", "image"], "msg": "field required", "type": "value_error.missing"}),
                (b"", TYPE, {"loc": ["body", "image"], "type": "value_error.missing"}),
                (_form(PNG)[:-20], TYPE, {"loc": ["body"], "type": "value_error.form"}),
                (_form(PNG), {"Content-Type": "multipart/form-data"}, {"loc": ["body"], "type": "value_error.form"}),
                (b"{}", {"Content-Type": "application/json"}, {"loc": ["body"], "type": "type_error.form"}),
                (PNG, {}, {"loc": ["body"], "type": "type_error.form"})):
            answer = _send(server, body, headers=headers)
            equal(answer.status, 422, answer)
            contains(answer.json, {"code": "invalid_request", "detail": [problem]})


def images_up_to_twenty_mebibytes_are_taken():
    with Server() as server:
        equal(_send(server, _form(JPEG + bytes(MAX - len(JPEG)))).status, 200)
        answer = _send(server, _form(JPEG + bytes(MAX - len(JPEG) + 1)))
        equal(answer.status, 413, answer)
        contains(answer.json, {"code": "body_too_large", "detail": "/image.*20 MiB/"})


def a_body_far_too_large_is_refused_unread():
    head = (b"POST /api/models/generate-from-image HTTP/1.1\r\nHost: x\r\n"
            b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 30000000\r\n\r\n")
    with Server() as server:
        answer = server.raw(head)
        equal(answer.startswith(b"HTTP/1.1 413 "), True, answer[:200])
        equal(b"20 MiB" in answer, True, answer[:600])


def an_engine_that_is_not_ready_says_why():
    with Server() as server:
        answer = _send(server, _form(PNG), "generate-from-image2")
        equal((answer.status, answer.json["code"]), (503, "unavailable"), answer)
        equal("trellis-image-space" in answer.json["detail"], True)


def words_do_not_reach_an_engine_for_images():
    with Server() as server:
        answer = server.generate(engine="hunyuan-image-space")
        equal((answer.status, answer.json["code"]), (422, "invalid"), answer)


def an_image_s_job_can_be_watched_and_its_key_outlives_the_form():
    with Server() as server:
        answer = _send(server, _form(PNG), headers={**TYPE, "Prefer": "respond-async", "Idempotency-Key": "k"})
        equal(answer.status, 202, answer)
        job = answer.json
        equal((job["prompt"], job["mode"], job["engine"]), (None, None, "hunyuan-image-space"))
        wait_until(lambda: server.get(f"/api/jobs/{job['job_id']}").json["state"] == "succeeded", "it is made")
        other = {"Content-Type": "multipart/form-data; boundary=elsewhere", "Idempotency-Key": "k"}
        again = _send(server, _form(PNG).replace(b"--frontier", b"--elsewhere"), headers=other)
        equal((again.status, again.json["job_id"]), (200, job["job_id"]), again)
        seed = b'--frontier\r\nContent-Disposition: form-data; name="seed"\r\n\r\n-1\r\n'
        drawn = [_send(server, _form(PNG, before=seed), headers={**TYPE, "Idempotency-Key": "any"}) for _ in range(2)]
        equal([answer.status for answer in drawn], [200, 200], "a seed that is drawn anew is still the same request")
        equal(drawn[0].json["model_id"], drawn[1].json["model_id"])
        refused = _send(server, _form(JPEG), headers={**TYPE, "Idempotency-Key": "k"})
        equal((refused.status, refused.json["code"]), (422, "idempotency_key_reused"))


main(functions_of(sys.modules[__name__]))
