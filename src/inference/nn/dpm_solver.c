/*
 * DPM-Solver++ (2M): each step goes on with the guess here, corrected by how it has changed since the step
 * before. Levels of noise are sigmas over a signal of 1, so that λ = -ln σ.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inference/nn/sampler_private.h"

/* before [count] is the guess of the step before this one. */
static void advance(const pa_schedule *schedule, size_t step, size_t count, const float *guess,
                    const float *before, float *sample)
{
    double here = (double)schedule->sigmas[step];
    double there = (double)schedule->sigmas[step + 1];
    if (there <= 0) {
        memcpy(sample, guess, count * sizeof *sample);
        return;
    }
    double way = log(here / there);
    float keep = (float)(there / here);
    float take = (float)-expm1(-way);
    float change = step > 0 ? (float)(way / (2 * log((double)schedule->sigmas[step - 1] / here))) : 0;
    for (size_t i = 0; i < count; i++) {
        float corrected = guess[i] + change * (guess[i] - before[i]);
        sample[i] = keep * sample[i] + take * corrected;
    }
}

pa_status pa_sample_dpm_solver(const pa_sampling *sampling, size_t count, const pa_run *run, float *sample,
                               pa_error *err)
{
    float *scaled = calloc(count, sizeof *scaled);
    float *guess = calloc(count, sizeof *guess);
    float *before = calloc(count, sizeof *before);
    pa_status status = scaled && guess && before ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        sampler_begin(sampling, count, sample);
    }
    for (size_t step = 0; status == PA_OK && step < sampling->schedule->steps; step++) {
        status = sampler_guess(sampling, step, count, run, sample, scaled, guess, err);
        if (status == PA_OK) {
            advance(sampling->schedule, step, count, guess, before, sample);
            sampler_end_step(sampling, step, step + 1, run, sample);
            float *spare = before;
            before = guess;
            guess = spare;
        }
    }
    free(scaled);
    free(guess);
    free(before);
    return status;
}
