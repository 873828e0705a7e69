#include "asset/geometry/mesh_normals.h"

#include <stdlib.h>

#include <meshoptimizer.h>

#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_private.h"

/* Comparing each pair of faces around a point costs the square of their number; a fan of more is smoothed
 * whole. */
enum { MAX_FAN = 64 };

/* Six volumes over twice the area to the power 1.5: a ball has 0.2, a chair of thin legs 0.01. */
#define LEAST_ENCLOSED 0.002

static const pa_vec3 up = {0, 1, 0};

static pa_vec3 face_normal(const pa_mesh *mesh, const uint32_t *corner)
{
    pa_vec3 a = pa_mesh_point(mesh, corner[0]);
    pa_vec3 ab = pa_vec3_sub(pa_mesh_point(mesh, corner[1]), a);
    pa_vec3 ac = pa_vec3_sub(pa_mesh_point(mesh, corner[2]), a);
    return pa_vec3_unit_or(pa_vec3_cross(ab, ac), (pa_vec3){0, 0, 0});
}

/* The face's unit normal, weighted by the angle of its corner. */
static pa_vec3 corner_normal(const pa_mesh *mesh, uint32_t corner)
{
    const uint32_t *face = mesh->indices + corner / 3 * 3;
    uint32_t k = corner % 3;
    double angle = pa_corner_angle(pa_mesh_point(mesh, face[k]), pa_mesh_point(mesh, face[(k + 1) % 3]),
                                   pa_mesh_point(mesh, face[(k + 2) % 3]));
    return pa_vec3_scale(face_normal(mesh, face), angle);
}

/* The corners that meet at each point: [first[p], first[p + 1]) of corners. */
typedef struct fan_table {
    unsigned *point; /* [vertex_count] vertices at the same place have the same point */
    uint32_t *first; /* [point_count + 1] */
    uint32_t *corners;
    pa_vec3 *weighted; /* [index_count] corner normals */
} fan_table;

static bool find_fans(const pa_mesh *mesh, pa_arena *scratch, fan_table *out_fans)
{
    fan_table made = {
        .point = PA_NEW_ARRAY(scratch, unsigned, mesh->vertex_count),
        .first = PA_NEW_ARRAY(scratch, uint32_t, (size_t)mesh->vertex_count + 2),
        .corners = PA_NEW_ARRAY(scratch, uint32_t, mesh->index_count),
        .weighted = PA_NEW_ARRAY(scratch, pa_vec3, mesh->index_count),
    };
    float *places = pa_arena_array(scratch, mesh->vertex_count, 3 * sizeof(float));
    if (!made.point || !made.first || !made.corners || !made.weighted || !places) {
        return false;
    }
    pa_mesh_copy_places(mesh, places);
    meshopt_generateVertexRemap(made.point, mesh->indices, mesh->index_count, places, mesh->vertex_count,
                                3 * sizeof(float));
    /* Counting sort; the ends are kept one place further on and slide down while the corners are put in. */
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        made.first[made.point[mesh->indices[i]] + 2]++;
    }
    for (uint32_t p = 0; p < mesh->vertex_count; p++) {
        made.first[p + 2] += made.first[p + 1];
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        made.corners[made.first[made.point[mesh->indices[i]] + 1]++] = i;
        made.weighted[i] = corner_normal(mesh, i);
    }
    *out_fans = made;
    return true;
}

static pa_vec3 smooth_normal(const fan_table *fans, unsigned point, uint32_t corner, double least_cosine)
{
    uint32_t begin = fans->first[point];
    uint32_t end = fans->first[point + 1];
    bool whole = end - begin > MAX_FAN;
    pa_vec3 own = fans->weighted[corner];
    pa_vec3 sum = {0, 0, 0};
    for (uint32_t i = begin; i < end; i++) {
        pa_vec3 other = fans->weighted[fans->corners[i]];
        double lengths = pa_vec3_length(own) * pa_vec3_length(other);
        if (whole || pa_vec3_dot(own, other) >= least_cosine * lengths) {
            sum = pa_vec3_add(sum, other);
        }
    }
    return pa_vec3_unit_or(sum, pa_vec3_unit_or(own, up));
}

