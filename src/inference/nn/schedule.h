/**
 * The noise levels that a sampler steps through, and the moments of training that they stand for.
 * Source: diffusers, schedulers/scheduling_heun_discrete.py (beta schedule "exp", Karras' levels, arXiv
 * 2206.00364, equation 5).
 */
#ifndef PA_INFERENCE_NN_SCHEDULE_H
#define PA_INFERENCE_NN_SCHEDULE_H

#include "foundation/run.h"
#include "foundation/status.h"

enum { PA_SCHEDULE_MAX_STEPS = 1000 };

typedef struct pa_schedule {
    size_t steps;
    float sigmas[PA_SCHEDULE_MAX_STEPS + 1]; /* falling; the last is 0 */
    float times[PA_SCHEDULE_MAX_STEPS];      /* of each sigma but the last, 0 to training_steps - 1 */
} pa_schedule;

/** steps 1 to PA_SCHEDULE_MAX_STEPS, training_steps 2 to 4096. Fails with PA_INVALID otherwise. */
pa_status pa_schedule_make(size_t steps, size_t training_steps, pa_schedule *out_schedule, pa_error *err);

/**
 * A model's guess of the noiseless sample. sample [count]: as the model wants it, with variance about 1;
 * time: of the noise in it. out_guess [count].
 */
typedef pa_status (*pa_denoise)(void *user, const float *sample, float time, float *out_guess, pa_error *err);

/** What a sampler needs beside the noise. */
typedef struct pa_sampling {
    const pa_schedule *schedule;
    pa_denoise denoise;
    void *user;
    /** After each step, if it is not NULL; evaluations: of denoise so far. */
    void (*on_step)(void *user, size_t step, size_t evaluations, const float *sample);
    float clip; /* guesses are cut to ±clip; 0 = not at all */
} pa_sampling;

/**
 * sample [count]: unit noise at first, then the sample. Both are deterministic.
 * Fails as denoise does, with PA_CANCELLED and PA_NO_MEMORY.
 *
 * Heun's method takes 2 · steps - 1 evaluations, DPM-Solver++ (2M, arXiv 2211.01095, algorithm 2) one a step.
 */
pa_status pa_sample_heun(const pa_sampling *sampling, size_t count, const pa_run *run, float *sample,
                         pa_error *err);
pa_status pa_sample_dpm_solver(const pa_sampling *sampling, size_t count, const pa_run *run, float *sample,
                               pa_error *err);

#endif
