#include "cmocka_prelude.h"

#include <string.h>

#include "engines/procedural/kinds.h"
#include "sixteen_kinds.h"

typedef struct fixture {
    pa_lexicon lexicon;
    pa_arena arena;
    const pa_kinds *kinds;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    made = (fixture){.lexicon = pa_lexicon_builtin()};
    *state = &made;
    pa_error err = {0};
    pa_status status = pa_kinds_new(&made.lexicon, sixteen_kinds, SIXTEEN, &made.arena, &made.kinds, &err);
    if (status != PA_OK) {
        print_error("%s\n", err.detail);
    }
    return status == PA_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    pa_arena_done(&made->arena);
    return 0;
}

static void expect(const fixture *made, const char *noun, const char *kind, pa_match match)
{
    pa_kind_match found = pa_kinds_match(made->kinds, noun, strlen(noun));
    const char *name = found.kind ? found.kind->name : "-";
    if (strcmp(name, kind) != 0 || found.match != match) {
        fail_msg("'%s' reached %s (%d), not %s (%d)", noun, name, (int)found.match, kind, (int)match);
    }
}

static void names_and_synonyms_reach_their_kind(void **state)
{
    static const char *const pairs[][2] = {
        {"chair", "chair"}, {"couch", "sofa"},         {"automobile", "car"},      {"office chair", "chair"},
        {"mug", "mug"},     {"rocket ship", "rocket"}, {"fly agaric", "mushroom"}, {"katana", "sword"},
        {"robot", "robot"}, {"table", "table"},        {"motorcar", "car"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        expect(*state, pairs[i][0], pairs[i][1], PA_MATCH_NAME);
    }
}

static void special_cases_reach_the_kind_above_them(void **state)
{
    static const char *const pairs[][2] = {
        {"armchair", "chair"},     {"throne", "chair"},       {"coffee table", "table"},
        {"love seat", "sofa"},     {"oak tree", "tree"},      {"willow", "tree"},
        {"bungalow", "house"},     {"limousine", "car"},      {"taxi", "car"},
        {"rapier", "sword"},       {"canoe", "boat"},         {"android", "robot"},
        {"wine bottle", "bottle"}, {"granny smith", "apple"}, {"floor lamp", "lamp"},
        {"scimitar", "sword"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        expect(*state, pairs[i][0], pairs[i][1], PA_MATCH_HYPONYM);
    }
}

static void words_that_mean_something_else_first_reach_nothing(void **state)
{
    static const char *const nouns[] = {
        "steel",      "blade",          "machine",    "tower",        "shell",          "bus",
        "chairman",   "crane",          "bat",        "mouse",        "junk",           "foil",
        "empire",     "golem",          "bench",      "family tree",  "train car",      "cable car",
        "stool",      "glass",          "bowl",       "house cat",    "rocket salad",   "bottle opener",
        "apple pie",  "couch potato",   "wheelchair", "palm",         "christmas tree", "boathouse",
        "greenhouse", "ship",           "sauceboat",  "table tennis", "mushroom cloud", "robotics",
        "gravy boat", "electric chair", "bar",        "jug",          "doghouse",       "lighthouse",
    };
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        expect(*state, nouns[i], "-", PA_MATCH_NONE);
    }
}

static void one_slip_is_forgiven_where_it_is_plain(void **state)
{
    fixture *made = *state;
    static const char *const pairs[][2] = {
        {"chiar", "chair"},  {"tabel", "table"},   {"mushrom", "mushroom"},
        {"robott", "robot"}, {"bottel", "bottle"}, {"vaze", "-"},
        {"clair", "-"},      {"rokcet", "rocket"}, {"appple", "apple"},
        {"aple", "-"},       {"xylofone", "-"},    {"cra", "-"},
        {"ho", "-"},         {"zzzz", "-"},        {"chairchairchairchairchairchairchair", "-"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        pa_kind_match found = pa_kinds_match_misspelt(made->kinds, pairs[i][0], strlen(pairs[i][0]));
        const char *name = found.kind ? found.kind->name : "-";
        if (strcmp(name, pairs[i][1]) != 0) {
            fail_msg("'%s' reached %s, not %s", pairs[i][0], name, pairs[i][1]);
        }
    }
}

static void the_nearest_kinds_are_suggested(void **state)
{
    fixture *made = *state;
    static const char *const pairs[][2] = {{"bench", "chair"}, {"truck", "car"},    {"dagger", "sword"},
                                           {"pear", "apple"},  {"bowl", "mug"},     {"desk", "table"},
                                           {"ship", "boat"},   {"castle", "house"}, {"vasse", "vase"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        pa_error err = {0};
        pa_kinds_suggest(made->kinds, pairs[i][0], strlen(pairs[i][0]), &err);
        bool found = false;
        for (size_t k = 0; k < err.suggestion_count; k++) {
            found = found || strcmp(err.suggestions[k], pairs[i][1]) == 0;
        }
        if (!found) {
            fail_msg("'%s' does not suggest %s", pairs[i][0], pairs[i][1]);
        }
    }
    pa_error err = {0};
    pa_kinds_suggest(made->kinds, "dragon", 6, &err);
    assert_true(err.suggestion_count > 0);
    err.suggestion_count = 0;
    pa_kinds_suggest(made->kinds, "democracy", 9, &err);
    assert_int_equal(err.suggestion_count, 0);
}

static void refuse(const fixture *made, pa_kind kind, const char *part_of_the_reason)
{
    const pa_kind *kinds[] = {&chair_kind, &kind};
    const pa_kinds *untouched = NULL;
    pa_error err = {0};
    pa_arena arena = {0};
    assert_int_equal(pa_kinds_new(&made->lexicon, kinds, 2, &arena, &untouched, &err), PA_INVALID);
    assert_null(untouched);
    assert_non_null(strstr(err.detail, part_of_the_reason));
    pa_arena_done(&arena);
}

static void a_wrong_declaration_is_named(void **state)
{
    fixture *made = *state;
    pa_kind kind = vase_kind;
    kind.synsets = WORDS("vaze.n.01");
    refuse(made, kind, "vaze.n.01");
    kind = vase_kind;
    kind.names = WORDS("office chair");
    refuse(made, kind, "office chair");
    kind = vase_kind;
    kind.usual_m = 5;
    refuse(made, kind, "size");
    kind = vase_kind;
    kind.parts = PARTS({"handle", 1, 0, 2});
    refuse(made, kind, "handle");
    kind = vase_kind;
    kind.styles = WORDS("wooden");
    refuse(made, kind, "wooden");
    kind = vase_kind;
    kind.shapes = WORDS("roundish");
    refuse(made, kind, "roundish");
    kind = vase_kind;
    kind.name = "";
    refuse(made, kind, "name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_synonyms_reach_their_kind),
        cmocka_unit_test(special_cases_reach_the_kind_above_them),
        cmocka_unit_test(words_that_mean_something_else_first_reach_nothing),
        cmocka_unit_test(one_slip_is_forgiven_where_it_is_plain),
        cmocka_unit_test(the_nearest_kinds_are_suggested),
        cmocka_unit_test(a_wrong_declaration_is_named),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
