"""HTTPS by the server's own hands: answers, files, streams, and requests that never arrive whole."""

import http.client
import json
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from harness import Server, equal, functions_of, main, run

JSON = {"Content-Type": "application/json"}


def _make_certificate(folder):
    cert, key = Path(folder) / "cert.pem", Path(folder) / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)
    return str(cert), str(key)


def _context(cert):
    return ssl.create_default_context(cafile=cert)


def _connect(server, cert):
    return http.client.HTTPSConnection("127.0.0.1", server.port, context=_context(cert), timeout=30)


def _request(connection, method, path, body=None, headers=None):
    connection.request(method, path, json.dumps(body) if body else None, headers or {})
    response = connection.getresponse()
    return response, response.read()


def a_certificate_makes_it_speak_https_and_nothing_else():
    with TemporaryDirectory() as folder:
        cert, key = _make_certificate(folder)
        with Server(TLS_CERT=cert, TLS_KEY=key) as server:
            connection = _connect(server, cert)
            for _ in range(3):
                response, body = _request(connection, "GET", "/health")
                equal((response.status, json.loads(body)["status"]), (200, "healthy"))
            plain = server.raw(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            equal(b"200" in plain, False, plain)


def models_files_and_ranges_come_through():
    with TemporaryDirectory() as folder:
        cert, key = _make_certificate(folder)
        with Server(TLS_CERT=cert, TLS_KEY=key) as server:
            connection = _connect(server, cert)
            response, body = _request(connection, "POST", "/api/models/generate",
                                      {"prompt": "a cube in 200 ms", "mode": "basic"}, JSON)
            equal(response.status, 200, body)
            path = json.loads(body)["download_url"]
            response, whole = _request(connection, "GET", path)
            equal((response.status, whole[:4], len(whole)), (200, b"glTF", json.loads(body)["bytes"]))
            response, part = _request(connection, "GET", path, headers={"Range": "bytes=4-11"})
            equal((response.status, part), (206, whole[4:12]))


def a_stream_comes_as_it_is_made():
    with TemporaryDirectory() as folder:
        cert, key = _make_certificate(folder)
        with Server(TLS_CERT=cert, TLS_KEY=key) as server:
            connection = _connect(server, cert)
            begun = time.monotonic()
            connection.request("POST", "/api/models/generate",
                               json.dumps({"prompt": "a cube in 900 ms", "mode": "basic"}),
                               {**JSON, "Accept": "text/event-stream"})
            response = connection.getresponse()
            times, names = [], []
            for line in response:
                if line.startswith(b"event: "):
                    names.append(line[7:].strip().decode())
                    times.append(time.monotonic() - begun)
            equal((names[0], names[-1]), ("job", "result"))
            equal(times[-1] - times[0] > 0.3, True, times)


def who_leaves_a_stream_is_missed():
    with TemporaryDirectory() as folder:
        cert, key = _make_certificate(folder)
        with Server(TLS_CERT=cert, TLS_KEY=key, WORKERS="1") as server:
            leaves = _connect(server, cert)
            leaves.request("POST", "/api/models/generate", json.dumps({"prompt": "a cube in 20000 ms", "mode": "basic"}),
                           JSON)
            time.sleep(0.3)
            leaves.sock.close()
            response, _ = _request(_connect(server, cert), "POST", "/api/models/generate",
                                   {"prompt": "a cube", "mode": "basic"}, JSON)
            equal(response.status, 200)


def a_large_body_is_refused_in_a_readable_answer():
    with TemporaryDirectory() as folder:
        cert, key = _make_certificate(folder)
        with Server(TLS_CERT=cert, TLS_KEY=key) as server:
            with _context(cert).wrap_socket(socket.create_connection(("127.0.0.1", server.port), timeout=10),
                                            server_hostname="localhost") as connection:
                connection.sendall(b"POST /api/models/generate HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                                   b"Content-Type: application/json\r\n\r\n")
                answer = b""
                try:
                    for _ in range(40):
                        connection.sendall(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")
                except OSError:
                    pass
                try:
                    while part := connection.recv(65536):
                        answer += part
                except OSError:
                    pass
                equal(b" 413 " in answer.split(b"\r\n")[0] + b" ", True, answer[:200])


def a_certificate_that_is_none_is_named_at_the_start():
    with TemporaryDirectory() as folder:
        cert, key = _make_certificate(folder)
        ended = run("serve", PORT="0", TLS_CERT=cert)
        equal((ended.returncode != 0, b"key" in ended.stderr), (True, True), ended.stderr)
        ended = run("serve", PORT="0", TLS_CERT=key, TLS_KEY=cert)
        equal((ended.returncode != 0, b"certificate" in ended.stderr), (True, True), ended.stderr)
        ended = run("serve", PORT="0", TLS_CERT="/no/such/file", TLS_KEY=key)
        equal((ended.returncode != 0, b"TLS_CERT" in ended.stderr), (True, True), ended.stderr)


main(functions_of(sys.modules[__name__]))
