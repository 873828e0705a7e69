/* glTF whose container is sound: the JSON up to the first NUL, behind it the BIN chunk. What fuzz_gltf loses
 * on chunk lengths, this one spends on accessors, nodes, materials and images. */
#include <string.h>

#include "asset/formats/gltf.h"

enum { HEADER_SIZE = 12, CHUNK_HEADER_SIZE = 8, MOST_BYTES = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint8_t *put(uint8_t *at, uint32_t number)
{
    for (int k = 0; k < 4; k++) {
        *at++ = (uint8_t)(number >> 8 * k);
    }
    return at;
}

/* A chunk of that type; its padding repeats pad. */
static uint8_t *put_chunk(uint8_t *at, uint32_t type, const uint8_t *bytes, size_t size, uint8_t pad)
{
    size_t padded = (size + 3) & ~(size_t)3;
    at = put(put(at, (uint32_t)padded), type);
    if (size) {
        memcpy(at, bytes, size);
    }
    memset(at + size, pad, padded - size);
    return at + padded;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > MOST_BYTES) {
        return 0;
    }
    const uint8_t *split = memchr(data, 0, size);
    size_t json_size = split ? (size_t)(split - data) : size;
    size_t bin_size = split ? size - json_size - 1 : 0;
    pa_arena arena;
    pa_arena_init(&arena, (size_t)1 << 30);
    size_t most = HEADER_SIZE + 2 * (CHUNK_HEADER_SIZE + 4) + size;
    uint8_t *glb = pa_arena_alloc(&arena, most);
    if (!glb) {
        __builtin_trap();
    }
    uint8_t *end = put_chunk(glb + HEADER_SIZE, 0x4E4F534A, data, json_size, ' ');
    if (bin_size) {
        end = put_chunk(end, 0x004E4942, split + 1, bin_size, 0);
    }
    size_t glb_size = (size_t)(end - glb);
    put(put(put(glb, 0x46546C67), 2), (uint32_t)glb_size);
    pa_scene scene;
    pa_gltf_limits limits = {.max_vertices = 100000, .max_indices = 300000, .max_pixels = 1000000};
    if (pa_gltf_decode((pa_span){glb, glb_size}, &limits, &arena, &scene, NULL) == PA_OK &&
        pa_scene_check(&scene, NULL) != PA_OK) {
        __builtin_trap();
    }
    pa_arena_done(&arena);
    return 0;
}
