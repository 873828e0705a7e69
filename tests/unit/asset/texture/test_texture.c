#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asset/texture/texture.h"
#include "cmocka_prelude.h"

static int set_up(void **state)
{
    static pa_arena arena;
    pa_arena_init(&arena, 0);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    pa_arena_done(*state);
    return 0;
}

static pa_texture_set make(const pa_texture_spec *spec, pa_arena *arena)
{
    pa_texture_set set;
    pa_error err = {0};
    if (pa_texture_make(spec, arena, &set, &err)) {
        fail_msg("%s", err.detail);
    }
    return set;
}

static const uint8_t *texel(const pa_image *image, uint32_t x, uint32_t y)
{
    return image->pixels + ((size_t)(y % image->height) * image->width + x % image->width) * 3;
}

/** Mean absolute step of the picture between columns (or rows) `at` - 1 and `at`. */
static double step_across(const pa_image *image, uint32_t at, bool columns)
{
    double sum = 0.0;
    for (uint32_t i = 0; i < image->width; i++) {
        const uint8_t *a =
            columns ? texel(image, at + image->width - 1, i) : texel(image, i, at + image->width - 1);
        const uint8_t *b = columns ? texel(image, at, i) : texel(image, i, at);
        for (int c = 0; c < 3; c++) {
            sum += abs(a[c] - b[c]);
        }
    }
    return sum / image->width;
}

/** The step over the picture's border must not stand out among the steps inside it. */
static void assert_no_seam(const pa_image *image, const char *word, const char *what)
{
    for (int columns = 0; columns < 2; columns++) {
        double largest = 0.0;
        for (uint32_t at = 1; at < image->width; at++) {
            largest = fmax(largest, step_across(image, at, columns));
        }
        double seam = step_across(image, 0, columns);
        if (seam > 1.05 * largest + 0.5) {
            fail_msg("%s: %s has a seam %s: %.2f against at most %.2f", word, what,
                     columns ? "between its sides" : "between top and bottom", seam, largest);
        }
    }
}

static void every_family_repeats_without_a_seam(void **state)
{
    for (unsigned i = 0; i < PA_TEXTURE_FAMILY_COUNT; i++) {
        pa_texture_spec spec = pa_texture_spec_default((pa_texture_family)i);
        spec.size = 256;
        spec.seed = 5;
        spec.wear = 0.4F;
        pa_texture_set set = make(&spec, *state);
        const char *word = pa_texture_family_word(spec.family);
        assert_no_seam(&set.base_color, word, "base colour");
        assert_no_seam(&set.metallic_roughness, word, "metallic-roughness");
        assert_no_seam(&set.normal, word, "normal map");
    }
}

static void every_variant_can_be_made_and_repeats(void **state)
{
    for (unsigned i = 0; i < PA_TEXTURE_FAMILY_COUNT; i++) {
        pa_texture_spec spec = pa_texture_spec_default((pa_texture_family)i);
        spec.size = 128;
        pa_texture_set set;
        for (spec.variant = 0; !pa_texture_make(&spec, *state, &set, NULL); spec.variant++) {
            char name[32];
            snprintf(name, sizeof name, "variant %u", spec.variant);
            assert_no_seam(&set.base_color, pa_texture_family_word(spec.family), name);
        }
        assert_in_range(spec.variant, 1, spec.family == PA_TEXTURE_PATTERN ? PA_PATTERN_COUNT : 5);
    }
}

static bool same_pixels(const pa_image *a, const pa_image *b)
{
    return memcmp(a->pixels, b->pixels, (size_t)a->width * a->height * a->channels) == 0;
}

static void the_same_spec_gives_the_same_pixels_and_another_seed_others(void **state)
{
    pa_texture_spec spec = pa_texture_spec_default(PA_TEXTURE_WOOD);
    spec.size = 128;
    pa_texture_set first = make(&spec, *state);
    pa_texture_set again = make(&spec, *state);
    assert_true(same_pixels(&first.base_color, &again.base_color));
    assert_true(same_pixels(&first.normal, &again.normal));
    assert_true(same_pixels(&first.metallic_roughness, &again.metallic_roughness));
    spec.seed = 1;
    pa_texture_set other = make(&spec, *state);
    assert_false(same_pixels(&first.base_color, &other.base_color));
}

