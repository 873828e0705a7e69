#include "engines/procedural/procedural.h"

#include <stdlib.h>
#include <string.h>

#include "engines/procedural/arrange.h"
#include "engines/procedural/cover.h"
#include "engines/procedural/manner.h"
#include "engines/procedural/part_shape.h"

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
    return (pa_reading_options){.most_objects = PA_ARRANGE_OBJECTS_MAX,
                                .scenes = true,
                                .relations = pa_arrange_relations(),
                                .patterns = pa_surface_patterns(),
                                .finishes = pa_surface_finishes(),
                                .styles = pa_manner_styles(),
                                .shapes = pa_manner_shapes(),
                                .covers = pa_cover_words(),
                                .part_shapes = pa_part_shapes()};
}

static pa_availability availability(void *self)
{
    (void)self;
    return (pa_availability){.state = PA_ENGINE_READY};
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
                                      .height_m = reading.thing_count == 1 ? request->height_m : 0.0,
                                      .textures = engine->textures};
    pa_engine_result result = {.kind = thing->kind->name};
    status = pa_arrange(&engine->book, &reading, &options, run, arena, &result.scene, err);
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
