#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/watertight_private.h"

/* Behind a face of a closed body the surface winds once, behind a lone face half a time. */
#define SHEET_BELOW 0.7
/* How far behind, in parts of the model's size. */
#define BEHIND 1e-3

/* Faces of a part that are asked. */
enum { ASKED = 48 };

typedef struct part_sum {
    uint32_t faces;
    uint32_t asked;
    double winding;
} part_sum;

static uint32_t *find_parts(const pa_shape *shape, pa_arena *scratch)
{
    uint32_t *groups = pa_groups_new(scratch, shape->point_count);
    for (uint32_t c = 0; groups && c < shape->corner_count; c++) {
        pa_group_join(groups, shape->corners[c], shape->corners[c / 3 * 3]);
    }
    return groups;
}

static void ask(const pa_shape *shape, uint32_t face, const pa_surface_tree *tree, double behind,
                part_sum *sum)
{
    pa_vec3 middle = {0, 0, 0};
    for (uint32_t k = 0; k < 3; k++) {
        middle = pa_vec3_along(middle, shape->points[shape->corners[3 * face + k]], 1.0 / 3);
    }
    pa_vec3 normal = pa_vec3_unit_or(pa_shape_face_normal(shape, face), (pa_vec3){0, 0, 0});
    /* The larger of both sides: a body that is inside out is a body too. */
    double inside = pa_surface_winding(tree, pa_vec3_along(middle, normal, -behind));
    double outside = pa_surface_winding(tree, pa_vec3_along(middle, normal, behind));
    sum->winding += fmax(fabs(inside), fabs(outside));
    sum->asked++;
}

/* The triangles of one sort, of all meshes, over one list of places. */
static pa_status collect(const pa_shape *shape, const bool *is_sheet, bool sheets, pa_arena *scratch,
                         pa_surface_tree *out_tree, pa_error *err)
{
    pa_mesh mesh = {.vertex_count = shape->point_count,
                    .positions = pa_arena_array(scratch, shape->point_count, 3 * sizeof(float)),
                    .indices = PA_NEW_ARRAY(scratch, uint32_t, shape->corner_count)};
    if (!mesh.positions || !mesh.indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        mesh.positions[3 * (size_t)p] = (float)shape->points[p].x;
        mesh.positions[3 * (size_t)p + 1] = (float)shape->points[p].y;
        mesh.positions[3 * (size_t)p + 2] = (float)shape->points[p].z;
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        for (uint32_t k = 0; is_sheet[f] == sheets && k < 3; k++) {
            mesh.indices[mesh.index_count++] = shape->corners[3 * f + k];
        }
    }
    return pa_surface_tree_build(&mesh, 1, scratch, out_tree, err);
}

static pa_status tell_sheets(const pa_shape *shape, const pa_surface_tree *tree, double behind,
                             bool *is_sheet, pa_arena *scratch, pa_error *err)
{
    uint32_t *parts = find_parts(shape, scratch);
    part_sum *sums = PA_NEW_ARRAY(scratch, part_sum, shape->point_count);
    if (!parts || !sums) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        sums[pa_group_find(parts, shape->corners[3 * f])].faces++;
    }
    uint32_t *seen = PA_NEW_ARRAY(scratch, uint32_t, shape->point_count);
    for (uint32_t f = 0; seen && f < shape->face_count; f++) {
        uint32_t part = pa_group_find(parts, shape->corners[3 * f]);
        uint32_t step = sums[part].faces / ASKED + 1;
        if (seen[part]++ % step == 0) {
            ask(shape, f, tree, behind, &sums[part]);
        }
    }
    for (uint32_t f = 0; seen && f < shape->face_count; f++) {
        const part_sum *sum = &sums[pa_group_find(parts, shape->corners[3 * f])];
        is_sheet[f] = sum->winding < SHEET_BELOW * sum->asked;
    }
    return seen ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status pa_solid_model_build(const pa_mesh *meshes, size_t count, pa_arena *scratch,
                               pa_solid_model *out_model, pa_error *err)
{
    pa_shape shape;
    pa_surface_tree whole;
    pa_solid_model made;
    pa_status status = pa_shape_from_meshes(meshes, count, scratch, &shape, err);
    if (status == PA_OK) {
        status = pa_surface_tree_build(meshes, count, scratch, &whole, err);
    }
    bool *is_sheet = PA_NEW_ARRAY(scratch, bool, status == PA_OK ? shape.face_count : 0);
    if (status == PA_OK && !(is_sheet && pa_shape_bounds(&shape, &made.low, &made.high))) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (status == PA_OK) {
        double behind = BEHIND * pa_vec3_length(pa_vec3_sub(made.high, made.low));
        status = tell_sheets(&shape, &whole, behind, is_sheet, scratch, err);
    }
    if (status == PA_OK) {
        status = collect(&shape, is_sheet, false, scratch, &made.solids, err);
    }
    if (status == PA_OK) {
        status = collect(&shape, is_sheet, true, scratch, &made.sheets, err);
    }
    if (status == PA_OK) {
        *out_model = made;
    }
    return status;
}
