/**
 * A tree of boxes over triangles that answers: which point of the surface is nearest, and how often does the
 * surface wind around a place. Winding numbers after Barill, Dickson, Schmidt, Levin, Jacobson, "Fast Winding
 * Numbers for Soups and Clouds" (2018), first order.
 */
#ifndef PA_ASSET_GEOMETRY_SURFACE_TREE_H
#define PA_ASSET_GEOMETRY_SURFACE_TREE_H

#include "asset/geometry/vector.h"
#include "asset/scene/scene.h"

typedef struct pa_surface_tree {
    struct pa_surface_node *nodes;         /* the root first */
    struct pa_surface_triangle *triangles; /* in the order of the leaves */
    uint32_t triangle_count;
} pa_surface_tree;

typedef struct pa_surface_hit {
    uint32_t triangle; /* counted over all meshes in their order */
    double weights[3]; /* of its corners; none below 0, together 1 */
    pa_vec3 place;
    double distance;
} pa_surface_hit;

/** Keeps nothing of the meshes. Fails with PA_TOO_LARGE, PA_NO_MEMORY. */
pa_status pa_surface_tree_build(const pa_mesh *meshes, size_t count, pa_arena *arena,
                                pa_surface_tree *out_tree, pa_error *err);

/**
 * The point of the surface nearest to `at`; of equally near ones, that on the first triangle.
 *
 * facing   only triangles that look less than 90 degrees away from it count; NULL = all
 * within   the largest distance that counts; INFINITY = any
 * Returns false, with out_hit untouched, where there is none.
 */
bool pa_surface_nearest(const pa_surface_tree *tree, pa_vec3 at, const pa_vec3 *facing, double within,
                        pa_surface_hit *out_hit);

/** About 1 inside a closed surface, 0 outside, between where the surface has holes. */
double pa_surface_winding(const pa_surface_tree *tree, pa_vec3 at);

#endif
