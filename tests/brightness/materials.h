/** Spheres of many materials as engines send them: what brightness is judged by. */
#ifndef PA_TESTS_BRIGHTNESS_MATERIALS_H
#define PA_TESTS_BRIGHTNESS_MATERIALS_H

#include "asset/scene/scene.h"

typedef enum material_pattern {
    PATTERN_PLAIN,    /* factors alone */
    PATTERN_CHECKER,  /* a texture of two colours */
    PATTERN_GRAIN,    /* a texture of all the colours between two */
    PATTERN_LABELS,   /* a texture of the first colour with a few spots of the second */
    PATTERN_VERTICES, /* vertex colours between two, and no texture */
    PATTERN_MAPPED    /* grain, and a map that makes some of it metal and some rough */
} material_pattern;

typedef struct sample_material {
    const char *name;
    material_pattern pattern;
    float colors[2][3]; /* linear; a plain one has only the first */
    float metallic;     /* below 0: not said, which means 1 to a viewer */
    float roughness;
} sample_material;

enum { SAMPLE_MATERIAL_COUNT = 30 };

extern const sample_material sample_materials[SAMPLE_MATERIAL_COUNT];

/** A raw scene, in arena: a sphere of radius 1 that has not been finished. No memory ends the program. */
pa_scene sample_material_scene(const sample_material *material, pa_arena *arena);

#endif
