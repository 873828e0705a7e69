#include "cmocka_prelude.h"

#include <string.h>

#include "engines/procedural/material.h"
#include "engines/procedural/variety.h"
#include "engines/procedural/vocabulary.h"

static const pa_kind_slot slots[] = {
    {"frame", "oak"}, {"seat", "oak"}, {"cushion", "red fabric"}, {NULL, NULL}};
static const pa_kind chair = {.name = "chair", .slots = slots};

static void resolve(const pa_attribute *attributes, uint32_t count, pa_surface out_surfaces[3])
{
    const pa_thing thing = {.kind = &chair, .count = 1, .attributes = attributes, .attribute_count = count};
    pa_surface_resolve(&thing, out_surfaces);
}

static void every_material_of_the_vocabulary_has_a_surface(void **state)
{
    (void)state;
    size_t materials = 0;
    for (size_t i = 0; pa_vocabulary_at(i); i++) {
        const pa_vocabulary_entry *entry = pa_vocabulary_at(i);
        if (entry->word_class != PA_WORD_MATERIAL) {
            continue;
        }
        materials++;
        if (!pa_surface_known(entry->canonical)) {
            fail_msg("no surface for %s", entry->canonical);
        }
    }
    assert_true(materials > 100);
}

static void defaults_are_a_material_or_a_colour_and_a_material(void **state)
{
    (void)state;
    pa_surface surface;
    assert_true(pa_surface_parse("stainless steel", &surface));
    assert_string_equal(surface.word, "stainless steel");
    assert_false(surface.colored);
    assert_true(surface.metallic == 1.0f);
    assert_true(pa_surface_parse("light blue stained glass", &surface));
    assert_string_equal(surface.word, "stained glass");
    assert_true(surface.colored && surface.alpha < 1.0f);
    assert_false(pa_surface_parse("", &surface));
    assert_false(pa_surface_parse("zorkwood", &surface));
    assert_false(pa_surface_parse("zork oak", &surface));
    assert_false(pa_surface_parse("red", &surface));
}

static void every_pattern_shows_in_its_colours(void **state)
{
    (void)state;
    for (const char *const *word = pa_surface_patterns(); *word; word++) {
        pa_surface surfaces[3];
        const pa_attribute plain[] = {{.type = PA_ATTRIBUTE_PATTERN, .value = *word}};
        resolve(plain, 1, surfaces);
        if (!surfaces[0].patterned || surfaces[0].texture.family != PA_TEXTURE_PATTERN) {
            fail_msg("%s shows nothing", *word);
        }
        assert_true(pa_surface_equal(&surfaces[0], &surfaces[1]));
        assert_false(surfaces[2].patterned);
        const pa_attribute colored[] = {
            {.type = PA_ATTRIBUTE_COLOR, .value = "red", .rgb = 0xFF0000},
            {.type = PA_ATTRIBUTE_COLOR, .value = "black", .target = PA_TARGET_PATTERN, .rgb = 0x000000},
            {.type = PA_ATTRIBUTE_PATTERN, .value = *word}};
        resolve(colored, 3, surfaces);
        assert_true(surfaces[0].texture.color[0] == 1.0f && surfaces[0].texture.color[1] == 0.0f);
        assert_true(surfaces[0].texture.accent[0] < 0.01f);
        const pa_attribute elsewhere[] = {
            {.type = PA_ATTRIBUTE_PATTERN, .value = *word, .target = "cushion"}};
        resolve(elsewhere, 1, surfaces);
        assert_true(surfaces[2].patterned && !surfaces[0].patterned);
    }
}

static void every_finish_changes_something(void **state)
{
    (void)state;
    const pa_attribute materials[] = {{.type = PA_ATTRIBUTE_MATERIAL, .value = "glass"},
                                      {.type = PA_ATTRIBUTE_MATERIAL, .value = "steel"},
                                      {.type = PA_ATTRIBUTE_MATERIAL, .value = "oak"}};
    for (const char *const *word = pa_surface_finishes(); *word; word++) {
        bool changed = false;
        /* "New" and "clean" say what is so already. */
        changed = strcmp(*word, "new") == 0 || strcmp(*word, "clean") == 0 || strstr(*word, "painted");
        for (size_t i = 0; i < 3 && !changed; i++) {
            pa_surface before[3];
            pa_surface after[3];
            const pa_attribute finished[] = {materials[i], {.type = PA_ATTRIBUTE_FINISH, .value = *word}};
            resolve(finished, 1, before);
            resolve(finished, 2, after);
            changed = !pa_surface_equal(&before[0], &after[0]);
        }
        if (!changed) {
            fail_msg("%s changes nothing", *word);
        }
    }
}

