#include "asset/geometry/blend.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/distance_private.h"
#include "asset/geometry/isosurface_private.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/projection.h"

enum { PARTS_MAX = 256, BLOCK = 4 };

/* A cube of BLOCK cells a side and the parts that can matter in it. */
typedef struct block {
    uint32_t first; /* in blend_work.active */
    uint32_t count;
} block;

typedef struct blend_work {
    pa_distance_part *parts;
    uint32_t part_count;
    double widest_smooth;
    pa_sampled_field field;
    float *values;
    uint32_t block_count[3];
    block *blocks;
    uint16_t *active;
    pa_arena *scratch;
} blend_work;

static pa_status check_part(const pa_blend_options *options, size_t i, pa_error *err)
{
    const pa_blend_part *part = &options->parts[i];
    bool ball = part->form != PA_BLEND_ELLIPSOID && part->form != PA_BLEND_BOX;
    bool two = part->form == PA_BLEND_ROUNDED_CONE || part->form == PA_BLEND_TORUS;
    bool sized = part->form == PA_BLEND_ELLIPSOID || part->form == PA_BLEND_BOX;
    double least_size = sized ? PA_LENGTH_MIN : -PA_LENGTH_MAX;
    double rounding = fmin(part->size.x, fmin(part->size.y, part->size.z));
    bool box = part->form == PA_BLEND_BOX;
    const pa_limit limits[] = {
        {"form", part->form, 0, PA_BLEND_FORM_COUNT - 1},
        {"a.x", part->a.x, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"a.y", part->a.y, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"a.z", part->a.z, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"b.x", part->b.x, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"b.y", part->b.y, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"b.z", part->b.z, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"size.x", part->size.x, least_size, PA_LENGTH_MAX},
        {"size.y", part->size.y, least_size, PA_LENGTH_MAX},
        {"size.z", part->size.z, least_size, PA_LENGTH_MAX},
        {"radius", part->radius, ball ? PA_LENGTH_MIN : 0.0, box ? rounding : PA_LENGTH_MAX},
        {"radius_b", part->radius_b, two ? PA_LENGTH_MIN : 0.0, PA_LENGTH_MAX},
        {"rotation.x", part->rotation_deg.x, -36000.0, 36000.0},
        {"rotation.y", part->rotation_deg.y, -36000.0, 36000.0},
        {"rotation.z", part->rotation_deg.z, -36000.0, 36000.0},
        {"smooth", part->smooth, -PA_LENGTH_MAX, PA_LENGTH_MAX},
    };
    char what[32] = "blend: part ";
    size_t length = sizeof "blend: part " - 1;
    for (size_t place = i + 1 >= 100 ? 100 : i + 1 >= 10 ? 10 : 1; place; place /= 10) {
        what[length++] = (char)('0' + (i + 1) / place % 10);
    }
    return PA_LIMITS_CHECK(what, limits, err);
}

pa_status pa_distance_check(const pa_blend_options *options, pa_error *err)
{
    const pa_limit limits[] = {
        {"number of parts", (double)options->part_count, 1, PARTS_MAX},
        {"smooth", options->smooth, 0.0, PA_LENGTH_MAX},
        {"cell", options->cell, options->cell > 0.0 ? PA_LENGTH_MIN : 0.0, PA_LENGTH_MAX},
    };
    pa_status status = PA_LIMITS_CHECK("blend", limits, err);
    for (size_t i = 0; status == PA_OK && i < options->part_count; i++) {
        status = check_part(options, i, err);
    }
    if (status == PA_OK && options->parts[0].subtract) {
        status = pa_fail(err, PA_INVALID, "blend: part 1 has nothing to be subtracted from");
    }
    return status;
}

static pa_status prepare_parts(const pa_blend_options *options, blend_work *work, pa_error *err)
{
    pa_status status = pa_distance_check(options, err);
    if (status != PA_OK) {
        return status;
    }
    work->part_count = (uint32_t)options->part_count;
    work->parts = PA_NEW_ARRAY(work->scratch, pa_distance_part, work->part_count);
    if (!work->parts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < work->part_count; i++) {
        pa_distance_prepare(&options->parts[i], options->smooth, &work->parts[i]);
        work->widest_smooth = fmax(work->widest_smooth, work->parts[i].smooth);
    }
    return PA_OK;
}

