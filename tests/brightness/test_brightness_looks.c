#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "asset/finish/finish.h"
#include "looks.h"
#include "materials.h"

/* What is darker is to be lifted to it, and what is not is to be left alone. */
#define DARK 90.0
/* As much as any colour is lifted: what is blacker than soot does not come so far. */
#define MOST_GAIN 8.0f

static pa_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static pa_scene finished(const sample_material *material, pa_brightness brightness)
{
    pa_error err = {0};
    pa_scene scene = sample_material_scene(material, &arena);
    if (pa_finish(&scene, &(pa_finish_options){.brightness = brightness}, NULL, &arena, &err)) {
        fail_msg("%s", err.detail);
    }
    return scene;
}

/* Every sample material, as it comes but for metal that was not said, and lifted. */
typedef struct pair {
    const sample_material *material;
    pa_scene original, ar;
    picture_looks before, after;
} pair;

static pair pairs[SAMPLE_MATERIAL_COUNT];

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    for (size_t i = 0; i < SAMPLE_MATERIAL_COUNT; i++) {
        pair *both = &pairs[i];
        both->material = &sample_materials[i];
        both->original = finished(both->material, PA_BRIGHTNESS_ORIGINAL);
        both->ar = finished(both->material, PA_BRIGHTNESS_AR);
        both->before = scene_look(&both->original, &arena);
        both->after = scene_look(&both->ar, &arena);
    }
    return 0;
}

static void each_pair(void (*judge)(const pair *))
{
    for (size_t i = 0; i < SAMPLE_MATERIAL_COUNT; i++) {
        judge(&pairs[i]);
    }
}

static void judge_luminance(const pair *both)
{
    const char *name = both->material->name;
    if (both->before.luminance >= DARK) {
        assert_true(both->ar.finished.gain == 1);
        assert_true(both->after.luminance == both->before.luminance);
    } else if (both->ar.finished.gain >= MOST_GAIN) {
        assert_string_equal(name, "soot");
        assert_true(both->after.luminance > 2 * both->before.luminance);
    } else if (both->after.luminance < DARK || both->after.luminance > 110) {
        fail_msg("%s: %.1f", name, both->after.luminance);
    }
}

static void dark_ones_are_lifted_to_90_and_others_left_alone(void **state)
{
    (void)state;
    each_pair(judge_luminance);
}

static void judge_surface(const pair *both)
{
    double before = surface_contrast(&both->original, &arena);
    double after = surface_contrast(&both->ar, &arena);
    if (after < 0.8 * before) {
        fail_msg("%s: %.2f of the contrast", both->material->name, after / before);
    }
}

static void what_a_surface_shows_keeps_its_contrast(void **state)
{
    (void)state;
    each_pair(judge_surface);
}

/* The same sphere in one grey as bright as the surface of scene. */
static picture_looks plain_look(const pair *both, float albedo)
{
    sample_material plain = *both->material;
    plain.metallic = plain.metallic < 0 || plain.pattern == PATTERN_MAPPED ? 0 : plain.metallic;
    plain.pattern = PATTERN_PLAIN;
    for (int k = 0; k < 3; k++) {
        plain.colors[0][k] = albedo;
    }
    pa_scene scene = finished(&plain, PA_BRIGHTNESS_ORIGINAL);
    return scene_look(&scene, &arena);
}

/*
 * Light and shadow on a sphere of one colour have a contrast of their own, which falls as the colour grows
 * brighter: highlights stand out less, and the tone curve no longer deepens the shadows.
 */
static void judge_picture(const pair *both)
{
    double kept = both->after.contrast / both->before.contrast;
    /* A little white on black is the exception: no curve lifts the black and keeps the ratio. */
    if (kept >= 0.8 || both->material->pattern == PATTERN_LABELS) {
        return;
    }
    const pa_finish_record *done = &both->ar.finished;
    double shading =
        plain_look(both, done->albedo_after).contrast / plain_look(both, done->albedo_before).contrast;
    if (kept < 0.8 * shading) {
        fail_msg("%s: %.2f of the contrast, where plain grey keeps %.2f", both->material->name, kept,
                 shading);
    }
}

static void a_picture_loses_no_more_contrast_than_plain_grey_does(void **state)
{
    (void)state;
    each_pair(judge_picture);
}

static void judge_checkers(const pair *both)
{
    if (both->material->pattern == PATTERN_CHECKER) {
        assert_true(both->after.contrast >= 0.8 * both->before.contrast);
    }
}

static void checkers_keep_their_contrast_in_a_picture(void **state)
{
    (void)state;
    each_pair(judge_checkers);
}

static void judge_colors(const pair *both)
{
    if (both->after.saturation < 0.9 * both->before.saturation) {
        fail_msg("%s: %.2f of the saturation", both->material->name,
                 both->after.saturation / both->before.saturation);
    }
    assert_true(both->after.clipped - both->before.clipped < 2);
    assert_true(both->ar.finished.clipped_pct < 2);
}

static void saturation_stays_and_nothing_is_clipped(void **state)
{
    (void)state;
    each_pair(judge_colors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dark_ones_are_lifted_to_90_and_others_left_alone),
        cmocka_unit_test(what_a_surface_shows_keeps_its_contrast),
        cmocka_unit_test(a_picture_loses_no_more_contrast_than_plain_grey_does),
        cmocka_unit_test(checkers_keep_their_contrast_in_a_picture),
        cmocka_unit_test(saturation_stays_and_nothing_is_clipped),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
