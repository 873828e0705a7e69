#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "engines/procedural/procedural.h"

/*
 * Prompts as people write them, and what of each the built-in engine leaves out. A word that is no longer
 * ignored must show in the picture.
 */
static const char *const prompts[][2] = {
#define X(prompt, ignored) {prompt, ignored},
#include "honoured_prompts.h"
#undef X
};

static void join_ignored(const json_t *understood, char *out, size_t room)
{
    const json_t *ignored = json_object_get(understood, "ignored");
    size_t length = 0;
    out[0] = 0;
    for (size_t i = 0; i < json_array_size(ignored) && length < room; i++) {
        length += (size_t)snprintf(out + length, room - length, "%s%s", i > 0 ? "; " : "",
                                   json_string_value(json_array_get(ignored, i)));
    }
}

static void words_are_honoured_or_said_to_be_ignored(void **state)
{
    (void)state;
    pa_engine engine;
    assert_int_equal(pa_procedural_engine_new(NULL, &engine, NULL), PA_OK);
    int wrong = 0;
    for (size_t i = 0; i < sizeof prompts / sizeof prompts[0]; i++) {
        char ignored[256] = "(refused)";
        json_t *understood = engine.understand(engine.self, prompts[i][0]);
        if (understood) {
            join_ignored(understood, ignored, sizeof ignored);
        }
        if (strcmp(ignored, prompts[i][1]) != 0) {
            print_error("\"%s\" leaves out \"%s\", not \"%s\"\n", prompts[i][0], ignored, prompts[i][1]);
            wrong++;
        }
        json_decref(understood);
    }
    engine.free(engine.self);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_honoured_or_said_to_be_ignored)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