static void a_default_may_glow_and_stays_lit_in_another_material(void **state)
{
    (void)state;
    pa_surface bright;
    pa_surface soft;
    assert_true(pa_surface_parse("glowing light blue plastic", &bright));
    assert_string_equal(bright.word, "plastic");
    assert_true(pa_surface_parse("softly glowing linen", &soft));
    assert_true(soft.glow > 0.0f && soft.glow < bright.glow);
    assert_true(pa_surface_material(&soft, NULL).emissive[0] > 0.0f);
    assert_false(pa_surface_parse("glowing", &soft));
    assert_false(pa_surface_parse("softly linen", &soft));

    static const pa_kind_slot shade[] = {{"shade", "softly glowing linen"}, {NULL, NULL}};
    static const pa_kind lamp = {.name = "lamp", .slots = shade};
    const pa_attribute glass[] = {{.type = PA_ATTRIBUTE_MATERIAL, .value = "glass"}};
    const pa_thing thing = {.kind = &lamp, .count = 1, .attributes = glass, .attribute_count = 1};
    pa_surface resolved;
    pa_surface_resolve(&thing, &resolved);
    assert_string_equal(resolved.word, "glass");
    assert_true(resolved.glow == soft.glow);
}

static void seeds_vary_what_the_words_leave_open(void **state)
{
    (void)state;
    const pa_attribute red[] = {{.type = PA_ATTRIBUTE_COLOR, .value = "red", .rgb = 0xFF0000}};
    const pa_thing thing = {.kind = &chair, .count = 1};
    const pa_thing red_thing = {.kind = &chair, .count = 1, .attributes = red, .attribute_count = 1};
    size_t changed = 0;
    for (uint64_t seed = 0; seed < 20; seed++) {
        pa_surface usual[3];
        pa_surface varied[3];
        pa_surface_resolve(&thing, usual);
        memcpy(varied, usual, sizeof varied);
        pa_variety_apply(&thing, seed, varied);
        changed += !pa_surface_equal(&usual[0], &varied[0]);
        assert_true(seed > 0 || pa_surface_equal(&usual[0], &varied[0]));
        assert_true(pa_surface_equal(&varied[0], &varied[1]));

        pa_surface_resolve(&red_thing, varied);
        pa_variety_apply(&red_thing, seed, varied);
        assert_int_equal(varied[0].rgb, 0xFF0000);
    }
    assert_in_range(changed, 3, 17);
}

static void seeds_choose_among_a_default_s_choices(void **state)
{
    (void)state;
    static const pa_kind_slot body[] = {{"body", "red paint or blue paint or oak"}, {NULL, NULL}};
    static const pa_kind car = {.name = "car", .slots = body};
    const pa_thing thing = {.kind = &car, .count = 1};
    static const char *const choices[] = {"red paint", "blue paint", "oak"};
    bool seen[3] = {false};
    for (uint64_t seed = 0; seed < 40; seed++) {
        pa_surface surface;
        pa_surface_resolve(&thing, &surface);
        pa_variety_apply(&thing, seed, &surface);
        for (size_t i = 0; i < 3; i++) {
            pa_surface choice;
            assert_true(pa_surface_parse(choices[i], &choice));
            seen[i] = seen[i] || pa_surface_equal(&choice, &surface);
            assert_true(seed > 0 || seen[0]);
        }
    }
    assert_true(seen[0] && seen[1] && seen[2]);
    pa_surface untouched = {.word = "none"};
    assert_false(pa_surface_parse("red paint or tree bark of gold", &untouched));
    assert_string_equal(untouched.word, "none");
}

static void the_whole_means_the_first_slot_and_its_likes(void **state)
{
    (void)state;
    pa_surface surfaces[3];
    const pa_attribute whole[] = {{.type = PA_ATTRIBUTE_COLOR, .value = "blue", .rgb = 0x0000FF},
                                  {.type = PA_ATTRIBUTE_MATERIAL, .value = "walnut"}};
    resolve(whole, 2, surfaces);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(surfaces[i].word, "walnut");
        assert_int_equal(surfaces[i].rgb, 0x0000FF);
    }
    assert_true(pa_surface_equal(&surfaces[0], &surfaces[1]));
    assert_string_equal(surfaces[2].word, "fabric");
    assert_int_not_equal(surfaces[2].rgb, 0x0000FF);

    const pa_attribute part[] = {{.type = PA_ATTRIBUTE_MATERIAL, .value = "leather", .target = "cushion"}};
    resolve(part, 1, surfaces);
    assert_string_equal(surfaces[0].word, "oak");
    assert_string_equal(surfaces[2].word, "leather");
    assert_false(surfaces[2].colored);
}

