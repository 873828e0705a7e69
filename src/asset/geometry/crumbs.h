/** Specks that float beside a model. */
#ifndef PA_ASSET_GEOMETRY_CRUMBS_H
#define PA_ASSET_GEOMETRY_CRUMBS_H

#include "asset/scene/scene.h"

/**
 * Drops connected parts whose box is under 1 % and whose area is under 0.01 % of the whole: a hundredth of
 * what a snowman's eye is. Where all of them together are more than 1 % of the area the model is made of
 * crumbs, and all stay. Connections are found by equal places, across meshes.
 *
 * scene        in place: indices; a mesh may lose all of them
 * out_dropped  triangles
 * Fails with PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_scene_drop_crumbs(pa_scene *scene, pa_arena *arena, uint32_t *out_dropped, pa_error *err);

#endif
