#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "engines/procedural/manner.h"
#include "engines/procedural/material.h"
#include "engines/procedural/vocabulary.h"

static const pa_kind_slot slots[] = {{"frame", "oak"},    {"foot", "steel"}, {"cover", "fabric"},
                                     {"knob", "plastic"}, {"leaf", "leaf"},  {NULL, NULL}};
static const char *const own[] = {"rustic", "tall", NULL};
static const pa_kind thing_kind = {.name = "thing", .slots = slots, .styles = own, .shapes = own};

static pa_thing thing_in(const pa_attribute *attribute)
{
    return (pa_thing){.kind = &thing_kind, .count = 1, .attributes = attribute, .attribute_count = 1};
}

static void every_style_is_a_word_and_shows(void **state)
{
    (void)state;
    pa_surface plain[5];
    pa_thing nothing = {.kind = &thing_kind, .count = 1};
    pa_surface_resolve(&nothing, plain);
    for (const char *const *word = pa_manner_styles(); *word; word++) {
        assert_true(pa_vocabulary_has(PA_WORD_STYLE, *word));
        const pa_attribute attribute = {.type = PA_ATTRIBUTE_STYLE, .value = *word};
        pa_thing thing = thing_in(&attribute);
        pa_manner manner = pa_manner_of(&thing);
        static const pa_texture_family families[] = {PA_TEXTURE_WOOD, PA_TEXTURE_BRUSHED_METAL,
                                                     PA_TEXTURE_FABRIC, PA_TEXTURE_PLASTIC};
        bool shows = manner.facets || manner.bricks || manner.cubes;
        for (size_t i = 0; i < 4; i++) {
            const char *words = pa_manner_surface(&thing, "body", families[i]);
            pa_surface surface;
            if (words && !pa_surface_parse(words, &surface)) {
                fail_msg("%s: %s is no surface", *word, words);
            }
        }
        pa_surface dressed[5];
        pa_surface_resolve(&thing, dressed);
        for (size_t i = 0; i < 4; i++) {
            shows = shows || !pa_surface_equal(&plain[i], &dressed[i]);
        }
        assert_true(pa_surface_equal(&plain[4], &dressed[4]));
        /* A style that the recipe draws itself is left to it. */
        if (shows == (strcmp(*word, "rustic") == 0)) {
            fail_msg("%s", *word);
        }
    }
}

static void every_shape_is_a_word_and_bends(void **state)
{
    (void)state;
    for (const char *const *word = pa_manner_shapes(); *word; word++) {
        assert_true(pa_vocabulary_has(PA_WORD_SHAPE, *word));
        const pa_attribute attribute = {.type = PA_ATTRIBUTE_SHAPE, .value = *word};
        pa_thing thing = thing_in(&attribute);
        pa_manner manner = pa_manner_of(&thing);
        bool shows = pa_manner_bends(&manner) || manner.facets || manner.outline != PA_OUTLINE_OWN;
        if (shows == (strcmp(*word, "tall") == 0)) {
            fail_msg("%s", *word);
        }
        /* What stands on the floor stays there. */
        pa_vec3 foot = pa_manner_point(&manner, (pa_vec3){1, 2, 3}, (pa_vec3){0, 0, 0});
        assert_true(foot.x == 0 && foot.y == 0 && foot.z == 0);
    }
}

static void words_bend_as_they_say(void **state)
{
    (void)state;
    const pa_vec3 size = {1, 2, 3};
    const pa_vec3 corner = {0.5, 2, 1.5};
    pa_manner nothing = {.scale = {1, 1, 1}, .long_scale = 1};
    assert_false(pa_manner_bends(&nothing));
    pa_vec3 same = pa_manner_point(&nothing, size, corner);
    assert_true(same.x == corner.x && same.y == corner.y && same.z == corner.z);
    pa_manner longer = {.scale = {1, 1, 1}, .long_scale = 2};
    assert_true(fabs(pa_manner_point(&longer, size, corner).z - 3.0) < 1e-12);
    assert_true(fabs(pa_manner_point(&longer, size, corner).x - 0.5) < 1e-12);
    pa_manner twisted = {.scale = {1, 1, 1}, .long_scale = 1, .twist_deg = 90};
    pa_vec3 turned = pa_manner_point(&twisted, size, corner);
    assert_true(fabs(turned.x - 1.5) < 1e-9 && fabs(turned.z + 0.5) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_style_is_a_word_and_shows),
        cmocka_unit_test(every_shape_is_a_word_and_bends),
        cmocka_unit_test(words_bend_as_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
