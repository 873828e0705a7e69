"""promptar models, against a hub on this machine."""

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "api"))
from fake_hub import REVISION, FakeHub
from harness import PROGRAM, clean_environment, contains, equal, functions_of, main, run, wait_until

PRIOR, RENDERER = "prior/diffusion_pytorch_model.fp16.safetensors", "shap_e_renderer/diffusion_pytorch_model.bin"
TEXT = "text_encoder/model.fp16.safetensors"


class _Scene:
    """A folder of random weights, a place to install into, and a hub that has the first."""

    def __init__(self, **options):
        self.options = options

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="promptar-models-"))
        self.source, self.store = self.folder / "source", self.folder / "store"
        equal(run("models", "synth", "shap-e", "--seed", "1", "--tiny", "--half", str(self.source)).returncode, 0)
        self.hub = FakeHub(self.source, **self.options).__enter__()
        return self

    def __exit__(self, *exception):
        self.hub.__exit__(*exception)
        shutil.rmtree(self.folder)

    def environment(self, **settings):
        return {"MODELS_PATH": str(self.store), "HF_ENDPOINT": self.hub.base, "no_proxy": "127.0.0.1", **settings}

    def models(self, *arguments, **settings):
        return run("models", *arguments, **self.environment(**settings))

    def pull(self, *arguments, **settings):
        return self.models("pull", "shap-e", *arguments, **settings)

    @property
    def installed(self):
        return self.store / "shap-e"

    def expect_installed(self):
        for name in (TEXT, PRIOR, RENDERER, "tokenizer/vocab.json", "model_index.json"):
            equal((self.installed / name).read_bytes() == (self.source / name).read_bytes(), True, name)
        equal((self.store / ".shap-e.partial").exists(), False)
        ended = self.models("verify", "shap-e")
        equal((ended.returncode, b"by SHA-256" in ended.stderr), (0, True), ended)

    def expect_failure(self, ended, code, *words):
        text = ended.stderr.decode()
        equal((ended.returncode, [word for word in words if word not in text]), (code, []), text)
        equal(text.count("\n"), 1, text)
        equal(self.installed.exists(), False)

    def sent(self, name):
        """The requests for a large file's bytes."""
        return [request for request in self.hub.large_requests if name in request.path]


def weights_are_pulled_checked_and_installed():
    with _Scene() as scene:
        equal(json.loads(scene.models("list", "--json").stdout)["models"][0]["installed"], False)
        ended = scene.pull()
        equal((ended.returncode, ended.stdout, REVISION[:12] in ended.stderr.decode()), (0, b"", True), ended)
        scene.expect_installed()
        record = json.loads((scene.installed / "promptar.json").read_text())
        contains(record, {"model": "shap-e", "origin": f"{scene.hub.base}/openai/shap-e", "revision": REVISION})
        for file in record["files"]:
            equal(hashlib.sha256((scene.source / file["path"]).read_bytes()).hexdigest(), file["sha256"], file)
        contains(json.loads(scene.models("list", "--json").stdout),
                 {"models": [{"name": "shap-e", "license": "MIT", "installed": True, "revision": REVISION}]})
        count = len(scene.hub.requests)
        ended = scene.pull()
        equal((ended.returncode, b"newest already" in ended.stderr), (0, True), ended)
        equal(len(scene.hub.requests), count + 1)
        equal(scene.pull("--again", "-q").stderr, b"")
        scene.expect_installed()
        equal(scene.models("rm", "shap-e").returncode, 0)
        equal(os.listdir(scene.store), [".shap-e.lock"])
        scene.expect_failure(scene.models("rm", "shap-e"), 1, "nothing")
        scene.expect_failure(scene.models("verify", "shap-e"), 1, "not installed")


def the_variant_chooses_among_weights():
    with _Scene() as scene:
        whole = scene.folder / "whole"
        run("models", "synth", "shap-e", "--seed", "1", "--tiny", str(whole))
        for name in ("prior/diffusion_pytorch_model.bin", "text_encoder/pytorch_model.bin"):
            scene.hub.files[name] = (whole / name).read_bytes()
        for variant, expected in (("fp32", "diffusion_pytorch_model.bin"), ("fp16", Path(PRIOR).name)):
            equal(scene.pull("--variant", variant).returncode, 0)
            equal(sorted(path.name for path in (scene.installed / "prior").iterdir()), ["config.json", expected])
            equal(scene.models("verify", "shap-e").returncode, 0)
        ended = scene.pull("--variant", "fp8")
        equal((ended.returncode, b"fp8" in ended.stderr), (2, True), ended)


