/*
 * Prompts drawn at random from the engine's own words, with fixed seeds: whatever is asked for together, what
 * comes out is a sound model that every viewer takes, stands on the floor and has a size that the words
 * allow, and the same prompt gives the same bytes.
 *
 *     test_random_prompts [PROMPTS [SEED]]     2000 take some minutes
 */
#include "cmocka_prelude.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/report/report.h"
#include "engines/procedural/procedural.h"
#include "engines/procedural/vocabulary.h"
#include "foundation/random.h"
#include "generate/generate.h"

enum { LONGEST = 300, WORDS_MOST = 2000, ADVANCED_ONE_IN = 6, TWICE_ONE_IN = 8 };

static size_t prompt_count = 48;
static uint64_t first_seed = 1;

typedef struct words {
    const char *of[WORDS_MOST];
    size_t count;
} words;

static words words_of(pa_word_class word_class)
{
    words found = {0};
    for (size_t i = 0; pa_vocabulary_at(i) && found.count < WORDS_MOST; i++) {
        if (pa_vocabulary_at(i)->word_class == word_class) {
            found.of[found.count++] = pa_vocabulary_at(i)->words;
        }
    }
    return found;
}

static const char *any_of(pa_random *random, const words *list)
{
    return list->of[pa_random_u64(random) % list->count];
}

static bool one_in(pa_random *random, uint64_t many)
{
    return pa_random_u64(random) % many == 0;
}

static void add(char prompt[LONGEST], const char *format, const char *word)
{
    size_t length = strlen(prompt);
    snprintf(prompt + length, LONGEST - length, format, word);
}

static void add_list(char prompt[LONGEST], pa_random *random, const char *const *list)
{
    size_t count = 0;
    while (list && list[count]) {
        count++;
    }
    if (count > 0) {
        add(prompt, "%s ", list[pa_random_u64(random) % count]);
    }
}

/* "a small striped old red oak cartoon chair with 3 legs and a blue seat" */
static const pa_kind *draw_prompt(const pa_kinds *kinds, pa_random *random, char prompt[LONGEST])
{
    static const pa_word_class classes[] = {PA_WORD_SIZE, PA_WORD_PATTERN, PA_WORD_FINISH, PA_WORD_COLOR,
                                            PA_WORD_MATERIAL};
    const pa_kind *kind = pa_kinds_at(kinds, pa_random_u64(random) % pa_kinds_count(kinds));
    snprintf(prompt, LONGEST, "a ");
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        words list = words_of(classes[i]);
        if (one_in(random, 3)) {
            add(prompt, "%s ", any_of(random, &list));
        }
    }
    if (one_in(random, 3)) {
        add_list(prompt, random, kind->styles);
    }
    if (one_in(random, 3)) {
        add_list(prompt, random, kind->shapes);
    }
    add(prompt, "%s", kind->name);
    if (kind->parts && kind->parts[0].name && one_in(random, 2)) {
        char number[16];
        snprintf(number, sizeof number, " with %d ", (int)(pa_random_u64(random) % 9U));
        add(prompt, "%s", number);
        add(prompt, "%ss", kind->parts[0].name);
    }
    if (one_in(random, 3)) {
        words colors = words_of(PA_WORD_COLOR);
        size_t slots = 0;
        while (kind->slots[slots].name) {
            slots++;
        }
        add(prompt, " and a %s ", any_of(random, &colors));
        add(prompt, "%s", kind->slots[pa_random_u64(random) % slots].name);
    }
    return kind;
}

static pa_span bytes_of(pa_parts parts)
{
    uint8_t *bytes = pa_arena_alloc(&arena, parts.size);
    assert_non_null(bytes);
    pa_parts_copy(parts, bytes);
    return (pa_span){bytes, parts.size};
}

