#include "asset/geometry/subdivide.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/projection.h"

/* What one point sees around it in one step. */
typedef struct surrounding {
    pa_vec3 face_sum;   /* of the face points */
    pa_vec3 edge_sum;   /* of the edges' middles */
    pa_vec3 crease_sum; /* of the far ends of creases */
    uint32_t faces;
    uint32_t edges;
    uint32_t creases;
} surrounding;

typedef struct refinement {
    const pa_shape *cage; /* its edges are all marked sharp or smooth */
    pa_adjacency adjacency;
    pa_vec3 *face_points;
    pa_vec3 *edge_points;
    pa_vec3 *moved;
    surrounding *around;
} refinement;

static bool is_crease(const refinement *step, uint32_t edge)
{
    const pa_edge_use *use = &step->adjacency.edges[edge];
    return use->uses != 2 || use->balance != 0 ||
           pa_adjacency_mark(step->cage, &step->adjacency, edge) == PA_EDGE_SHARP;
}

/* Replaces by-angle marks: what is sharp now stays so on every level. */
static pa_status mark_creases(pa_shape *cage, double crease_deg, pa_arena *scratch, pa_error *err)
{
    pa_adjacency adjacency;
    pa_status status = pa_adjacency_find(cage, scratch, &adjacency, err);
    uint8_t *marks = status == PA_OK ? PA_NEW_ARRAY(scratch, uint8_t, adjacency.edge_count) : NULL;
    if (!marks) {
        return status != PA_OK ? status : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double limit = cos(crease_deg * (PA_PI / 180.0));
    pa_vec3 zero = {0, 0, 0};
    for (uint32_t e = 0; e < adjacency.edge_count; e++) {
        const pa_edge_use *use = &adjacency.edges[e];
        pa_edge mark = pa_adjacency_mark(cage, &adjacency, e);
        if (mark == PA_EDGE_BY_ANGLE && crease_deg > 0.0 && use->uses == 2) {
            pa_vec3 a = pa_shape_face_normal(cage, adjacency.face_of[use->corners[0]]);
            pa_vec3 b = pa_shape_face_normal(cage, adjacency.face_of[use->corners[1]]);
            bool bent = pa_vec3_dot(pa_vec3_unit_or(a, zero), pa_vec3_unit_or(b, zero)) < limit;
            mark = bent ? PA_EDGE_SHARP : PA_EDGE_SMOOTH;
        }
        marks[e] = mark == PA_EDGE_SHARP ? PA_EDGE_SHARP : PA_EDGE_SMOOTH;
    }
    for (uint32_t c = 0; c < cage->corner_count; c++) {
        cage->edges[c] = marks[adjacency.edge_of[c]];
    }
    return PA_OK;
}

static void find_face_points(refinement *step)
{
    const pa_shape *cage = step->cage;
    for (uint32_t f = 0; f < cage->face_count; f++) {
        const pa_face *face = &cage->faces[f];
        pa_vec3 sum = {0, 0, 0};
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            sum = pa_vec3_add(sum, cage->points[cage->corners[c]]);
        }
        step->face_points[f] = pa_vec3_scale(sum, 1.0 / face->count);
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            surrounding *around = &step->around[cage->corners[c]];
            around->face_sum = pa_vec3_add(around->face_sum, step->face_points[f]);
            around->faces++;
        }
    }
}

static void find_edge_points(refinement *step)
{
    const pa_shape *cage = step->cage;
    for (uint32_t e = 0; e < step->adjacency.edge_count; e++) {
        const pa_edge_use *use = &step->adjacency.edges[e];
        pa_vec3 low = cage->points[use->low];
        pa_vec3 high = cage->points[use->high];
        pa_vec3 middle = pa_vec3_mix(low, high, 0.5);
        bool crease = is_crease(step, e);
        step->edge_points[e] = middle;
        if (!crease) {
            pa_vec3 one = step->face_points[step->adjacency.face_of[use->corners[0]]];
            pa_vec3 other = step->face_points[step->adjacency.face_of[use->corners[1]]];
            step->edge_points[e] = pa_vec3_mix(middle, pa_vec3_mix(one, other, 0.5), 0.5);
        }
        const uint32_t ends[2] = {use->low, use->high};
        for (int i = 0; i < 2; i++) {
            surrounding *around = &step->around[ends[i]];
            around->edge_sum = pa_vec3_add(around->edge_sum, middle);
            around->edges++;
            if (crease) {
                around->crease_sum = pa_vec3_add(around->crease_sum, cage->points[ends[1 - i]]);
                around->creases++;
            }
        }
    }
}

static pa_vec3 move_point(const surrounding *around, pa_vec3 at)
{
    if (around->creases > 2 || around->faces < 2) {
        return at; /* a corner, of creases or of a sheet */
    }
    if (around->creases == 2) {
        return pa_vec3_along(pa_vec3_scale(at, 0.75), around->crease_sum, 0.125);
    }
    double n = around->faces;
    pa_vec3 faces = pa_vec3_scale(around->face_sum, 1.0 / n);
    pa_vec3 edges = pa_vec3_scale(around->edge_sum, 1.0 / around->edges);
    pa_vec3 sum = pa_vec3_along(faces, edges, 2.0);
    return pa_vec3_scale(pa_vec3_along(sum, at, n - 3.0), 1.0 / n);
}

