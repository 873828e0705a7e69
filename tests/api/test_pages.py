"""The pages: the Studio, one for each model, and their assets."""

import re
import sys

from harness import Server, equal, functions_of, main

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def the_root_leads_browsers_to_the_studio_and_programs_nowhere():
    with Server() as server:
        answer = server.request("GET", "/", headers=BROWSER)
        equal((answer.status, answer.headers["Location"], answer.headers["Vary"]), (302, "studio", "Origin, Accept"))
        for accept in ({}, {"Accept": "*/*"}, {"Accept": "application/json"}):
            equal(server.request("GET", "/", headers=accept).json["message"], "PromptAR Backend API")


def the_studio_is_packed_and_asked_for_again_by_its_etag():
    with Server() as server:
        plain = server.get("/studio")
        equal(plain.headers["Content-Type"], "text/html; charset=utf-8")
        for accepted, coding in (("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None)):
            answer = server.get("/studio", Accept_Encoding=accepted)
            equal((answer.headers["Content-Encoding"], answer.headers["ETag"]), (coding, plain.headers["ETag"]), accepted)
            equal(len(answer.body) < len(plain.body), coding is not None, accepted)
        equal(server.get("/studio", If_None_Match=plain.headers["ETag"]).status, 304)


def nothing_comes_from_elsewhere_and_hugging_face_may_frame_it():
    with Server() as server:
        policy = server.get("/studio").headers["Content-Security-Policy"]
        equal("default-src 'none'; script-src 'self';" in policy, True, policy)
        equal("frame-ancestors 'self' https://huggingface.co https://*.hf.space" in policy, True, policy)
        page = server.get("/studio").body.decode()
        equal(re.findall(r"https?://[^\s\"']+", page), [])
        assets = re.findall(r'(?:src|href)="\./(static/[^"]+)"', page)
        equal(len(assets) >= 3, True, assets)
        for asset in assets:
            answer = server.get(f"/{asset}")
            equal((answer.status, answer.headers["Cache-Control"]), (200, "public, max-age=31536000, immutable"), asset)


def the_pages_know_the_public_address():
    with Server(PUBLIC_URL="https://ar.example.org") as server:
        equal(b'content="https://ar.example.org"' in server.get("/studio").body, True)
        model = server.generate().json["model_id"]
        page = server.get(f"/m/{model}").body.decode()
        equal(f'<meta property="og:url" content="https://ar.example.org/m/{model}">' in page, True, page)


def a_trusted_proxy_says_how_browsers_speak():
    with Server(TRUSTED_PROXIES="127.0.0.1") as server:
        model = server.generate().json["model_id"]
        headers = {"Host": "ar.example.org", "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"}
        page = server.request("GET", f"/m/{model}", headers=headers).body.decode()
        equal(f'content="https://ar.example.org/m/{model}"' in page, True, page)
    with Server() as server:
        model = server.generate().json["model_id"]
        page = server.request("GET", f"/m/{model}", headers=headers).body.decode()
        equal(f'content="http://ar.example.org/m/{model}"' in page, True, page)


def a_host_that_is_none_does_not_get_into_the_page():
    with Server() as server:
        model = server.generate().json["model_id"]
        page = server.request("GET", f"/m/{model}", headers={"Host": 'x"><script>'}).body.decode()
        equal(f'<meta property="og:url" content="/m/{model}">' in page, True, page)


def pages_pictures_and_reports_do_not_count():
    with Server(RATE_LIMIT_REQUESTS="2") as server:
        model = server.generate().json["model_id"]
        for path in ("/studio", f"/m/{model}", f"/api/models/{model}/preview.webp?size=256", f"/api/models/{model}/ar-report"):
            equal(server.get(path).headers["RateLimit-Remaining"], "1", path)


main(functions_of(sys.modules[__name__]))
