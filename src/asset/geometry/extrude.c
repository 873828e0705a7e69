#include "asset/geometry/extrude.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/outline_private.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/triangulate_private.h"

/* One ring of every loop: the outline drawn at a depth. */
typedef struct layer {
    double z;
    double inset;
    double along; /* metres down the wall, from the front */
    uint8_t rank; /* of the wall above it */
} layer;

enum { STEPS_MAX = 64, LAYERS_MAX = 2 * (STEPS_MAX + 1) };

typedef struct extrusion {
    pa_loops loops;
    double crease_deg;
    layer layers[LAYERS_MAX];
    uint32_t layer_count;
    pa_vec2 *insets;  /* [layer_count, points] */
    uint32_t *points; /* [layer_count, points] in the builder */
    pa_arena *scratch;
    pa_builder *builder;
} extrusion;

/* From the back to the front: the rim's quarter circle, the wall, the other rim. */
static void lay_layers(extrusion *of, double depth, double bevel, uint32_t steps)
{
    uint32_t half = bevel > 0.0 ? steps + 1 : 1;
    double along = 0.0;
    for (uint32_t i = 0; i < 2 * half; i++) {
        bool front = i >= half;
        uint32_t step = front ? 2 * half - 1 - i : i;
        double angle = half > 1 ? PA_PI / 2.0 * step / steps : PA_PI / 2.0;
        double z = depth / 2.0 - bevel * (1.0 - cos(angle));
        layer *made = &of->layers[i];
        *made = (layer){.z = front ? z : -z, .inset = bevel * (1.0 - sin(angle)), .rank = 0};
        if (i > 0) {
            along += hypot(made->z - made[-1].z, made->inset - made[-1].inset);
        }
        made->along = along;
    }
    of->layer_count = 2 * half;
    of->layers[half - 1].rank = 1;
}

static pa_status place_points(extrusion *of, pa_error *err)
{
    uint32_t count = of->loops.starts[of->loops.count];
    of->insets = PA_NEW_ARRAY(of->scratch, pa_vec2, (size_t)of->layer_count * count);
    of->points = PA_NEW_ARRAY(of->scratch, uint32_t, (size_t)of->layer_count * count);
    if (!of->insets || !of->points) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t l = 0; l < of->layer_count; l++) {
        pa_vec2 *inset = of->insets + (size_t)l * count;
        pa_loops_inset(&of->loops, of->layers[l].inset, inset);
        for (uint32_t i = 0; i < count; i++) {
            of->points[(size_t)l * count + i] =
                pa_builder_point(of->builder, (pa_vec3){inset[i].x, inset[i].y, of->layers[l].z});
        }
    }
    return PA_OK;
}

static pa_status add_walls(extrusion *of, uint32_t loop, pa_error *err)
{
    uint32_t total = of->loops.starts[of->loops.count];
    uint32_t start = of->loops.starts[loop];
    uint32_t count = of->loops.starts[loop + 1] - start;
    const pa_vec2 *outline = of->loops.points + start;
    uint32_t *points = PA_NEW_ARRAY(of->scratch, uint32_t, (size_t)of->layer_count * count);
    pa_vec2 *uvs = PA_NEW_ARRAY(of->scratch, pa_vec2, (size_t)of->layer_count * (count + 1));
    uint8_t *column_edges = PA_NEW_ARRAY(of->scratch, uint8_t, count);
    if (!points || !uvs || !column_edges) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint8_t row_edges[LAYERS_MAX];
    uint8_t ranks[LAYERS_MAX];
    for (uint32_t l = 0; l < of->layer_count; l++) {
        double u = 0.0;
        for (uint32_t i = 0; i <= count; i++) {
            uvs[(size_t)l * (count + 1) + i] = (pa_vec2){u, -of->layers[l].along};
            u += pa_vec2_length(pa_vec2_sub(outline[(i + 1) % count], outline[i % count]));
        }
        for (uint32_t i = 0; i < count; i++) {
            points[(size_t)l * count + i] = of->points[(size_t)l * total + start + i];
        }
        row_edges[l] = of->layer_count > 2 ? PA_EDGE_SMOOTH : PA_EDGE_BY_ANGLE;
        ranks[l] = of->layers[l].rank;
    }
    for (uint32_t i = 0; i < count; i++) {
        bool sharp = fabs(pa_loop_turn_deg(outline, count, i)) > of->crease_deg;
        column_edges[i] = sharp ? PA_EDGE_SHARP : PA_EDGE_SMOOTH;
    }
    pa_net net = {.rows = of->layer_count,
                  .columns = count,
                  .wrap_columns = true,
                  .points = points,
                  .uvs = uvs,
                  .row_edges = row_edges,
                  .column_edges = column_edges,
                  .ranks = ranks};
    pa_builder_net(of->builder, &net);
    return PA_OK;
}

