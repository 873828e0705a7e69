/** The engine for Shap-E's weights on this machine: words become a latent, the latent a surface with colours.
 */
#ifndef PA_ENGINES_SHAP_E_ENGINE_H
#define PA_ENGINES_SHAP_E_ENGINE_H

#include "engines/engine.h"

typedef struct pa_shap_e_engine_options {
    const char *folder; /* of the weights, as weights/layout.h has it; copied */
    uint32_t threads;   /* 0 = one a core */
    bool plain; /* calculates in plain C on one thread, in f32: slow, and what others are held against */
} pa_shap_e_engine_options;

/**
 * "shap-e": mode basic; ready as soon as the folder holds the weights, which it looks for each time.
 *
 * One request at a time is served, in the order in which they came; the others wait, say so in their progress
 * and can be cancelled while they do. The weights of a stage are read when it begins and go when it ends.
 * Once the sampling's pace is known, the progress says how long it takes yet. The scene has one mesh with
 * vertex colours, +Y up, without a size of its own.
 *
 * Its generate fails with PA_UNAVAILABLE (no weights, or damaged ones: words say which), PA_INVALID (bf16
 * where the processor has none; noise of another shape), PA_INTERNAL (the field has no surface),
 * PA_CANCELLED, PA_NO_MEMORY. The same request gives the same model on the same kind of processor with the
 * same number of threads; elsewhere sums come in another order.
 *
 * Stages that a request's trace hears, in this order; floats are f32:
 *   text             tokens [77] i32 · text_embed [width]: the encoder's · condition [width]: what guides
 *   schedule         sigmas [steps + 1] · times [steps]
 *   noise            noise [tokens, width]
 *   evaluation-NNN   sample [tokens, width]: scaled · time [1] · guess [tokens, width]: guided, not clipped
 *   step-NNN         latent [tokens, width] after it
 *   latent           latent [tokens, width]
 *   field            sdf [grid, grid, grid] z fastest, above 0 inside; all of it asked for · asked [2] i64:
 * of them those that the search needed, and those that it took for the wrong side mesh             vertices
 * [count, 3] in the model's own space (+Z up, -1 to 1) · faces [count, 3] i32 · colors [count, 3] linear
 */
pa_status pa_shap_e_engine_new(const pa_shap_e_engine_options *options, pa_engine *out_engine, pa_error *err);

enum { PA_SHAP_E_STEPS_DPM = 24, PA_SHAP_E_STEPS_HEUN = 64 };
#define PA_SHAP_E_GUIDANCE 15.0

#endif