def a_token_goes_to_the_hub_alone():
    with _Scene(token="hf_right") as scene:
        scene.expect_failure(scene.pull(), 4, "HF_TOKEN", "401")
        scene.expect_failure(scene.pull(HF_TOKEN="hf_wrong"), 4, "refuses the access token")
        scene.expect_failure(scene.pull(HF_TOKEN="hf_right", HF_TOKEN_POLICY="never"), 4, "set HF_TOKEN")
        scene.hub.requests.clear()
        equal(scene.pull(HF_TOKEN="hf_right").returncode, 0)
        scene.expect_installed()
        # Without it first, then with it; never to the server with the large files.
        tokens = [request.headers.get("Authorization") for request in scene.hub.requests]
        equal((tokens[0], set(tokens[1:])), (None, {"Bearer hf_right"}))
        equal([request for request in scene.hub.large_requests if "Authorization" in request.headers], [])
        equal(len(scene.hub.large_requests) >= 3, True)
        scene.hub.requests.clear()
        equal(scene.pull("--again", HF_TOKEN="hf_right", HF_TOKEN_POLICY="always").returncode, 0)
        equal({request.headers.get("Authorization") for request in scene.hub.requests}, {"Bearer hf_right"})


def a_busy_hub_is_waited_for():
    faults = {"listing": [("status", 429, {"Retry_After": "1"})], "vocab.json": [503],
              Path(PRIOR).name: [("status", 429, {"Retry_After": "1"}), 500], Path(TEXT).name: [403]}
    with _Scene(faults=faults) as scene:
        equal(scene.pull().returncode, 0)
        scene.expect_installed()
        equal(len(scene.sent(PRIOR)), 3)
    with _Scene(faults={"listing": [("status", 429, {"Retry_After": "86400"})]}) as scene:
        scene.expect_failure(scene.pull(), 4, "for a while")
    with _Scene(faults={"listing": [500, 502, 503]}) as scene:
        scene.expect_failure(scene.pull(), 4, "The hub fails (503)")


def a_broken_connection_is_gone_on_with():
    with _Scene(faults={Path(PRIOR).name: [("drop", 30000), ("drop", 20000), ("drop", 1)]}) as scene:
        equal(scene.pull().returncode, 0)
        scene.expect_installed()
        sent = scene.sent(PRIOR)
        equal([request.headers.get("Range") for request in sent], [None, "bytes=30000-", "bytes=50000-", "bytes=50001-"])
        digest = hashlib.sha256(scene.hub.files[PRIOR]).hexdigest()
        equal({request.headers.get("If-Range") for request in sent[1:]}, {f'"{digest}"'})
        equal(sum(request.sent for request in sent), len(scene.hub.files[PRIOR]))


def a_server_without_ranges_sends_all_again():
    with _Scene(faults={Path(RENDERER).name: [("drop", 70000), "whole"]}) as scene:
        equal(scene.pull().returncode, 0)
        scene.expect_installed()
        equal(sum(request.sent for request in scene.sent(RENDERER)), 70000 + len(scene.hub.files[RENDERER]))


def wrong_bytes_are_never_installed():
    with _Scene(faults={Path(PRIOR).name: ["other"]}) as scene:
        scene.expect_failure(scene.pull(), 4, PRIOR, "SHA-256")
        # They are not what the next pull goes on with.
        equal(scene.pull().returncode, 0)
        scene.expect_installed()
    with _Scene(faults={"merges.txt": ["other"]}) as scene:
        scene.expect_failure(scene.pull(), 4, "merges.txt", "checksum")


