#!/usr/bin/env python3
"""What diffusers and transformers calculate with a folder of Shap-E's weights, as one safetensors file.

    shap_e_reference.py WEIGHTS OUT.safetensors [--prompt P] [--steps N] [--guidance G] [--grid N] [--seed N] [--variant fp16]

Needs torch, diffusers, transformers and safetensors. Tensors: prompt (its bytes), guidance, tokens, text_embed, condition,
noise, sigmas, times, of each evaluation K of the prior sample.K (scaled), time.K, without.K and with.K (the guesses without
and with words) and guess.K (guided, not clipped), latent, sdf, vertices, faces, colors (linear).
`promptar models verify shap-e --reference OUT.safetensors` holds ours against it.
"""
import argparse
import math
import time
from pathlib import Path

import diffusers
import torch
import transformers
from diffusers import HeunDiscreteScheduler, PriorTransformer
from diffusers.pipelines.shap_e.renderer import ShapERenderer
from safetensors.torch import save_file
from transformers import CLIPTextModelWithProjection, CLIPTokenizer

options = argparse.ArgumentParser()
options.add_argument("weights", type=Path)
options.add_argument("out", type=Path)
options.add_argument("--prompt", default="a wooden chair")
options.add_argument("--steps", type=int, default=4)
options.add_argument("--guidance", type=float, default=15.0)
options.add_argument("--grid", type=int, default=128)
options.add_argument("--seed", type=int, default=0)
options.add_argument("--variant", help="fp16 reads the files of 16-bit numbers, and calculates in 32 bits with them")
given = options.parse_args()
torch.set_grad_enabled(False)
case = {"prompt": torch.tensor(list(given.prompt.encode()), dtype=torch.uint8), "guidance": torch.tensor([given.guidance])}
seconds = {}


def load(kind, folder, variant=None):
    return kind.from_pretrained(given.weights / folder, torch_dtype=torch.float32, variant=variant).eval()


def encode_text():
    tokenizer = CLIPTokenizer.from_pretrained(given.weights / "tokenizer")
    tokenizer.pad_token_id = 0
    tokens = tokenizer(given.prompt, padding="max_length", max_length=tokenizer.model_max_length, truncation=True,
                       return_tensors="pt").input_ids
    embedding = load(CLIPTextModelWithProjection, "text_encoder", given.variant)(tokens).text_embeds
    condition = math.sqrt(embedding.shape[1]) * embedding / torch.linalg.norm(embedding, dim=-1, keepdim=True)
    case.update(tokens=tokens[0].to(torch.int32), text_embed=embedding[0], condition=condition[0])
    return condition


def sample(condition):
    prior = load(PriorTransformer, "prior", given.variant)
    scheduler = HeunDiscreteScheduler.from_pretrained(given.weights / "scheduler")
    scheduler.set_timesteps(given.steps)
    tokens, width = prior.config.num_embeddings, prior.config.embedding_dim
    noise = torch.randn(1, tokens, width, generator=torch.Generator().manual_seed(given.seed))
    case.update(noise=noise[0], sigmas=torch.cat([scheduler.sigmas[:1], scheduler.sigmas[1:-1:2], scheduler.sigmas[-1:]]),
                times=torch.cat([scheduler.timesteps[:1], scheduler.timesteps[1::2]]))
    latents = noise * scheduler.init_noise_sigma
    texts = torch.cat([torch.zeros_like(condition), condition])
    for k, moment in enumerate(scheduler.timesteps):
        scaled = scheduler.scale_model_input(torch.cat([latents] * 2), moment)
        guess = prior(scaled, timestep=moment, proj_embedding=texts).predicted_image_embedding
        without, along = guess.split(width, dim=2)[0].chunk(2)
        guess = without + given.guidance * (along - without)
        case.update({f"sample.{k:03}": scaled[0].clone(), f"time.{k:03}": moment.reshape(1).float(),
                     f"without.{k:03}": without[0].clone(), f"with.{k:03}": along[0].clone(), f"guess.{k:03}": guess[0].clone()})
        latents = scheduler.step(guess, timestep=moment, sample=latents).prev_sample
    case["latent"] = latents[0]
    return latents


def decode(latents):
    renderer = load(ShapERenderer, "shap_e_renderer")
    forward = renderer.mesh_decoder.forward

    def listen(field, *rest):
        case["sdf"] = field[1:-1, 1:-1, 1:-1].contiguous()
        return forward(field, *rest)

    renderer.mesh_decoder.forward = listen
    mesh = renderer.decode_to_mesh(latents, "cpu", grid_size=given.grid)
    case.update(vertices=mesh.verts.float(), faces=mesh.faces.to(torch.int32),
                colors=torch.stack([mesh.vertex_channels[c] for c in "RGB"], dim=1))


def timed(name, stage, *inputs):
    begun = time.perf_counter()
    result = stage(*inputs)
    seconds[name] = time.perf_counter() - begun
    return result


timed("decode", decode, timed("sample", sample, timed("text", encode_text)))
save_file({name: tensor.contiguous() for name, tensor in case.items()}, given.out, metadata={
    "prompt": given.prompt, "steps": str(given.steps), "guidance": str(given.guidance), "grid": str(given.grid),
    "made_with": f"diffusers {diffusers.__version__}, transformers {transformers.__version__}, torch {torch.__version__}"})
print({name: round(value, 1) for name, value in seconds.items()}, {name: tuple(t.shape) for name, t in case.items() if "." not in name})