/* A fan past MAX_FAN has one normal, worked out once and not for each of its corners. */
static pa_status fill_corner_normals(const pa_mesh *mesh, double least_cosine, float *normals, pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    fan_table fans;
    bool found = find_fans(mesh, &scratch, &fans);
    for (uint32_t p = 0; found && p < mesh->vertex_count; p++) {
        uint32_t begin = fans.first[p];
        uint32_t end = fans.first[p + 1];
        pa_vec3 shared = {0, 0, 0};
        for (uint32_t i = begin; i < end; i++) {
            if (i == begin || end - begin <= MAX_FAN) {
                shared = smooth_normal(&fans, p, fans.corners[i], least_cosine);
            }
            pa_vec3_store(shared, normals + 3 * (size_t)fans.corners[i]);
        }
    }
    pa_arena_done(&scratch);
    return found ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status pa_mesh_compute_normals(pa_mesh *mesh, double crease_deg, pa_arena *arena, pa_error *err)
{
    mesh->normals = NULL;
    mesh->tangents = NULL;
    if (mesh->index_count == 0) {
        return PA_OK;
    }
    float *normals = pa_arena_array(arena, mesh->index_count, 3 * sizeof(float));
    uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
    if (!normals || !indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double least_cosine = cos(crease_deg * PA_PI / 180.0) - 1e-9;
    pa_status status = fill_corner_normals(mesh, least_cosine, normals, err);
    if (status == PA_OK) {
        status = pa_mesh_gather(mesh, mesh->indices, mesh->index_count, arena, err);
    }
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        indices[i] = i;
    }
    mesh->indices = indices;
    mesh->normals = normals;
    return pa_mesh_weld(mesh, arena, err);
}

/* A length that rounding can leave after a normal was made; anything shorter has no direction to trust. */
static bool usable(const float *normal)
{
    pa_vec3 n = pa_vec3_load(normal);
    return pa_vec3_finite(n) && pa_vec3_length(n) > 1e-6;
}

/* Sums the faces around each vertex whose own normal is unusable. */
static void sum_faces(const pa_mesh *mesh, pa_vec3 *sums)
{
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        uint32_t v = mesh->indices[i];
        if (!usable(mesh->normals + 3 * (size_t)v)) {
            sums[v] = pa_vec3_add(sums[v], corner_normal(mesh, i));
        }
    }
}

/* As near to length 1 as rounding leaves it. */
static bool is_unit(const float *normal)
{
    float squared = normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2];
    return fabsf(squared - 1) <= 1e-6f;
}

bool pa_normals_are_unit(const float *normals, size_t count)
{
    uint32_t bad = 0;
    for (size_t v = 0; v < count; v++) {
        bad |= !is_unit(normals + 3 * v);
    }
    return !bad;
}

pa_status pa_mesh_repair_normals(pa_mesh *mesh, pa_error *err)
{
    if (!mesh->normals || pa_normals_are_unit(mesh->normals, mesh->vertex_count)) {
        return PA_OK;
    }
    bool any_bad = false;
    for (size_t v = 0; v < mesh->vertex_count && !any_bad; v++) {
        any_bad = !is_unit(mesh->normals + 3 * v) && !usable(mesh->normals + 3 * v);
    }
    pa_vec3 *sums = any_bad ? calloc(mesh->vertex_count, sizeof *sums) : NULL;
    if (any_bad && !sums) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (any_bad) {
        sum_faces(mesh, sums);
    }
    for (size_t v = 0; v < mesh->vertex_count; v++) {
        float *normal = mesh->normals + 3 * v;
        if (is_unit(normal)) {
            continue;
        }
        pa_vec3 direction = sums && !usable(normal) ? sums[v] : pa_vec3_load(normal);
        pa_vec3_store(pa_vec3_unit_or(direction, up), normal);
    }
    free(sums);
    return PA_OK;
}

typedef struct side_balance {
    double area;   /* twice the whole */
    double front;  /* twice what has its normals in front, less twice what has them behind */
    double volume; /* six times, seen from the first corner: about 0 where nothing is enclosed */
} side_balance;

static side_balance weigh_sides(const pa_mesh *mesh)
{
    side_balance sum = {0};
    pa_vec3 origin = pa_mesh_point(mesh, mesh->indices[0]);
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        const uint32_t *corner = mesh->indices + i;
        pa_vec3 a = pa_vec3_sub(pa_mesh_point(mesh, corner[0]), origin);
        pa_vec3 b = pa_vec3_sub(pa_mesh_point(mesh, corner[1]), origin);
        pa_vec3 c = pa_vec3_sub(pa_mesh_point(mesh, corner[2]), origin);
        pa_vec3 face = pa_vec3_cross(pa_vec3_sub(b, a), pa_vec3_sub(c, a));
        pa_vec3 mean = {0, 0, 0};
        for (int k = 0; k < 3; k++) {
            mean = pa_vec3_add(mean, pa_vec3_load(mesh->normals + 3 * (size_t)corner[k]));
        }
        double area = pa_vec3_length(face);
        sum.area += area;
        sum.front += pa_vec3_dot(face, mean) < 0 ? -area : area;
        sum.volume += pa_vec3_dot(a, pa_vec3_cross(b, c));
    }
    return sum;
}

void pa_mesh_reconcile_normals(pa_mesh *mesh)
{
    if (!mesh->normals || !mesh->index_count) {
        return;
    }
    side_balance sides = weigh_sides(mesh);
    if (sides.front >= 0) {
        return;
    }
    bool turned = sides.volume < -LEAST_ENCLOSED * sides.area * sqrt(sides.area);
    for (uint32_t i = 0; turned && i + 2 < mesh->index_count; i += 3) {
        uint32_t second = mesh->indices[i + 1];
        mesh->indices[i + 1] = mesh->indices[i + 2];
        mesh->indices[i + 2] = second;
    }
    for (size_t i = 0; !turned && i < 3 * (size_t)mesh->vertex_count; i++) {
        mesh->normals[i] = -mesh->normals[i];
    }
}