/* Lays the grid around all that is added, as fine as asked or as the limit allows. */
static void lay_grid(blend_work *work, double wanted_cell)
{
    enum { DEFAULT_CELLS = 64 };
    pa_vec3 low = work->parts[0].low;
    pa_vec3 high = work->parts[0].high;
    for (uint32_t i = 1; i < work->part_count; i++) {
        const pa_distance_part *part = &work->parts[i];
        if (!part->part.subtract) {
            low = (pa_vec3){fmin(low.x, part->low.x), fmin(low.y, part->low.y), fmin(low.z, part->low.z)};
            high =
                (pa_vec3){fmax(high.x, part->high.x), fmax(high.y, part->high.y), fmax(high.z, part->high.z)};
        }
    }
    /* Melting swells the surface by up to a quarter of its width for each pair, so by less than this. */
    double swell = work->part_count > 1 ? work->widest_smooth * 0.5 : 0.0;
    low = pa_vec3_sub(low, (pa_vec3){swell, swell, swell});
    high = pa_vec3_add(high, (pa_vec3){swell, swell, swell});
    pa_vec3 size = pa_vec3_sub(high, low);
    double longest = fmax(size.x, fmax(size.y, size.z));
    double cell = wanted_cell > 0.0 ? wanted_cell : longest / DEFAULT_CELLS;
    for (;;) {
        /* Two cells of air on each side keep the border outside. */
        double n[3] = {ceil(size.x / cell) + 4.0, ceil(size.y / cell) + 4.0, ceil(size.z / cell) + 4.0};
        if (n[0] * n[1] * n[2] <= PA_BLEND_CELLS_MAX) {
            pa_vec3 spare = {n[0] * cell - size.x, n[1] * cell - size.y, n[2] * cell - size.z};
            work->field.origin = pa_vec3_along(low, spare, -0.5);
            work->field.cell = cell;
            for (int a = 0; a < 3; a++) {
                work->field.size[a] = (uint32_t)n[a] + 1;
            }
            return;
        }
        cell *= fmax(1.02, cbrt(n[0] * n[1] * n[2] / PA_BLEND_CELLS_MAX));
    }
}

static pa_vec3 place_of(const blend_work *work, double x, double y, double z)
{
    return pa_vec3_along(work->field.origin, (pa_vec3){x, y, z}, work->field.cell);
}

/*
 * A crease sharper than the grid can show comes out ragged, most of all the thin lips that carving leaves;
 * rounded by a few cells it comes out clean.
 */
static void soften_parts(blend_work *work)
{
    double cell = work->field.cell;
    for (uint32_t i = 0; i < work->part_count; i++) {
        pa_distance_part *part = &work->parts[i];
        part->smooth = fmax(part->smooth, part->part.subtract ? 3.0 * cell : cell);
        if (part->part.form == PA_BLEND_BOX) {
            double thinnest = fmin(part->part.size.x, fmin(part->part.size.y, part->part.size.z));
            part->part.radius = fmax(part->part.radius, fmin(cell, thinnest));
        }
        work->widest_smooth = fmax(work->widest_smooth, part->smooth);
    }
}

/*
 * How far, at least, a part lies from a ball around a place; below 0 where they meet. Distances to all forms
 * but the ellipsoid are exact, so that a slanting limb matters only where it is; an ellipsoid's is an
 * estimate, and its box and ball speak for it.
 */
static double gap_to(const pa_distance_part *part, pa_vec3 centre, double radius)
{
    if (part->part.form != PA_BLEND_ELLIPSOID) {
        return pa_distance_to_part(part, centre) - radius;
    }
    pa_vec3 outside = {fmax(fmax(part->low.x - centre.x, centre.x - part->high.x), 0.0),
                       fmax(fmax(part->low.y - centre.y, centre.y - part->high.y), 0.0),
                       fmax(fmax(part->low.z - centre.z, centre.z - part->high.z), 0.0)};
    double ball = pa_vec3_length(pa_vec3_sub(centre, part->centre)) - part->reach;
    return fmax(pa_vec3_length(outside), ball) - radius;
}

