#include "inference/nn/schedule.h"

#include <math.h>

enum { MAX_TRAINING_STEPS = 4096 };

/* Levels of noise at every moment of training, rising. The reference multiplies them up in f32; so does this.
 */
static void training_sigmas(size_t count, float *out_sigmas)
{
    float left = 1;
    for (size_t i = 0; i < count; i++) {
        double from = exp(-12.0 * (double)i / (double)count);
        double to = exp(-12.0 * (double)(i + 1) / (double)count);
        float beta = (float)fmin(1 - to / from, 0.999);
        left *= 1 - beta;
        out_sigmas[i] = sqrtf((1 - left) / left);
    }
}

/* The moment whose level of noise sigma is, between two by the logarithm. */
static double time_of(double sigma, const float *sigmas, size_t count)
{
    double wanted = log(fmax(sigma, 1e-10));
    size_t low = 0;
    for (size_t i = 1; i < count && wanted - (double)logf(sigmas[i]) >= 0; i++) {
        low = i;
    }
    low = low > count - 2 ? count - 2 : low;
    double from = (double)logf(sigmas[low]);
    double to = (double)logf(sigmas[low + 1]);
    double part = fmin(fmax((from - wanted) / (from - to), 0), 1);
    return (1 - part) * (double)low + part * (double)(low + 1);
}

pa_status pa_schedule_make(size_t steps, size_t training_steps, pa_schedule *out_schedule, pa_error *err)
{
    if (steps < 1 || steps > PA_SCHEDULE_MAX_STEPS || training_steps < 2 ||
        training_steps > MAX_TRAINING_STEPS) {
        return pa_fail(err, PA_INVALID, "There must be 1 to %d steps.", PA_SCHEDULE_MAX_STEPS);
    }
    float trained[MAX_TRAINING_STEPS];
    training_sigmas(training_steps, trained);
    /* One step alone stands at the first of the evenly spaced moments, which is 0. */
    double largest = steps > 1 ? (double)trained[training_steps - 1] : (double)trained[0];
    double smallest = (double)trained[0];
    const double rho = 7;
    double from = pow(largest, 1 / rho);
    double to = pow(smallest, 1 / rho);
    out_schedule->steps = steps;
    for (size_t i = 0; i < steps; i++) {
        double ramp = steps > 1 ? (double)i / (double)(steps - 1) : 0;
        double sigma = pow(from + ramp * (to - from), rho);
        out_schedule->sigmas[i] = (float)sigma;
        out_schedule->times[i] = (float)time_of(sigma, trained, training_steps);
    }
    out_schedule->sigmas[steps] = 0;
    return PA_OK;
}
