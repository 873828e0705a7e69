#include "asset/geometry/watertight.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/face_triangles_private.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/mesh_private.h"
#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/simplify.h"
#include "asset/geometry/topology.h"
#include "asset/geometry/watertight_private.h"

enum { DEFAULT_CELLS = 128, LEAST_CELLS = 8, MOST_CELLS = 256, TRIES = 5 };

/* How far a point goes towards the true surface: all the way would let two points meet on an edge. */
#define SETTLE 0.7
/* What lies between can be parted into cells in f32. */
#define LEAST_SIZE 1e-25
#define MOST_SIZE 1e25
/* Faces of the finished surface that meet at more have an edge between them. */
#define CREASE_DEG 50.0

/* Brings the points, which lie at the mean of their cell's crossings, nearer to the surface they stand for.
 */
static void settle(const pa_solid_model *model, double cell, pa_shape *shape)
{
    for (uint32_t p = 0; p < shape->point_count; p++) {
        pa_surface_hit hit;
        pa_vec3 at = shape->points[p];
        bool sheet = pa_surface_nearest(&model->sheets, at, NULL, cell, &hit);
        if (!sheet && pa_surface_nearest(&model->solids, at, NULL, cell / 2, &hit)) {
            shape->points[p] = pa_vec3_mix(at, hit.place, SETTLE);
        }
    }
}

static pa_status mesh_of(const pa_shape *shape, pa_arena *arena, pa_mesh *out_mesh, pa_error *err)
{
    pa_mesh made = {.vertex_count = shape->point_count, .index_count = 6 * shape->face_count};
    made.positions = pa_arena_array(arena, made.vertex_count, 3 * sizeof(float));
    made.indices = PA_NEW_ARRAY(arena, uint32_t, made.index_count);
    if (!made.positions || !made.indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        pa_vec3_store(shape->points[p], made.positions + 3 * (size_t)p);
    }
    made.index_count = 0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        uint32_t begin = face->count == 4 && pa_quad_splits_second(shape, face->first) ? 1 : 0;
        for (uint32_t i = 1; i + 1 < face->count; i++) {
            const uint32_t fan[3] = {begin, begin + i, begin + i + 1};
            for (int k = 0; k < 3; k++) {
                made.indices[made.index_count++] = shape->corners[face->first + fan[k] % face->count];
            }
        }
    }
    *out_mesh = made;
    return PA_OK;
}

static pa_status is_closed(const pa_mesh *mesh, bool *out_closed, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_shape shape;
    pa_topology topology;
    pa_status status = pa_shape_from_meshes(mesh, 1, &scratch, &shape, err);
    if (status == PA_OK) {
        status = pa_shape_topology(&shape, &topology, err);
    }
    if (status == PA_OK) {
        *out_closed = topology.closed;
    }
    return status;
}

static pa_status surface_at(const pa_solid_model *model, double cell, const pa_run *run, pa_arena *arena,
                            pa_mesh *out_mesh, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, CREASE_DEG);
    pa_sampled_field field;
    uint32_t *cells = NULL;
    pa_shape shape;
    pa_status status = pa_solid_model_sample(model, cell, run, &scratch, &field, err);
    if (status == PA_OK) {
        status = pa_isosurface_build(&field, &builder, &scratch, &cells, err);
    }
    if (status == PA_OK) {
        status = pa_builder_finish(&builder, &scratch, &shape, err);
    }
    if (status == PA_OK) {
        settle(model, cell, &shape);
        status = mesh_of(&shape, arena, out_mesh, err);
    }
    return status;
}

/* Collapsing edges can pinch a surface; what comes out open is no good, and a coarser grid is tried. */
static pa_status reduce(pa_mesh *mesh, uint32_t max_triangles, pa_arena *arena, bool *out_good, pa_error *err)
{
    pa_scene alone = {.meshes = mesh, .mesh_count = 1};
    bool met = true;
    pa_status status = PA_OK;
    if (max_triangles && mesh->index_count / 3 > max_triangles) {
        status = pa_scene_simplify_seamed(&alone, max_triangles, arena, &met, err);
    }
    bool closed = false;
    if (status == PA_OK && met) {
        status = is_closed(mesh, &closed, err);
    }
    *out_good = closed;
    return status;
}

static pa_status build(const pa_solid_model *model, double cell, uint32_t max_triangles, const pa_run *run,
                       pa_arena *arena, pa_mesh *out_mesh, pa_error *err)
{
    for (int attempt = 0; attempt < TRIES; attempt++) {
        pa_mesh made;
        bool good = false;
        pa_status status = surface_at(model, cell, run, arena, &made, err);
        uint32_t triangles = status == PA_OK ? made.index_count / 3 : 0;
        if (status == PA_OK && triangles) {
            status = reduce(&made, max_triangles, arena, &good, err);
        }
        if (status != PA_OK && status != PA_TOO_LARGE) {
            return status;
        }
        if (good) {
            *out_mesh = made;
            return PA_OK;
        }
        /* So coarse that the grid alone keeps the budget; or at least other cells than those that failed. */
        double over = max_triangles ? (double)triangles / max_triangles : 1;
        cell *= fmax(sqrt(over) * 1.05, 1.15);
    }
    return pa_fail(err, PA_UNSUPPORTED, "The model cannot be made watertight within its triangle budget.");
}

pa_status pa_mesh_make_watertight(const pa_mesh *meshes, size_t count, const pa_watertight_options *given,
                                  const pa_run *run, pa_arena *arena, pa_mesh *out_mesh, pa_error *err)
{
    pa_watertight_options options = given ? *given : (pa_watertight_options){0};
    options.cells = options.cells ? options.cells : DEFAULT_CELLS;
    if (options.cells < LEAST_CELLS || options.cells > MOST_CELLS) {
        return pa_fail(err, PA_INVALID, "A grid has 8 to 256 cells a side, not %u.", options.cells);
    }
    PA_ARENA_SCOPED scratch = {0};
    pa_solid_model model;
    pa_mesh made;
    pa_status status = pa_solid_model_build(meshes, count, &scratch, &model, err);
    if (status == PA_OK) {
        pa_vec3 size = pa_vec3_sub(model.high, model.low);
        double longest = fmax(size.x, fmax(size.y, size.z));
        if (!(longest > LEAST_SIZE && longest < MOST_SIZE)) {
            return pa_fail(err, PA_UNSUPPORTED, "The model's size leaves no room for a grid around it.");
        }
        status = build(&model, longest / options.cells, options.max_triangles, run, arena, &made, err);
    }
    if (status == PA_OK) {
        status = pa_mesh_compute_normals(&made, CREASE_DEG, arena, err);
    }
    if (status == PA_OK) {
        made.material = meshes[0].material;
        made.name = meshes[0].name;
        *out_mesh = made;
    }
    return status;
}
