#include "asset/geometry/scatter.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/parameter_private.h"
#include "foundation/random.h"

/* Spots already taken, in cells as wide as they have to keep apart. */
typedef struct crowd {
    double apart;
    pa_vec3 *spots;  /* [count] */
    uint32_t *chain; /* [count] next spot of the bucket + 1 */
    uint32_t *heads; /* [mask + 1] */
    uint32_t mask;
    uint32_t count;
} crowd;

static uint32_t bucket_of(const crowd *in, double x, double y, double z)
{
    uint64_t key = (uint64_t)(int64_t)x * 0x9E3779B97F4A7C15u ^ (uint64_t)(int64_t)y * 0xBF58476D1CE4E5B9u ^
                   (uint64_t)(int64_t)z * 0x94D049BB133111EBu;
    return (uint32_t)(key >> 29) & in->mask;
}

static bool has_room(const crowd *in, pa_vec3 at)
{
    double x = floor(at.x / in->apart);
    double y = floor(at.y / in->apart);
    double z = floor(at.z / in->apart);
    for (int i = 0; i < 27; i++) {
        const int step[3] = {i % 3 - 1, i / 3 % 3 - 1, i / 9 - 1};
        uint32_t bucket = bucket_of(in, x + step[0], y + step[1], z + step[2]);
        for (uint32_t s = in->heads[bucket]; s; s = in->chain[s - 1]) {
            if (pa_vec3_length(pa_vec3_sub(in->spots[s - 1], at)) < in->apart) {
                return false;
            }
        }
    }
    return true;
}

static void take_spot(crowd *in, pa_vec3 at)
{
    uint32_t bucket =
        bucket_of(in, floor(at.x / in->apart), floor(at.y / in->apart), floor(at.z / in->apart));
    in->spots[in->count] = at;
    in->chain[in->count] = in->heads[bucket];
    in->heads[bucket] = ++in->count;
}

/* Triangles (fans of the faces) that look the right way, with areas summed up. */
typedef struct field {
    const pa_shape *shape;
    uint32_t *corners; /* [count, 3] */
    double *sums;      /* [count] */
    uint32_t count;
} field;

static pa_status make_field(const pa_shape *shape, const pa_scatter_surface_options *options,
                            pa_arena *scratch, field *out_field, pa_error *err)
{
    size_t room = shape->corner_count;
    field made = {shape, PA_NEW_ARRAY(scratch, uint32_t, room * 3), PA_NEW_ARRAY(scratch, double, room), 0};
    if (!made.corners || !made.sums) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double limit = cos(options->facing_deg * (PA_PI / 180.0));
    pa_vec3 facing = pa_vec3_unit_or(options->facing, (pa_vec3){0, 1, 0});
    double sum = 0.0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        pa_vec3 normal = pa_shape_face_normal(shape, f);
        if (options->facing_deg > 0.0 && pa_vec3_dot(normal, facing) < limit * pa_vec3_length(normal)) {
            continue;
        }
        for (uint32_t i = 2; i < face->count; i++) {
            uint32_t *corners = made.corners + (size_t)made.count * 3;
            corners[0] = face->first;
            corners[1] = face->first + i - 1;
            corners[2] = face->first + i;
            pa_vec3 a = shape->points[shape->corners[corners[0]]];
            pa_vec3 b = pa_vec3_sub(shape->points[shape->corners[corners[1]]], a);
            pa_vec3 c = pa_vec3_sub(shape->points[shape->corners[corners[2]]], a);
            sum += pa_vec3_length(pa_vec3_cross(b, c));
            made.sums[made.count++] = sum;
        }
    }
    *out_field = made;
    return PA_OK;
}

