#include "cmocka_prelude.h"

#include <string.h>

#include "engines/procedural/arrange.h"
#include "engines/procedural/procedural.h"
#include "reading_text.h"
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
    return pa_kinds_new(&made.lexicon, sixteen_kinds, SIXTEEN, &made.arena, &made.kinds, NULL) == PA_OK ? 0
                                                                                                        : -1;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    pa_arena_done(&made->arena);
    return 0;
}

/* Pairs of a prompt and its reading the way the engine reads it, as reading_text.h writes it. */
static void compare(const fixture *made, const char *const (*pairs)[2], size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        pa_arena arena = {0};
        pa_reading reading;
        pa_error err = {0};
        pa_bytes text;
        pa_bytes_init(&text, 0);
        pa_reading_options options = pa_procedural_reading_options();
        if (pa_reading_parse(made->kinds, pairs[i][0], &options, &arena, &reading, &err)) {
            fail_msg("%s: %s", pairs[i][0], err.detail);
        }
        write_reading(&text, &reading, pairs[i][0]);
        if (strcmp((const char *)text.data, pairs[i][1]) != 0) {
            print_error("'%s'\n  reads    %s\n  expected %s\n", pairs[i][0], (const char *)text.data,
                        pairs[i][1]);
            wrong++;
        }
        pa_bytes_done(&text);
        pa_arena_done(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void things_keep_their_own_attributes(void **state)
{
    static const char *const pairs[][2] = {
        {"a red apple on a wooden table", "apple, color:red; on table, material:wood"},
        {"two chairs and a round table", "chair x2; and table, shape:round"},
        {"a robot holding a golden sword", "robot; holding sword, material:gold"},
        {"a vase with apples", "vase; with apple x3"},
        {"a vase of red apples", "vase; of apple x3, color:red"},
        {"a table with two mugs and a lamp", "table; with mug x2; with lamp"},
        {"an apple in a blue mug on a table", "apple; in mug, color:blue; on table"},
        {"a robot wearing a mug and holding a sword on a table",
         "robot; wearing mug; holding sword; on table"},
        {"a mug next to a tiny bottle", "mug; beside bottle *0.4"},
        {"a car in front of a house", "car; in front of house"},
        {"a robot under an old table", "robot; under table, finish:old"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void what_cannot_be_put_anywhere_is_ignored(void **state)
{
    static const char *const pairs[][2] = {
        {"an apple on a pedestal", "apple; on ?(pedestal); [pedestal]"},
        {"a chair shaped like a car", "chair; shaped like car; [shaped like, car]"},
        {"a robot eating an apple", "robot; holding apple; [eating]"},
        {"a car of apples", "car; of apple; [apples]"},
        {"an apple in a house", "apple; in house; [house]"},
        {"a mug with a house", "mug; with house; [house]"},
        {"a robot wearing a blue zork", "robot; wearing ?(zork), color:blue; [wearing, blue zork]"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void patterns_styles_and_shapes_suit_every_kind(void **state)
{
    static const char *const pairs[][2] = {
        {"a striped mug", "mug, pattern:striped"},
        {"a red and white striped vase", "vase, color:red, color:white@pattern, pattern:striped"},
        {"a plaid sofa with a polka-dotted cushion",
         "sofa, pattern:plaid, pattern:polka dot@cushion, part:cushion=3"},
        {"a steampunk robot", "robot, style:steampunk"},
        {"a set of four chairs", "chair x4"},
        {"a chair made of solid oak", "chair, material:oak"},
        {"a toy car", "car 0.2m, style:toy"},
        {"a 30 cm toy car", "car 0.3m, style:toy"},
        {"a twisted bottle", "bottle, shape:twisted"},
        {"a chair in the style of art deco", "chair, style:art deco"},
        {"a low-poly tree", "tree, style:low poly"},
        {"a table with intricate carvings", "table, style:ornate"},
        {"a vase with gold inlays", "vase, material:gold"},
        {"a beautiful, unique lamp", "lamp"},
        {"a cracked peridot vase", "vase, finish:cracked, material:peridot"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_keep_their_own_attributes),
        cmocka_unit_test(what_cannot_be_put_anywhere_is_ignored),
        cmocka_unit_test(patterns_styles_and_shapes_suit_every_kind),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
