#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "engines/procedural/embedded_lexicon_private.h"
#include "engines/procedural/lexicon.h"

static int32_t find(const pa_lexicon *lexicon, const char *word)
{
    return pa_lexicon_find(lexicon, word, strlen(word));
}

static const char *spell(const pa_lexicon *lexicon, int32_t word, char out[PA_LEXICON_WORD_MAX])
{
    if (word < 0) {
        return "-";
    }
    pa_lexicon_word(lexicon, word, out);
    return out;
}

static void every_word_is_found_where_it_stands(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    int32_t count = (int32_t)lexicon.tags.count;
    assert_in_range(count, 140000, 160000);
    for (int32_t i = 0; i < count; i += 7) {
        char word[PA_LEXICON_WORD_MAX];
        size_t length = pa_lexicon_word(&lexicon, i, word);
        assert_int_equal(length, strlen(word));
        assert_int_equal(pa_lexicon_find(&lexicon, word, length), i);
    }
}

static void words_that_wordnet_lacks_are_not_found(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    assert_int_equal(find(&lexicon, "chiar"), -1);
    assert_int_equal(find(&lexicon, ""), -1);
    assert_int_equal(find(&lexicon, "\x01"), -1);
    assert_int_equal(find(&lexicon, "zzzzzzzzzzzz"), -1);
    assert_int_equal(find(&lexicon, "Chair"), -1);
}

static void compounds_stand_in_one_normal_form(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    assert_true(find(&lexicon, "coffee table") >= 0);
    assert_true(find(&lexicon, "jack o lantern") >= 0);
    assert_true(find(&lexicon, "merry go round") >= 0);
    assert_true(find(&lexicon, "suv") >= 0);
    assert_int_equal(find(&lexicon, "coffee_table"), -1);
}

static void synsets_are_named_by_lemma_and_sense(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    uint32_t mug = pa_lexicon_synset(&lexicon, "mug.n.04");
    assert_int_not_equal(mug, PA_NO_SYNSET);
    assert_int_not_equal(mug, pa_lexicon_synset(&lexicon, "mug.n.01"));
    assert_int_equal(pa_lexicon_synset(&lexicon, "couch.n.01"), pa_lexicon_synset(&lexicon, "sofa.n.01"));
    assert_int_not_equal(pa_lexicon_synset(&lexicon, "coffee_table.n.01"), PA_NO_SYNSET);
    assert_int_equal(pa_lexicon_synset(&lexicon, "mug.n.05"), PA_NO_SYNSET);
    assert_int_equal(pa_lexicon_synset(&lexicon, "mug.n.00"), PA_NO_SYNSET);
    assert_int_equal(pa_lexicon_synset(&lexicon, "mug"), PA_NO_SYNSET);
    assert_int_equal(pa_lexicon_synset(&lexicon, "mug.n.04x"), PA_NO_SYNSET);
    assert_int_equal(pa_lexicon_synset(&lexicon, "mug.n."), PA_NO_SYNSET);
}

static void senses_come_most_frequent_first(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    int32_t house = find(&lexicon, "house");
    assert_int_equal(pa_lexicon_sense_count(&lexicon, house), 12);
    assert_int_equal(pa_lexicon_sense(&lexicon, house, 0).category, PA_CATEGORY_ARTIFACT);
    for (uint32_t i = 1; i < 12; i++) {
        assert_true(pa_lexicon_sense(&lexicon, house, i - 1).tagged >=
                    pa_lexicon_sense(&lexicon, house, i).tagged);
    }
    pa_sense writer = pa_lexicon_sense(&lexicon, find(&lexicon, "crane"), 0);
    assert_int_equal(writer.category, PA_CATEGORY_PERSON);
    assert_true(writer.instance);
    assert_false(pa_lexicon_sense(&lexicon, house, 0).instance);
}

static void links_lead_up_to_the_root(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    uint32_t root = pa_lexicon_synset(&lexicon, "entity.n.01");
    uint32_t at = pa_lexicon_synset(&lexicon, "captains_chair.n.01");
    uint32_t chair = pa_lexicon_synset(&lexicon, "chair.n.01");
    bool passed_chair = false;
    for (int steps = 0; at != root; steps++) {
        assert_true(steps < PA_LEXICON_DEPTH_MAX);
        passed_chair = passed_chair || at == chair;
        assert_true(pa_lexicon_hypernym_count(&lexicon, at) > 0);
        at = pa_lexicon_hypernym(&lexicon, at, 0);
    }
    assert_true(passed_chair);
    assert_int_equal(pa_lexicon_hypernym_count(&lexicon, root), 0);
}

