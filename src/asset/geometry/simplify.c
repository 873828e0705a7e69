#include "asset/geometry/simplify.h"

#include <math.h>

#include <meshoptimizer.h>

#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/mesh_private.h"

/* The part of the model's size that a surface may move while its seams are kept. */
#define SEAMED_ERROR 0.02f
/* Past it meshoptimizer does not look at the distance any more. */
#define ANY_ERROR 1e6f
#define CREASE_DEG 40.0

/* All meshes of the scene as one list of triangles over positions alone. */
typedef struct joint_surface {
    uint32_t *first; /* [mesh_count + 1] mesh m has the vertices [first[m], first[m + 1]) */
    float *positions;
    unsigned *indices;
    unsigned *reduced; /* [index_count] */
    unsigned *halfway; /* [index_count] of the round before */
    uint32_t vertex_count;
    size_t index_count;
    size_t reduced_count;
} joint_surface;

static pa_status make_surface(const pa_scene *scene, pa_arena *scratch, joint_surface *out_surface,
                              pa_error *err)
{
    joint_surface made = {.first = PA_NEW_ARRAY(scratch, uint32_t, (size_t)scene->mesh_count + 1)};
    uint64_t vertices = 0;
    for (uint32_t m = 0; made.first && m < scene->mesh_count; m++) {
        vertices += scene->meshes[m].vertex_count;
        made.index_count += scene->meshes[m].index_count;
        if (vertices >= PA_NO_INDEX) {
            return pa_fail(err, PA_TOO_LARGE, "The model has too many vertices.");
        }
        made.first[m + 1] = (uint32_t)vertices;
    }
    made.vertex_count = (uint32_t)vertices;
    made.positions = pa_arena_array(scratch, vertices, 3 * sizeof(float));
    made.indices = PA_NEW_ARRAY(scratch, unsigned, made.index_count);
    made.reduced = PA_NEW_ARRAY(scratch, unsigned, made.index_count);
    made.halfway = PA_NEW_ARRAY(scratch, unsigned, made.index_count);
    if (!made.first || !made.positions || !made.indices || !made.reduced || !made.halfway) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    unsigned *to = made.indices;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        pa_mesh_copy_places(mesh, made.positions + 3 * (size_t)made.first[m]);
        for (uint32_t i = 0; i < mesh->index_count; i++) {
            *to++ = made.first[m] + mesh->indices[i];
        }
    }
    *out_surface = made;
    return PA_OK;
}

/*
 * Gives each mesh those of the reduced triangles that are its own. meshoptimizer keeps their order and moves
 * a vertex of a seam only along its own side, so none mixes two meshes; one that did would be left out,
 * rather than index past the end.
 */
static pa_status take_reduced(pa_scene *scene, const joint_surface *surface, pa_arena *arena, pa_error *err)
{
    size_t at = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        uint32_t first = surface->first[m];
        uint32_t last = surface->first[m + 1];
        uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
        if (!indices) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        uint32_t count = 0;
        for (; at < surface->reduced_count && surface->reduced[at] < last; at += 3) {
            const unsigned *corner = surface->reduced + at;
            bool own = corner[0] >= first && corner[1] >= first && corner[1] < last && corner[2] >= first &&
                       corner[2] < last;
            for (int k = 0; own && k < 3; k++) {
                indices[count++] = corner[k] - first;
            }
        }
        mesh->indices = indices;
        mesh->index_count = count;
        mesh->tangents = NULL;
        pa_mesh_drop_degenerate(mesh);
        pa_status status = pa_mesh_weld(mesh, arena, err);
        if (status != PA_OK) {
            return status;
        }
    }
    return PA_OK;
}

/* Every mesh on its own, with its share of the budget: clustering would mix the meshes' vertices. */
static void cluster(const pa_scene *scene, joint_surface *surface, size_t budget)
{
    size_t done = 0;
    surface->reduced_count = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        size_t share = mesh->index_count * budget / surface->index_count / 3 * 3;
        if (mesh->index_count == 0) {
            continue;
        }
        unsigned *to = surface->reduced + done;
        size_t count = meshopt_simplifySloppy(to, mesh->indices, mesh->index_count, mesh->positions,
                                              mesh->vertex_count, 3 * sizeof(float), share, ANY_ERROR, NULL);
        for (size_t i = 0; i < count; i++) {
            to[i] += surface->first[m];
        }
        done += count;
    }
    surface->reduced_count = done;
}

