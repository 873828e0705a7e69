#include "golden.h"

#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "inference/clip/tokenizer.h"

static pa_clip_tokenizer *golden_tokenizer(void)
{
    pa_clip_tokenizer *tokenizer = NULL;
    pa_error err = {0};
    if (pa_clip_tokenizer_load(golden_bytes("vocab.json", &arena), golden_bytes("merges.txt", &arena), &arena,
                               &tokenizer, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return tokenizer;
}

static pa_clip_tokens tokens_of(const pa_clip_tokenizer *tokenizer, const char *text)
{
    pa_clip_tokens tokens;
    pa_span span = {(const uint8_t *)text, strlen(text)};
    assert_int_equal(pa_clip_tokenize(tokenizer, span, &tokens, NULL), PA_OK);
    return tokens;
}

/* "12 3 45" → the numbers. */
static size_t read_ids(char *line, int32_t *out_ids)
{
    size_t count = 0;
    for (char *end; *line; line = end) {
        out_ids[count++] = (int32_t)strtol(line, &end, 10);
        assert_true(end > line && count <= PA_CLIP_CONTEXT);
    }
    return count;
}

static void every_line_gives_the_reference_s_tokens(void **state)
{
    (void)state;
    const pa_clip_tokenizer *tokenizer = golden_tokenizer();
    char *lines = (char *)golden_bytes("lines.txt", &arena).data;
    char *ids = (char *)golden_bytes("ids.txt", &arena).data;
    size_t compared = 0;
    for (char *end; (end = strchr(lines, '\n')); lines = end + 1) {
        *end = '\0';
        char *ids_end = strchr(ids, '\n');
        assert_non_null(ids_end);
        *ids_end = '\0';
        int32_t expected[PA_CLIP_CONTEXT + 1];
        size_t count = read_ids(ids, expected);
        ids = ids_end + 1;
        pa_clip_tokens tokens = tokens_of(tokenizer, lines);
        if (tokens.count != count || memcmp(tokens.ids, expected, count * sizeof *expected) != 0) {
            fail_msg("\"%s\" gives other tokens", lines);
        }
        compared++;
    }
    assert_int_equal(compared, 220);
}

static void what_does_not_fit_is_cut_and_said_so(void **state)
{
    (void)state;
    const pa_clip_tokenizer *tokenizer = golden_tokenizer();
    pa_clip_tokens tokens = tokens_of(tokenizer, "a chair");
    assert_false(tokens.truncated);
    assert_true(tokens.count < 10);
    assert_int_equal(tokens.ids[tokens.count], 0);
    assert_int_equal(tokens.ids[PA_CLIP_CONTEXT - 1], 0);
    char *digits = pa_arena_alloc(&arena, 76);
    memset(digits, '7', 75);
    tokens = tokens_of(tokenizer, digits);
    assert_false(tokens.truncated);
    assert_int_equal(tokens.count, PA_CLIP_CONTEXT);
    tokens = tokens_of(tokenizer, pa_arena_printf(&arena, "%s7", digits));
    assert_true(tokens.truncated);
    assert_int_equal(tokens.count, PA_CLIP_CONTEXT);
    assert_int_equal(tokens.ids[PA_CLIP_CONTEXT - 1], tokens_of(tokenizer, "").ids[1]);
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    const pa_clip_tokenizer *tokenizer = golden_tokenizer();
    pa_clip_tokens tokens;
    assert_int_equal(pa_clip_tokenize(tokenizer, (pa_span){(const uint8_t *)"a\xFF", 2}, &tokens, NULL),
                     PA_INVALID);
    size_t size = (1 << 16) + 1;
    uint8_t *blanks = pa_arena_alloc(&arena, size);
    memset(blanks, ' ', size);
    assert_int_equal(pa_clip_tokenize(tokenizer, (pa_span){blanks, size}, &tokens, NULL), PA_TOO_LARGE);
    assert_int_equal(pa_clip_tokenize(tokenizer, (pa_span){blanks, size - 1}, &tokens, NULL), PA_OK);
    assert_int_equal(tokens.count, 2);
}

static void broken_vocabularies_are_refused(void **state)
{
    (void)state;
    const pa_span good = golden_bytes("vocab.json", &arena);
    static const char *const merges[] = {"a\n", "a nothing\n", "a  b\n", "q z q\n"};
    pa_clip_tokenizer *tokenizer = NULL;
    pa_error err;
    for (size_t i = 0; i < sizeof merges / sizeof merges[0]; i++) {
        pa_span text = {(const uint8_t *)merges[i], strlen(merges[i])};
        assert_int_equal(pa_clip_tokenizer_load(good, text, &arena, &tokenizer, &err), PA_CORRUPT);
    }
    static const char *const vocabularies[] = {"", "[]", "{}", "{\"a\":0}"};
    for (size_t i = 0; i < sizeof vocabularies / sizeof vocabularies[0]; i++) {
        pa_span text = {(const uint8_t *)vocabularies[i], strlen(vocabularies[i])};
        assert_int_equal(pa_clip_tokenizer_load(text, (pa_span){0}, &arena, &tokenizer, &err), PA_CORRUPT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_line_gives_the_reference_s_tokens, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_cut_and_said_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_text_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_vocabularies_are_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
