"""A Gradio app with the endpoints of the two text-to-3D Spaces, for the tests: demo_app.py PORT [OPTION …].

Options: show_error, full (a queue of one), auth, hunyuan and trellis_image (the endpoints of those Spaces in place of
the others), small_files (uploads of at most 500 bytes). The prompt says what shall happen ("quota", "sleep 3" …).
"""

import inspect
import json
import os
import struct
import sys
import tempfile
import time

import gradio as gr

PORT = int(sys.argv[1])
OPTIONS = set(sys.argv[2:])


def pad(data, filler):
    return data + filler * (-len(data) % 4)


def make_glb(extra_bytes=0):
    """One triangle, and as many bytes more as wanted."""
    positions = struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)
    binary = pad(positions + b"\0" * extra_bytes, b"\0")
    document = {
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0],
                       "max": [1, 1, 0]}],
        "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 36}],
        "buffers": [{"byteLength": len(binary)}],
    }
    text = pad(json.dumps(document).encode(), b" ")
    total = 12 + 8 + len(text) + 8 + len(binary)
    return (struct.pack("<4sII", b"glTF", 2, total) + struct.pack("<I4s", len(text), b"JSON") + text
            + struct.pack("<I4s", len(binary), b"BIN\0") + binary)


def write_model(data):
    path = os.path.join(tempfile.mkdtemp(dir=os.environ["DEMO_FOLDER"]), "sample model.glb")
    with open(path, "wb") as file:
        file.write(data)
    return path


def log(event):
    with open(os.path.join(os.environ["DEMO_FOLDER"], "events.log"), "a") as file:
        file.write(event + "\n")


def work(prompt, progress):
    log(f"start {prompt}")
    if prompt == "quota":
        raise gr.Error("You have exceeded your GPU quota (60s requested vs. 0s left). Try again in 0:10:00.")
    if prompt == "broken":
        raise ValueError("the app's own secret")
    if prompt == "nothing":
        return None
    if prompt == "junk":
        return write_model(b"this is no model at all")
    if prompt == "large":
        return write_model(make_glb(60_000_000))
    if prompt == "progress":
        for step in range(3):
            progress(step / 3, desc=f"step {step}")
            time.sleep(0.1)
    if prompt == "warning":
        gr.Warning("mind the gap")
    if prompt.startswith("sleep"):
        for _ in range(int(float(prompt.split()[1]) * 10)):
            time.sleep(0.1)
    log(f"end {prompt}")
    return write_model(make_glb())


def trellis(prompt, seed, ss_guidance_strength, ss_sampling_steps, slat_guidance_strength, slat_sampling_steps,
            mesh_simplify, texture_size, progress=gr.Progress()):
    log(f"values {seed} {ss_guidance_strength} {ss_sampling_steps} {mesh_simplify} {texture_size}")
    return work(prompt, progress)


def shap_e(prompt, seed, guidance_scale, num_inference_steps, progress=gr.Progress()):
    log(f"values {seed} {guidance_scale} {num_inference_steps}")
    return work(prompt, progress)


def updated(prompt, seed, ss_guidance_strength, ss_sampling_steps, slat_guidance_strength, slat_sampling_steps,
            mesh_simplify, texture_size):
    return gr.update(value=write_model(make_glb()), interactive=True)


def stateful(prompt, memory, seed, ss_guidance_strength, ss_sampling_steps, slat_guidance_strength,
             slat_sampling_steps, mesh_simplify, texture_size):
    log(f"state {memory} seed {seed}")
    return memory, write_model(make_glb())


def name_image(path):
    """What the server took the upload for, which shows that it arrived whole."""
    from PIL import Image
    with Image.open(path) as picture:
        picture.load()
        return f"{picture.size[0]}x{picture.size[1]}"


def generation_all(image, mv_image_front, mv_image_back, mv_image_left, mv_image_right, steps, guidance_scale, seed,
                   octree_resolution, check_box_rembg, num_chunks, randomize_seed):
    log(f"image {name_image(image)} views {[mv_image_front, mv_image_back, mv_image_left, mv_image_right]}")
    log(f"values {steps} {float(guidance_scale)} {seed} {octree_resolution} {check_box_rembg} {num_chunks} {randomize_seed}")
    return (gr.update(value=write_model(b"white mesh")), gr.update(value=write_model(b"textured mesh")), "<iframe></iframe>",
            {"time": 1}, 99)


def on_export_click(file_out, file_out2, file_type, reduce_face, export_texture, target_face_num):
    contents = []
    for file in (file_out, file_out2):
        with open(getattr(file, "name", file), "rb") as opened:
            contents.append(opened.read().decode())
    log(f"export {contents} {file_type} {reduce_face} {export_texture} {target_face_num}")
    return "<iframe></iframe>", gr.update(value=write_model(make_glb()), interactive=True)


