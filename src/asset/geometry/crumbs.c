#include "asset/geometry/crumbs.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/mesh_shape.h"

#define SMALL_BOX 0.01
#define SMALL_AREA 1e-4
#define MOST_AREA 0.01

typedef struct part {
    pa_vec3 low, high;
    double area;
    bool is_crumb;
} part;

static double diagonal(pa_vec3 low, pa_vec3 high)
{
    return pa_vec3_length(pa_vec3_sub(high, low));
}

static void grow_box(part *box, pa_vec3 at)
{
    box->low = (pa_vec3){fmin(box->low.x, at.x), fmin(box->low.y, at.y), fmin(box->low.z, at.z)};
    box->high = (pa_vec3){fmax(box->high.x, at.x), fmax(box->high.y, at.y), fmax(box->high.z, at.z)};
}

/* parts [point_count], one at each group's leader. Returns the whole area. */
static double measure(const pa_shape *shape, uint32_t *groups, part *parts)
{
    double total = 0;
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        pa_group_join(groups, shape->corners[c], shape->corners[c / 3 * 3]);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        parts[p].low = (pa_vec3){(double)INFINITY, (double)INFINITY, (double)INFINITY};
        parts[p].high = (pa_vec3){-(double)INFINITY, -(double)INFINITY, -(double)INFINITY};
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        part *of = &parts[pa_group_find(groups, shape->corners[3 * f])];
        double area = pa_vec3_length(pa_shape_face_normal(shape, f));
        of->area += area;
        total += area;
        for (uint32_t k = 0; k < 3; k++) {
            grow_box(of, shape->points[shape->corners[3 * f + k]]);
        }
    }
    return total;
}

static bool mark_crumbs(const pa_shape *shape, const uint32_t *groups, part *parts, double total)
{
    pa_vec3 low;
    pa_vec3 high;
    double crumbs = 0;
    if (!pa_shape_bounds(shape, &low, &high)) {
        return false;
    }
    double size = diagonal(low, high);
    for (uint32_t p = 0; p < shape->point_count; p++) {
        if (groups[p] == p && parts[p].area < SMALL_AREA * total &&
            diagonal(parts[p].low, parts[p].high) < SMALL_BOX * size) {
            parts[p].is_crumb = true;
            crumbs += parts[p].area;
        }
    }
    return crumbs <= MOST_AREA * total;
}

static pa_status sweep(pa_scene *scene, const pa_shape *shape, uint32_t *groups, const part *parts,
                       pa_arena *arena, uint32_t *out_dropped, pa_error *err)
{
    uint32_t corner = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
        uint32_t kept = 0;
        if (!indices) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        for (uint32_t i = 0; i < mesh->index_count; i++, corner++) {
            if (!parts[pa_group_find(groups, shape->corners[corner])].is_crumb) {
                indices[kept++] = mesh->indices[i];
            }
        }
        *out_dropped += (mesh->index_count - kept) / 3;
        mesh->indices = indices;
        mesh->index_count = kept;
    }
    return PA_OK;
}

static void grow_range(float range[2], float at)
{
    range[0] = at < range[0] ? at : range[0];
    range[1] = at > range[1] ? at : range[1];
}

static bool is_short(const float ranges[3][2], double most)
{
    double sum = 0;
    for (int k = 0; k < 3; k++) {
        sum += pow((double)ranges[k][1] - (double)ranges[k][0], 2);
    }
    return sum < most * most;
}

/*
 * A quick look at what hangs together by its vertices alone, which meeting at places can only make larger:
 * most models have no part that is small even so.
 */
static bool has_small_part(const pa_mesh *mesh, double most, uint32_t *groups, float (*ranges)[3][2])
{
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        groups[v] = v;
        for (int k = 0; k < 3; k++) {
            ranges[v][k][0] = (float)INFINITY;
            ranges[v][k][1] = -(float)INFINITY;
        }
    }
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        pa_group_join(groups, mesh->indices[i], mesh->indices[i + 1]);
        pa_group_join(groups, mesh->indices[i], mesh->indices[i + 2]);
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        uint32_t part_of = pa_group_find(groups, mesh->indices[i]);
        const float *at = mesh->positions + 3 * (size_t)mesh->indices[i];
        for (int k = 0; k < 3; k++) {
            grow_range(ranges[part_of][k], at[k]);
        }
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        if (groups[mesh->indices[i]] == mesh->indices[i] && is_short(ranges[mesh->indices[i]], most)) {
            return true;
        }
    }
    return false;
}

static pa_status look_quickly(const pa_scene *scene, bool *out_maybe, pa_error *err)
{
    pa_bounds bounds;
    bool maybe = false;
    pa_status status = PA_OK;
    double size = 0;
    bool any = pa_scene_bounds(scene, &bounds);
    for (int k = 0; any && k < 3; k++) {
        size += pow((double)bounds.max[k] - (double)bounds.min[k], 2);
    }
    for (uint32_t m = 0; status == PA_OK && !maybe && m < scene->mesh_count; m++) {
        PA_ARENA_SCOPED scratch = {0};
        const pa_mesh *mesh = &scene->meshes[m];
        uint32_t *groups = PA_NEW_ARRAY(&scratch, uint32_t, mesh->vertex_count);
        float(*ranges)[3][2] = pa_arena_array(&scratch, mesh->vertex_count, sizeof *ranges);
        if (groups && ranges) {
            maybe = has_small_part(mesh, SMALL_BOX * sqrt(size), groups, ranges);
        } else {
            status = pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    *out_maybe = maybe;
    return status;
}

pa_status pa_scene_drop_crumbs(pa_scene *scene, pa_arena *arena, uint32_t *out_dropped, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_shape shape;
    bool maybe = false;
    pa_status status = look_quickly(scene, &maybe, err);
    if (status == PA_OK && !maybe) {
        *out_dropped = 0;
        return PA_OK;
    }
    if (status == PA_OK) {
        status = pa_shape_from_meshes(scene->meshes, scene->mesh_count, &scratch, &shape, err);
    }
    if (status != PA_OK) {
        return status;
    }
    uint32_t *groups = pa_groups_new(&scratch, shape.point_count);
    part *parts = PA_NEW_ARRAY(&scratch, part, shape.point_count);
    if (!groups || !parts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t dropped = 0;
    double total = measure(&shape, groups, parts);
    if (mark_crumbs(&shape, groups, parts, total)) {
        status = sweep(scene, &shape, groups, parts, arena, &dropped, err);
    }
    if (status == PA_OK) {
        *out_dropped = dropped;
    }
    return status;
}
