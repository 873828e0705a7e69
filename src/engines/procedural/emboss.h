/** A figure as a relief on another object: flattened, and laid on its front, or on its top where it lies
 * flat. */
#ifndef PA_ENGINES_PROCEDURAL_EMBOSS_H
#define PA_ENGINES_PROCEDURAL_EMBOSS_H

#include "asset/scene/scene.h"

typedef struct pa_emboss_options {
    double share; /* of the ground's smaller side that the figure takes where there is room, 0.1 to 1 */
} pa_emboss_options;

/**
 * Changes the figure's vertices: seen from where it shows most, pressed flat, as large as fits, following the
 * ground; a small charm in front of what has no face to lay it on. Both stand on the floor above the origin,
 * front towards +Z.
 *
 * Fails with PA_NOT_FOUND (the ground is too small or too broken for a figure), PA_NO_MEMORY.
 */
pa_status pa_emboss(const pa_scene *ground, size_t ground_count, pa_scene *figure,
                    const pa_emboss_options *options, pa_error *err);

#endif
