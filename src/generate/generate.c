#include "generate/generate.h"

#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "foundation/clock.h"
#include "generate/sizing.h"

/* The parts of the whole work that the progress shown to people gives to each stage. */
#define ENGINE_SHARE 0.8
#define FINISH_SHARE 0.15

/* Maps a stage's own progress into its part of the whole. */
typedef struct span_run {
    const pa_run *outer;
    double from;
    double share;
} span_run;

static void on_progress(void *user, const char *stage, double fraction)
{
    const span_run *span = user;
    double within = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
    pa_run_progress(span->outer, stage, span->from + span->share * within);
}

static pa_run part_of(span_run *span)
{
    return (pa_run){
        .on_progress = on_progress, .user = span, .cancel = span->outer ? span->outer->cancel : NULL};
}

static pa_status run_engine(const pa_engine *engine, const pa_request *request, const pa_run *run,
                            pa_arena *arena, pa_engine_result *out_result, pa_error *err)
{
    span_run span = {.outer = run, .from = 0, .share = ENGINE_SHARE};
    pa_run part = part_of(&span);
    return engine->generate(engine->self, request, &part, arena, out_result, err);
}

static pa_status run_finish(const pa_engine *engine, const pa_sizing *sizing, const pa_request *request,
                            const pa_run *run, pa_arena *arena, pa_scene *scene, pa_error *err)
{
    span_run span = {.outer = run, .from = ENGINE_SHARE, .share = FINISH_SHARE};
    pa_run part = part_of(&span);
    pa_finish_options options = {
        .max_triangles = request->max_triangles,
        .texture_size = request->texture_size,
        .brightness = request->brightness,
        .fill_holes = request->fill_holes,
        .watertight = request->watertight,
    };
    pa_sizing_settle(sizing, request, scene, &options);
    pa_status status = pa_finish(scene, &options, &part, arena, err);
    /* A damaged model is a fault of whoever it came from, which is this server only where it made it. */
    if (status == PA_CORRUPT && (engine->remote || pa_request_has_model(request))) {
        status = engine->remote ? PA_UPSTREAM_BAD_FILE : PA_BAD_FILE;
        if (err) {
            err->status = status;
        }
    }
    return status;
}

static pa_status describe(const pa_engine *engine, const pa_engine_result *result, pa_arena *arena,
                          pa_artifact *artifact, pa_error *err)
{
    pa_bounds bounds;
    if (!pa_scene_bounds(&result->scene, &bounds)) {
        return pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    for (int k = 0; k < 3; k++) {
        artifact->size_m[k] = bounds.max[k] - bounds.min[k];
    }
    artifact->triangles = pa_scene_triangle_count(&result->scene);
    artifact->engine = pa_arena_string(arena, engine->name);
    artifact->kind = pa_arena_string(arena, result->kind);
    if (!artifact->engine || (result->kind && !artifact->kind)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return PA_OK;
}

/* One engine's way from the request to the artifact; elapsed_ms and fallback_reason are the caller's. */
static pa_status make_with(const pa_engine *engine, const pa_sizing *sizing, const pa_request *request,
                           const pa_run *run, pa_arena *arena, pa_artifact *out_artifact, pa_error *err)
{
    pa_engine_result result = {0};
    pa_artifact artifact = {.seed = request->seed};
    pa_status status = run_engine(engine, request, run, arena, &result, err);
    if (status == PA_OK) {
        status = run_finish(engine, sizing, request, run, arena, &result.scene, err);
    }
    if (status == PA_OK && pa_run_cancelled(run)) {
        status = pa_fail(err, PA_CANCELLED, NULL);
    }
    if (status == PA_OK) {
        status = describe(engine, &result, arena, &artifact, err);
    }
    if (status == PA_OK) {
        if (sizing->unit) {
            pa_sizing_make_unit(&result.scene);
        }
        pa_run_progress(run, "encode", ENGINE_SHARE + FINISH_SHARE);
        status = pa_glb_encode_parts(&result.scene, NULL, arena, &artifact.glb, err);
    }
    if (status == PA_OK) {
        artifact.raw = result.raw;
        artifact.scene = result.scene;
        *out_artifact = artifact;
        pa_run_progress(run, "encode", 1);
    }
    return status;
}

/* problem says why `failed`, or choosing an engine, failed; it stays so where nobody else can serve. */
static pa_status make_after_failure(const pa_registry *registry, const pa_engine *failed,
                                    const pa_request *request, const pa_run *run, pa_arena *arena,
                                    pa_artifact *artifact, pa_error *problem)
{
    const pa_engine *fallback = pa_registry_fallback(registry, request, failed, problem->status);
    if (!fallback || pa_run_cancelled(run)) {
        return problem->status;
    }
    const char *reason = pa_arena_string(arena, problem->detail);
    if (!reason) {
        return pa_fail(problem, PA_NO_MEMORY, NULL);
    }
    pa_error second = {0};
    if (make_with(fallback, &registry->sizing, request, run, arena, artifact, &second) != PA_OK) {
        if (second.status == PA_CANCELLED) {
            *problem = second;
        }
        return problem->status;
    }
    artifact->fallback_reason = reason;
    return PA_OK;
}

pa_status pa_generate(const pa_registry *registry, const pa_request *request, const pa_run *run,
                      pa_arena *arena, pa_artifact *out_artifact, pa_error *err)
{
    int64_t begun = pa_clock_monotonic_ns();
    const pa_engine *engine = NULL;
    pa_artifact artifact = {0};
    pa_error problem = {0};
    pa_status status = pa_registry_choose(registry, request, &engine, &problem);
    if (status == PA_OK) {
        status = make_with(engine, &registry->sizing, request, run, arena, &artifact, &problem);
    }
    if (status != PA_OK) {
        problem.status = status;
        status = make_after_failure(registry, engine, request, run, arena, &artifact, &problem);
    }
    if (status == PA_OK) {
        artifact.elapsed_ms = (double)(pa_clock_monotonic_ns() - begun) / 1e6;
        *out_artifact = artifact;
    } else if (err) {
        *err = problem;
    }
    return status;
}