def ctrl_c_keeps_what_came():
    with _Scene(faults={Path(RENDERER).name: [("hold", 100000)]}) as scene:
        child = subprocess.Popen([PROGRAM, "models", "pull", "shap-e"], stderr=subprocess.PIPE,
                                 env={**clean_environment(), **scene.environment()})
        parts = scene.store / ".shap-e.partial" / "parts"
        wait_until(lambda: any(path.stat().st_size == 100000 for path in parts.glob("*renderer*.bin")), "the first bytes", 30)
        # Two cannot work at the same place.
        second = scene.pull()
        equal((second.returncode, b"Another process" in second.stderr), (4, True), second)
        child.send_signal(signal.SIGINT)
        text = child.communicate(timeout=30)[1]
        equal((child.returncode, b"kept" in text), (130, True), text)
        equal(scene.installed.exists(), False)
        equal(b"of a download have come" in scene.models("list").stdout, True)
        scene.hub.release()
        equal(scene.pull().returncode, 0)
        scene.expect_installed()
        equal(scene.sent(RENDERER)[-1].headers.get("Range"), "bytes=100000-")


def a_part_of_another_make_is_fetched_anew():
    with _Scene(faults={Path(RENDERER).name: [("hold", 100000)]}) as scene:
        child = subprocess.Popen([PROGRAM, "models", "pull", "shap-e"], stderr=subprocess.DEVNULL,
                                 env={**clean_environment(), **scene.environment()})
        parts = scene.store / ".shap-e.partial" / "parts"
        wait_until(lambda: any(path.stat().st_size == 100000 for path in parts.glob("*renderer*.bin")), "the first bytes", 30)
        child.kill()
        child.wait()
        scene.hub.release()
        for path in parts.glob("*renderer*.bin"):
            path.write_bytes(bytes(100000))
        equal(scene.pull().returncode, 0)
        scene.expect_installed()
        equal([request.headers.get("Range") for request in scene.sent(RENDERER)], [None, "bytes=100000-", None])


def a_disk_that_is_too_small_is_said():
    with _Scene() as scene:
        listing = scene.hub.describe()
        for sibling in listing["siblings"]:
            if sibling["rfilename"] == PRIOR:
                sibling["lfs"]["size"] = 10**15
        scene.hub.listing = listing
        scene.expect_failure(scene.pull(), 1, "MB left")
        equal(scene.hub.large_requests, [])


