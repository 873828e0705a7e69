#include "cmocka_prelude.h"

#include <string.h>

#include "engines/procedural/cover.h"
#include "engines/procedural/vocabulary.h"

static void every_word_is_found_and_the_table_is_in_order(void **state)
{
    (void)state;
    size_t colors = 0;
    const pa_vocabulary_entry *last = NULL;
    for (size_t i = 0; pa_vocabulary_at(i); i++) {
        const pa_vocabulary_entry *entry = pa_vocabulary_at(i);
        assert_true(!last || strcmp(last->words, entry->words) <= 0);
        assert_ptr_equal(pa_vocabulary_find_class(entry->words, strlen(entry->words), entry->word_class),
                         entry);
        assert_int_equal(entry->word_class == PA_WORD_SIZE, entry->scale > 0);
        colors += entry->word_class == PA_WORD_COLOR;
        last = entry;
    }
    assert_in_range(colors, 150, 400);
}

static bool is_cover(const char *word)
{
    for (const char *const *cover = pa_cover_words(); *cover; cover++) {
        if (strcmp(*cover, word) == 0) {
            return true;
        }
    }
    return false;
}

static void a_canonical_word_stands_for_itself(void **state)
{
    (void)state;
    for (size_t i = 0; pa_vocabulary_at(i); i++) {
        const pa_vocabulary_entry *entry = pa_vocabulary_at(i);
        if (entry->word_class == PA_WORD_COVER) {
            assert_true(is_cover(entry->canonical));
            continue;
        }
        const pa_vocabulary_entry *canonical =
            pa_vocabulary_find_class(entry->canonical, strlen(entry->canonical), entry->word_class);
        assert_non_null(canonical);
        assert_string_equal(canonical->canonical, entry->canonical);
        assert_int_equal(canonical->rgb, entry->rgb);
    }
}

static void the_likelier_meaning_comes_first(void **state)
{
    (void)state;
    assert_int_equal(pa_vocabulary_find("gold", 4)->word_class, PA_WORD_MATERIAL);
    assert_int_equal(pa_vocabulary_find("coral", 5)->word_class, PA_WORD_COLOR);
    assert_int_equal(pa_vocabulary_find_class("gold", 4, PA_WORD_COLOR)->rgb, 0xD4A72C);
    assert_null(pa_vocabulary_find_class("gold", 4, PA_WORD_STYLE));
}

static void prefixes_and_strangers_are_not_found(void **state)
{
    (void)state;
    assert_null(pa_vocabulary_find("gol", 3));
    assert_null(pa_vocabulary_find("goldfish", 8));
    assert_null(pa_vocabulary_find("", 0));
    assert_non_null(pa_vocabulary_find("golden retriever", 6));
    assert_true(pa_vocabulary_has(PA_WORD_MATERIAL, "wood"));
    assert_false(pa_vocabulary_has(PA_WORD_MATERIAL, "wooden"));
}

static void shades_bend_a_colour(void **state)
{
    (void)state;
    assert_int_equal(pa_vocabulary_shade("dark", 0x804020), 0x402010);
    assert_int_equal(pa_vocabulary_shade("light", 0x000000), 0x808080);
    assert_int_equal(pa_vocabulary_shade("unheard of", 0x123456), 0x123456);
    assert_int_equal(pa_vocabulary_mix(0xFF0000, 0x0000FF), 0x7F007F);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_found_and_the_table_is_in_order),
        cmocka_unit_test(a_canonical_word_stands_for_itself),
        cmocka_unit_test(the_likelier_meaning_comes_first),
        cmocka_unit_test(prefixes_and_strangers_are_not_found),
        cmocka_unit_test(shades_bend_a_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
