/** An object while its recipe's shapes become a scene: what model.c's helpers share. */
#ifndef PA_ENGINES_PROCEDURAL_MODEL_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_MODEL_PRIVATE_H

#include "engines/procedural/drawing_private.h"
#include "engines/procedural/manner.h"
#include "engines/procedural/model.h"
#include "engines/procedural/recipe_private.h"

typedef struct pa_building {
    const pa_recipe *recipe;
    const pa_thing *thing;
    const pa_model_options *options;
    pa_sandbox *sandbox;
    pa_arena *shapes; /* everything that goes when the model is done */
    pa_arena *arena;  /* the caller's */
    size_t slot_count;
    size_t surface_count; /* of the slots, and behind them of what covers them */
    pa_surface *surfaces; /* [surface_count] */
    size_t
        *material_surfaces; /* [surface_count]: the surface that each of the scene's materials was made for */
    float (*tiles_m)[2];    /* [surface_count]: metres a repeat, in step with the scene's materials */
    pa_shape *grounds;      /* [slot_count] the finished slots, for what covers them */
    pa_order order;
    pa_drawing drawing;
    pa_manner manner;
    pa_vec3 low;
    pa_vec3 high;
    pa_model_report report;
} pa_building;

/** Counts open and broken edges: of the pieces that stand alone, and of painted ones taken together. */
pa_status pa_building_check_edges(pa_building *work, pa_error *err);
/** Counts the closed pieces that are inside out, and those that pass through themselves. */
pa_status pa_building_check_solids(pa_building *work, pa_error *err);

/** How many surfaces the covers that the words ask for may take. */
size_t pa_building_cover_surfaces(const pa_building *work);
/** Adds a finished shape as a mesh of the surface's material; nothing for one without faces. */
pa_status pa_building_add_shape(pa_building *work, const pa_shape *shape, size_t surface, const char *name,
                                double scale, pa_scene *scene, pa_error *err);
/** Lays on the finished slots what the words cover them with. */
pa_status pa_building_add_covers(pa_building *work, double scale, pa_scene *scene, pa_error *err);

#endif