static pa_status find_points(refinement *step, pa_arena *scratch, pa_error *err)
{
    const pa_shape *cage = step->cage;
    pa_status status = pa_adjacency_find(cage, scratch, &step->adjacency, err);
    if (status != PA_OK) {
        return status;
    }
    step->face_points = PA_NEW_ARRAY(scratch, pa_vec3, cage->face_count);
    step->edge_points = PA_NEW_ARRAY(scratch, pa_vec3, step->adjacency.edge_count);
    step->moved = PA_NEW_ARRAY(scratch, pa_vec3, cage->point_count);
    step->around = PA_NEW_ARRAY(scratch, surrounding, cage->point_count);
    if (!step->face_points || !step->edge_points || !step->moved || !step->around) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    find_face_points(step);
    find_edge_points(step);
    for (uint32_t p = 0; p < cage->point_count; p++) {
        bool used = step->around[p].faces > 0;
        step->moved[p] = used ? move_point(&step->around[p], cage->points[p]) : cage->points[p];
    }
    return PA_OK;
}

static pa_vec2 face_uv(const pa_shape *cage, const pa_face *face)
{
    pa_vec2 sum = {0, 0};
    for (uint32_t c = face->first; c < face->first + face->count; c++) {
        sum = pa_vec2_add(sum, cage->uvs[c]);
    }
    return pa_vec2_scale(sum, 1.0 / face->count);
}

/* Points are numbered: the old ones, then one an edge, then one a face. */
static void add_quads(const refinement *step, bool soften, pa_builder *builder)
{
    const pa_shape *cage = step->cage;
    for (uint32_t p = 0; p < cage->point_count; p++) {
        pa_builder_point(builder, step->moved[p]);
    }
    for (uint32_t e = 0; e < step->adjacency.edge_count; e++) {
        pa_builder_point(builder, step->edge_points[e]);
    }
    for (uint32_t f = 0; f < cage->face_count; f++) {
        pa_builder_point(builder, step->face_points[f]);
    }
    uint32_t first_edge = cage->point_count;
    uint32_t first_face = first_edge + step->adjacency.edge_count;
    for (uint32_t f = 0; f < cage->face_count; f++) {
        const pa_face *face = &cage->faces[f];
        pa_vec2 middle = face_uv(cage, face);
        builder->crease_deg = face->crease_deg;
        for (uint32_t i = 0; i < face->count; i++) {
            uint32_t here = face->first + i;
            uint32_t before = face->first + (i + face->count - 1) % face->count;
            uint32_t after = step->adjacency.next[here];
            pa_edge out = soften ? PA_EDGE_SMOOTH : (pa_edge)cage->edges[here];
            pa_edge in = soften ? PA_EDGE_SMOOTH : (pa_edge)cage->edges[before];
            pa_vec2 out_uv = pa_vec2_scale(pa_vec2_add(cage->uvs[here], cage->uvs[after]), 0.5);
            pa_vec2 in_uv = pa_vec2_scale(pa_vec2_add(cage->uvs[here], cage->uvs[before]), 0.5);
            pa_builder_corner(builder, cage->corners[here], cage->uvs[here], out);
            pa_builder_corner(builder, first_edge + step->adjacency.edge_of[here], out_uv, PA_EDGE_SMOOTH);
            pa_builder_corner(builder, first_face + f, middle, PA_EDGE_SMOOTH);
            pa_builder_corner(builder, first_edge + step->adjacency.edge_of[before], in_uv, in);
            pa_builder_end(builder);
        }
    }
}

static pa_status refine(const pa_shape *cage, bool soften, pa_arena *into, pa_shape *out_shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder = {0};
    refinement step = {.cage = cage};
    pa_status status = find_points(&step, &scratch, err);
    if (status == PA_OK) {
        add_quads(&step, soften, &builder);
        status = pa_builder_finish(&builder, into, out_shape, err);
    }
    return status;
}

static pa_status check_options(const pa_shape *cage, const pa_subdivide_options *options, pa_error *err)
{
    const pa_limit limits[] = {
        {"levels", options->levels, 1, 5},
        {"crease", options->crease_deg, 0.0, 180.0},
        {"hard_levels", options->hard_levels, 0, 5},
    };
    pa_status status = PA_LIMITS_CHECK("subdivide", limits, err);
    if (status == PA_OK && (uint64_t)cage->corner_count << (2 * options->levels) > PA_SHAPE_CORNERS_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "subdivide: %u levels would make more than %d corners",
                       options->levels, PA_SHAPE_CORNERS_MAX);
    }
    return status;
}

pa_status pa_shape_subdivide(const pa_shape *cage, const pa_subdivide_options *options, pa_arena *arena,
                             pa_shape *out_shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_shape shape;
    pa_status status = check_options(cage, options, err);
    if (status == PA_OK) {
        status = pa_shape_copy(cage, &scratch, &shape, err);
    }
    if (status == PA_OK) {
        status = mark_creases(&shape, options->crease_deg, &scratch, err);
    }
    for (uint32_t level = 1; status == PA_OK && level <= options->levels; level++) {
        pa_shape finer;
        bool last = level == options->levels;
        bool soften = options->hard_levels && level >= options->hard_levels;
        status = refine(&shape, soften, last ? arena : &scratch, &finer, err);
        shape = status == PA_OK ? finer : shape;
    }
    if (status == PA_OK) {
        status = pa_shape_uv_refit(&shape, err);
    }
    if (status == PA_OK) {
        *out_shape = shape;
    }
    return status;
}