static uint32_t triangle_at(const field *in, double sum)
{
    uint32_t low = 0;
    uint32_t high = in->count - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (in->sums[middle] < sum) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static pa_vec3 spot_on(const field *in, uint32_t triangle, double s, double t, pa_vec3 *out_normal)
{
    const uint32_t *corners = in->corners + (size_t)triangle * 3;
    const pa_shape *shape = in->shape;
    pa_vec3 a = shape->points[shape->corners[corners[0]]];
    pa_vec3 b = pa_vec3_sub(shape->points[shape->corners[corners[1]]], a);
    pa_vec3 c = pa_vec3_sub(shape->points[shape->corners[corners[2]]], a);
    double root = sqrt(s);
    *out_normal = pa_vec3_cross(b, c);
    if (shape->normals) {
        pa_vec3 mix = pa_vec3_scale(shape->normals[corners[0]], 1.0 - root);
        mix = pa_vec3_along(mix, shape->normals[corners[1]], root * (1.0 - t));
        *out_normal = pa_vec3_along(mix, shape->normals[corners[2]], root * t);
    }
    return pa_vec3_along(pa_vec3_along(a, b, root * (1.0 - t)), c, root * t);
}

static pa_affine stand(pa_vec3 at, pa_vec3 normal, double turn_deg, double scale)
{
    pa_affine grow = pa_affine_scale((pa_vec3){scale, scale, scale});
    pa_affine turn = pa_affine_rotate(PA_AXIS_Y, turn_deg);
    pa_affine aim = pa_affine_aim(normal);
    pa_affine move = pa_affine_move(at);
    pa_affine all = pa_affine_then(&grow, &turn);
    all = pa_affine_then(&all, &aim);
    return pa_affine_then(&all, &move);
}

static pa_status check_options(const pa_scatter_surface_options *options, pa_error *err)
{
    bool scaled = options->scale_low > 0.0 || options->scale_high > 0.0;
    const pa_limit limits[] = {
        {"count", options->count, 0, PA_SCATTER_MAX},
        {"apart", options->apart, 0.0, PA_LENGTH_MAX},
        {"facing", options->facing_deg, 0.0, 180.0},
        {"facing.x", options->facing.x, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"facing.y", options->facing.y, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"facing.z", options->facing.z, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"upright", options->upright, 0.0, 1.0},
        {"scale_low", options->scale_low, scaled ? 1e-4 : 0.0, 1e4},
        {"scale_high", options->scale_high, scaled ? options->scale_low : 0.0, 1e4},
    };
    return PA_LIMITS_CHECK("scatter", limits, err);
}

static pa_status make_crowd(double apart, uint32_t count, pa_arena *scratch, crowd *out_crowd, pa_error *err)
{
    enum { BUCKETS = 1 << 14 };
    crowd made = {.apart = fmax(apart, PA_LENGTH_MIN),
                  .spots = PA_NEW_ARRAY(scratch, pa_vec3, count),
                  .chain = PA_NEW_ARRAY(scratch, uint32_t, count),
                  .heads = PA_NEW_ARRAY(scratch, uint32_t, BUCKETS),
                  .mask = BUCKETS - 1};
    if (!made.spots || !made.chain || !made.heads) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_crowd = made;
    return PA_OK;
}

pa_status pa_scatter_surface(const pa_shape *shape, const pa_scatter_surface_options *options,
                             pa_arena *arena, pa_placements *out_placements, pa_error *err)
{
    enum { TRIES = 8 };
    PA_ARENA_SCOPED scratch = {0};
    field in = {0};
    crowd taken = {0};
    pa_status status = check_options(options, err);
    if (status == PA_OK) {
        status = make_field(shape, options, &scratch, &in, err);
    }
    if (status == PA_OK) {
        status = make_crowd(options->apart, options->count, &scratch, &taken, err);
    }
    pa_affine *transforms = status == PA_OK ? PA_NEW_ARRAY(arena, pa_affine, options->count) : NULL;
    if (!transforms) {
        return status != PA_OK ? status : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_random random;
    pa_random_init(&random, options->seed);
    uint32_t tries = in.count && in.sums[in.count - 1] > 0.0 ? options->count * TRIES : 0;
    for (uint32_t i = 0; i < tries && taken.count < options->count; i++) {
        /* One in every equal part of the area, round after round, fills the surface evenly. */
        double part = (i % options->count + pa_random_unit(&random)) / options->count;
        uint32_t triangle = triangle_at(&in, part * in.sums[in.count - 1]);
        double s = pa_random_unit(&random);
        double t = pa_random_unit(&random);
        pa_vec3 normal;
        pa_vec3 at = spot_on(&in, triangle, s, t, &normal);
        double turn = pa_random_between(&random, 0.0, 360.0);
        double size = options->scale_high > 0.0
                          ? pa_random_between(&random, options->scale_low, options->scale_high)
                          : 1.0;
        if (options->apart > 0.0 && !has_room(&taken, at)) {
            continue;
        }
        normal = pa_vec3_unit_or(normal, (pa_vec3){0, 1, 0});
        normal = pa_vec3_mix(normal, (pa_vec3){0, 1, 0}, options->upright);
        transforms[taken.count] = stand(at, normal, turn, size);
        take_spot(&taken, at);
    }
    *out_placements = (pa_placements){transforms, taken.count};
    return PA_OK;
}
