"""Webhooks: signed, tried again, kept over restarts, and never sent where they must not go."""

import hashlib
import hmac
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from tempfile import TemporaryDirectory

from harness import Server, contains, equal, functions_of, main, wait_until

SECRET = "a secret of some length"
SETTINGS = {"WEBHOOK_SECRET": SECRET, "WEBHOOK_RETRY_SECONDS": "1", "WEBHOOK_PRIVATE": "yes"}


class _Receiver:
    """Answers as script says, call by call: a status, "hang", or a Location to redirect to."""

    def __init__(self, *script):
        self.calls, self.script, self.done = [], list(script), threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.calls.append((time.monotonic(), self.path, dict(self.headers), body))
                what = outer.script.pop(0) if outer.script else 200
                if what == "hang":
                    outer.done.wait(30)
                    return
                self.send_response(what if isinstance(what, int) else 307)
                if not isinstance(what, int):
                    self.send_header("Location", what)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.server.shutdown()
        self.server.server_close()


def _submit(server, url, prompt="a cube"):
    answer = server.generate(prompt, webhook_url=url, **{"async": True})
    equal(answer.status, 202, answer)
    return answer.json["job_id"]


def the_end_of_a_job_is_told_and_signed():
    with _Receiver() as receiver, Server(**SETTINGS) as server:
        for prompt, state in (("a cube", "succeeded"), ("a zorb", "failed")):
            job_id = _submit(server, receiver.url, prompt)
            wait_until(lambda: receiver.calls, "the webhook is called")
            _, path, headers, body = receiver.calls.pop()
            equal(path, "/hook")
            contains(json.loads(body), {"job_id": job_id, "state": state})
            equal(headers["X-PromptAR-Delivery"], job_id)
            stamp = headers["X-PromptAR-Timestamp"]
            equal(abs(time.time() - int(stamp)) < 30, True)
            wanted = hmac.new(SECRET.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
            equal(headers["X-PromptAR-Signature"], f"v1={wanted}")
        time.sleep(0.3)
        equal(receiver.calls, [])


def a_synchronous_call_tells_too():
    with _Receiver() as receiver, Server(**SETTINGS) as server:
        answer = server.generate("a cube", webhook_url=receiver.url)
        equal(answer.status, 200)
        wait_until(lambda: receiver.calls, "the webhook is called")
        equal(json.loads(receiver.calls[0][3])["result"]["model_id"], answer.json["model_id"])


def a_receiver_that_fails_is_tried_again_with_growing_waits():
    with _Receiver(500, 404, 204) as receiver, Server(**SETTINGS) as server:
        _submit(server, receiver.url)
        wait_until(lambda: len(receiver.calls) == 3, "the third attempt", 20)
        first, second, third = (call[0] for call in receiver.calls)
        equal((second - first > 0.8, third - second > 3), (True, True), (second - first, third - second))
        time.sleep(0.5)
        equal(len(receiver.calls), 3)


def a_receiver_that_hangs_holds_up_no_other():
    with _Receiver("hang", "hang") as slow, _Receiver() as quick, Server(**SETTINGS) as server:
        _submit(server, slow.url)
        _submit(server, slow.url, "a cube in 10 ms")
        wait_until(lambda: len(slow.calls) == 2, "both hang")
        begun = time.monotonic()
        _submit(server, quick.url, "a cube in 20 ms")
        wait_until(lambda: quick.calls, "the other is told")
        equal(time.monotonic() - begun < 3, True)
        begun = time.monotonic()
        equal(server.stop(), 0)
        equal(time.monotonic() - begun < 5, True, "a hanging receiver does not hold up a stop")


def a_redirect_is_not_followed():
    with _Receiver() as target, _Receiver("http://127.0.0.1:1/", 200) as receiver, Server(**SETTINGS) as server:
        receiver.script[0] = target.url
        _submit(server, receiver.url)
        wait_until(lambda: len(receiver.calls) == 2, "it is tried again", 10)
        equal(target.calls, [])


def private_addresses_are_refused_unless_allowed():
    with _Receiver() as receiver:
        with Server(**{**SETTINGS, "WEBHOOK_PRIVATE": "no"}) as server:
            port = receiver.server.server_port
            for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"):
                job_id = _submit(server, f"http://{host}:{port}/hook", f"a cube, {host}")
                wait_until(lambda: f"job {job_id}, attempt 1" in server.read_log(), f"{host} is refused")
            equal(receiver.calls, [])


def a_restart_delays_a_message_and_loses_none():
    with TemporaryDirectory() as folder, _Receiver(503, 200) as receiver:
        with Server(folder, **SETTINGS) as server:
            job_id = _submit(server, receiver.url)
            wait_until(lambda: len(receiver.calls) == 1, "the first attempt")
            wait_until(lambda: "attempt 1" in server.read_log(), "it is noted")
            server.process.kill()
            server.process.wait()
        with Server(folder, **SETTINGS) as server:
            wait_until(lambda: len(receiver.calls) == 2, "the second attempt", 10)
            equal(receiver.calls[1][2]["X-PromptAR-Delivery"], job_id)


def a_server_without_a_secret_says_so():
    with Server() as server:
        answer = server.generate("a cube", webhook_url="https://example.org/")
        equal((answer.status, answer.json["detail"][0]["loc"]), (422, ["body", "webhook_url"]))
    with Server(**SETTINGS) as server:
        for url in ("ftp://example.org/", "example.org", "http://exa mple.org/", 5):
            equal(server.generate("a cube", webhook_url=url).status, 422, url)


main(functions_of(sys.modules[__name__]))