static void plurals_find_their_singular(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"chairs", "chair"},    {"wolves", "wolf"},   {"mice", "mouse"},
        {"boxes", "box"},       {"torches", "torch"}, {"knives", "knife"},
        {"cherries", "cherry"}, {"geese", "goose"},   {"vases", "vase"},
        {"houses", "house"},    {"buses", "bus"},     {"coffee tables", "coffee table"},
        {"snowmen", "snowman"}, {"glass", "-"},       {"bus", "-"},
        {"dress", "-"},         {"chair", "-"},       {"gas", "-"},
        {"zzzs", "-"},          {"s", "-"},
    };
    pa_lexicon lexicon = pa_lexicon_builtin();
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char word[PA_LEXICON_WORD_MAX];
        int32_t found = pa_lexicon_singular(&lexicon, pairs[i][0], strlen(pairs[i][0]));
        assert_string_equal(spell(&lexicon, found, word), pairs[i][1]);
    }
}

static void verb_forms_find_their_base(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"holding", "hold"}, {"worn", "wear"},    {"sits", "sit"},      {"sitting", "sit"},
        {"carved", "carve"}, {"trimmed", "trim"}, {"carries", "carry"}, {"upholstered", "upholster"},
        {"marble's", "-"},   {"xyzzying", "-"},
    };
    pa_lexicon lexicon = pa_lexicon_builtin();
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char word[PA_LEXICON_WORD_MAX];
        int32_t found = pa_lexicon_verb(&lexicon, pairs[i][0], strlen(pairs[i][0]));
        assert_string_equal(spell(&lexicon, found, word), pairs[i][1]);
    }
}

static void uses_tell_the_parts_of_speech_apart(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    pa_word_use wooden = pa_lexicon_use(&lexicon, find(&lexicon, "wooden"));
    assert_int_equal(wooden.noun, -1);
    assert_true(wooden.adjective > 0);
    pa_word_use table = pa_lexicon_use(&lexicon, find(&lexicon, "table"));
    assert_true(table.noun > table.verb && table.verb >= 0);
    assert_int_equal(pa_lexicon_use(&lexicon, -1).noun, -1);
}

static void damaged_data_is_refused(void **state)
{
    (void)state;
    pa_span whole = pa_lexicon_files[0].data;
    uint8_t *copy = malloc(whole.size);
    assert_non_null(copy);
    memcpy(copy, whole.data, whole.size);
    pa_lexicon lexicon;
    pa_error err = {0};
    assert_int_equal(pa_lexicon_open((pa_span){copy, whole.size}, &lexicon, &err), PA_OK);
    assert_int_equal(pa_lexicon_open((pa_span){copy, whole.size - 5000}, &lexicon, &err), PA_CORRUPT);
    assert_int_equal(pa_lexicon_open((pa_span){copy, 20}, &lexicon, &err), PA_CORRUPT);
    copy[4] ^= 1;
    assert_int_equal(pa_lexicon_open((pa_span){copy, whole.size}, &lexicon, &err), PA_CORRUPT);
    copy[4] ^= 1;
    copy[12] ^= 1;
    assert_int_equal(pa_lexicon_open((pa_span){copy, whole.size}, &lexicon, &err), PA_CORRUPT);
    free(copy);
}

static void the_licence_travels_along(void **state)
{
    (void)state;
    pa_lexicon lexicon = pa_lexicon_builtin();
    pa_span notice = pa_lexicon_notice(&lexicon);
    assert_non_null(memmem(notice.data, notice.size, "Princeton University", 20));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_found_where_it_stands),
        cmocka_unit_test(words_that_wordnet_lacks_are_not_found),
        cmocka_unit_test(compounds_stand_in_one_normal_form),
        cmocka_unit_test(synsets_are_named_by_lemma_and_sense),
        cmocka_unit_test(senses_come_most_frequent_first),
        cmocka_unit_test(links_lead_up_to_the_root),
        cmocka_unit_test(plurals_find_their_singular),
        cmocka_unit_test(verb_forms_find_their_base),
        cmocka_unit_test(uses_tell_the_parts_of_speech_apart),
        cmocka_unit_test(damaged_data_is_refused),
        cmocka_unit_test(the_licence_travels_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
