"""Downloads, pages and hostile requests, close to the bytes."""

import concurrent.futures
import gzip
import json
import random
import re
import socket
import sys
import time

from harness import Server, contains, equal, functions_of, main


def ranges_and_etags():
    with Server() as server:
        url = server.generate().json["download_url"]
        whole = server.get(url)
        equal(whole.headers["Accept-Ranges"], "bytes")
        part = server.get(url, Range="bytes=4-11")
        equal((part.status, part.body), (206, whole.body[4:12]))
        equal(part.headers["Content-Range"], f"bytes 4-11/{len(whole.body)}")
        equal(server.get(url, Range="bytes=-5").body, whole.body[-5:])
        beyond = server.get(url, Range=f"bytes={len(whole.body)}-")
        equal((beyond.status, beyond.json["code"]), (416, "range_not_satisfiable"))
        equal(beyond.headers["Content-Range"], f"bytes */{len(whole.body)}")
        equal(server.get(url, Range="bytes=0-3", If_Range='"another"').status, 200)
        unchanged = server.get(url, If_None_Match=whole.headers["ETag"])
        equal((unchanged.status, unchanged.body), (304, b""))
        head = server.request("HEAD", url)
        equal((head.status, head.body, head.headers["Content-Length"]), (200, b"", str(len(whole.body))))


def pages_are_packed_for_those_who_take_it():
    with Server() as server:
        for path in ("/docs", "/redoc", "/openapi.json"):
            plain = server.get(path)
            packed = server.get(path, Accept_Encoding="gzip, br")
            equal((plain.headers["Content-Encoding"], packed.headers["Content-Encoding"]), (None, "gzip"))
            equal(gzip.decompress(packed.body), plain.body)
            contains(dict(plain.headers), {"Vary": "Origin, Accept-Encoding", "ETag": "/./"})
            equal(server.get(path, If_None_Match=plain.headers["ETag"]).status, 304)
        for page in ("/docs", "/redoc"):
            html = server.get(page).body.decode()
            equal(re.findall(r"https?:", html), [])
            for asset in re.findall(r'(?:src|href)="([^"]+)"', html):
                answer = server.get("/" + asset)
                equal(answer.status, 200, asset)
                contains(dict(answer.headers), {"Cache-Control": "public, max-age=31536000, immutable"})


def bodies_over_64_kib_are_refused():
    with Server() as server:
        fitting = json.dumps({"prompt": "a cube", "mode": "basic"}).ljust(65536)
        equal(server.request("POST", "/api/models/generate", fitting, {"Content-Type": "application/json"}).status, 200)
        refused = server.request("POST", "/api/models/generate", fitting + " ", {"Content-Type": "application/json"})
        equal((refused.status, refused.json["code"]), (413, "body_too_large"), refused)
        chunked = (b"POST /api/models/generate HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                   + b"10000\r\n" + b" " * 65536 + b"\r\n10\r\n" + b" " * 16 + b"\r\n0\r\n\r\n")
        answer = server.raw(chunked)
        equal((answer[:12], b'"body_too_large"' in answer), (b"HTTP/1.1 413", True), answer)


def smuggled_lengths_are_refused():
    with Server() as server:
        for headers in (b"Content-Length: 2\r\nContent-Length: 3\r\n",
                        b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"):
            answer = server.raw(b"POST /api/models/generate HTTP/1.1\r\nHost: x\r\n" + headers + b"\r\n{}")
            equal((answer[:12], b'"bad_request"' in answer), (b"HTTP/1.1 400", True), answer)


def invalid_utf8_is_a_422():
    with Server() as server:
        answer = server.request("POST", "/api/models/generate", b'{"prompt":"\xff","mode":"basic"}',
                                {"Content-Type": "application/json"})
        contains(answer.json, {"detail": [{"loc": ["body"], "type": "value_error.jsondecode"}]})
        bomb = b'{"prompt":' * 6000
        equal(server.request("POST", "/api/models/generate", bomb, {"Content-Type": "application/json"}).status, 422)


def _broken(random_numbers):
    """A request that is wrong somewhere, with bytes changed, lost or doubled."""
    body = random_numbers.choice([b'{"prompt":"a cube","mode":"basic"}', b"{}", b"[" * 500, b"\x00\xff", b""])
    data = bytearray(b"%s %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        random_numbers.choice([b"POST", b"GET", b"DELETE", b"BREW", b""]),
        random_numbers.choice([b"/api/models/generate", b"/api/models/download/%2e%2e", b"/%", b"/?a=%zz", b"*", b"/\x01"]),
        max(0, len(body) + random_numbers.randint(-3, 3)), body))
    for _ in range(random_numbers.randint(0, 8)):
        at = random_numbers.randrange(len(data))
        change = random_numbers.randrange(3)
        if change == 0:
            data[at] = random_numbers.randrange(256)
        elif change == 1:
            del data[at]
        else:
            data[at:at] = data[at:at + random_numbers.randint(1, 40)]
    return bytes(data)


def a_thousand_malformed_requests_leave_the_server_well():
    with Server(LOG_LEVEL="error") as server, concurrent.futures.ThreadPoolExecutor(16) as pool:
        random_numbers = random.Random(7)
        requests = [_broken(random_numbers) for _ in range(1000)]
        # Some promise more than they send; the server waits for it, this client does not.
        for data, answer in zip(requests, pool.map(lambda data: server.raw(data, timeout=0.5), requests)):
            status = int(answer[9:12]) if answer else 0
            equal(status == 0 or 200 <= status < 500, True, f"{data}: {answer[:200]}")
        equal(server.get("/health").status, 200)
        equal(server.generate().status, 200)
        equal(server.stop(), 0)
        equal([line for line in server.read_log().splitlines() if "Sanitizer" in line or "runtime error" in line], [])


def a_named_origin_list_keeps_others_out():
    with Server(ALLOWED_ORIGINS="https://app.example,http://localhost:3000") as server:
        asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
        answer = server.request("OPTIONS", "/api/models/generate", headers=asked)
        equal((answer.status, answer.body), (400, b"Disallowed CORS origin"))
        equal(answer.headers["Access-Control-Allow-Origin"], None)
        answer = server.request("OPTIONS", "/health", headers={**asked, "Access-Control-Request-Method": "BREW"})
        equal(answer.body, b"Disallowed CORS origin, method")
        equal(server.get("/health", Origin="https://evil.example").headers["Access-Control-Allow-Origin"], None)
        equal(server.get("/health", Origin="http://localhost:3000").headers["Access-Control-Allow-Origin"],
              "http://localhost:3000")


def a_body_that_dribbles_gets_408():
    with Server() as server:
        start = time.monotonic()
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(b"POST /api/models/generate HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{")
            answer = connection.recv(65536)
        equal((answer[:12], b'"request_timeout"' in answer), (b"HTTP/1.1 408", True), answer)
        equal(time.monotonic() - start < 40, True)


main(functions_of(sys.modules[__name__]))
