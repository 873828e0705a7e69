/* From noise to a latent, guided by words. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engines/neural/shap_e_engine.h"
#include "engines/neural/shap_e_stages_private.h"
#include "foundation/clock.h"
#include "foundation/random.h"
#include "inference/nn/schedule.h"
#include "inference/shap_e/prior.h"
#include "inference/tensor/half.h"
#include "inference/tensor/weight_file.h"

enum { TRAINING_STEPS = 1024, UNGUIDED = 1, GUIDED = 2 };
/* The model was trained on latents of ±1. */
#define CLIP 1.0f
/* Of the sampling's time: what comes after it. */
#define AFTERWARDS 0.1

typedef struct sampling {
    const shap_e_work *work;
    pa_shap_e_prior *prior;
    pa_shap_e_prior_shape shape;
    pa_schedule schedule;
    double guidance;
    double from, until; /* the part of the steps that is guided */
    float *texts;       /* [2, text_width]: nothing, then the condition */
    float *guesses;     /* [2, tokens, width] */
    double costs;       /* sequences that all evaluations have the prior read … */
    double paid;        /* … and have had it read so far */
    int64_t begun;
    size_t evaluations;
    pa_status traced; /* of on_step, which cannot fail */
    pa_error *err;
} sampling;

static size_t latent_size(const sampling *of)
{
    return of->shape.latents * of->shape.latent_width;
}

static bool is_guided(const sampling *of, size_t step)
{
    double part = (double)step / (double)of->schedule.steps;
    return of->guidance > 1 && part >= of->from && part < of->until;
}

/* Which level of noise a time stands for. */
static size_t step_of(const sampling *of, float time)
{
    size_t step = 0;
    while (step + 1 < of->schedule.steps && of->schedule.times[step] > time) {
        step++;
    }
    return step;
}

/* Sequences through the prior, of all evaluations together. */
static double count_costs(const sampling *of, pa_sampler sampler)
{
    double sum = 0;
    for (size_t step = 0; step < of->schedule.steps; step++) {
        /* Heun's method comes to each level but the first twice. */
        double visits = sampler == PA_SAMPLER_HEUN && step > 0 ? 2 : 1;
        sum += visits * (is_guided(of, step) ? GUIDED : UNGUIDED);
    }
    return sum;
}

static void tell_progress(const sampling *of)
{
    double done = of->paid / of->costs;
    double elapsed_s = (double)(pa_clock_monotonic_ns() - of->begun) / 1e9;
    double left_s = elapsed_s / done * (1 - done + AFTERWARDS);
    char stage[24];
    if (left_s < 100) {
        snprintf(stage, sizeof stage, "sample, %.0f s left", left_s);
    } else {
        snprintf(stage, sizeof stage, "sample, %.0f min left", fmin(left_s / 60, 9999));
    }
    pa_run_progress(of->work->run, stage,
                    SHAP_E_LOAD_UNTIL + (SHAP_E_SAMPLE_UNTIL - SHAP_E_LOAD_UNTIL) * done);
}

static pa_status trace_evaluation(const sampling *of, const float *sample, float time, const float *guess,
                                  pa_error *err)
{
    char stage[32];
    snprintf(stage, sizeof stage, "evaluation-%03zu", of->evaluations);
    const pa_weight tensors[] = {
        shap_e_named("sample", sample, of->shape.latents, of->shape.latent_width, 0),
        shap_e_named("time", &time, 1, 0, 0),
        shap_e_named("guess", guess, of->shape.latents, of->shape.latent_width, 0),
    };
    return shap_e_trace(of->work, stage, tensors, sizeof tensors / sizeof tensors[0], err);
}

/* Away from what the prior would make of no words, as far as the guidance says. */
static pa_status denoise(void *user, const float *sample, float time, float *out_guess, pa_error *err)
{
    sampling *of = user;
    size_t count = latent_size(of);
    size_t batch = is_guided(of, step_of(of, time)) ? GUIDED : UNGUIDED;
    const float *texts = batch == GUIDED ? of->texts : of->texts + of->shape.text_width;
    if (of->traced != PA_OK) {
        return of->traced;
    }
    pa_status status =
        pa_shap_e_prior_run(of->prior, sample, time, texts, batch, of->work->run, of->guesses, err);
    if (status != PA_OK) {
        return status;
    }
    const float *without = of->guesses;
    const float *with = of->guesses + count;
    float guidance = (float)of->guidance;
    for (size_t i = 0; i < count; i++) {
        out_guess[i] = batch == GUIDED ? without[i] + guidance * (with[i] - without[i]) : without[i];
    }
    status = trace_evaluation(of, sample, time, out_guess, err);
    of->evaluations++;
    of->paid += (double)batch;
    tell_progress(of);
    return status;
}

static void on_step(void *user, size_t step, size_t evaluations, const float *sample)
{
    sampling *of = user;
    (void)evaluations;
    char stage[32];
    snprintf(stage, sizeof stage, "step-%03zu", step);
    const pa_weight latent = shap_e_named("latent", sample, of->shape.latents, of->shape.latent_width, 0);
    of->traced = of->traced ? of->traced : shap_e_trace(of->work, stage, &latent, 1, of->err);
}

/* Two at a time (Box and Muller, 1958). */
static void draw_noise(int64_t seed, float *values, size_t count)
{
    pa_random random;
    pa_random_init(&random, (uint64_t)seed);
    for (size_t i = 0; i < count; i += 2) {
        double radius = sqrt(-2 * log(1 - pa_random_unit(&random)));
        double angle = 6.283185307179586 * pa_random_unit(&random);
        values[i] = (float)(radius * cos(angle));
        if (i + 1 < count) {
            values[i + 1] = (float)(radius * sin(angle));
        }
    }
}

