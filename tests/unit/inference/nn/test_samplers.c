/* Numbers of the reference: HeunDiscreteScheduler of diffusers 0.42 with the configuration of Shap-E. */
#include "cmocka_prelude.h"

#include <math.h>
#include <stdlib.h>

#include "inference/nn/schedule.h"

enum { COUNT = 7 };

/* A model whose guess is a smooth function of the sample and the time. */
static pa_status guess(void *user, const float *sample, float time, float *out_guess, pa_error *err)
{
    (void)err;
    (*(size_t *)user)++;
    for (int i = 0; i < COUNT; i++) {
        out_guess[i] = tanhf(sample[i] * 1.7f + 0.001f * time);
    }
    return PA_OK;
}

static void draw_line(float *sample)
{
    for (int i = 0; i < COUNT; i++) {
        sample[i] = -2 + 4 * (float)i / (COUNT - 1);
    }
}

static pa_schedule *schedule_of(size_t steps)
{
    pa_schedule *schedule = malloc(sizeof *schedule);
    assert_non_null(schedule);
    assert_int_equal(pa_schedule_make(steps, 1024, schedule, NULL), PA_OK);
    return schedule;
}

static bool near(double value, double expected)
{
    return fabs(value - expected) <= 2e-6 * fmax(1, fabs(expected));
}

static void levels_and_times_are_the_reference_s(void **state)
{
    (void)state;
    pa_schedule *schedule = schedule_of(25);
    assert_true(near((double)schedule->sigmas[0], 403.4215087890625));
    assert_true(near((double)schedule->sigmas[1], 328.8130798339844));
    assert_true(near((double)schedule->sigmas[24], 0.10857096314430237));
    assert_true(schedule->sigmas[25] == 0);
    assert_true(near((double)schedule->times[0], 1023));
    assert_true(near((double)schedule->times[1], 988.10009765625));
    assert_true(near((double)schedule->times[24], 0));
    free(schedule);
    schedule = schedule_of(64);
    assert_true(near((double)schedule->sigmas[1], 373.4494934082031));
    assert_true(near((double)schedule->times[1], 1009.8247680664062));
    free(schedule);
    pa_schedule none;
    assert_int_equal(pa_schedule_make(0, 1024, &none, NULL), PA_INVALID);
    assert_int_equal(pa_schedule_make(PA_SCHEDULE_MAX_STEPS + 1, 1024, &none, NULL), PA_INVALID);
}

static void heun_goes_the_reference_s_way(void **state)
{
    (void)state;
    static const struct {
        size_t steps;
        float end[COUNT];
    } cases[] = {
        {1,
         {-0.35135141015052795f, -0.23988910019397736f, -0.12172167003154755f, -1.0936995309407394e-08f,
          0.12172167003154755f, 0.23988910019397736f, 0.35135141015052795f}},
        {2, {0.9999980926513672f, -1, -1, 1, -1, -1, -1}},
        {25,
         {-0.9655201435089111f, -0.9545406699180603f, -0.9350922703742981f, 0.8613224029541016f,
          0.9382792711257935f, 0.9547809362411499f, 0.9655506610870361f}},
        {64,
         {-0.9658992290496826f, -0.9550195336341858f, -0.9352253079414368f, 0.8549922108650208f,
          0.9387093782424927f, 0.9552809596061707f, 0.9659344553947449f}},
    };
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        pa_schedule *schedule = schedule_of(cases[c].steps);
        size_t evaluations = 0;
        pa_sampling sampling = {.schedule = schedule, .denoise = guess, .user = &evaluations, .clip = 1};
        float sample[COUNT];
        draw_line(sample);
        assert_int_equal(pa_sample_heun(&sampling, COUNT, NULL, sample, NULL), PA_OK);
        assert_int_equal(evaluations, 2 * cases[c].steps - 1);
        for (int i = 0; i < COUNT; i++) {
            assert_true(near((double)sample[i], (double)cases[c].end[i]));
        }
        free(schedule);
    }
}

/* With many steps both end where the equation's solution does; with 21 the solver is as near as Heun's 64. */
static void dpm_solver_ends_where_heun_ends_with_a_third_of_the_evaluations(void **state)
{
    (void)state;
    const float solution[COUNT] = {-0.96604f, -0.95518f, -0.93538f, 0.8534f, 0.93886f, 0.95544f, 0.96608f};
    const size_t steps[] = {21, 1000};
    const double tolerance[] = {3e-3, 1e-3};
    for (size_t c = 0; c < 2; c++) {
        pa_schedule *schedule = schedule_of(steps[c]);
        size_t evaluations = 0;
        pa_sampling sampling = {.schedule = schedule, .denoise = guess, .user = &evaluations, .clip = 1};
        float sample[COUNT];
        draw_line(sample);
        assert_int_equal(pa_sample_dpm_solver(&sampling, COUNT, NULL, sample, NULL), PA_OK);
        assert_int_equal(evaluations, steps[c]);
        for (int i = 0; i < COUNT; i++) {
            assert_true(fabs((double)sample[i] - (double)solution[i]) < tolerance[c]);
        }
        free(schedule);
    }
}

static pa_status refuse(void *user, const float *sample, float time, float *out_guess, pa_error *err)
{
    (void)user;
    (void)sample;
    (void)time;
    (void)out_guess;
    return pa_fail(err, PA_NO_MEMORY, NULL);
}

static void they_stop_when_told_to_and_when_the_model_fails(void **state)
{
    (void)state;
    pa_schedule *schedule = schedule_of(3);
    size_t evaluations = 0;
    pa_sampling sampling = {.schedule = schedule, .denoise = guess, .user = &evaluations, .clip = 1};
    atomic_bool cancel = true;
    float sample[COUNT] = {0};
    const pa_run run = {.cancel = &cancel};
    assert_int_equal(pa_sample_heun(&sampling, COUNT, &run, sample, NULL), PA_CANCELLED);
    assert_int_equal(pa_sample_dpm_solver(&sampling, COUNT, &run, sample, NULL), PA_CANCELLED);
    assert_int_equal(evaluations, 0);
    sampling.denoise = refuse;
    assert_int_equal(pa_sample_heun(&sampling, COUNT, NULL, sample, NULL), PA_NO_MEMORY);
    assert_int_equal(pa_sample_dpm_solver(&sampling, COUNT, NULL, sample, NULL), PA_NO_MEMORY);
    free(schedule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_and_times_are_the_reference_s),
        cmocka_unit_test(heun_goes_the_reference_s_way),
        cmocka_unit_test(dpm_solver_ends_where_heun_ends_with_a_third_of_the_evaluations),
        cmocka_unit_test(they_stop_when_told_to_and_when_the_model_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
