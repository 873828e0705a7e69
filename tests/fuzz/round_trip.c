/* The writer's round trip: a foreign glTF is read, finished, written, and what was written is read again. */
#include <string.h>

#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf.h"
#include "asset/formats/model_format.h"
#include "asset/formats/picture.h"
#include "asset/formats/ply.h"
#include "asset/formats/usdz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Limits and what lies beyond f32 are reasons; that a file of ours breaks a rule is none. */
static bool must_hold(pa_status status)
{
    if (status != PA_OK && status != PA_NO_MEMORY && status != PA_TOO_LARGE) {
        __builtin_trap();
    }
    return status == PA_OK;
}

/* Nothing is lost on the way: the same meshes in the same order with the same numbers of everything. */
static void compare(const pa_scene *written, const pa_scene *read)
{
    if (read->mesh_count != written->mesh_count || !read->metric) {
        __builtin_trap();
    }
    for (uint32_t m = 0; m < read->mesh_count; m++) {
        const pa_mesh *a = &written->meshes[m];
        const pa_mesh *b = &read->meshes[m];
        if (a->index_count != b->index_count || !a->uvs != !b->uvs || !b->normals ||
            !a->tangents != !b->tangents || !a->colors != !b->colors) {
            __builtin_trap();
        }
    }
}

/* A picture that is kept as it came may turn out to be damaged once somebody looks inside. */
static bool pictures_decode(const pa_scene *scene, pa_arena *arena)
{
    for (uint32_t i = 0; i < scene->image_count; i++) {
        pa_image decoded;
        if (pa_picture_decode(scene->images[i].encoded, arena, &decoded, NULL) != PA_OK) {
            return false;
        }
    }
    return true;
}

static void write_others(const pa_scene *scene, pa_arena *arena)
{
    pa_span file;
    pa_scene back;
    if (!pictures_decode(scene, arena)) {
        return;
    }
    if (must_hold(pa_model_encode(scene, PA_MODEL_USDZ, NULL, arena, &file, NULL))) {
        must_hold(pa_usdz_check(file, NULL));
    }
    if (must_hold(pa_model_encode(scene, PA_MODEL_PLY, NULL, arena, &file, NULL)) &&
        must_hold(pa_ply_decode(file, NULL, arena, &back, NULL)) &&
        pa_scene_triangle_count(&back) != pa_scene_triangle_count(scene)) {
        __builtin_trap();
    }
    must_hold(pa_model_encode(scene, PA_MODEL_OBJ, NULL, arena, &file, NULL));
    must_hold(pa_model_encode(scene, PA_MODEL_STL, NULL, arena, &file, NULL));
}

/* What is finished stays as it is, to the byte. */
static void finish_again(pa_scene *scene, pa_span before, pa_arena *arena)
{
    pa_span after;
    if (must_hold(pa_finish(scene, NULL, NULL, arena, NULL)) &&
        must_hold(pa_glb_encode(scene, NULL, arena, &after, NULL)) &&
        (before.size != after.size || memcmp(before.data, after.data, after.size) != 0)) {
        __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, (size_t)1 << 30);
    pa_scene scene;
    /* Smaller than the defaults, so that a run spends its time on paths and not on bulk. */
    pa_gltf_limits limits = {.max_vertices = 20000, .max_indices = 60000, .max_pixels = 100000};
    const pa_finish_options options = {.max_triangles = 400, .texture_size = 16, .default_size_m = 0.5};
    if (pa_gltf_decode((pa_span){data, size}, &limits, &arena, &scene, NULL) == PA_OK &&
        pa_finish(&scene, &options, NULL, &arena, NULL) == PA_OK) {
        pa_span glb;
        pa_scene back;
        if (pa_scene_check(&scene, NULL) != PA_OK) {
            __builtin_trap();
        }
        if (must_hold(pa_glb_encode(&scene, NULL, &arena, &glb, NULL)) &&
            must_hold(pa_gltf_decode(glb, NULL, &arena, &back, NULL))) {
            compare(&scene, &back);
            write_others(&back, &arena);
            finish_again(&back, glb, &arena);
        }
    }
    pa_arena_done(&arena);
    return 0;
}