/* Without normals and tangents, vertices that a hard edge had split are one again and may collapse. */
static pa_status forget_normals(pa_scene *scene, pa_arena *arena, pa_error *err)
{
    pa_status status = PA_OK;
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        scene->meshes[m].normals = NULL;
        scene->meshes[m].tangents = NULL;
        status = pa_mesh_weld(&scene->meshes[m], arena, err);
    }
    return status;
}

/* One call of meshoptimizer; returns how far it says that the surface has moved. */
static float reduce(joint_surface *surface, const unsigned *from, size_t count, size_t budget, float error)
{
    float moved = 0;
    surface->reduced_count =
        meshopt_simplify(surface->reduced, from, count, surface->positions, surface->vertex_count,
                         3 * sizeof(float), budget, error, 0, &moved);
    return moved;
}

/*
 * In rounds that each leave the same part of the triangles: in each of them meshoptimizer weighs anew what
 * lies flat, and the places that it has moved furthest are moved less than in one go. What the rounds move
 * counts together, which is more than the truth; where that is too much, one go decides.
 */
static void collapse(joint_surface *surface, size_t budget, float error)
{
    enum { ROUNDS = 4 };
    double part = sqrt(sqrt((double)budget / (double)surface->index_count));
    double goal = (double)surface->index_count;
    float left = error;
    surface->reduced_count = surface->index_count;
    for (int round = 1; round <= ROUNDS && left > 0; round++) {
        unsigned *before = surface->reduced;
        surface->reduced = surface->halfway;
        surface->halfway = before;
        goal *= part;
        left -= reduce(surface, round == 1 ? surface->indices : before, surface->reduced_count,
                       round == ROUNDS ? budget : (size_t)(goal / 3) * 3, left);
    }
    if (surface->reduced_count > budget) {
        reduce(surface, surface->indices, surface->index_count, budget, error);
    }
}

/* Fewer triangles without regard for normals, whatever it takes. */
static pa_status force(pa_scene *scene, size_t budget, pa_arena *arena, pa_arena *scratch, pa_error *err)
{
    joint_surface surface;
    pa_status status = forget_normals(scene, arena, err);
    if (status == PA_OK) {
        status = make_surface(scene, scratch, &surface, err);
    }
    if (status != PA_OK) {
        return status;
    }
    collapse(&surface, budget, ANY_ERROR);
    if (surface.reduced_count > budget) {
        cluster(scene, &surface, budget);
    }
    status = take_reduced(scene, &surface, arena, err);
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        status = pa_mesh_compute_normals(&scene->meshes[m], CREASE_DEG, arena, err);
    }
    return status;
}

pa_status pa_scene_simplify_seamed(pa_scene *scene, uint32_t max_triangles, pa_arena *arena, bool *out_met,
                                   pa_error *err)
{
    if (pa_scene_triangle_count(scene) <= max_triangles) {
        *out_met = true;
        return PA_OK;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    joint_surface surface;
    bool met = false;
    pa_status status = make_surface(scene, &scratch, &surface, err);
    if (status == PA_OK) {
        collapse(&surface, 3 * (size_t)max_triangles, SEAMED_ERROR);
        met = surface.reduced_count <= 3 * (size_t)max_triangles;
    }
    if (met) {
        status = take_reduced(scene, &surface, arena, err);
    }
    pa_arena_done(&scratch);
    if (status == PA_OK) {
        *out_met = met;
    }
    return status;
}

pa_status pa_scene_simplify(pa_scene *scene, uint32_t max_triangles, pa_arena *arena, pa_error *err)
{
    bool met = false;
    pa_status status = pa_scene_simplify_seamed(scene, max_triangles, arena, &met, err);
    if (status == PA_OK && !met) {
        pa_arena scratch;
        pa_arena_init(&scratch, 0);
        status = force(scene, 3 * (size_t)max_triangles, arena, &scratch, err);
        pa_arena_done(&scratch);
    }
    if (status == PA_OK && pa_scene_triangle_count(scene) == 0) {
        status = pa_fail(err, PA_UNSUPPORTED, "The model cannot be reduced to %u triangles.", max_triangles);
    }
    return status;
}