def image_to_trellis(image, multiimages, seed, ss_guidance_strength, ss_sampling_steps, slat_guidance_strength,
                     slat_sampling_steps, multiimage_algo, mesh_simplify, texture_size):
    log(f"image {name_image(image)} others {multiimages}")
    log(f"values {seed} {ss_guidance_strength} {ss_sampling_steps} {slat_guidance_strength} {slat_sampling_steps} "
        f"{multiimage_algo} {mesh_simplify} {texture_size}")
    film = os.path.join(tempfile.mkdtemp(dir=os.environ["DEMO_FOLDER"]), "turn.mp4")
    with open(film, "wb") as file:
        file.write(b"no film")
    return film, write_model(make_glb()), write_model(make_glb())


def build_hunyuan():
    with gr.Blocks() as app:
        images = [gr.Image(type="filepath") for _ in range(5)]
        values = [gr.Slider(1, 100, value=30, step=1), gr.Number(value=5.0), gr.Slider(0, 10**7, value=1, step=1),
                  gr.Slider(16, 512, value=256, step=1), gr.Checkbox(value=True),
                  gr.Slider(1000, 5000000, value=8000, step=1), gr.Checkbox(value=True)]
        files, seed = [gr.File(), gr.File()], gr.Number()
        gr.Button().click(generation_all, [*images, *values], [*files, gr.HTML(), gr.JSON(), seed], api_name="generation_all")
        export = [gr.Dropdown(["glb", "obj"], value="glb"), gr.Checkbox(), gr.Checkbox(),
                  gr.Slider(100, 1000000, value=10000, step=1)]
        gr.Button().click(on_export_click, [*files, *export], [gr.HTML(), gr.File()], api_name="on_export_click")
    return app


def build_trellis_image():
    with gr.Blocks() as app:
        values = [gr.Slider(0, 2**31 - 1, value=0, step=1), gr.Slider(0, 10, value=1), gr.Slider(1, 50, value=1, step=1),
                  gr.Slider(0, 10, value=1), gr.Slider(1, 50, value=1, step=1), gr.Radio(["stochastic", "multidiffusion"]),
                  gr.Slider(0.9, 0.98, value=0.95), gr.Slider(512, 2048, value=512, step=512)]
        gr.Button().click(image_to_trellis, [gr.Image(type="filepath"), gr.Gallery(), *values],
                          [gr.File(), gr.Model3D(), gr.File()], api_name="generate_and_extract_glb")
    return app


def build():
    with gr.Blocks() as app:
        prompt = gr.Textbox(label="prompt")
        seed = gr.Slider(0, 2**31 - 1, value=0, step=1)
        sliders = [gr.Slider(0, 10, value=7.5), gr.Slider(1, 50, value=25, step=1), gr.Slider(0, 10, value=7.5),
                   gr.Slider(1, 50, value=25, step=1), gr.Slider(0.9, 0.98, value=0.95),
                   gr.Slider(512, 2048, value=1024, step=512)]
        model = gr.Model3D()
        download = gr.DownloadButton() if hasattr(gr, "DownloadButton") else gr.File()
        memory = gr.State("kept")
        all_inputs = [prompt, seed, *sliders]
        gr.Button().click(trellis, all_inputs, model, api_name="generate_and_extract_glb")
        guidance, steps = gr.Slider(1, 20, value=15), gr.Slider(1, 100, value=64, step=1)
        gr.Button().click(shap_e, [prompt, seed, guidance, steps], model, api_name="text-to-3d")
        gr.Button().click(updated, all_inputs, download, api_name="updated")
        gr.Button().click(stateful, [prompt, memory, seed, *sliders], [memory, model], api_name="stateful")
    return app


def main():
    app = (build_hunyuan if "hunyuan" in OPTIONS else build_trellis_image if "trellis_image" in OPTIONS else build)()
    queue = {"max_size": 1} if "full" in OPTIONS else {}
    launch = {"server_name": "127.0.0.1", "server_port": PORT, "share": False, "show_error": "show_error" in OPTIONS,
              "quiet": True}
    if "auth" in OPTIONS:
        launch["auth"] = ("user", "word")
    if "ssr_mode" in inspect.signature(app.launch).parameters:
        launch["ssr_mode"] = False
    if "small_files" in OPTIONS and "max_file_size" in inspect.signature(app.launch).parameters:
        launch["max_file_size"] = 500
    elif "small_files" in OPTIONS:
        log("files of any size")
    app.queue(**queue).launch(**launch)


main()
