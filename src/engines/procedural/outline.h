/** A finished object pressed into another outline: a heart-shaped cushion, a hexagonal door, a square
 * pumpkin. */
#ifndef PA_ENGINES_PROCEDURAL_OUTLINE_H
#define PA_ENGINES_PROCEDURAL_OUTLINE_H

#include "asset/scene/scene.h"

typedef enum pa_outline {
    PA_OUTLINE_OWN, /* as it is drawn */
    PA_OUTLINE_ROUND,
    PA_OUTLINE_TRIANGLE,
    PA_OUTLINE_SQUARE,
    PA_OUTLINE_HEXAGON,
    PA_OUTLINE_OCTAGON,
    PA_OUTLINE_HEART,
    PA_OUTLINE_STAR
} pa_outline;

/**
 * Moves the vertices in or out so that the object, seen from above, or from the front where it is flat like a
 * door, fills the outline; meshes are made finer where that needs it. The object stands on the floor about
 * the origin, as it does afterwards.
 *
 * arena    owns the meshes' new arrays
 *
 * Fails with PA_NO_MEMORY.
 */
pa_status pa_outline_press(pa_scene *scene, pa_outline outline, pa_arena *arena, pa_error *err);

#endif
