#!/usr/bin/env python3
"""diffusers' Shap-E, timed when bench/shap_e.py asks. Needs torch; the pipeline needs diffusers and transformers too.

    shap_e_torch.py WEIGHTS f32|bf16 THREADS                 answers "prior" on stdin with seconds and processor's seconds
    shap_e_torch.py WEIGHTS f32 THREADS STEPS GRID           runs the pipeline once: seconds, processor's seconds, peak MiB
"""
import json
import resource
import sys
import time
from pathlib import Path

import torch

weights, dtype, threads, *pipeline = sys.argv[1:]
torch.set_num_threads(int(threads))
torch.set_grad_enabled(False)
number = torch.bfloat16 if dtype == "bf16" else torch.float32


class Block(torch.nn.Module):
    """What diffusers 0.42 does in a BasicTransformerBlock, for a torch too old for diffusers."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norms = torch.nn.ModuleList(torch.nn.LayerNorm(width) for _ in range(2))
        self.query, self.key, self.value, self.out = (torch.nn.Linear(width, width) for _ in range(4))
        self.up, self.down = torch.nn.Linear(width, 4 * width), torch.nn.Linear(4 * width, width)

    def forward(self, x):
        normed = self.norms[0](x)
        split = [layer(normed).unflatten(-1, (self.heads, -1)).transpose(1, 2) for layer in (self.query, self.key, self.value)]
        scores = split[0] @ split[1].transpose(-1, -2) * split[0].shape[-1] ** -0.5
        x = x + self.out((scores.softmax(-1) @ split[2]).transpose(1, 2).flatten(-2))
        return x + self.down(torch.nn.functional.gelu(self.up(self.norms[1](x))))


def make_evaluation():
    latent, text = torch.randn(1, 1024, 1024), torch.randn(2, 768)
    try:
        from diffusers import PriorTransformer
    except ImportError:
        layers = torch.nn.Sequential(*(Block(1024, 16) for _ in range(24))).to(number).eval()
        tokens = torch.randn(2, 1026, 1024).to(number)
        return lambda: layers(tokens)
    prior = PriorTransformer.from_pretrained(Path(weights) / "prior", torch_dtype=number).eval()
    batch, text = latent.repeat(2, 1, 1).to(number), text.to(number)
    return lambda: prior(batch, timestep=torch.tensor(500.0), proj_embedding=text)


def timed(work):
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - spent


if pipeline:
    from diffusers import ShapEPipeline

    def run():
        pipe = ShapEPipeline.from_pretrained(weights, torch_dtype=number)
        pipe.set_progress_bar_config(disable=True)
        latents = pipe("a wooden chair", num_inference_steps=int(pipeline[0]), guidance_scale=15.0, output_type="latent",
                       generator=torch.Generator().manual_seed(0)).images
        pipe.shap_e_renderer.decode_to_mesh(latents[:1], "cpu", grid_size=int(pipeline[1]))

    wall, spent = timed(run)
    print(json.dumps({"wall": wall, "spent": spent, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
else:
    evaluate = make_evaluation()
    print("ready", torch.__version__, flush=True)
    for _ in sys.stdin:
        print("%.6f %.6f" % timed(evaluate), flush=True)