static void a_colour_on_metal_is_paint(void **state)
{
    (void)state;
    pa_surface surfaces[3];
    const pa_attribute words[] = {{.type = PA_ATTRIBUTE_MATERIAL, .value = "steel"},
                                  {.type = PA_ATTRIBUTE_COLOR, .value = "red", .rgb = 0xFF0000}};
    resolve(words, 2, surfaces);
    assert_true(surfaces[0].metallic == 0.0f);
    assert_int_equal(surfaces[0].texture.family, PA_TEXTURE_PAINT);
    pa_material material = pa_surface_material(&surfaces[0], NULL);
    assert_true(material.base_color[0] == 1.0f && material.base_color[1] == 0.0f);
    resolve(words, 1, surfaces);
    assert_true(surfaces[0].metallic == 1.0f);
}

static void finishes_act_on_every_slot(void **state)
{
    (void)state;
    pa_surface plain[3];
    pa_surface surfaces[3];
    resolve(NULL, 0, plain);
    const pa_attribute shiny[] = {{.type = PA_ATTRIBUTE_FINISH, .value = "shiny"}};
    resolve(shiny, 1, surfaces);
    for (int i = 0; i < 3; i++) {
        assert_true(surfaces[i].roughness < plain[i].roughness);
    }
    const pa_attribute rusty[] = {{.type = PA_ATTRIBUTE_MATERIAL, .value = "iron"},
                                  {.type = PA_ATTRIBUTE_FINISH, .value = "rusty"}};
    resolve(rusty, 2, surfaces);
    assert_string_equal(surfaces[0].word, "rust");
    assert_string_equal(surfaces[2].word, "fabric");
    const pa_attribute clear[] = {{.type = PA_ATTRIBUTE_FINISH, .value = "transparent"}};
    resolve(clear, 1, surfaces);
    assert_int_equal(pa_surface_material(&surfaces[0], NULL).alpha_mode, PA_ALPHA_BLEND);
    assert_int_equal(pa_surface_material(&plain[0], NULL).alpha_mode, PA_ALPHA_OPAQUE);
}

static bool has_scrolls(const pa_surface *surface)
{
    return surface->patterned && surface->texture.variant == PA_PATTERN_SCROLLS;
}

static void what_is_ornate_is_engraved_and_stays_what_it_is(void **state)
{
    (void)state;
    pa_surface surfaces[3];
    const pa_attribute vase[] = {{.type = PA_ATTRIBUTE_STYLE, .value = "ornate"},
                                 {.type = PA_ATTRIBUTE_MATERIAL, .value = "silver"}};
    resolve(vase, 2, surfaces);
    assert_true(has_scrolls(&surfaces[0]));
    assert_true(surfaces[0].texture.metallic == 1.0f);
    assert_false(has_scrolls(&surfaces[2])); /* no metal, and not what the thing is chiefly of */
    const pa_attribute modern[] = {{.type = PA_ATTRIBUTE_STYLE, .value = "modern"}};
    resolve(modern, 1, surfaces);
    assert_false(has_scrolls(&surfaces[0]));

    static const pa_kind_slot jewel_slots[] = {{"stone", "opal"}, {"band", "gold"}, {NULL, NULL}};
    static const pa_kind ring = {.name = "ring", .slots = jewel_slots};
    const pa_thing jewel = {.kind = &ring, .count = 1, .attributes = vase, .attribute_count = 1};
    pa_surface_resolve(&jewel, surfaces);
    assert_string_equal(surfaces[0].word, "opal");
    assert_false(has_scrolls(&surfaces[0]));
    assert_true(has_scrolls(&surfaces[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_material_of_the_vocabulary_has_a_surface),
        cmocka_unit_test(defaults_are_a_material_or_a_colour_and_a_material),
        cmocka_unit_test(every_pattern_shows_in_its_colours),
        cmocka_unit_test(every_finish_changes_something),
        cmocka_unit_test(a_default_may_glow_and_stays_lit_in_another_material),
        cmocka_unit_test(seeds_vary_what_the_words_leave_open),
        cmocka_unit_test(seeds_choose_among_a_default_s_choices),
        cmocka_unit_test(the_whole_means_the_first_slot_and_its_likes),
        cmocka_unit_test(a_colour_on_metal_is_paint),
        cmocka_unit_test(finishes_act_on_every_slot),
        cmocka_unit_test(what_is_ornate_is_engraved_and_stays_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
