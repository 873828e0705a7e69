#include "engines/procedural/procedural.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engines/procedural/model.h"
#include "foundation/random.h"

enum { OBJECTS_MAX = 12 };

/* Read-only once made, besides the texture cache, which locks itself. */
typedef struct procedural_engine {
    pa_arena arena;
    pa_recipe_book book;
    const pa_kinds *kinds;
    pa_lexicon lexicon;
    pa_texture_cache *textures;
} procedural_engine;

pa_reading_options pa_procedural_reading_options(void)
{
    static const char *const none[] = {NULL};
    return (pa_reading_options){.most_objects = OBJECTS_MAX, .patterns = none};
}

static pa_availability availability(void *self)
{
    (void)self;
    return (pa_availability){.state = PA_ENGINE_READY};
}

/* Adds what is in `more`, shifted, to scene, whose arrays have room. Materials of one name are one. */
static void append(pa_scene *scene, const pa_scene *more, double shift_x, double shift_z)
{
    for (uint32_t i = 0; i < more->mesh_count; i++) {
        pa_mesh mesh = more->meshes[i];
        for (uint32_t at = 0; at < mesh.vertex_count; at++) {
            mesh.positions[3 * at] += (float)shift_x;
            mesh.positions[3 * at + 2] += (float)shift_z;
        }
        const pa_material *material = &more->materials[mesh.material];
        uint32_t same = 0;
        while (same < scene->material_count && strcmp(scene->materials[same].name, material->name) != 0) {
            same++;
        }
        if (same == scene->material_count) {
            scene->materials[scene->material_count++] = *material;
        }
        mesh.material = same;
        scene->meshes[scene->mesh_count++] = mesh;
    }
}

/* Several of one kind, each a little different, stand in rows with room between them. */
static pa_status build_several(procedural_engine *engine, const pa_thing *thing, pa_model_options options,
                               const pa_run *run, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    int count = thing->count < 1 ? 1 : thing->count < OBJECTS_MAX ? thing->count : OBJECTS_MAX;
    pa_scene parts[OBJECTS_MAX] = {0};
    uint32_t meshes = 0;
    uint32_t materials = 0;
    double width = 0.0;
    double depth = 0.0;
    uint64_t seed = options.seed;
    for (int i = 0; i < count; i++) {
        options.seed = i == 0 ? seed : pa_random_mix(seed, (uint64_t)i);
        pa_status status = pa_model_build(&engine->book, thing, &options, run, arena, &parts[i], NULL, err);
        if (status != PA_OK) {
            return status;
        }
        pa_run_progress(run, "build", 0.1 + 0.8 * (i + 1) / count);
        pa_bounds bounds;
        if (pa_scene_bounds(&parts[i], &bounds)) {
            width = fmax(width, (double)bounds.max[0] - (double)bounds.min[0]);
            depth = fmax(depth, (double)bounds.max[2] - (double)bounds.min[2]);
        }
        meshes += parts[i].mesh_count;
        materials += parts[i].material_count;
    }
    if (count == 1) {
        *out_scene = parts[0];
        return PA_OK;
    }
    pa_scene scene = {.metric = true,
                      .colors_authored = true,
                      .meshes = PA_NEW_ARRAY(arena, pa_mesh, meshes),
                      .materials = PA_NEW_ARRAY(arena, pa_material, materials),
                      .images = parts[0].images,
                      .image_count = parts[0].image_count};
    if (!scene.meshes || !scene.materials) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    int columns = count <= 3 ? count : (int)ceil(sqrt((double)count));
    for (int i = 0; i < count; i++) {
        int column = i % columns;
        int row = i / columns;
        append(&scene, &parts[i], width * 1.2 * column, depth * 1.2 * row);
    }
    *out_scene = scene;
    return PA_OK;
}

static pa_status generate(void *self, const pa_request *request, const pa_run *run, pa_arena *arena,
                          pa_engine_result *out_result, pa_error *err)
{
    procedural_engine *engine = self;
    pa_run_progress(run, "read", 0.0);
    pa_reading_options reading_options = pa_procedural_reading_options();
    pa_reading reading;
    pa_status status =
        pa_reading_parse(engine->kinds, request->prompt, &reading_options, arena, &reading, err);
    if (status != PA_OK) {
        return status;
    }
    if (pa_run_cancelled(run)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    pa_run_progress(run, "build", 0.1);
    const pa_thing *thing = &reading.things[0];
    const pa_model_options options = {.advanced = request->mode == PA_MODE_ADVANCED,
                                      .seed = (uint64_t)request->seed,
                                      .height_m = request->height_m,
                                      .textures = engine->textures};
    pa_engine_result result = {.kind = thing->kind->name};
    status = build_several(engine, thing, options, run, arena, &result.scene, err);
    if (status == PA_OK) {
        pa_run_progress(run, "build", 1.0);
        *out_result = result;
    }
    return status;
}

static json_t *understand(void *self, const char *prompt)
{
    const procedural_engine *engine = self;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_reading_options options = pa_procedural_reading_options();
    pa_reading reading;
    pa_status status = pa_reading_parse(engine->kinds, prompt, &options, &arena, &reading, NULL);
    json_t *json = status == PA_OK ? pa_reading_to_json(&reading, prompt) : NULL;
    pa_arena_done(&arena);
    return json;
}

static void free_engine(void *self)
{
    procedural_engine *engine = self;
    if (engine) {
        pa_texture_cache_free(engine->textures);
        pa_arena_done(&engine->arena);
        free(engine);
    }
}

static pa_status load(procedural_engine *engine, const pa_procedural_options *options, pa_error *err)
{
    pa_status status = pa_recipe_book_load(pa_recipe_files, pa_recipe_index, options->recipes_folder,
                                           &engine->arena, &engine->book, err);
    if (status != PA_OK) {
        return status;
    }
    engine->lexicon = pa_lexicon_builtin();
    engine->textures = pa_texture_cache_new(options->texture_cache_bytes);
    if (!engine->textures) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return pa_recipe_book_kinds(&engine->book, &engine->lexicon, &engine->arena, &engine->kinds, err);
}

pa_status pa_procedural_engine_new(const pa_procedural_options *options, pa_engine *out_engine, pa_error *err)
{
    const pa_procedural_options defaults = {0};
    procedural_engine *engine = calloc(1, sizeof *engine);
    if (!engine) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_arena_init(&engine->arena, 0);
    pa_status status = load(engine, options ? options : &defaults, err);
    if (status != PA_OK) {
        free_engine(engine);
        return status;
    }
    *out_engine = (pa_engine){.name = "procedural",
                              .title = "Built-in recipes",
                              .modes = 1u << PA_MODE_BASIC | 1u << PA_MODE_ADVANCED,
                              .self = engine,
                              .availability = availability,
                              .generate = generate,
                              .understand = understand,
                              .free = free_engine};
    return PA_OK;
}

const pa_recipe_book *pa_procedural_book(const pa_engine *engine)
{
    return &((const procedural_engine *)engine->self)->book;
}

const pa_kinds *pa_procedural_kinds(const pa_engine *engine)
{
    return ((const procedural_engine *)engine->self)->kinds;
}
