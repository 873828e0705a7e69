"""The commands as a person at a shell meets them."""

import json
import sys
import tempfile
from pathlib import Path

from harness import contains, equal, functions_of, main, run


def a_model_is_written_and_described():
    with tempfile.TemporaryDirectory() as folder:
        ended = run("generate", "a cube", "-o", "cube.glb", "--json", "--seed", "3", folder=folder)
        equal(ended.returncode, 0, ended)
        data = (Path(folder) / "cube.glb").read_bytes()
        equal(data[:4], b"glTF")
        contains(json.loads(ended.stdout), {"output": "cube.glb", "engine": "scripted", "kind": "cube", "seed": 3,
                                            "bytes": len(data), "triangles": 12, "size_m": [2, 1, 3]})
        piped = run("generate", "a cube", "-o", "-", "--quiet")
        equal((piped.stdout, piped.stderr), (data, b""))
        equal([path.name for path in Path(folder).iterdir()], ["cube.glb"])


def a_picture_takes_the_place_of_the_prompt():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 pixels")
        (Path(folder) / "notes.jpg").write_bytes(b"no picture")
        ended = run("generate", "--image", "photo.jpg", "-o", "x.glb", "--json", folder=folder)
        contains(json.loads(ended.stdout), {"output": "x.glb", "engine": "hunyuan-image-space", "kind": None})
        equal((Path(folder) / "x.glb").read_bytes()[:4], b"glTF")
        for arguments, code, word in ((["--image", "notes.jpg"], 2, "JPEG"), (["--image", "gone.jpg"], 1, "gone.jpg"),
                                      (["a cube", "--image", "photo.jpg"], 2, "PROMPT"),
                                      (["--image", "photo.jpg", "-e", "scripted"], 2, "images")):
            ended = run("generate", *arguments, folder=folder)
            equal((ended.returncode, word in ended.stderr.decode()), (code, True), (arguments, ended))


def the_file_s_name_chooses_the_format():
    with tempfile.TemporaryDirectory() as folder:
        for name, start in (("a.usdz", b"PK"), ("a.zip", b"PK"), ("a.STL", b"PromptAR"), ("a.ply", b"ply"), ("bare", b"glTF")):
            equal(run("generate", "a cube", "-q", "-o", name, folder=folder).returncode, 0, name)
            equal((Path(folder) / name).read_bytes()[:len(start)], start, name)


def models_are_drawn_on_one_sheet():
    with tempfile.TemporaryDirectory() as folder:
        run("generate", "a cube", "-o", "cube.glb", "--preview", "cube.jpg", "--quiet", folder=folder)
        equal((Path(folder) / "cube.jpg").read_bytes()[:2], b"\xff\xd8")
        ended = run("render", "cube.glb", "cube.glb", "cube.glb", "-o", "cubes.png", "--size", "32", "--columns", "2",
                    folder=folder)
        equal(ended.returncode, 0, ended)
        # Width and height as PNG writes them.
        equal((Path(folder) / "cubes.png").read_bytes()[16:24], bytes([0, 0, 0, 64, 0, 0, 0, 64]))
        (Path(folder) / "wrong.glb").write_text("no model")
        ended = run("render", "cube.glb", "wrong.glb", folder=folder)
        equal((ended.returncode, b"wrong.glb" in ended.stderr), (1, True), ended)


def exit_codes_tell_failures_apart():
    cases = [(["generate", "a zorb"], 3, "zorb"), (["generate", "fail with upstream_busy"], 4, "script"),
             (["generate", "fail with internal"], 1, "script"), (["generate", " "], 2, "empty"),
             (["generate"], 2, "PROMPT"), (["generate", "a", "cube"], 2, "quotes"),
             (["generate", "a cube", "--mode", "turbo"], 2, "turbo"), (["generate", "a cube", "--seed", "x"], 2, "seed"),
             (["generate", "a cube", "--height", "0"], 2, "height"), (["generate", "a cube", "--engine", "magic"], 2, "magic"),
             (["generate", "a cube", "-o", "/nonexistent/x.glb"], 1, "/nonexistent/x.glb"),
             (["generate", "a cube", "-o", "/dev/full"], 1, "space"), (["generate", "a cube", "-o", "a.fbx"], 2, ".usdz"), (["make"], 2, "make"), ([], 2, "Commands"),
             (["config", "--port", "x"], 2, "PORT"), (["requests", "--since", "soon"], 2, "soon"),
             (["requests"], 1, "")]
    for arguments, code, word in cases:
        ended = run(*arguments)
        equal((ended.returncode, word in ended.stderr.decode()), (code, True), (arguments, ended))
        equal(ended.stdout, b"", arguments)


def optimize_makes_a_file_ready():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "box.obj").write_text("v 0 0 0\nv 2 0 0\nv 0 4 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n")
        ended = run("optimize", "box.obj", "--up", "z", "--height", "0.5", "-o", "box.glb", "--usdz", "box.usdz", "--preview",
                    "box.png", "--preview-size", "64", "--json", folder=folder)
        equal(ended.returncode, 0, ended.stderr)
        contains(json.loads(ended.stdout), {"engine": "import", "kind": None, "size_m": [1.0, 0.5, 2.0], "triangles": 4})
        for name, head in (("box.glb", b"glTF"), ("box.usdz", b"PK\3\4"), ("box.png", b"\x89PNG")):
            equal((Path(folder) / name).read_bytes()[:4], head)
        (Path(folder) / "broken.glb").write_bytes(b"glTF\2\0\0\0")
        for arguments, code, word in ((["broken.glb"], 2, "GLB"), (["missing.glb"], 1, "missing.glb"), ([], 2, "FILE"),
                                      (["box.obj", "--up", "x"], 2, "--up"), (["box.obj", "--height", "tall"], 2, "--height"),
                                      (["box.obj", "--watertight", "--max-triangles", "1"], 2, "--max-triangles")):
            ended = run("optimize", *arguments, folder=folder)
            equal((ended.returncode, word in ended.stderr.decode()), (code, True), (arguments, ended))


def help_is_everywhere():
    commands = ("serve", "generate", "optimize", "render", "engines", "config", "requests")
    for arguments in (["--help"], *([name, "--help"] for name in commands)):
        ended = run(*arguments)
        equal((ended.returncode, b"usage: promptar" in ended.stdout), (0, True), arguments)
    equal(run("--version").stdout.startswith(b"promptar "), True)


def settings_come_from_flags_then_environment_then_file():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / ".env").write_text("PORT=1\nWORKERS=3\nHF_TOKEN=hf_secretsecretsecret\nUNKNOWN=x\nHOST=\n")
        ended = run("config", "--json", "--queue-capacity", "9", folder=folder, PORT="2", QUEUE_CAPACITY="8")
        contains(json.loads(ended.stdout), {
            "PORT": {"value": "2", "from": "environment"}, "WORKERS": {"value": "3", "from": ".env"},
            "QUEUE_CAPACITY": {"value": "9", "from": "flag"}, "HOST": {"value": "0.0.0.0", "from": "default"}})
        for arguments in (["config"], ["config", "--json"]):
            equal(b"secretsecret" in run(*arguments, folder=folder).stdout, False)


def engines_are_listed():
    equal(b"scripted" in run("engines").stdout, True)
    contains(json.loads(run("engines", "--json").stdout), {
        "engines": [{"name": "scripted", "state": "ready"}, {"name": "hunyuan-image-space", "images": True},
                    {"name": "trellis-image-space", "state": "unconfigured"}, {"name": "import", "models": True}]})


main(functions_of(sys.modules[__name__]))
