/** The steps of pa_mesh_make_watertight, each in a file of its own. */
#ifndef PA_ASSET_GEOMETRY_WATERTIGHT_PRIVATE_H
#define PA_ASSET_GEOMETRY_WATERTIGHT_PRIVATE_H

#include "asset/geometry/isosurface_private.h"
#include "asset/geometry/surface_tree.h"
#include "foundation/run.h"

/** A model as solids, which have an inside, and sheets, which are given a thickness. Either may be empty. */
typedef struct pa_solid_model {
    pa_surface_tree solids;
    pa_surface_tree sheets;
    pa_vec3 low, high;
} pa_solid_model;

/** Tells sheets from solids, part by part. Fails with PA_TOO_LARGE, PA_NO_MEMORY. */
pa_status pa_solid_model_build(const pa_mesh *meshes, size_t count, pa_arena *scratch,
                               pa_solid_model *out_model, pa_error *err);

/**
 * Below 0 inside, about the distance near the surface. Values and field live in scratch.
 * Fails with PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_solid_model_sample(const pa_solid_model *model, double cell, const pa_run *run,
                                pa_arena *scratch, pa_sampled_field *out_field, pa_error *err);

#endif
