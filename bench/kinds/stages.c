#include "stages.h"

#include <time.h>

#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/picture.h"
#include "asset/geometry/blend.h"
#include "asset/geometry/cut.h"
#include "asset/geometry/deform.h"
#include "asset/geometry/extrude.h"
#include "asset/geometry/lathe.h"
#include "asset/geometry/loft.h"
#include "asset/geometry/paint.h"
#include "asset/geometry/primitive.h"
#include "asset/geometry/scatter.h"
#include "asset/geometry/subdivide.h"
#include "asset/geometry/sweep.h"
#include "asset/texture/relief_private.h"
#include "engines/procedural/model.h"
#include "engines/procedural/sandbox.h"

enum { DEEPEST = 16 };

/* One thread is measured; the wrapped functions have no place to carry this in. */
static struct {
    double ms[STAGE_COUNT];
    bench_stage inside[DEEPEST]; /* the stages that are under way, the innermost last */
    int depth;
    double since_ms;
} meter;

static double processor_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void charge(void)
{
    double now = processor_ms();
    meter.ms[meter.inside[meter.depth]] += now - meter.since_ms;
    meter.since_ms = now;
}

static void enter(bench_stage into)
{
    charge();
    if (meter.depth + 1 < DEEPEST) {
        meter.inside[++meter.depth] = into;
    }
}

static void leave(void)
{
    charge();
    meter.depth -= meter.depth > 0;
}

void stages_begin(void)
{
    meter = (typeof(meter)){.since_ms = processor_ms()};
}

void stages_end(double out_ms[STAGE_COUNT])
{
    charge();
    for (int i = 0; i < STAGE_COUNT; i++) {
        out_ms[i] = meter.ms[i];
    }
}

/* stage, function, parameters, arguments */
#define WRAPPED_LIST(X)                                                                                      \
    X(STAGE_SHAPES, pa_model_build,                                                                          \
      (const pa_recipe_book *book, const pa_thing *thing, const pa_model_options *options,                   \
       const pa_run *run, pa_arena *arena, pa_scene *scene, pa_model_report *report, pa_error *err),         \
      (book, thing, options, run, arena, scene, report, err))                                                \
    X(STAGE_LUA, pa_sandbox_call,                                                                            \
      (pa_sandbox * sandbox, int argument_count, int result_count, pa_error *err),                           \
      (sandbox, argument_count, result_count, err))                                                          \
    X(STAGE_SHAPES, pa_shape_blend,                                                                          \
      (const pa_blend_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                    \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_subdivide,                                                                      \
      (const pa_shape *cage, const pa_subdivide_options *options, pa_arena *arena, pa_shape *shape,          \
       pa_error *err),                                                                                       \
      (cage, options, arena, shape, err))                                                                    \
    X(STAGE_SHAPES, pa_shape_loft,                                                                           \
      (const pa_loft_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                     \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_sweep,                                                                          \
      (const pa_sweep_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                    \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_lathe,                                                                          \
      (const pa_lathe_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                    \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_extrude,                                                                        \
      (const pa_extrude_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                  \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_box,                                                                            \
      (const pa_box_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                      \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_cylinder,                                                                       \
      (const pa_cylinder_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                 \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_sphere,                                                                         \
      (const pa_sphere_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),                   \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_superquadric,                                                                   \
      (const pa_superquadric_options *options, pa_arena *arena, pa_shape *shape, pa_error *err),             \
      (options, arena, shape, err))                                                                          \
    X(STAGE_SHAPES, pa_shape_displace,                                                                       \
      (pa_shape * shape, const pa_displace_options *options, pa_error *err), (shape, options, err))          \
    X(STAGE_SHAPES, pa_shape_merge,                                                                          \
      (const pa_shape *const *shapes, size_t count, pa_arena *arena, pa_shape *shape, pa_error *err),        \
      (shapes, count, arena, shape, err))                                                                    \
    X(STAGE_SHAPES, pa_shape_cut,                                                                            \
      (const pa_shape *whole, const pa_cut_options *options, pa_arena *arena, pa_shape *shape,               \
       pa_error *err),                                                                                       \
      (whole, options, arena, shape, err))                                                                   \
    X(STAGE_SHAPES, pa_shape_paint,                                                                          \
      (const pa_shape *shape, const pa_paint_options *options, pa_arena *arena, pa_shape *inside,            \
       pa_shape *outside, pa_error *err),                                                                    \
      (shape, options, arena, inside, outside, err))                                                         \
    X(STAGE_SHAPES, pa_scatter_surface,                                                                      \
      (const pa_shape *shape, const pa_scatter_surface_options *options, pa_arena *arena,                    \
       pa_placements *placements, pa_error *err),                                                            \
      (shape, options, arena, placements, err))                                                              \
    X(STAGE_TEXTURES, relief_dye,                                                                            \
      (const pa_texture_spec *spec, const relief *base, pa_arena *arena, pa_texture_set *set,                \
       relief **fresh, pa_error *err),                                                                       \
      (spec, base, arena, set, fresh, err))                                                                  \
    X(STAGE_PICTURES, pa_picture_encode_jpeg,                                                                \
      (const pa_image *image, int quality, pa_arena *arena, pa_span *encoded, pa_error *err),                \
      (image, quality, arena, encoded, err))                                                                 \
    X(STAGE_PICTURES, pa_picture_encode_png,                                                                 \
      (const pa_image *image, pa_arena *arena, pa_span *encoded, pa_error *err),                             \
      (image, arena, encoded, err))                                                                          \
    X(STAGE_FINISH, pa_finish,                                                                               \
      (pa_scene * scene, const pa_finish_options *options, const pa_run *run, pa_arena *arena,               \
       pa_error *err),                                                                                       \
      (scene, options, run, arena, err))                                                                     \
    X(STAGE_GLB, pa_glb_encode_parts,                                                                        \
      (const pa_scene *scene, const pa_glb_options *options, pa_arena *arena, pa_parts *parts,               \
       pa_error *err),                                                                                       \
      (scene, options, arena, parts, err))

#define WRAP(in, function, parameters, arguments)                                                            \
    pa_status __real_##function parameters;                                                                  \
    pa_status __wrap_##function parameters;                                                                  \
    pa_status __wrap_##function parameters                                                                   \
    {                                                                                                        \
        enter(in);                                                                                           \
        pa_status status = __real_##function arguments;                                                      \
        leave();                                                                                             \
        return status;                                                                                       \
    }
WRAPPED_LIST(WRAP)
