/* A foreign model's file through the engine for such files, the finish and the encoder: a GLB that can be
 * read again, or a refusal that blames the file. */
#include <math.h>
#include <stdlib.h>

#include "asset/formats/gltf.h"
#include "engines/import/import.h"
#include "generate/generate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_refusal(pa_status status)
{
    if (status != PA_BAD_FILE && status != PA_UNSUPPORTED && status != PA_TOO_LARGE &&
        status != PA_NO_MEMORY) {
        abort();
    }
}

static void check_model(const pa_artifact *artifact, pa_arena *arena)
{
    pa_scene scene;
    uint8_t *glb = pa_arena_alloc(arena, artifact->glb.size);
    if (!glb) {
        return;
    }
    pa_parts_copy(artifact->glb, glb);
    if (pa_gltf_decode((pa_span){glb, artifact->glb.size}, NULL, arena, &scene, NULL) != PA_OK ||
        artifact->triangles == 0) {
        abort();
    }
    for (int k = 0; k < 3; k++) {
        if (!isfinite(artifact->size_m[k])) {
            abort();
        }
    }
}

/* The first byte chooses the options, the rest is the file. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    pa_request request = {.model = {data + 1, size - 1},
                          .model_z_up = data[0] & 1,
                          .height_m = data[0] & 2 ? 0.5 : 0,
                          .max_triangles = data[0] & 4 ? 100 : 0,
                          .texture_size = 64,
                          .brightness = (pa_brightness)((data[0] >> 4) % PA_BRIGHTNESS_COUNT)};
    pa_registry registry = {0};
    pa_arena arena;
    pa_arena_init(&arena, (size_t)256 << 20);
    pa_artifact artifact;
    pa_status status = pa_registry_add(&registry, pa_import_engine(), NULL);
    if (status == PA_OK) {
        status = pa_generate(&registry, &request, NULL, &arena, &artifact, NULL);
    }
    if (status == PA_OK) {
        check_model(&artifact, &arena);
    } else {
        check_refusal(status);
    }
    pa_arena_done(&arena);
    pa_registry_done(&registry);
    return 0;
}
