"""A Gradio server and the hub in front of it, made of what real ones were seen to send.

One instance plays one version; the prompt picks what happens. Everything that arrives is kept in `requests`.
"""

import json
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

QUOTA_WORDS = "You have exceeded your GPU quota (60s requested vs. 0s left). Try again in 0:10:00."
FILE_PATH = "/app/gradio/ab12/sample model.glb"


def make_glb():
    positions = struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)
    document = json.dumps({
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0],
                       "max": [1, 1, 0]}],
        "bufferViews": [{"buffer": 0, "byteLength": 36}], "buffers": [{"byteLength": 36}]}).encode()
    document += b" " * (-len(document) % 4)
    return (struct.pack("<4sII", b"glTF", 2, 28 + len(document) + 36) + struct.pack("<I4s", len(document), b"JSON")
            + document + struct.pack("<I4s", 36, b"BIN\0") + positions)


class MockGradio:
    """version decides protocol, prefix, parameter names, quoting and cancel, as the real releases do.

    over_quota: which calls of an endpoint, counted from 1, are refused for want of quota. private: the hub knows the
    Space only for those who bring this token. hub_elsewhere: the address that the hub redirects to. every_byte: events
    come byte by byte, their lines ended by CR LF.
    """

    def __init__(self, version="5.49.1", stages=("RUNNING",), run_open=False, login=False, file_answer=None, flavour=None,
                 second_missing=False, over_quota=(), private=None, hub_elsewhere=None,
                 every_byte=False):
        self.version = version
        self.number = tuple(int(part) for part in version.split(".")[:2])
        self.prefix = "/gradio_api" if self.number >= (5, 0) else ""
        self.protocol = (None if self.number < (4, 0) else "sse" if self.number < (4, 9) else
                         "sse_v1" if self.number < (4, 17) else "sse_v3")
        self.stages, self.run_open, self.login, self.file_answer = list(stages), run_open, login, file_answer
        self.flavour, self.second_missing, self.uploaded = flavour, second_missing, None
        self.over_quota, self.private, self.hub_elsewhere = set(over_quota), private, hub_elsewhere
        self.every_byte, self.calls = every_byte, 0
        self.requests, self.running, self.most_running = [], 0, 0
        self.lock = threading.Lock()
        self.joined, self.data_ready, self.cancelled = {}, {}, set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def seen(self, method, part):
        return [r for r in self.requests if r["method"] == method and part in r["path"]]

    # What the server says of itself.

    def config(self):
        names = [("textbox", {}), ("state", {"value": None}), ("slider", {"minimum": 0, "maximum": 2147483647, "step": 1}),
                 ("slider", {"minimum": 0, "maximum": 10, "step": 0.1}), ("slider", {"minimum": 1, "maximum": 50, "step": 1}),
                 ("slider", {"minimum": 0, "maximum": 10, "step": 0.1}), ("slider", {"minimum": 1, "maximum": 50, "step": 1}),
                 ("slider", {"minimum": 0.9, "maximum": 0.98, "step": 0.01}),
                 ("slider", {"minimum": 512, "maximum": 2048, "step": 512}), ("model3d", {})]
        components = [{"id": i, "type": kind, "props": props, "skip_api": kind == "state"}
                      for i, (kind, props) in enumerate(names)]
        inputs = [0, 2, 3, 4, 5, 6, 7, 8]
        config = {"version": self.version, "app_id": 17126080454941187136, "components": components,
                  "dependencies": [{"api_name": False, "inputs": [], "outputs": []},
                                   {"api_name": "generate_and_extract_glb", "inputs": inputs, "outputs": [9]},
                                   {"api_name": "stateful", "inputs": [0, 1, *inputs[1:]], "outputs": [1, 9]}]}
        if self.flavour == "hunyuan":
            config["dependencies"] += [{"api_name": "generation_all", "inputs": list(range(20, 32)), "outputs": [9] * 5},
                                       {"api_name": "on_export_click", "inputs": list(range(32, 38)), "outputs": [9, 9]}]
            components += [{"id": i, "type": "json", "props": {}} for i in range(20, 38)]
        elif self.flavour == "trellis-image":
            config["dependencies"][1] = {"api_name": "generate_and_extract_glb", "inputs": list(range(20, 30)),
                                         "outputs": [1, 9, 9, 9]}
            components += [{"id": i, "type": "json", "props": {}} for i in range(20, 30)]
        if self.protocol:
            config["protocol"] = self.protocol
        if self.prefix:
            config["api_prefix"] = self.prefix
        if self.number >= (4, 32):
            for index, dependency in enumerate(config["dependencies"]):
                dependency["id"] = index + 10
        return config

    def info(self):
        if self.flavour:
            return self.image_info()
        parameters = ["prompt", "seed", "ss_guidance_strength", "ss_sampling_steps", "slat_guidance_strength",
                      "slat_sampling_steps", "mesh_simplify", "texture_size"]
        described = [{"label": name, **({"parameter_name": name, "parameter_has_default": name != "prompt",
                                         "parameter_default": None} if self.number >= (4, 23) else {})}
                     for name in parameters]
        return {"named_endpoints": {f"/{name}": {"parameters": described, "returns": []}
                                    for name in ("generate_and_extract_glb", "stateful")}, "unnamed_endpoints": {}}

    def image_info(self):
        """Names in the order of the endpoints; the order in which they are sent is for the test to see."""
        def described(names):
            return {"parameters": [{"label": name, "parameter_name": name, "parameter_has_default": False}
                                   for name in names.split()], "returns": []}
        return {"named_endpoints": {
            "/generation_all": described("image mv_image_front mv_image_back mv_image_left mv_image_right steps "
                                         "guidance_scale seed octree_resolution check_box_rembg num_chunks randomize_seed"),
            "/on_export_click": described("file_out file_out2 file_type reduce_face export_texture target_face_num"),
            "/generate_and_extract_glb": described("image multiimages seed ss_guidance_strength ss_sampling_steps "
                                                   "slat_guidance_strength slat_sampling_steps multiimage_algo "
                                                   "mesh_simplify texture_size")}, "unnamed_endpoints": {}}

    # What happens to a call.

    def file_data(self, path=FILE_PATH):
        url = None if self.number < (4, 18) else f"{self.base}{self.prefix}/file={path}"
        return {"path": path, "url": url, "size": None, "orig_name": path.rsplit("/", 1)[-1], "mime_type": None}

    def failure(self, words):
        quoted = repr(words) if words is not None and self.number < (5, 2) else words
        return {"msg": "process_completed", "output": {"error": quoted}, "success": False}

    def success(self, *outputs):
        return {"msg": "process_completed", "output": {"data": list(outputs), "is_generating": False}, "success": True}

    def messages(self, session, event, data):
        """The messages after the event has started; `...` pauses, None cuts the connection."""
        self.calls += 1
        if self.calls in self.over_quota:
            yield self.failure(QUOTA_WORDS)
            return
        if self.flavour:
            yield self.made_of_image(data)
            return
        prompt = data[0]
        if prompt == "quota":
            yield self.failure(QUOTA_WORDS)
        elif prompt == "no gpu":
            yield {**self.failure("No GPU was available after 60s"), "title": "ZeroGPU quota exceeded"}
        elif prompt == "hidden":
            yield self.failure(None)
        elif prompt == "cut":
            yield None
        elif prompt == "stopped":
            yield {"msg": "unexpected_error", "event_id": None, "message": "Server stopped unexpectedly.", "success": False}
            yield None
        elif prompt == "silent":
            for _ in range(600):
                if event in self.cancelled:
                    yield {"msg": "process_completed", "output": {}, "success": True}
                    return
                time.sleep(0.05)
                yield ...
        elif prompt == "progress":
            for step in range(3):
                yield {"msg": "progress", "progress_data": [{"index": None, "length": None, "unit": "steps",
                                                             "progress": step / 3, "desc": f"step {step}"}]}
            yield {"msg": "log", "log": "mind the gap", "level": "warning"}
            yield self.success(self.file_data())
        elif prompt.startswith("says "):
            yield self.failure(prompt.removeprefix("says "))
        elif prompt == "separators":
            yield {"msg": "log", "log": "one\u2028two\u2029three\x85four", "level": "info"}
            yield self.success(self.file_data())
        elif prompt == "megabytes":
            yield {"msg": "log", "log": "word " * 400_000, "level": "info"}
            yield self.success(self.file_data(), "text " * 400_000)
        elif prompt == "works, then quota":
            yield {"msg": "progress", "progress_data": [{"progress": 0.5, "desc": "half"}]}
            yield self.failure(QUOTA_WORDS)
        elif prompt == "update":
            yield self.success({"__type__": "update", "value": self.file_data(), "interactive": True})
        elif prompt == "generator":
            yield {"msg": "process_generating", "output": {"data": [[["replace", [], "x"]]]}, "success": True}
            yield self.success(self.file_data())
        elif prompt == "nothing":
            yield self.success(None)
        elif prompt == "inside":
            yield self.success(self.file_data("http://169.254.169.254/latest/meta-data/model.glb"))
        elif prompt == "loopback":
            yield self.success(self.file_data("https://127.0.0.1:9/model.glb"))
        else:
            if prompt == "slow":
                time.sleep(0.3)
            yield self.success(*([None] if len(data) == 9 else []), self.file_data())

    def made_of_image(self, data):
        """A real server takes files only from where it put them itself."""
        known = {self.uploaded, "/app/gradio/white.glb", "/app/gradio/textured.glb"}
        if any(isinstance(value, dict) and value["path"] not in known for value in data):
            return self.failure("Cannot move it to the gradio cache dir because it was not uploaded by a user.")
        if self.flavour == "trellis-image":
            film = {"video": self.file_data("/app/gradio/film.mp4"), "subtitles": None}
            return self.success(None, film, *self.trellis_models())
        if len(data) == 12:
            return self.success({"__type__": "update", "value": self.file_data("/app/gradio/white.glb")},
                                {"__type__": "update", "value": self.file_data("/app/gradio/textured.glb")},
                                "<iframe></iframe>", {"time": 1}, 1234)
        return self.success("<iframe></iframe>", {"__type__": "update", "value": self.file_data(), "interactive": True})

    def trellis_models(self):
        return (None, self.file_data()) if self.second_missing else (self.file_data(), None)

    def _handler(mock):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def handle(self):
                try:
                    super().handle()
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def answer(self, status, body, content_type="application/json", headers=()):
                data = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(data)))
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def note(self, body=None):
                with mock.lock:
                    mock.requests.append({"method": self.command, "path": self.path, "headers": dict(self.headers),
                                          "body": body})

            def do_GET(self):
                self.note()
                parts = urlsplit(self.path)
                query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                path = unquote(parts.path)
                if path.startswith("/api/spaces/"):
                    self.hub(path)
                elif mock.stages[0] != "RUNNING":
                    self.answer(503, b"<html>Your space is not ready</html>", "text/html")
                elif path == "/config":
                    if mock.login:
                        self.answer(401, {"detail": "Not authenticated"})
                    else:
                        self.answer(200, mock.config())
                elif path == f"{mock.prefix}/info":
                    self.answer(200, mock.info())
                elif path == f"{mock.prefix}/queue/data" and mock.protocol != "sse":
                    self.stream(query["session_hash"])
                elif path == "/queue/join" and mock.protocol == "sse":
                    self.stream_first(query["session_hash"])
                elif path.startswith(f"{mock.prefix}/file="):
                    self.send_file(path.split("file=", 1)[1])
                else:
                    self.answer(404, {"detail": "Not Found"})

            def hub(self, path):
                if mock.hub_elsewhere:
                    self.answer(302, b"", headers=[("Location", mock.hub_elsewhere + path)])
                elif mock.private and self.headers.get("Authorization") != f"Bearer {mock.private}":
                    self.answer(401, {"error": "Invalid username or password."})
                elif path.endswith("/host"):
                    self.answer(200, {"subdomain": "x", "host": mock.base})
                elif path.endswith("/runtime"):
                    self.answer(200, {"stage": mock.stages[0]})
                    if len(mock.stages) > 1:
                        mock.stages.pop(0)
                else:
                    self.answer(404, {"error": "Not Found"})

            def send_file(self, path):
                if mock.file_answer:
                    mock.file_answer(self)
                elif path == FILE_PATH:
                    self.answer(200, make_glb(), "application/octet-stream")
                else:
                    self.answer(403, {"detail": f"File not allowed: {path}"})

            def do_POST(self):
                text = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.path == f"{mock.prefix}/upload":
                    self.note(text)
                    self.upload(text)
                    return
                body = json.loads(text)
                self.note(body)
                if self.path == f"{mock.prefix}/queue/join" and mock.protocol != "sse":
                    self.join(body)
                elif self.path == "/queue/data" and mock.protocol == "sse":
                    mock.joined[body["session_hash"]] = body["data"]
                    mock.data_ready[body["session_hash"]].set()
                    self.answer(200, b"null")
                elif self.path == f"{mock.prefix}/cancel":
                    mock.cancelled.add(body["event_id"])
                    self.answer(200, {"success": True})
                elif self.path.startswith("/run/"):
                    self.run(body)
                else:
                    self.answer(404, {"detail": "Not Found"})

            def upload(self, body):
                if b'name="files"' not in body:
                    self.answer(200, [])
                    return
                mock.uploaded = "/app/gradio/9c/" + body.split(b'filename="')[1].split(b'"')[0].decode()
                self.answer(200, [mock.uploaded])

            def run(self, body):
                if not mock.run_open:
                    self.answer(404, {"detail": "This API endpoint does not accept direct HTTP POST requests."})
                elif body["data"][0] == "quota":
                    self.answer(500, {"error": repr(QUOTA_WORDS)})
                else:
                    self.answer(200, {"data": [{"name": FILE_PATH, "data": None, "is_file": True}]})

            def join(self, body):
                if body["data"][0] == "gateway":
                    self.answer(504, b"<html>Gateway Time-out</html>", "text/html")
                    return
                if body["data"][0] == "full":
                    self.answer(503, {"detail": "Queue is full. Max size is 1 and size is 1."})
                    return
                mock.joined[body["session_hash"]] = body["data"]
                self.answer(200, {"event_id": self.event_of(body["session_hash"])})

            @staticmethod
            def event_of(session):
                return session.replace("-", "")[:32]

            def send(self, message, event):
                if mock.protocol != "sse" and "event_id" not in message:
                    message = {**message, "event_id": event}
                data = f"data: {json.dumps(message, ensure_ascii=False)}\n\n".encode()
                if mock.every_byte:
                    data = data.replace(b"\n", b"\r\n")
                step = 1 if mock.every_byte else len(data)
                for piece in (data[at:at + step] for at in range(0, len(data), step)):
                    self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                    self.wfile.flush()

            def open_stream(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream; charset=utf-8")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()

            def stream_first(self, session):
                mock.data_ready[session] = threading.Event()
                self.open_stream()
                event = self.event_of(session)
                self.send({"msg": "estimation", "rank": 0, "queue_size": 1}, event)
                self.send({"msg": "send_data", "event_id": event}, event)
                if mock.data_ready[session].wait(10):
                    self.play(session, event)

            def stream(self, session):
                if mock.joined.get(session, [None])[0] == "not up":
                    self.answer(503, b"<html>Your space is not ready</html>", "text/html")
                    return
                self.open_stream()
                event = self.event_of(session)
                if session not in mock.joined:
                    self.send({"msg": "unexpected_error", "message": "404: Session not found.", "success": False}, event)
                    self.close_connection = True
                    return
                self.send({"msg": "estimation", "rank": 1, "queue_size": 2, "rank_eta": 1.5}, event)
                self.send({"msg": "heartbeat", "event_id": None}, event)
                if mock.joined[session][0] == "waits":
                    time.sleep(3)
                    return
                self.play(session, event)

            def play(self, session, event):
                with mock.lock:
                    mock.running += 1
                    mock.most_running = max(mock.most_running, mock.running)
                try:
                    self.send({"msg": "process_starts", "eta": 1.0}, event)
                    for message in mock.messages(session, event, mock.joined[session]):
                        if message is None:
                            self.close_connection = True
                            self.connection.close()
                            return
                        if message is not ...:
                            self.send(message, event)
                finally:
                    with mock.lock:
                        mock.running -= 1
                if mock.protocol == "sse_v3":
                    self.send({"msg": "close_stream", "event_id": None}, event)
                self.wfile.write(b"0\r\n\r\n")

        return Handler
