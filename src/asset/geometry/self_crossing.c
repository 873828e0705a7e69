#include "asset/geometry/self_crossing.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/face_triangles_private.h"
#include "asset/geometry/mesh_private.h"
#include "asset/geometry/surface_tree_private.h"

typedef struct pa_surface_node node;
typedef struct pa_surface_triangle triangle;

typedef struct searching {
    pa_mesh mesh;      /* the shape's triangles over its points */
    uint32_t *part_of; /* [triangles] which faces hang together */
    pa_surface_tree tree;
    double depth;
    pa_self_crossing found;
} searching;

/* The shape as triangles, each with the number of its part. */
static pa_status lay_out(const pa_shape *shape, pa_arena *scratch, searching *work, pa_error *err)
{
    uint32_t most = shape->corner_count; /* a polygon has two triangles fewer than corners */
    work->mesh.positions = PA_NEW_ARRAY(scratch, float, 3 * (size_t)shape->point_count);
    work->mesh.indices = PA_NEW_ARRAY(scratch, uint32_t, 3 * (size_t)most);
    work->part_of = PA_NEW_ARRAY(scratch, uint32_t, most);
    uint32_t *groups = pa_groups_new(scratch, shape->face_count);
    pa_adjacency adjacency;
    if (!work->mesh.positions || !work->mesh.indices || !work->part_of || !groups) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_adjacency_find(shape, scratch, &adjacency, err);
    for (uint32_t c = 0; status == PA_OK && c < shape->corner_count; c++) {
        const pa_edge_use *edge = &adjacency.edges[adjacency.edge_of[c]];
        pa_group_join(groups, adjacency.face_of[c], adjacency.face_of[edge->corners[0]]);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        pa_vec3_store(shape->points[p], work->mesh.positions + 3 * (size_t)p);
    }
    uint32_t used = 0;
    for (uint32_t f = 0; status == PA_OK && f < shape->face_count; f++) {
        pa_triangles of_face;
        status = pa_face_triangulate(shape, f, scratch, &of_face, err);
        for (uint32_t i = 0; status == PA_OK && i < 3 * of_face.count; i++) {
            work->part_of[used / 3] = pa_group_find(groups, f);
            work->mesh.indices[used++] = shape->corners[of_face.corners[i]];
        }
    }
    work->mesh.vertex_count = shape->point_count;
    work->mesh.index_count = used;
    return status;
}

static pa_vec3 corner_of(const triangle *of, int i)
{
    return pa_vec3_load(of->at[i]);
}

/*
 * How far the edge from a to b reaches through the triangle, on the shorter side; 0 where it misses, or only
 * touches. *place is where it passes.
 */
static double reach_through(pa_vec3 a, pa_vec3 b, const triangle *through, pa_vec3 *place)
{
    pa_vec3 origin = corner_of(through, 0);
    pa_vec3 u = pa_vec3_sub(corner_of(through, 1), origin);
    pa_vec3 v = pa_vec3_sub(corner_of(through, 2), origin);
    pa_vec3 normal = pa_vec3_cross(u, v);
    double area2 = pa_vec3_dot(normal, normal);
    if (area2 <= 0.0) {
        return 0.0;
    }
    double before = pa_vec3_dot(pa_vec3_sub(a, origin), normal);
    double after = pa_vec3_dot(pa_vec3_sub(b, origin), normal);
    if (!(before * after < 0.0)) {
        return 0.0;
    }
    *place = pa_vec3_mix(a, b, before / (before - after));
    pa_vec3 at = pa_vec3_sub(*place, origin);
    double right = pa_vec3_dot(pa_vec3_cross(at, v), normal) / area2;
    double up = pa_vec3_dot(pa_vec3_cross(u, at), normal) / area2;
    const double inside = 1e-3;
    if (right < inside || up < inside || right + up > 1.0 - inside) {
        return 0.0;
    }
    return fmin(fabs(before), fabs(after)) / sqrt(area2);
}

/* How far the edges of one triangle reach through the other. Those that start at a shared corner touch it. */
static double edges_through(const searching *work, const triangle *one, const triangle *other, pa_vec3 *place)
{
    const uint32_t *mine = work->mesh.indices + 3 * (size_t)one->number;
    const uint32_t *its = work->mesh.indices + 3 * (size_t)other->number;
    double deepest = 0.0;
    for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3;
        bool shared = false;
        for (int k = 0; k < 3; k++) {
            shared = shared || mine[i] == its[k] || mine[j] == its[k];
        }
        pa_vec3 at;
        double depth = shared ? 0.0 : reach_through(corner_of(one, i), corner_of(one, j), other, &at);
        if (depth > deepest) {
            deepest = depth;
            *place = at;
        }
    }
    return deepest;
}

static uint32_t shared_corners(const searching *work, uint32_t one, uint32_t other)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < 9; i++) {
        count += work->mesh.indices[3 * (size_t)one + i / 3] == work->mesh.indices[3 * (size_t)other + i % 3];
    }
    return count;
}

static void compare(searching *work, const triangle *one, const triangle *other)
{
    if (one->number >= other->number || work->part_of[one->number] != work->part_of[other->number] ||
        shared_corners(work, one->number, other->number) > 1) {
        return;
    }
    pa_vec3 place = {0, 0, 0};
    pa_vec3 other_place = {0, 0, 0};
    double depth = edges_through(work, one, other, &place);
    double other_depth = edges_through(work, other, one, &other_place);
    if (fmax(depth, other_depth) > work->depth) {
        if (work->found.pairs++ == 0) {
            work->found.place = depth >= other_depth ? place : other_place;
        }
        work->found.deepest_m = fmax(work->found.deepest_m, fmax(depth, other_depth));
    }
}

static bool boxes_meet(const node *box, const float low[3], const float high[3])
{
    bool meet = true;
    for (int k = 0; k < 3; k++) {
        meet = meet && box->low[k] <= high[k] && low[k] <= box->high[k];
    }
    return meet;
}

/* Holds one triangle against all whose boxes meet its own. */
static void search(searching *work, const triangle *one)
{
    float low[3];
    float high[3];
    for (int k = 0; k < 3; k++) {
        low[k] = fminf(one->at[0][k], fminf(one->at[1][k], one->at[2][k]));
        high[k] = fmaxf(one->at[0][k], fmaxf(one->at[1][k], one->at[2][k]));
    }
    uint32_t stack[PA_SURFACE_DEPTH] = {0};
    uint32_t depth = 1;
    while (depth) {
        const node *now = &work->tree.nodes[stack[--depth]];
        if (!boxes_meet(now, low, high)) {
            continue;
        }
        for (uint32_t i = 0; i < now->count; i++) {
            compare(work, one, &work->tree.triangles[now->first + i]);
        }
        if (now->count == 0) {
            stack[depth++] = now->first;
            stack[depth++] = now->first + 1;
        }
    }
}

pa_status pa_shape_self_crossing(const pa_shape *shape, double depth, pa_self_crossing *out_crossing,
                                 pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    searching work = {.depth = depth};
    pa_status status = lay_out(shape, &scratch, &work, err);
    if (status == PA_OK) {
        status = pa_surface_tree_build(&work.mesh, 1, &scratch, &work.tree, err);
    }
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t i = 0; i < work.tree.triangle_count; i++) {
        search(&work, &work.tree.triangles[i]);
    }
    *out_crossing = work.found;
    return PA_OK;
}