def _limit_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (80000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def a_disk_that_fills_up_loses_nothing():
    with _Scene() as scene:
        ended = subprocess.run([PROGRAM, "models", "pull", "shap-e"], capture_output=True, preexec_fn=_limit_files, timeout=60,
                               env={**clean_environment(), **scene.environment()})
        scene.expect_failure(ended, 1, "cannot be written")
        equal(scene.pull().returncode, 0)
        scene.expect_installed()
        equal("bytes=80000-" in [request.headers.get("Range") for request in scene.hub.large_requests], True)


def a_repository_that_is_not_shap_e_is_refused():
    with _Scene(listing=b"<html>a page</html>") as scene:
        scene.expect_failure(scene.pull(), 4, "HF_ENDPOINT")
    with _Scene(listing={"sha": "main", "siblings": []}) as scene:
        scene.expect_failure(scene.pull(), 4, "does not list")
    for name, words in ((TEXT, "no weights in text_encoder"), ("tokenizer/merges.txt", "lacks tokenizer/merges.txt")):
        with _Scene() as scene:
            del scene.hub.files[name]
            scene.expect_failure(scene.pull(), 4, words)
    # What arrives as the hub has it, but is not what it is called.
    for name, data, words in ((PRIOR, lambda files: files[TEXT], "is missing"),
                              (PRIOR, lambda files: files[PRIOR][:5000], "does not fit"),
                              (RENDERER, lambda files: b"PK\3\4" + bytes(100), "shap_e_renderer"),
                              ("prior/config.json", lambda files: b"{}", "configuration")):
        with _Scene() as scene:
            scene.hub.files[name] = data(scene.hub.files)
            scene.expect_failure(scene.pull(), 1 if words != "configuration" else 2, words)
    with _Scene() as scene:
        scene.hub.files = {}
        scene.expect_failure(scene.pull(HF_ENDPOINT=scene.hub.base + "/elsewhere"), 4, "404")
        scene.expect_failure(scene.pull(HF_ENDPOINT="http://127.0.0.1:1"), 4, "127.0.0.1 cannot be reached")
        scene.expect_failure(scene.pull(HF_ENDPOINT="ftp://127.0.0.1"), 2, "URL")


def proxies_are_used():
    with _Scene() as scene:
        # The hub here is its own proxy: what arrives is a whole address.
        ended = scene.pull(HF_ENDPOINT="http://hub.invalid", http_proxy=scene.hub.base, no_proxy="127.0.0.1")
        equal(ended.returncode, 0, ended)
        scene.expect_installed()
        equal({request.path.split("/")[2] for request in scene.hub.requests}, {"hub.invalid"})


def weights_at_hand_are_imported():
    with _Scene() as scene:
        equal(scene.models("import", "shap-e", str(scene.source)).returncode, 0)
        scene.expect_installed()
        contains(json.loads((scene.installed / "promptar.json").read_text()), {"origin": str(scene.source), "revision": ""})
        equal(scene.models("import", "shap-e", str(scene.source), "--variant", "fp32").returncode, 0)
        scene.models("rm", "shap-e")
        # As the hub's own cache keeps them: blobs by digest, links by revision.
        cache = scene.folder / "models--openai--shap-e"
        (cache / "blobs").mkdir(parents=True)
        (cache / "refs").mkdir()
        (cache / "refs" / "main").write_text(REVISION)
        for name, data in scene.hub.files.items():
            blob = cache / "blobs" / hashlib.sha256(data).hexdigest()
            blob.write_bytes(data)
            link = cache / "snapshots" / REVISION / name
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(os.path.relpath(blob, link.parent))
        equal(scene.models("import", "shap-e", str(cache)).returncode, 0)
        scene.expect_installed()
        equal(any(path.is_symlink() for path in scene.installed.rglob("*")), False)
        scene.models("rm", "shap-e")
        blob = cache / "blobs" / hashlib.sha256(scene.hub.files[PRIOR]).hexdigest()
        blob.write_bytes(scene.hub.files[PRIOR][:-1] + b"x")
        scene.expect_failure(scene.models("import", "shap-e", str(cache)), 1, "damaged")
        equal((scene.store / ".shap-e.partial").exists(), False)
        (scene.source / "prior" / "config.json").unlink()
        scene.expect_failure(scene.models("import", "shap-e", str(scene.source)), 1, "prior/config.json")
        scene.expect_failure(scene.models("import", "shap-e", "/nonexistent"), 1, "/nonexistent")


def verify_finds_what_was_changed():
    with _Scene() as scene:
        equal(scene.models("import", "shap-e", str(scene.source)).returncode, 0)
        whole = {name: (scene.installed / name).read_bytes() for name in (PRIOR, RENDERER, "tokenizer/merges.txt", "promptar.json")}
        for name, data, words in (
                (PRIOR, whole[PRIOR][:-2], "does not fit"), (PRIOR, whole[PRIOR][:-1] + b"x", "SHA-256"),
                (PRIOR, whole[PRIOR].replace(b"norm_in.bias", b"norm_of.bias"), "norm_in.bias"),
                (RENDERER, whole[RENDERER][:-100], RENDERER), ("tokenizer/merges.txt", whole["tokenizer/merges.txt"] + b"\n", "bytes"),
                ("promptar.json", b"{", "promptar.json")):
            (scene.installed / name).write_bytes(data)
            ended = scene.models("verify", "shap-e")
            equal((ended.returncode, words in ended.stderr.decode()), (1, True), (name, ended))
            (scene.installed / name).write_bytes(whole[name])
        scene.expect_installed()
        (scene.installed / "promptar.json").unlink()
        ended = scene.models("verify", "shap-e")
        equal((ended.returncode, b"no record" in ended.stderr), (0, True), ended)
        ended = scene.models("verify", "shap-e", str(scene.source))
        equal(ended.returncode, 0, ended)


def wrong_use_is_said():
    for arguments, code, word in ((["models"], 2, "models"), (["models", "sing"], 2, "sing"), (["models", "pull"], 2, "MODEL"),
                                  (["models", "pull", "gpt"], 2, "gpt"), (["models", "rm", "shap-e", "x"], 2, "usage"),
                                  (["models", "synth", "shap-e", "--seed", "-1", "x"], 2, "--seed"),
                                  (["models", "synth", "shap-e", "--tiny", "/proc/x"], 1, "/proc/x"),
                                  (["models", "synth", "shap-e", "--tiny", "/"], 1, "not empty")):
        ended = run(*arguments)
        equal((ended.returncode, word in ended.stderr.decode()), (code, True), (arguments, ended))


main(functions_of(sys.modules[__name__]))