static void check_report(pa_span glb, const char *prompt)
{
    pa_ar_report report;
    assert_int_equal(
        pa_ar_report_make(glb, &(pa_ar_report_options){.file_name = "model.glb"}, &arena, &report, NULL),
        PA_OK);
    for (int i = 0; i < PA_AR_VIEWER_COUNT; i++) {
        if (report.viewers[i].level == PA_AR_FAIL) {
            fail_msg("%s: %s does not take it", prompt, pa_ar_viewer_title((pa_ar_viewer)i));
        }
    }
}

static void check_artifact(const pa_artifact *made, const char *prompt)
{
    pa_error err = {0};
    pa_bounds bounds;
    if (pa_scene_check(&made->scene, &err) != PA_OK) {
        fail_msg("%s: %s", prompt, err.detail);
    }
    assert_true(pa_scene_bounds(&made->scene, &bounds));
    assert_true(made->triangles > 0 && made->triangles <= 50000);
    for (int k = 0; k < 3; k++) {
        /* From a grain of sand to a tower. */
        if (!(made->size_m[k] > 1e-5f && made->size_m[k] < 500.0f)) {
            fail_msg("%s: %g m along axis %d", prompt, (double)made->size_m[k], k);
        }
    }
    if (fabsf(bounds.min[1]) > 1e-4f * fmaxf(1.0f, made->size_m[1])) {
        fail_msg("%s: its lowest point lies at %g m", prompt, (double)bounds.min[1]);
    }
}

/* What is wrong with the words is said; the engine's own fault it must never be. */
static bool make(const pa_registry *registry, const pa_request *request, pa_artifact *out_made)
{
    pa_error err = {0};
    pa_status status = pa_generate(registry, request, NULL, &arena, out_made, &err);
    if (status != PA_OK && (status != PA_UNKNOWN_KIND || !err.detail[0])) {
        fail_msg("%s (%s, seed %d): %s", request->prompt, pa_mode_name(request->mode), (int)request->seed,
                 err.detail);
    }
    return status == PA_OK;
}

static void whatever_is_asked_for_together_is_sound(void **state)
{
    (void)state;
    pa_engine engine;
    pa_registry registry = {0};
    assert_int_equal(pa_procedural_engine_new(NULL, &engine, NULL), PA_OK);
    assert_int_equal(pa_registry_add(&registry, engine, NULL), PA_OK);
    size_t refused = 0;
    for (size_t i = 0; i < prompt_count; i++) {
        char prompt[LONGEST];
        pa_random random;
        pa_random_init(&random, pa_random_mix(first_seed, i));
        draw_prompt(pa_procedural_kinds(&registry.engines[0]), &random, prompt);
        const pa_request request = {
            .prompt = prompt,
            .mode = i % ADVANCED_ONE_IN == 0 ? PA_MODE_ADVANCED : PA_MODE_BASIC,
            .seed = (int64_t)i,
        };
        pa_artifact made;
        if (make(&registry, &request, &made)) {
            pa_span glb = bytes_of(made.glb);
            check_artifact(&made, prompt);
            check_report(glb, prompt);
            if (i % TWICE_ONE_IN == 0) {
                pa_artifact again;
                assert_true(make(&registry, &request, &again));
                assert_int_equal(again.glb.size, glb.size);
                assert_memory_equal(bytes_of(again.glb).data, glb.data, glb.size);
            }
        } else {
            refused++;
        }
        pa_arena_done(&arena);
    }
    /* "a cheese wheel" is another thing than a wheel: words may make what nobody draws, but seldom. */
    if (refused * 8 > prompt_count) {
        fail_msg("%zu of %zu prompts were refused", refused, prompt_count);
    }
    pa_registry_done(&registry);
}

int main(int count, char **arguments)
{
    prompt_count = count > 1 ? strtoul(arguments[1], NULL, 10) : prompt_count;
    first_seed = count > 2 ? strtoul(arguments[2], NULL, 10) : first_seed;
    const struct CMUnitTest tests[] = {cmocka_unit_test(whatever_is_asked_for_together_is_sound)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
