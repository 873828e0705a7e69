#include <math.h>

#include "inference/nn/sampler_private.h"

pa_status sampler_guess(const pa_sampling *sampling, size_t step, size_t count, const pa_run *run,
                        const float *sample, float *scaled, float *out_guess, pa_error *err)
{
    if (pa_run_cancelled(run)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    float sigma = sampling->schedule->sigmas[step];
    float factor = sqrtf(sigma * sigma + 1);
    for (size_t i = 0; i < count; i++) {
        scaled[i] = sample[i] / factor;
    }
    pa_status status =
        sampling->denoise(sampling->user, scaled, sampling->schedule->times[step], out_guess, err);
    if (status == PA_OK && sampling->clip > 0) {
        for (size_t i = 0; i < count; i++) {
            out_guess[i] = fminf(fmaxf(out_guess[i], -sampling->clip), sampling->clip);
        }
    }
    return status;
}

void sampler_begin(const pa_sampling *sampling, size_t count, float *sample)
{
    for (size_t i = 0; i < count; i++) {
        sample[i] *= sampling->schedule->sigmas[0];
    }
}

void sampler_end_step(const pa_sampling *sampling, size_t step, size_t evaluations, const pa_run *run,
                      const float *sample)
{
    pa_run_progress(run, "sample", (double)(step + 1) / (double)sampling->schedule->steps);
    if (sampling->on_step) {
        sampling->on_step(sampling->user, step, evaluations, sample);
    }
}