static void add_cap_corner(extrusion *of, uint32_t layer_at, uint32_t i, bool front)
{
    size_t at = (size_t)layer_at * of->loops.starts[of->loops.count] + i;
    pa_edge edge = of->layer_count > 2 ? PA_EDGE_SMOOTH : PA_EDGE_BY_ANGLE;
    pa_vec2 place = of->insets[at];
    pa_builder_corner(of->builder, of->points[at], (pa_vec2){front ? place.x : -place.x, -place.y}, edge);
}

/* A plain outline stays one polygon; one with holes has to be cut into triangles. */
static pa_status add_cap(extrusion *of, bool front, pa_error *err)
{
    uint32_t layer_at = front ? of->layer_count - 1 : 0;
    uint32_t count = of->loops.starts[of->loops.count];
    of->builder->rank = 1;
    if (of->loops.count == 1) {
        for (uint32_t i = 0; i < count; i++) {
            add_cap_corner(of, layer_at, front ? i : count - 1 - i, front);
        }
        pa_builder_end(of->builder);
        return PA_OK;
    }
    pa_triangles triangles;
    pa_status status = pa_triangulate(of->insets + (size_t)layer_at * count, of->loops.starts,
                                      of->loops.count, of->scratch, &triangles, err);
    for (uint32_t t = 0; status == PA_OK && t < triangles.count; t++) {
        const uint32_t *corners = triangles.corners + (size_t)t * 3;
        for (uint32_t i = 0; i < 3; i++) {
            add_cap_corner(of, layer_at, corners[front ? i : 2 - i], front);
        }
        pa_builder_end(of->builder);
    }
    return status;
}

static pa_status prepare(const char *what, const pa_extrude_options *options, extrusion *of, pa_error *err)
{
    of->crease_deg = options->crease_deg > 0.0 ? options->crease_deg : PA_CREASE_DEG;
    const pa_limit limits[] = {
        {"bevel", options->bevel, 0.0, PA_LENGTH_MAX},
        {"segments", options->segments, 0, STEPS_MAX},
        {"crease", options->crease_deg, 0.0, 180.0},
    };
    pa_status status = PA_LIMITS_CHECK(what, limits, err);
    if (status == PA_OK) {
        status = pa_loops_make(what, &options->outline, options->holes, options->hole_count, of->scratch,
                               &of->loops, err);
    }
    return status;
}

pa_status pa_shape_extrude(const pa_extrude_options *options, pa_arena *arena, pa_shape *out_shape,
                           pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, PA_CREASE_DEG);
    extrusion of = {.scratch = &scratch, .builder = &builder};
    const pa_limit limits[] = {{"depth", options->depth, PA_LENGTH_MIN, PA_LENGTH_MAX}};
    pa_status status = PA_LIMITS_CHECK("extrude", limits, err);
    if (status == PA_OK) {
        status = prepare("extrude", options, &of, err);
    }
    double bevel = 0.0;
    if (status == PA_OK && options->bevel > 0.0) {
        double wanted = fmin(options->bevel, options->depth * 0.499);
        status = pa_loops_inset_limit(&of.loops, wanted, &scratch, &bevel, err);
    }
    if (status == PA_OK) {
        lay_layers(&of, options->depth, bevel, options->segments ? options->segments : 3);
        status = place_points(&of, err);
    }
    for (uint32_t l = 0; status == PA_OK && l < of.loops.count; l++) {
        status = add_walls(&of, l, err);
    }
    if (status == PA_OK) {
        status = add_cap(&of, true, err);
    }
    if (status == PA_OK) {
        status = add_cap(&of, false, err);
    }
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}

pa_status pa_shape_flat(const pa_extrude_options *options, pa_arena *arena, pa_shape *out_shape,
                        pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, PA_CREASE_DEG);
    extrusion of = {.scratch = &scratch, .builder = &builder, .layer_count = 1};
    pa_status status = prepare("flat", options, &of, err);
    if (status == PA_OK) {
        status = place_points(&of, err);
    }
    if (status == PA_OK) {
        status = add_cap(&of, true, err);
    }
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}