static void normals_point_out_of_the_surface_and_lean_little_on_the_whole(void **state)
{
    for (unsigned i = 0; i < PA_TEXTURE_FAMILY_COUNT; i++) {
        pa_texture_spec spec = pa_texture_spec_default((pa_texture_family)i);
        spec.size = 128;
        pa_texture_set set = make(&spec, *state);
        double mean[3] = {0, 0, 0};
        for (size_t t = 0; t < 128 * 128; t++) {
            double length = 0.0;
            for (int c = 0; c < 3; c++) {
                double value = set.normal.pixels[3 * t + (size_t)c] / 127.5 - 1.0;
                mean[c] += value / (128 * 128);
                length += value * value;
            }
            assert_true(fabs(sqrt(length) - 1.0) < 0.02);
            assert_true(set.normal.pixels[3 * t + 2] > 140);
        }
        /* Rows of shingles all slope one way between their steps; everything else is level. */
        assert_true(fabs(mean[0]) < 0.04 && fabs(mean[1]) < 0.2);
    }
}

static void a_hollow_turns_its_upper_wall_down_in_the_opengl_sense(void **state)
{
    /* Bricks stand out of their joints: just below a brick's upper edge the surface faces up, green high. */
    pa_texture_spec spec = pa_texture_spec_default(PA_TEXTURE_BRICK);
    spec.size = 512;
    pa_texture_set set = make(&spec, *state);
    double upper = 0.0;
    double lower = 0.0;
    for (uint32_t course = 0; course < 12; course++) {
        for (uint32_t x = 0; x < 512; x++) {
            upper += texel(&set.normal, x, course * 512 / 12 + 3)[1] / (12.0 * 512.0);
            lower += texel(&set.normal, x, (course + 1) * 512 / 12 - 3)[1] / (12.0 * 512.0);
        }
    }
    assert_true(upper > 140.0 && lower < 115.0);
}

static void means_are_those_of_the_pictures(void **state)
{
    pa_texture_spec spec = pa_texture_spec_default(PA_TEXTURE_RUSTED_METAL);
    spec.size = 128;
    pa_texture_set set = make(&spec, *state);
    double metal = 0.0;
    for (size_t i = 0; i < 128 * 128; i++) {
        metal += set.metallic_roughness.pixels[3 * i + 2] / 255.0 / (128 * 128);
    }
    assert_true(fabs(metal - (double)set.mean_metallic) < 1e-4);
    assert_true(set.mean_metallic > 0.05F && set.mean_metallic < 0.95F);
}

static void metals_are_metal_and_the_rest_is_not(void **state)
{
    for (unsigned i = 0; i < PA_TEXTURE_FAMILY_COUNT; i++) {
        pa_texture_spec spec = pa_texture_spec_default((pa_texture_family)i);
        spec.size = 64;
        pa_texture_set set = make(&spec, *state);
        bool metal = spec.family == PA_TEXTURE_BRUSHED_METAL || spec.family == PA_TEXTURE_POLISHED_METAL ||
                     spec.family == PA_TEXTURE_HAMMERED_METAL;
        if (spec.family != PA_TEXTURE_RUSTED_METAL) {
            assert_true(set.mean_metallic == (metal ? 1.0F : 0.0F));
        }
        assert_true(fabsf(set.mean_roughness - spec.roughness) < (metal ? 0.1F : 0.4F));
    }
}

static void the_picture_from_afar_has_about_the_colour_asked_for(void **state)
{
    pa_texture_spec spec = pa_texture_spec_default(PA_TEXTURE_PLASTIC);
    const float blue[3] = {0.05F, 0.1F, 0.6F};
    spec.size = 64;
    pa_texture_spec_tint(&spec, blue);
    pa_texture_set set = make(&spec, *state);
    for (int c = 0; c < 3; c++) {
        assert_true(fabsf(set.mean_color[c] - blue[c]) < 0.05F);
    }
}

