#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/tessellate.h"

/* Faces of one smooth group whose normals part by more than this, as around a cone's tip, do not share one.
 */
#define SPREAD_COS 0.5

typedef struct normal_work {
    const pa_shape *shape;
    pa_adjacency adjacency;
    uint32_t *groups;      /* [corner] corners of one point that share a normal */
    pa_vec3 *face_normals; /* [face] unit, or zero for a face without area */
    double *weights;       /* [corner] the face's angle there */
    uint8_t *ranks;        /* [corner] of a group's leader: the highest rank in the group */
    uint8_t *spread;       /* [corner] of a group's leader: one normal will not do */
} normal_work;

static bool edge_is_smooth(const normal_work *work, uint32_t corner, uint32_t twin)
{
    const pa_shape *shape = work->shape;
    pa_edge mark = pa_adjacency_mark(shape, &work->adjacency, work->adjacency.edge_of[corner]);
    if (mark != PA_EDGE_BY_ANGLE) {
        return mark == PA_EDGE_SMOOTH;
    }
    uint32_t one = work->adjacency.face_of[corner];
    uint32_t other = work->adjacency.face_of[twin];
    float crease = fminf(shape->faces[one].crease_deg, shape->faces[other].crease_deg);
    pa_vec3 a = work->face_normals[one];
    pa_vec3 b = work->face_normals[other];
    bool flat = pa_vec3_dot(a, a) < 0.5 || pa_vec3_dot(b, b) < 0.5;
    double slack = 1e-9;
    return crease > 0.0f && (flat || pa_vec3_dot(a, b) >= cos((double)crease * (PA_PI / 180.0)) - slack);
}

static void group_corners(normal_work *work)
{
    for (uint32_t c = 0; c < work->shape->corner_count; c++) {
        uint32_t twin = pa_adjacency_twin(&work->adjacency, c);
        if (twin != PA_NO_CORNER && c < twin && edge_is_smooth(work, c, twin)) {
            pa_group_join(work->groups, c, work->adjacency.next[twin]);
            pa_group_join(work->groups, work->adjacency.next[c], twin);
        }
    }
}

static double corner_angle(const pa_shape *shape, const pa_face *face, uint32_t i)
{
    const uint32_t *corners = shape->corners + face->first;
    pa_vec3 at = shape->points[corners[i]];
    pa_vec3 zero = {0, 0, 0};
    pa_vec3 after = pa_vec3_sub(shape->points[corners[(i + 1) % face->count]], at);
    pa_vec3 before = pa_vec3_sub(shape->points[corners[(i + face->count - 1) % face->count]], at);
    double cosine = pa_vec3_dot(pa_vec3_unit_or(after, zero), pa_vec3_unit_or(before, zero));
    return acos(fmax(-1.0, fmin(1.0, cosine)));
}

static void measure_faces(normal_work *work)
{
    const pa_shape *shape = work->shape;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        work->face_normals[f] = pa_vec3_unit_or(pa_shape_face_normal(shape, f), (pa_vec3){0, 0, 0});
        for (uint32_t i = 0; i < face->count; i++) {
            work->weights[face->first + i] = corner_angle(shape, face, i);
        }
    }
}

static void sum_groups(normal_work *work, pa_vec3 *sums)
{
    const pa_shape *shape = work->shape;
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        uint32_t leader = pa_group_find(work->groups, c);
        uint8_t rank = shape->faces[work->adjacency.face_of[c]].rank;
        work->ranks[leader] = rank > work->ranks[leader] ? rank : work->ranks[leader];
    }
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        uint32_t leader = pa_group_find(work->groups, c);
        uint32_t face = work->adjacency.face_of[c];
        if (shape->faces[face].rank == work->ranks[leader]) {
            sums[leader] = pa_vec3_along(sums[leader], work->face_normals[face], work->weights[c]);
        }
    }
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        uint32_t leader = pa_group_find(work->groups, c);
        uint32_t face = work->adjacency.face_of[c];
        pa_vec3 normal = work->face_normals[face];
        if (shape->faces[face].rank == work->ranks[leader] &&
            pa_vec3_dot(sums[leader], normal) < SPREAD_COS * pa_vec3_length(sums[leader]) &&
            pa_vec3_dot(normal, normal) > 0.5) {
            work->spread[leader] = 1;
        }
    }
}

