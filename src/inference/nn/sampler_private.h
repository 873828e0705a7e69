/** What the samplers share. */
#ifndef PA_INFERENCE_NN_SAMPLER_PRIVATE_H
#define PA_INFERENCE_NN_SAMPLER_PRIVATE_H

#include "inference/nn/schedule.h"

/**
 * The model's guess for a sample with noise of a step's level: scaled for the model, guessed, clipped.
 * scaled [count] is working memory. Fails as denoise does and with PA_CANCELLED.
 */
pa_status sampler_guess(const pa_sampling *sampling, size_t step, size_t count, const pa_run *run,
                        const float *sample, float *scaled, float *out_guess, pa_error *err);
/** Unit noise as the first level's. */
void sampler_begin(const pa_sampling *sampling, size_t count, float *sample);
/** Tells the progress and whoever listens. */
void sampler_end_step(const pa_sampling *sampling, size_t step, size_t evaluations, const pa_run *run,
                      const float *sample);

#endif