static void dye_takes_the_grain_along_but_not_the_mortar(void **state)
{
    (void)state;
    const float red[3] = {0.5F, 0.02F, 0.02F};
    pa_texture_spec wood = pa_texture_spec_default(PA_TEXTURE_WOOD);
    pa_texture_spec_tint(&wood, red);
    assert_true(wood.color[0] == red[0]);
    assert_true(wood.accent[0] < red[0] && wood.accent[0] > 5.0F * wood.accent[1]);
    pa_texture_spec brick = pa_texture_spec_default(PA_TEXTURE_BRICK);
    pa_texture_spec before = brick;
    pa_texture_spec_tint(&brick, red);
    assert_memory_equal(brick.accent, before.accent, sizeof brick.accent);
}

static void names_are_sorted_and_every_one_can_be_found_and_made(void **state)
{
    const char *previous = "";
    size_t count = 0;
    for (const char *name; (name = pa_texture_spec_name(count)) != NULL; count++) {
        assert_true(strcmp(previous, name) < 0);
        previous = name;
        pa_texture_spec spec;
        assert_true(pa_texture_spec_named(name, &spec));
        spec.size = 64;
        make(&spec, *state);
    }
    assert_true(count > 60);
    pa_texture_spec untouched = {.seed = 77};
    assert_false(pa_texture_spec_named("kryptonite", &untouched));
    assert_false(pa_texture_spec_named(NULL, &untouched));
    assert_int_equal(untouched.seed, 77);
}

static void family_words_lead_back_to_their_family(void **state)
{
    (void)state;
    for (unsigned i = 0; i < PA_TEXTURE_FAMILY_COUNT; i++) {
        pa_texture_family family;
        assert_true(pa_texture_family_parse(pa_texture_family_word((pa_texture_family)i), &family));
        assert_int_equal(family, i);
    }
    pa_texture_family family = PA_TEXTURE_WOOD;
    assert_false(pa_texture_family_parse("granola", &family));
}

static void what_lies_out_of_range_is_refused_by_name(void **state)
{
    const pa_texture_spec good = pa_texture_spec_default(PA_TEXTURE_WOOD);
    pa_texture_spec wrong[9];
    for (size_t i = 0; i < 9; i++) {
        wrong[i] = good;
    }
    wrong[0].size = 100;
    wrong[1].size = 2048;
    wrong[2].color[1] = 1.5F;
    wrong[3].accent[2] = NAN;
    wrong[4].roughness = 2.0F;
    wrong[5].scale = 100.0F;
    wrong[6].wear = -1.0F;
    wrong[7].variant = 9;
    wrong[8].family = PA_TEXTURE_FAMILY_COUNT;
    for (size_t i = 0; i < 9; i++) {
        pa_texture_set set;
        pa_error err = {0};
        assert_int_equal(pa_texture_make(&wrong[i], *state, &set, &err), PA_INVALID);
        assert_true(err.detail[0] != '\0');
    }
}

static void scale_changes_the_tile_and_not_the_slopes(void **state)
{
    pa_texture_spec spec = pa_texture_spec_default(PA_TEXTURE_COBBLE);
    spec.size = 128;
    pa_texture_set usual = make(&spec, *state);
    spec.scale = 2.0F;
    pa_texture_set twice = make(&spec, *state);
    assert_true(fabsf(twice.tile_m[0] - 2.0F * usual.tile_m[0]) < 1e-6F);
    for (size_t i = 0; i < (size_t)3 * 128 * 128; i++) {
        assert_true(abs(usual.normal.pixels[i] - twice.normal.pixels[i]) <= 1);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_family_repeats_without_a_seam),
        TEST(every_variant_can_be_made_and_repeats),
        TEST(the_same_spec_gives_the_same_pixels_and_another_seed_others),
        TEST(normals_point_out_of_the_surface_and_lean_little_on_the_whole),
        TEST(a_hollow_turns_its_upper_wall_down_in_the_opengl_sense),
        TEST(means_are_those_of_the_pictures),
        TEST(metals_are_metal_and_the_rest_is_not),
        TEST(the_picture_from_afar_has_about_the_colour_asked_for),
        TEST(dye_takes_the_grain_along_but_not_the_mortar),
        TEST(names_are_sorted_and_every_one_can_be_found_and_made),
        TEST(family_words_lead_back_to_their_family),
        TEST(what_lies_out_of_range_is_refused_by_name),
        TEST(scale_changes_the_tile_and_not_the_slopes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
