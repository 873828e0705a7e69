/** What a picture of a model looks like, in numbers. */
#ifndef PA_TESTS_BRIGHTNESS_LOOKS_H
#define PA_TESTS_BRIGHTNESS_LOOKS_H

#include "asset/scene/scene.h"

/** Over the pixels that the model covers wholly. */
typedef struct picture_looks {
    double luminance;  /* 8-bit sRGB code of the mean linear luminance */
    double contrast;   /* 95th percentile of the linear luminance over the 5th */
    double saturation; /* mean of (max - min) / max of the codes */
    double clipped;    /* percent of the pixels with a channel at 254 or 255 */
} picture_looks;

/**
 * What the base colour itself holds, whatever the light: the 95th percentile of its luminance over the 5th,
 * over the texels, or the vertices, or 1 where it is plain. For the first mesh.
 */
double surface_contrast(const pa_scene *scene, pa_arena *arena);

/** picture is RGBA with a transparent background. */
picture_looks picture_look(const pa_image *picture);
/** Draws a scene from the front, 15 degrees above, and looks at it. No memory ends the program. */
picture_looks scene_look(const pa_scene *scene, pa_arena *arena);

#endif