/* A part matters in a block when it comes near, melting included. */
static pa_status assign_parts(blend_work *work, pa_error *err)
{
    size_t blocks = 1;
    for (int a = 0; a < 3; a++) {
        work->block_count[a] = (work->field.size[a] + BLOCK - 1) / BLOCK;
        blocks *= work->block_count[a];
    }
    work->blocks = PA_NEW_ARRAY(work->scratch, block, blocks);
    work->active = PA_NEW_ARRAY(work->scratch, uint16_t, blocks * work->part_count);
    if (!work->blocks || !work->active) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double half_diagonal = (BLOCK / 2.0 + 1.5) * sqrt(3.0) * work->field.cell;
    uint32_t used = 0;
    for (uint32_t i = 0; i < blocks; i++) {
        uint32_t x = i % work->block_count[0];
        uint32_t y = i / work->block_count[0] % work->block_count[1];
        uint32_t z = i / work->block_count[0] / work->block_count[1];
        pa_vec3 centre = place_of(work, (x + 0.5) * BLOCK, (y + 0.5) * BLOCK, (z + 0.5) * BLOCK);
        work->blocks[i].first = used;
        for (uint32_t p = 0; p < work->part_count; p++) {
            /* It melts into what a later part may melt into in turn. */
            const pa_distance_part *part = &work->parts[p];
            if (gap_to(part, centre, half_diagonal) <= part->smooth + work->widest_smooth) {
                work->active[used++] = (uint16_t)p;
            }
        }
        work->blocks[i].count = used - work->blocks[i].first;
    }
    return PA_OK;
}

static const block *block_at(const blend_work *work, uint32_t x, uint32_t y, uint32_t z)
{
    uint32_t row = z / BLOCK * work->block_count[1] + y / BLOCK;
    return &work->blocks[row * work->block_count[0] + x / BLOCK];
}

/* The samples of one block, whose first is at x, y, z. */
static void sample_block(blend_work *work, const block *in, const uint32_t first[3])
{
    const uint32_t *n = work->field.size;
    uint32_t last[3];
    for (int a = 0; a < 3; a++) {
        last[a] = first[a] + BLOCK < n[a] ? first[a] + BLOCK : n[a];
    }
    /* Exactly 0 would put crossings on a grid point; a border inside would leave a hole. */
    double least = work->field.cell * 1e-4;
    for (uint32_t z = first[2]; z < last[2]; z++) {
        for (uint32_t y = first[1]; y < last[1]; y++) {
            float *out = work->values + ((size_t)z * n[1] + y) * n[0];
            bool border = y == 0 || z == 0 || y + 1 == n[1] || z + 1 == n[2];
            for (uint32_t x = first[0]; x < last[0]; x++) {
                double value =
                    pa_distance_at(work->parts, work->active + in->first, in->count, place_of(work, x, y, z));
                value = border || x == 0 || x + 1 == n[0] ? fmax(value, least) : value;
                out[x] = (float)(fabs(value) < least ? copysign(least, value) : value);
            }
        }
    }
}

static pa_status sample(blend_work *work, pa_error *err)
{
    const uint32_t *n = work->field.size;
    work->values = PA_NEW_ARRAY(work->scratch, float, (size_t)n[0] * n[1] * n[2]);
    if (!work->values) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    work->field.values = work->values;
    const uint32_t *blocks = work->block_count;
    for (uint32_t i = 0; i < blocks[0] * blocks[1] * blocks[2]; i++) {
        const uint32_t first[3] = {i % blocks[0] * BLOCK, i / blocks[0] % blocks[1] * BLOCK,
                                   i / blocks[0] / blocks[1] * BLOCK};
        sample_block(work, &work->blocks[i], first);
    }
    return PA_OK;
}

/* Each point half way to the mean of its neighbours: quads come out squarer before they are put in place. */
static pa_status relax(blend_work *work, pa_shape *shape, pa_error *err)
{
    pa_vec3 *sums = PA_NEW_ARRAY(work->scratch, pa_vec3, shape->point_count);
    uint32_t *counts = PA_NEW_ARRAY(work->scratch, uint32_t, shape->point_count);
    if (!sums || !counts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t c = 0; c < shape->corner_count; c += 4) {
        for (uint32_t i = 0; i < 4; i++) {
            uint32_t from = shape->corners[c + i];
            sums[from] = pa_vec3_add(sums[from], shape->points[shape->corners[c + (i + 1) % 4]]);
            counts[from]++;
        }
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        if (counts[p]) {
            pa_vec3 mean = pa_vec3_scale(sums[p], 1.0 / counts[p]);
            shape->points[p] = pa_vec3_mix(shape->points[p], mean, 0.5);
        }
    }
    return PA_OK;
}

