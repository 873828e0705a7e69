"""A hub on this machine: one repository made of a folder, its large files on a second server, and faults by script."""

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

REVISION = "5f7c0e1e5ba4a3be3bd1fa1f5a3ad6e1a1f5b5c2"
LARGE = (".bin", ".safetensors")


def git_blob(data):
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


class Request:
    """What came in, and how much went out."""

    def __init__(self, method, path, headers):
        self.method, self.path, self.headers = method, path, dict(headers)
        self.sent = 0

    def __repr__(self):
        return f"{self.path} {self.headers.get('Range', '')} -> {self.sent}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        request = Request("GET", self.path, self.headers)
        self.server.hub.serve(self.server.large, self, request)

    def answer(self, request, code, body=b"", **headers):
        self.send_response(code)
        for name, text in headers.items():
            self.send_header(name.replace("_", "-"), text)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        request.sent += len(body)


class FakeHub:
    """
    faults: for the path's last name a list of what happens to the requests for its bytes, one after the other:
      a number of an HTTP status, ("status", N, {headers}), ("drop", N) breaks off after N bytes, ("hold", N) sends N
      bytes and then waits for release(), "whole" takes no notice of Range, "other" sends other bytes.
    """

    def __init__(self, folder, token=None, faults=None, listing=None):
        self.folder, self.token, self.listing = Path(folder), token, listing
        self.faults = faults or {}
        self.lock = threading.Lock()
        self.requests, self.large_requests = [], []
        self.released = threading.Event()
        self.files = {str(path.relative_to(folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        self.servers = []
        for large in (False, True):
            server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
            server.daemon_threads = True
            server.handle_error = lambda *about: None  # clients that leave are what is tested
            server.hub, server.large = self, large
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            self.servers.append(server)
        self.base, self.large_base = (f"http://127.0.0.1:{server.server_port}" for server in self.servers)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.release()
        for server in self.servers:
            server.shutdown()
            server.server_close()

    def release(self):
        self.released.set()

    def describe(self):
        siblings = []
        for path, data in sorted(self.files.items()):
            sibling = {"rfilename": path, "size": len(data), "blobId": git_blob(data)}
            if path.endswith(LARGE):
                sibling["lfs"] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "pointerSize": 134}
            siblings.append(sibling)
        return {"id": "openai/shap-e", "sha": REVISION, "siblings": siblings}

    def _next_fault(self, path):
        with self.lock:
            waiting = self.faults.get(path.rsplit("/", 1)[-1]) or []
            return waiting.pop(0) if waiting else None

    def serve(self, large, handler, request):
        with self.lock:
            (self.large_requests if large else self.requests).append(request)
        path = urlsplit(handler.path).path
        if large:
            return self._send_bytes(handler, request, path.removeprefix("/cdn/"))
        if self.token and handler.headers.get("Authorization") != f"Bearer {self.token}":
            return handler.answer(request, 401, b"Invalid credentials")
        if path == "/api/models/openai/shap-e":
            return self._send_listing(handler, request)
        name = path.removeprefix(f"/openai/shap-e/resolve/{REVISION}/")
        if name not in self.files:
            return handler.answer(request, 404)
        if name.endswith(LARGE):
            return handler.answer(request, 302, Location=f"{self.large_base}/cdn/{name}?Signature=abc")
        return self._send_bytes(handler, request, name)

    def _send_listing(self, handler, request):
        fault = self._next_fault("listing")
        if isinstance(fault, int):
            return handler.answer(request, fault)
        if fault:
            return handler.answer(request, fault[1], **fault[2])
        body = self.listing if isinstance(self.listing, bytes) else json.dumps(self.listing or self.describe()).encode()
        handler.answer(request, 200, body, Content_Type="application/json")

    def _send_bytes(self, handler, request, name):
        fault = self._next_fault(name)
        data = self.files[name]
        etag = '"' + hashlib.sha256(data).hexdigest() + '"'
        if isinstance(fault, int):
            return handler.answer(request, fault)
        if fault and fault[0] == "status":
            return handler.answer(request, fault[1], **fault[2])
        if fault == "other":
            data = bytes(byte ^ 1 for byte in data)
        begin = 0
        wanted = handler.headers.get("Range")
        if wanted and fault != "whole" and handler.headers.get("If-Range", etag) == etag:
            begin = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if begin >= len(data):
                return handler.answer(request, 416, Content_Range=f"bytes */{len(data)}")
        handler.send_response(206 if begin else 200)
        if begin:
            handler.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
        handler.send_header("ETag", etag)
        handler.send_header("Content-Length", str(len(data) - begin))
        handler.end_headers()
        end = len(data)
        if fault and fault[0] in ("drop", "hold"):
            end = min(end, begin + fault[1])
        handler.wfile.write(data[begin:end])
        handler.wfile.flush()
        with self.lock:
            request.sent += end - begin
        if fault and fault[0] == "hold":
            self.released.wait(60)
            handler.close_connection = True
        elif end < len(data):
            handler.close_connection = True
