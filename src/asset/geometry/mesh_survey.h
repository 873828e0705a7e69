/** What a look at a mesh tells, for those who then need not work on it. */
#ifndef PA_ASSET_GEOMETRY_MESH_SURVEY_H
#define PA_ASSET_GEOMETRY_MESH_SURVEY_H

#include "asset/scene/scene.h"

typedef struct pa_mesh_survey {
    bool thin;   /* pa_mesh_drop_degenerate may find something to drop */
    bool behind; /* pa_mesh_reconcile_normals may find something to turn */
} pa_mesh_survey;

/** One pass over the triangles. mesh has normals. */
pa_mesh_survey pa_mesh_look_over(const pa_mesh *mesh);

/**
 * How often a GPU that keeps its last 16 vertices works on each vertex, in the mean: 1 at best, 6 for
 * triangles in no order. Estimated from stretches all over a large mesh. 0 for a mesh without triangles.
 */
float pa_mesh_cache_reuse(const pa_mesh *mesh);

#endif