/* The mean over those faces of the group that look roughly the way the corner's own face does. */
static pa_vec3 own_normal(const normal_work *work, uint32_t corner, const uint32_t *members, uint32_t count)
{
    pa_vec3 own = work->face_normals[work->adjacency.face_of[corner]];
    pa_vec3 sum = {0, 0, 0};
    for (uint32_t i = 0; i < count; i++) {
        pa_vec3 other = work->face_normals[work->adjacency.face_of[members[i]]];
        if (pa_vec3_dot(own, other) >= SPREAD_COS) {
            sum = pa_vec3_along(sum, other, work->weights[members[i]]);
        }
    }
    return sum;
}

/* Spread groups are few: their members are listed one group after the other. */
static pa_status split_spread_groups(normal_work *work, pa_arena *scratch, pa_vec3 *normals, pa_error *err)
{
    uint32_t count = work->shape->corner_count;
    uint32_t *starts = PA_NEW_ARRAY(scratch, uint32_t, (size_t)count + 1);
    if (!starts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t listed = 0;
    for (uint32_t c = 0; c < count; c++) {
        uint32_t leader = pa_group_find(work->groups, c);
        starts[leader + 1] += work->spread[leader];
        listed += work->spread[leader];
    }
    if (listed == 0) {
        return PA_OK;
    }
    uint32_t *members = PA_NEW_ARRAY(scratch, uint32_t, listed);
    uint32_t *filled = PA_NEW_ARRAY(scratch, uint32_t, count);
    if (!members || !filled) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t c = 0; c < count; c++) {
        starts[c + 1] += starts[c];
    }
    for (uint32_t c = 0; c < count; c++) {
        uint32_t leader = pa_group_find(work->groups, c);
        if (work->spread[leader]) {
            members[starts[leader] + filled[leader]++] = c;
        }
    }
    for (uint32_t c = 0; c < count; c++) {
        uint32_t leader = pa_group_find(work->groups, c);
        if (work->spread[leader]) {
            pa_vec3 own = own_normal(work, c, members + starts[leader], filled[leader]);
            normals[c] = pa_vec3_unit_or(own, normals[c]);
        }
    }
    return PA_OK;
}

static pa_status prepare(normal_work *work, pa_arena *scratch, pa_error *err)
{
    const pa_shape *shape = work->shape;
    pa_status status = pa_adjacency_find(shape, scratch, &work->adjacency, err);
    if (status != PA_OK) {
        return status;
    }
    work->groups = pa_groups_new(scratch, shape->corner_count);
    work->face_normals = PA_NEW_ARRAY(scratch, pa_vec3, shape->face_count);
    work->weights = PA_NEW_ARRAY(scratch, double, shape->corner_count);
    work->ranks = PA_NEW_ARRAY(scratch, uint8_t, shape->corner_count);
    work->spread = PA_NEW_ARRAY(scratch, uint8_t, shape->corner_count);
    if (!work->groups || !work->face_normals || !work->weights || !work->ranks || !work->spread) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return PA_OK;
}

pa_status pa_shape_normals(pa_shape *shape, pa_arena *arena, pa_error *err)
{
    if (shape->normals) {
        return PA_OK;
    }
    PA_ARENA_SCOPED scratch = {0};
    normal_work work = {.shape = shape};
    pa_status status = prepare(&work, &scratch, err);
    if (status != PA_OK) {
        return status;
    }
    pa_vec3 *normals = PA_NEW_ARRAY(arena, pa_vec3, shape->corner_count);
    pa_vec3 *sums = PA_NEW_ARRAY(&scratch, pa_vec3, shape->corner_count);
    if (!normals || !sums) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    measure_faces(&work);
    group_corners(&work);
    sum_groups(&work, sums);
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        /* A group whose faces cancel out, or have no area, still gets a unit normal. */
        pa_vec3 face = pa_vec3_unit_or(work.face_normals[work.adjacency.face_of[c]], (pa_vec3){0, 1, 0});
        normals[c] = pa_vec3_unit_or(sums[pa_group_find(work.groups, c)], face);
    }
    status = split_spread_groups(&work, &scratch, normals, err);
    if (status == PA_OK) {
        shape->normals = normals;
    }
    return status;
}
