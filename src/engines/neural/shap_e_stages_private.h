/** The stages from words to a scene, each in a file of its own. */
#ifndef PA_ENGINES_SHAP_E_STAGES_PRIVATE_H
#define PA_ENGINES_SHAP_E_STAGES_PRIVATE_H

#include "engines/engine.h"
#include "inference/kernels/kernels.h"
#include "weights/layout.h"

/** What one request works with. */
typedef struct shap_e_work {
    const char *folder; /* of the weights */
    const pa_shap_e_files *files;
    const pa_request *request;
    const pa_run *run;
    pa_kernels *kernels; /* of the precision asked for: for the sampling, where the time goes */
    pa_kernels *exact;   /* f32: a place in bf16 would be off by half a cell */
} shap_e_work;

/** Numbers [rows, columns] on the heap; zeroed is none. Released with free(values). */
typedef struct shap_e_block {
    float *values;
    size_t rows;
    size_t columns;
} shap_e_block;

/**
 * The request's prompt as the prior wants it: [1, width], of length √width. values live in arena.
 * Fails as generate does.
 */
pa_status shap_e_encode_text(const shap_e_work *work, pa_arena *arena, shap_e_block *out_condition,
                             pa_error *err);

/** The latent [tokens, width] for a condition. values live in arena. Fails as generate does. */
pa_status shap_e_sample_latent(const shap_e_work *work, const shap_e_block *condition, pa_arena *arena,
                               shap_e_block *out_latent, pa_error *err);

/** What a latent looks like: one mesh, one material, in arena. Fails as generate does. */
pa_status shap_e_make_scene(const shap_e_work *work, const shap_e_block *latent, pa_arena *arena,
                            pa_scene *out_scene, pa_error *err);

/** What calculates in such numbers, in oneDNN or plain C. Fails as generate does, and with PA_UNSUPPORTED. */
pa_status shap_e_make_kernels(pa_precision precision, uint32_t threads, bool plain, pa_kernels **out_kernels,
                              pa_error *err);

/** Tells the request's trace, if there is one. */
pa_status shap_e_trace(const shap_e_work *work, const char *stage, const pa_weight *tensors, size_t count,
                       pa_error *err);
/** A named tensor of f32 with one to three axes; the last ones may be 0 for none. Borrows values. */
pa_weight shap_e_named(const char *name, const float *values, size_t first, size_t second, size_t third);
/** A whole small text file of the weights, in arena. */
pa_status shap_e_read_text(const shap_e_work *work, const char *path, pa_arena *arena, pa_span *out_text,
                           pa_error *err);
/** What is wrong with a file of the weights is no fault of the request's. Returns the status to fail with. */
pa_status shap_e_blame_weights(pa_status status, pa_error *err);

/** Where each stage ends in the whole work. */
#define SHAP_E_TEXT_UNTIL 0.02
#define SHAP_E_LOAD_UNTIL 0.05
#define SHAP_E_SAMPLE_UNTIL 0.85
#define SHAP_E_PROJECT_UNTIL 0.9

#endif
