/**
 * A finished object built again of toy bricks, with studs where nothing lies on them, or of plain cubes. What
 * is thinner than a brick becomes one brick thick.
 */
#ifndef PA_ENGINES_PROCEDURAL_BRICKS_H
#define PA_ENGINES_PROCEDURAL_BRICKS_H

#include <stdbool.h>

#include "asset/scene/scene.h"

typedef struct pa_bricks_options {
    uint32_t cells;      /* along the longest side, 4 to 48 */
    double height;       /* of a layer against its width, 0.3 to 1.5 */
    bool studs;          /* bricks of up to 2 by 4 with gaps between, and studs on top; else cubes */
    uint32_t stud_sides; /* 3 to 32 */
} pa_bricks_options;

/**
 * Puts bricks in the place of the scene's meshes. Its materials become plastic of their own colours, without
 * images; of two in one cell the one with more surface there wins, small ones (eyes) before great ones.
 *
 * arena    owns the new meshes; what was there stays where it was
 *
 * Fails with PA_INVALID (no surface), PA_NO_MEMORY.
 */
pa_status pa_bricks_build(pa_scene *scene, const pa_bricks_options *options, pa_arena *arena, pa_error *err);

#endif
