/** One object of a kind, drawn by its recipe. */
#ifndef PA_ENGINES_PROCEDURAL_MODEL_H
#define PA_ENGINES_PROCEDURAL_MODEL_H

#include "asset/texture/texture.h"
#include "engines/procedural/material.h"
#include "engines/procedural/recipe.h"
#include "engines/procedural/site.h"
#include "foundation/run.h"

/** Zeroed: basic, seed 0, textures not kept. */
typedef struct pa_model_options {
    bool advanced;
    uint64_t seed;
    uint64_t surface_seed;      /* of what the words leave open about surfaces: alike on all of one count */
    double height_m;            /* wanted height whatever the words say; 0 = by the words */
    bool untextured;            /* for checks of the form: flat colours in advanced mode as well, and faults
                                   that take time to find */
    bool crossings;             /* with untextured: surfaces that pass through themselves too */
    pa_texture_cache *textures; /* for advanced; NULL = made anew each time */
} pa_model_options;

/** Something that closed surfaces do not have. */
typedef struct pa_model_fault {
    uint32_t count;
    const char *where; /* "stool.lua:17", the line that made the first such shape, in the arena; NULL unless
                          untextured asked for it */
} pa_model_fault;

/** What a recipe did besides the scene: where things can be put, and figures for checks. */
typedef struct pa_model_report {
    const pa_site *sites; /* [site_count], in the finished scene's metres; in the arena */
    size_t site_count;
    double drawn_m;          /* size along the kind's extent as the recipe drew it, before it was scaled */
    double wanted_m;         /* what it was asked to draw */
    uint64_t steps;          /* of the sandbox */
    size_t memory;           /* bytes of shapes */
    pa_model_fault open;     /* edges with one face only */
    pa_model_fault broken;   /* edges with more than two faces, or two that face apart */
    pa_model_fault inverted; /* closed shapes that show their inside */
    pa_model_fault crossed;  /* closed shapes that pass through themselves */
    double lowest_m;         /* y of the lowest point as drawn */
} pa_model_report;

/**
 * Runs thing's recipe and hands its shapes over as a metric scene: one mesh and one material a slot in use,
 * in metres, uniformly scaled to the wanted size.
 *
 * arena         owns out_scene
 * out_report    may be NULL
 *
 * Fails with PA_INTERNAL (the recipe's mistake; file and line in err), PA_CANCELLED, PA_TIMEOUT,
 * PA_NO_MEMORY.
 */
pa_status pa_model_build(const pa_recipe_book *book, const pa_thing *thing, const pa_model_options *options,
                         const pa_run *run, pa_arena *arena, pa_scene *out_scene, pa_model_report *out_report,
                         pa_error *err);

#endif
