/** Painting a mesh's atlas with what another surface, or the mesh before its unwrapping, looks like. */
#ifndef PA_ASSET_FINISH_BAKE_PRIVATE_H
#define PA_ASSET_FINISH_BAKE_PRIVATE_H

#include "asset/geometry/surface_tree.h"
#include "asset/scene/scene.h"
#include "foundation/run.h"

/** The pictures of a material that can be painted. */
typedef enum pa_bake_map {
    PA_BAKE_COLOR,    /* sRGB: factor × texture × vertex colour; four channels where alpha counts */
    PA_BAKE_DATA,     /* R occlusion, G roughness, B metallic, factors multiplied in */
    PA_BAKE_NORMAL,   /* tangent space of the target */
    PA_BAKE_EMISSIVE, /* sRGB: factor × texture */
    PA_BAKE_MAPS
} pa_bake_map;

typedef struct pa_bake_job {
    const pa_scene *scene;       /* materials and images of the source; images that count have pixels */
    const pa_mesh *sources;      /* [source_count]; with tangents where the material has a normal map */
    size_t source_count;         /* triangles are counted over all sources */
    const pa_surface_tree *tree; /* over the sources; NULL: the target's triangles are theirs, in order */
    double reach; /* with a tree: how far the surface may lie from the target that faces the same way */
    const pa_mesh *target; /* normals, texture coordinates; tangents for PA_BAKE_NORMAL */
    uint32_t size;         /* texels a side */
    bool wanted[PA_BAKE_MAPS];
    bool alpha; /* of the colour */
} pa_bake_job;

/**
 * out_images  [PA_BAKE_MAPS] those wanted: [size, size] without encoded bytes, every texel painted
 * Fails with PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_bake(const pa_bake_job *job, const pa_run *run, pa_arena *arena,
                  pa_image out_images[PA_BAKE_MAPS], pa_error *err);

#endif
