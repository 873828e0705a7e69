/* Heun's method (arXiv 2206.00364, algorithm 1 without added noise), in the order of the reference's sums. */
#include <stdlib.h>
#include <string.h>

#include "inference/nn/sampler_private.h"

/* Arrays as long as the sample. */
typedef struct heun_room {
    float *scaled;
    float *guess;
    float *slope;
    float *ahead;
} heun_room;

/* From one level to the next, by the slope here and, unless that is the last, the one there. */
static pa_status step_once(const pa_sampling *sampling, size_t step, size_t count, const pa_run *run,
                           float *sample, const heun_room *room, pa_error *err)
{
    float here = sampling->schedule->sigmas[step];
    float there = sampling->schedule->sigmas[step + 1];
    float way = there - here;
    pa_status status = sampler_guess(sampling, step, count, run, sample, room->scaled, room->guess, err);
    if (status != PA_OK) {
        return status;
    }
    for (size_t i = 0; i < count; i++) {
        room->slope[i] = (sample[i] - room->guess[i]) / here;
        room->ahead[i] = sample[i] + room->slope[i] * way;
    }
    if (there <= 0) {
        memcpy(sample, room->ahead, count * sizeof *sample);
        return PA_OK;
    }
    status = sampler_guess(sampling, step + 1, count, run, room->ahead, room->scaled, room->guess, err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        float slope = (room->ahead[i] - room->guess[i]) / there;
        sample[i] += (room->slope[i] + slope) / 2 * way;
    }
    return status;
}

pa_status pa_sample_heun(const pa_sampling *sampling, size_t count, const pa_run *run, float *sample,
                         pa_error *err)
{
    heun_room room = {calloc(count, sizeof(float)), calloc(count, sizeof(float)),
                      calloc(count, sizeof(float)), calloc(count, sizeof(float))};
    pa_status status =
        room.scaled && room.guess && room.slope && room.ahead ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        sampler_begin(sampling, count, sample);
    }
    for (size_t step = 0; status == PA_OK && step < sampling->schedule->steps; step++) {
        status = step_once(sampling, step, count, run, sample, &room, err);
        if (status == PA_OK) {
            sampler_end_step(sampling, step, 2 * step + (step + 1 < sampling->schedule->steps ? 2 : 1), run,
                             sample);
        }
    }
    free(room.scaled);
    free(room.guess);
    free(room.slope);
    free(room.ahead);
    return status;
}
