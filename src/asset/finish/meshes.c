#include <float.h>
#include <math.h>
#include <string.h>

#include "asset/finish/finish_private.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/mesh_survey.h"
#include "asset/geometry/mesh_tangents.h"

/* Between faces of a model without normals: below it a surface is round, above it has an edge. */
#define CREASE_DEG 40.0

/* How often a GPU may work on a vertex: a little more than in a grid row by row, as many files have it. Less
 * shows nowhere, at a phone's hundreds of millions of vertices a second. */
#define WORST_REUSE 2.1f

/* Mends single numbers and leaves out what the material does not read. */
static void settle_attributes(const pa_scene *scene, pa_mesh *mesh)
{
    const pa_material *material = &scene->materials[mesh->material];
    if (!pa_finish_has_image(material)) {
        mesh->uvs = NULL;
    }
    if (material->normal_image == PA_NO_INDEX || !mesh->normals) {
        mesh->tangents = NULL;
    }
    size_t count = 2 * (size_t)mesh->vertex_count;
    uint32_t bad = 0;
    for (size_t i = 0; mesh->uvs && i < count; i++) {
        bad |= !(fabsf(mesh->uvs[i]) <= FLT_MAX);
    }
    for (size_t i = 0; bad && i < count; i++) {
        mesh->uvs[i] = isfinite(mesh->uvs[i]) ? mesh->uvs[i] : 0;
    }
}

/* What is sound already is looked at and left as it lies. */
static pa_status clean(const pa_scene *scene, pa_mesh *mesh, bool simplified, pa_arena *arena, pa_error *err)
{
    settle_attributes(scene, mesh);
    if (!mesh->normals) {
        pa_mesh_drop_degenerate(mesh);
        return pa_mesh_compute_normals(mesh, CREASE_DEG, arena, err);
    }
    pa_status status = pa_mesh_repair_normals(mesh, err);
    pa_mesh_survey found = pa_mesh_look_over(mesh);
    uint32_t before = mesh->index_count;
    if (found.thin) {
        pa_mesh_drop_degenerate(mesh);
    }
    if (found.behind) {
        pa_mesh_reconcile_normals(mesh);
    }
    bool weld = simplified || mesh->index_count < before;
    if (status == PA_OK && !weld) {
        status = pa_mesh_wants_weld(mesh, &weld, err);
    }
    return status == PA_OK && weld ? pa_mesh_weld(mesh, arena, err) : status;
}

/* The meshes of one material as one; they follow each other in `same`, which has room for all. */
static pa_status join_material(pa_scene *scene, uint32_t material, const pa_mesh **same, pa_arena *arena,
                               pa_mesh *out_mesh, pa_error *err)
{
    size_t count = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].material == material && scene->meshes[m].index_count) {
            same[count++] = &scene->meshes[m];
        }
    }
    *out_mesh = (pa_mesh){.material = material};
    if (count == 0) {
        return PA_OK;
    }
    if (count == 1) {
        *out_mesh = *same[0];
        return PA_OK;
    }
    return pa_mesh_join(same, count, arena, out_mesh, err);
}

/* A textured mesh without coordinates shows the texel at (0, 0), as viewers do when the attribute is missing.
 */
static pa_status give_uvs(const pa_scene *scene, pa_mesh *mesh, pa_arena *arena, pa_error *err)
{
    if (mesh->uvs || !pa_finish_has_image(&scene->materials[mesh->material])) {
        return PA_OK;
    }
    mesh->uvs = pa_arena_array(arena, mesh->vertex_count, 2 * sizeof(float));
    return mesh->uvs ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status pa_finish_meshes(pa_scene *scene, uint32_t max_triangles, pa_arena *arena, pa_error *err)
{
    pa_status status = PA_OK;
    bool simplified = pa_scene_triangle_count(scene) > max_triangles;
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        status = clean(scene, &scene->meshes[m], simplified, arena, err);
    }
    const pa_mesh **same = PA_NEW_ARRAY(arena, const pa_mesh *, scene->mesh_count);
    pa_mesh *joined = PA_NEW_ARRAY(arena, pa_mesh, scene->material_count);
    if (status == PA_OK && (!same || !joined)) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t count = 0;
    for (uint32_t i = 0; status == PA_OK && i < scene->material_count; i++) {
        pa_mesh *mesh = &joined[count];
        status = join_material(scene, i, same, arena, mesh, err);
        if (status == PA_OK && mesh->index_count) {
            status = give_uvs(scene, mesh, arena, err);
            count++;
        }
    }
    if (status == PA_OK && count == 0) {
        status = pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    if (status == PA_OK) {
        scene->meshes = joined;
        scene->mesh_count = count;
    }
    return status;
}

static void drop_empty(pa_scene *scene)
{
    uint32_t kept = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].index_count) {
            scene->meshes[kept++] = scene->meshes[m];
        }
    }
    scene->mesh_count = kept;
}

#define NEGATIVE_ZERO 0x80000000U

/* Those who read a file may add the zero of its place to each number, which leaves no -0. */
static void drop_negative_zeros(float *numbers, size_t count)
{
    uint32_t any = 0;
    for (size_t i = 0; numbers && i < count; i++) {
        uint32_t bits;
        memcpy(&bits, numbers + i, sizeof bits);
        any |= bits == NEGATIVE_ZERO;
    }
    for (size_t i = 0; any && i < count; i++) {
        numbers[i] += 0.0f;
    }
}

pa_status pa_finish_surfaces(pa_scene *scene, pa_arena *arena, pa_error *err)
{
    drop_empty(scene);
    pa_status status = PA_OK;
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        const pa_material *material = &scene->materials[mesh->material];
        if (material->normal_image != PA_NO_INDEX && !mesh->tangents) {
            status = pa_mesh_compute_tangents(mesh, arena, err);
        }
        /* See-through triangles are drawn in the order they come, and their copies may have chosen it. */
        if (status == PA_OK && material->alpha_mode != PA_ALPHA_BLEND) {
            status = pa_mesh_order(mesh, WORST_REUSE, arena, err);
        }
        drop_negative_zeros(mesh->positions, 3 * (size_t)mesh->vertex_count);
        drop_negative_zeros(mesh->normals, 3 * (size_t)mesh->vertex_count);
        drop_negative_zeros(mesh->tangents, 4 * (size_t)mesh->vertex_count);
        drop_negative_zeros(mesh->uvs, 2 * (size_t)mesh->vertex_count);
    }
    return status;
}