static const block *block_of_cell(const blend_work *work, uint32_t cell)
{
    uint32_t across = work->field.size[0] - 1;
    uint32_t deep = work->field.size[1] - 1;
    return block_at(work, cell % across, cell / across % deep, cell / across / deep);
}

/* Newton's steps along the gradient, never further than a cell in all. */
static void settle(const blend_work *work, pa_shape *shape, const uint32_t *cells)
{
    enum { STEPS = 2 };
    double cell = work->field.cell;
    for (uint32_t p = 0; p < shape->point_count; p++) {
        const block *in = block_of_cell(work, cells[p]);
        const uint16_t *active = work->active + in->first;
        pa_vec3 start = shape->points[p];
        pa_vec3 at = start;
        /* Over so short a way the gradient hardly turns: one serves all steps. */
        pa_vec3 gradient = pa_distance_gradient(work->parts, active, in->count, at, cell * 1e-3);
        double slope = pa_vec3_dot(gradient, gradient);
        for (int i = 0; i < STEPS && slope > 0.05; i++) {
            double value = pa_distance_at(work->parts, active, in->count, at);
            at = pa_vec3_along(at, gradient, -fmax(-0.5 * cell, fmin(0.5 * cell, value / slope)));
        }
        if (pa_vec3_length(pa_vec3_sub(at, start)) <= cell) {
            shape->points[p] = at;
        }
    }
}

/* A gradient that contradicts the faces around a point (a sharp crease, a pinch) is not used. */
static pa_status set_normals(const blend_work *work, const uint32_t *cells, pa_arena *arena, pa_shape *shape,
                             pa_error *err)
{
    pa_vec3 *normals = PA_NEW_ARRAY(work->scratch, pa_vec3, shape->point_count);
    shape->normals = PA_NEW_ARRAY(arena, pa_vec3, shape->corner_count);
    if (!normals || !shape->normals) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        const block *in = block_of_cell(work, cells[p]);
        pa_vec3 gradient = pa_distance_gradient(work->parts, work->active + in->first, in->count,
                                                shape->points[p], work->field.cell * 1e-3);
        normals[p] = pa_vec3_unit_or(gradient, (pa_vec3){0, 0, 0});
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        pa_vec3 face = pa_vec3_unit_or(pa_shape_face_normal(shape, f), (pa_vec3){0, 1, 0});
        for (uint32_t i = 0; i < shape->faces[f].count; i++) {
            uint32_t c = shape->faces[f].first + i;
            pa_vec3 normal = normals[shape->corners[c]];
            shape->normals[c] = pa_vec3_dot(normal, face) > 0.2 ? normal : face;
        }
    }
    return PA_OK;
}

pa_status pa_shape_blend(const pa_blend_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, 60.0);
    blend_work work = {.scratch = &scratch};
    uint32_t *cells = NULL;
    pa_shape shape;
    pa_status status = prepare_parts(options, &work, err);
    if (status == PA_OK) {
        lay_grid(&work, options->cell);
        soften_parts(&work);
        status = assign_parts(&work, err);
    }
    if (status == PA_OK) {
        status = sample(&work, err);
    }
    if (status == PA_OK) {
        status = pa_isosurface_build(&work.field, &builder, &scratch, &cells, err);
    }
    if (status == PA_OK && builder.status == PA_OK && builder.shape.face_count == 0) {
        status = pa_fail(err, PA_NOT_FOUND, "blend: nothing is left of the solid");
    }
    if (status == PA_OK) {
        status = pa_builder_finish(&builder, arena, &shape, err);
    }
    if (status == PA_OK) {
        status = relax(&work, &shape, err);
    }
    if (status == PA_OK) {
        settle(&work, &shape, cells);
        status = set_normals(&work, cells, arena, &shape, err);
    }
    if (status == PA_OK) {
        pa_shape_project_box(&shape);
        *out_shape = shape;
    }
    return status;
}