static pa_status begin_latent(const sampling *of, pa_arena *arena, shap_e_block *out_latent, pa_error *err)
{
    const pa_tensor *given = of->work->request->noise;
    size_t count = latent_size(of);
    shap_e_block made = {.values = PA_NEW_ARRAY(arena, float, count),
                         .rows = of->shape.latents,
                         .columns = of->shape.latent_width};
    if (!made.values) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (given) {
        size_t given_count = 0;
        size_t bytes = 0;
        if (!pa_tensor_measure(given, &given_count, &bytes) || given_count != count) {
            return pa_fail(err, PA_INVALID, "The noise must be %zu × %zu numbers.", made.rows, made.columns);
        }
        pa_status status = pa_tensor_to_f32(given, made.values, err);
        if (status != PA_OK) {
            return pa_fail(err, PA_INVALID, "The noise must be numbers with a fraction.");
        }
    } else {
        draw_noise(of->work->request->seed, made.values, count);
    }
    const pa_weight noise = shap_e_named("noise", made.values, made.rows, made.columns, 0);
    *out_latent = made;
    return shap_e_trace(of->work, "noise", &noise, 1, err);
}

/* The request's choices, or the defaults; texts, guesses and schedule. */
static pa_status prepare(sampling *of, const shap_e_block *condition, pa_arena *arena, pa_error *err)
{
    const pa_request *request = of->work->request;
    size_t steps = request->steps                        ? request->steps
                   : request->sampler == PA_SAMPLER_HEUN ? PA_SHAP_E_STEPS_HEUN
                                                         : PA_SHAP_E_STEPS_DPM;
    pa_status status = pa_schedule_make(steps, TRAINING_STEPS, &of->schedule, err);
    if (status != PA_OK) {
        return status;
    }
    of->guidance = request->guidance > 0 ? request->guidance : PA_SHAP_E_GUIDANCE;
    of->from = request->guidance_from;
    of->until = request->guidance_until > 0 ? request->guidance_until : 1;
    of->costs = count_costs(of, request->sampler);
    of->texts = PA_NEW_ARRAY(arena, float, 2 * of->shape.text_width);
    of->guesses = PA_NEW_ARRAY(arena, float, 2 * latent_size(of));
    if (!of->texts || !of->guesses) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memcpy(of->texts + of->shape.text_width, condition->values,
           of->shape.text_width * sizeof *condition->values);
    const pa_weight tensors[] = {shap_e_named("sigmas", of->schedule.sigmas, steps + 1, 0, 0),
                                 shap_e_named("times", of->schedule.times, steps, 0, 0)};
    return shap_e_trace(of->work, "schedule", tensors, sizeof tensors / sizeof tensors[0], err);
}

static pa_status load_prior(sampling *of, const shap_e_block *condition, pa_arena *arena, pa_error *err)
{
    const shap_e_work *work = of->work;
    pa_weight_file file = {0};
    pa_span config;
    pa_run_progress(work->run, "load", SHAP_E_TEXT_UNTIL);
    pa_status status = shap_e_read_text(work, work->files->configs[PA_SHAP_E_PRIOR], arena, &config, err);
    status = status ? status : pa_shap_e_prior_read_shape(config, &of->shape, err);
    if (status == PA_OK && of->shape.text_width != condition->columns) {
        status = pa_fail(err, PA_CORRUPT, "the text encoder and the prior do not belong together.");
    }
    status = status ? status : pa_weight_file_open(work->files->weights[PA_SHAP_E_PRIOR], &file, err);
    if (status == PA_OK) {
        pa_run silent = {.cancel = work->run ? work->run->cancel : NULL};
        status = pa_shap_e_prior_load(&file.table, &of->shape, work->kernels, &silent, &of->prior, err);
    }
    pa_weight_file_close(&file);
    return shap_e_blame_weights(status, err);
}

static pa_status run_sampler(sampling *of, shap_e_block *latent, pa_error *err)
{
    pa_sampling how = {.schedule = &of->schedule,
                       .denoise = denoise,
                       .user = of,
                       .on_step = of->work->request->trace ? on_step : NULL,
                       .clip = CLIP};
    pa_run silent = {.cancel = of->work->run ? of->work->run->cancel : NULL};
    size_t count = latent_size(of);
    of->begun = pa_clock_monotonic_ns();
    pa_status status = of->work->request->sampler == PA_SAMPLER_HEUN
                           ? pa_sample_heun(&how, count, &silent, latent->values, err)
                           : pa_sample_dpm_solver(&how, count, &silent, latent->values, err);
    return status ? status : of->traced;
}

pa_status shap_e_sample_latent(const shap_e_work *work, const shap_e_block *condition, pa_arena *arena,
                               shap_e_block *out_latent, pa_error *err)
{
    sampling *of = PA_NEW(arena, sampling);
    if (!of) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    of->work = work;
    of->err = err;
    shap_e_block latent = {0};
    pa_status status = load_prior(of, condition, arena, err);
    status = status ? status : prepare(of, condition, arena, err);
    status = status ? status : begin_latent(of, arena, &latent, err);
    status = status ? status : run_sampler(of, &latent, err);
    pa_shap_e_prior_free(of->prior);
    if (status == PA_OK) {
        const pa_weight traced = shap_e_named("latent", latent.values, latent.rows, latent.columns, 0);
        status = shap_e_trace(work, "latent", &traced, 1, err);
    }
    if (status == PA_OK) {
        *out_latent = latent;
    }
    return status;
}
