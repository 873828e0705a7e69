#include "cmocka_prelude.h"

#include <string.h>

#include "engines/procedural/reading.h"
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

/* Pairs of a prompt and its reading as reading_text.h writes it, "-" for one that is refused. */
static void compare(const fixture *made, const char *const (*pairs)[2], size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        pa_arena arena = {0};
        pa_reading reading;
        pa_error err = {0};
        pa_bytes text;
        pa_bytes_init(&text, 0);
        pa_status status = pa_reading_parse(made->kinds, pairs[i][0], NULL, &arena, &reading, &err);
        if (status == PA_OK) {
            write_reading(&text, &reading, pairs[i][0]);
        } else {
            assert_int_equal(status, PA_UNKNOWN_KIND);
            assert_true(err.detail[0] != 0);
            pa_bytes_append(&text, "-", 2);
        }
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

static void kinds_are_found_by_name_synonym_and_special_case(void **state)
{
    static const char *const pairs[][2] = {
        {"chair", "chair"},
        {"A Wooden Chair!", "chair, material:wood"},
        {"WOODEN CHAIR", "chair, material:wood"},
        {"an armchair", "chair(armchair)"},
        {"coffee table", "table(coffee table)"},
        {"a couch", "sofa"},
        {"an automobile", "car"},
        {"a canoe", "boat(canoe)"},
        {"a cottage with three windows", "house(cottage), part:window=3"},
        {"apple tree", "tree(apple tree)"},
        {"a maple tree", "tree(maple tree)"},
        {"an orange tree", "tree(orange tree)"},
        {"a dogwood", "tree(dogwood)"},
        {"a granny smith", "apple(granny smith)"},
        {"a captain's chair", "chair(captains chair)"},
        {"a house boat", "boat(houseboat)"},
        {"a château", "house(chateau)"},
        {"a cup of tea", "mug"},
        {"a rowing boat with two oars", "boat, part:oar=2"},
        {"a black bear lamp", "lamp, color:black; [bear]"},
        {"a mushroom lamp", "lamp; [mushroom]"},
        {"a statue of a chair", "chair"},
        {"a statuette of a robot", "robot 0.2m"},
        {"a golden statue of a robot", "robot, material:gold"},
        {"a jade robot figurine", "robot 0.2m, material:jade"},
        {"a bathtub boat", "boat; [bathtub]"},
        {"the king's chair", "chair; [king's]"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void what_no_kind_draws_is_refused(void **state)
{
    static const char *const pairs[][2] = {
        {"a fir tree", "-"},
        {"wooden chair leg", "-"},
        {"the leg of a chair", "-"},
        {"a chair's leg", "-"},
        {"statue of a horse", "-"},
        {"chairman", "-"},
        {"couch potato", "-"},
        {"house cat", "-"},
        {"rocket salad", "-"},
        {"bottle opener", "-"},
        {"car key", "-"},
        {"boat house", "-"},
        {"tree house", "-"},
        {"a greenhouse", "-"},
        {"a lighthouse", "-"},
        {"an apple pie", "-"},
        {"an apple watch", "-"},
        {"sword fish", "-"},
        {"robot arm", "-"},
        {"a rocket launcher", "-"},
        {"a cable car", "-"},
        {"mushroom soup", "-"},
        {"table tennis", "-"},
        {"a family tree", "-"},
        {"a book about chairs", "-"},
        {"an electric chair", "-"},
        {"an astronaut riding a car", "-"},
        {"a man washing a car", "-"},
        {"man washing car", "-"},
        {"a car wash", "-"},
        {"car washing machine", "-"},
        {"a table cleaning robot", "-"},
        {"an apple picking robot", "-"},
        {"a knight with a sword", "-"},
        {"a bowl of apples", "-"},
        {"an orange", "-"},
        {"a glass", "-"},
        {"a rose", "-"},
        {"a white castle", "-"},
        {"an apple, pear and cherry bowl", "-"},
        {"an apple and pear bowl", "-"},
        {"vase marble", "-"},
        {"a peach", "-"},
        {"steel", "-"},
        {"a machine", "-"},
        {"an ice cream cone", "-"},
        {"a green dragon", "-"},
        {"a golden retriever", "-"},
        {"a bench", "-"},
        {"a wheelchair", "-"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void colours_and_materials_find_their_surface(void **state)
{
    static const char *const pairs[][2] = {
        {"a wooden chair", "chair, material:wood"},
        {"a red and black chair", "chair, color:red, color:black@seat"},
        {"a black and white vase", "vase, color:black; [white]"},
        {"red, green and blue robot", "robot, color:red, color:green@eye, color:blue@arm"},
        {"a dark green bottle", "bottle, color:dark green"},
        {"a light blue sofa", "sofa, color:light blue"},
        {"a blue-green vase", "vase, color:blue green"},
        {"a sapphire blue mug", "mug, color:sapphire"},
        {"a reddish brown table", "table, color:red brown"},
        {"a gold chair", "chair, material:gold"},
        {"a golden sword with a leather handle", "sword, material:gold, material:leather@handle"},
        {"a black and gold lamp", "lamp, color:black, color:gold@shade"},
        {"a sword made of gold", "sword, material:gold"},
        {"a bottle of gold", "bottle, material:gold"},
        {"a chair made of oak and brass", "chair, material:oak, material:brass@seat"},
        {"a house made out of gingerbread", "house, material:gingerbread"},
        {"a car made of cheese", "car, material:cheese"},
        {"a cheese car", "car; [cheese]"},
        {"a robot made of apples", "robot; [apples]"},
        {"a house of glass", "house, material:glass"},
        {"a robot of steel", "robot, material:steel"},
        {"a vase carved from marble", "vase, material:marble"},
        {"a teak wood table", "table, material:teak"},
        {"a gold wooden chair", "chair, color:gold, material:wood"},
        {"a rose gold lamp", "lamp, material:rose gold"},
        {"a grey aluminium car", "car, color:gray, material:aluminum"},
        {"an orange vase", "vase, color:orange"},
        {"a glass bottle", "bottle, material:glass"},
        {"a comfortable leather armchair", "chair(armchair), material:leather"},
        {"an oak-framed house", "house, material:oak"},
        {"a white wine bottle", "bottle(wine bottle), color:white"},
        {"chair, wooden, red", "chair, material:wood, color:red"},
        {"oak and leaf table", "table, material:oak; [leaf]"},
        {"car with red wheels and blue doors", "car, color:red@wheel, part:wheel=4, part:door=4; [blue]"},
        {"a chair that is red and shiny", "chair, color:red, finish:shiny"},
        {"a chair in red", "chair, color:red"},
        {"a car in dark red color", "car, color:dark red"},
        {"a sofa upholstered in blue velvet", "sofa, color:blue, material:velvet"},
        {"a table in oak", "table, material:oak"},
        {"a scarlet, velvet-covered sofa", "sofa, color:scarlet, material:velvet@cover"},
        {"chair wooden red", "chair, material:wood, color:red"},
        {"car red", "car, color:red"},
        {"tall, dark, wooden house", "house, finish:dark, material:wood; [tall]"},
        {"a green house", "house, color:green"},
        {"a white house", "house, color:white"},
        {"a bottle of red wine", "bottle; of ?(wine), color:red; [red wine]"},
        {"a chair made entirely of wood", "chair, material:wood"},
        {"a chair made from recycled plastic bottles", "chair, material:plastic; [recycled, bottles]"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void patterns_finishes_and_styles_are_told_apart(void **state)
{
    static const char *const pairs[][2] = {
        {"a striped red and white mug", "mug, pattern:striped, color:red, color:white@pattern"},
        {"a red and white striped mug", "mug, color:red, color:white@pattern, pattern:striped"},
        {"a red-and-white striped mug", "mug, color:red, color:white@pattern, pattern:striped"},
        {"a mug with blue stripes", "mug, color:blue@pattern, pattern:striped"},
        {"a vase with a floral pattern", "vase, pattern:floral"},
        {"a colourful vase", "vase, pattern:multicolored"},
        {"a shiny car", "car, finish:shiny"},
        {"a vase with a matte finish", "vase, finish:matte"},
        {"a weathered wooden boat", "boat, finish:weathered, material:wood"},
        {"the old rusty robot", "robot, finish:old, finish:rusty"},
        {"an old, rusty car with flat tires",
         "car, finish:old, finish:rusty; with ?(tire), shape:flat; [flat tires]"},
        {"a broken bottle", "bottle, finish:broken"},
        {"a chair in victorian style", "chair, style:victorian"},
        {"a victorian style chair", "chair, style:victorian"},
        {"a Victorian-style chair", "chair, style:victorian"},
        {"a chair in the style of bauhaus", "chair; [bauhaus]"},
        {"a modern minimalist chair", "chair, style:modern; [minimalist]"},
        {"an art deco lamp", "lamp, style:art deco"},
        {"a medieval fantasy sword", "sword, style:medieval, style:fantasy"},
        {"a low poly tree", "tree; [low poly]"},
        {"a steampunk robot", "robot; [steampunk]"},
        {"toy car", "car 0.2m, style:toy"},
        {"a car toy", "car 0.2m, style:toy"},
        {"mid-century modern chair", "chair; [mid-century modern]"},
        {"a house in the Tudor style", "house; [Tudor]"},
        {"a very old wooden chair", "chair, finish:old, material:wood"},
        {"a glow-in-the-dark mushroom", "mushroom, finish:glowing"},
        {"the tree-like lamp", "lamp; [tree-like]"},
        {"a sword-wielding robot", "robot; [sword-wielding]"},
        {"a dragon-shaped boat", "boat; [dragon]"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void parts_are_counted_and_coloured(void **state)
{
    static const char *const pairs[][2] = {
        {"a lamp with a red shade", "lamp, color:red@shade, part:shade=1"},
        {"a lamp with a green lampshade", "lamp, color:green@shade, part:shade=1"},
        {"a chair with four golden legs and a red cushion",
         "chair, material:gold@leg, part:leg=4, color:red@cushion, part:cushion=1"},
        {"a chair with two armrests", "chair, part:armrest=2"},
        {"a chair with arms", "chair, part:armrest=2"},
        {"a chair without armrests", "chair, part:armrest=0"},
        {"a sofa without armrests or cushions", "sofa, part:armrest=0, part:cushion=0"},
        {"a table with no drawers and three legs", "table, part:drawer=0, part:leg=3"},
        {"a three-legged table", "table, part:leg=3"},
        {"a three legged table", "table, part:leg=3"},
        {"a six-armed robot with one eye", "robot, part:arm=6, part:eye=1"},
        {"a two-headed robot", "robot; [two-headed]"},
        {"a robot with no antenna", "robot, part:antenna=0"},
        {"a red-handled mug", "mug, color:red@handle"},
        {"a car with nine wheels", "car; [nine]"},
        {"a chair with eleven legs", "chair; [eleven]"},
        {"a lamp with a gold base and a white shade",
         "lamp, material:gold@base, color:white@shade, part:shade=1"},
        {"a house with a red roof and two chimneys", "house, color:red@roof, part:chimney=2"},
        {"a house with a red door, white walls and a blue roof",
         "house, color:red@door, part:door=1, color:white@wall, color:blue@roof"},
        {"a round oak coffee table with three legs",
         "table(coffee table), shape:round, material:oak, part:leg=3"},
        {"a house with a slate roof", "house, material:slate@roof"},
        {"a brick house with a thatched roof", "house, material:brick, material:straw@roof"},
        {"a table with a wooden leg", "table, material:wood@leg, part:leg=4"},
        {"a boat with a sail", "boat, part:sail=1"},
        {"a table without drawers", "table, part:drawer=0"},
        {"a boat with white sails, wooden", "boat, color:white@sail, part:sail=2, material:wood"},
        {"a wooden, three-legged, round table", "table, material:wood, part:leg=3, shape:round"},
        {"a table with legs of gold", "table, part:leg=4, material:gold@leg"},
        {"a table with a marble top and brass legs",
         "table, material:marble@top, material:brass@leg, part:leg=4"},
        {"a robot with big red glowing eyes", "robot, color:red@eye, finish:glowing@eye, part:eye=2; [big]"},
        {"a blue vase with gold handles", "vase, color:blue, part:handle=2; [gold]"},
        {"a sword with a ruby", "sword, part:gem=1"},
        {"blue car, red wheels", "car, color:blue, color:red@wheel, part:wheel=4"},
        {"an office chair with armrests and five legs", "chair, part:armrest=2, part:leg=5"},
        {"a lamp with a tall base", "lamp; [tall]"},
        {"a chair with wheels", "chair; with ?(wheel); [wheels]"},
        {"a brass lamp with a striped shade", "lamp, material:brass, pattern:striped@shade, part:shade=1"},
        {"a chair which has a red cushion", "chair, color:red@cushion, part:cushion=1"},
        {"a chair. It is red. It has three legs.", "chair, color:red, part:leg=3"},
        {"Chair With Red Cushion", "chair, color:red@cushion, part:cushion=1"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void sizes_and_counts_are_read(void **state)
{
    static const char *const pairs[][2] = {
        {"two chairs", "chair x2; [two]"},
        {"a pair of red chairs", "chair x2, color:red; [a pair of]"},
        {"katanas", "sword"},
        {"red coffee mugs", "mug, color:red"},
        {"3 blue vases", "vase x3, color:blue; [3]"},
        {"two hundred chairs", "chair; [two hundred]"},
        {"a tiny robot", "robot *0.4"},
        {"a huge red mushroom", "mushroom *2, color:red"},
        {"a miniature house", "house *0.5"},
        {"an extremely tiny vase", "vase *0.4"},
        {"a 2 m tall vase", "vase 2m high"},
        {"a vase 30 cm high", "vase 0.3m high"},
        {"a 30cm vase", "vase 0.3m"},
        {"a 12\" vase", "vase 0.3048m"},
        {"a six-foot robot", "robot 1.829m"},
        {"a six feet wide table", "table 1.829m wide"},
        {"a boat that is 4 metres long", "boat 4m long"},
        {"a chair, 80 cm tall, made of oak", "chair 0.8m high, material:oak"},
        {"a vase, 1.5m in height", "vase 1.5m high"},
        {"a chair with a height of 1 m", "chair 1m high"},
        {"a robot, 120 cm tall", "robot 1.2m high"},
        {"a 0.5 m chair", "chair 0.5m"},
        {"a tall round vase", "vase, shape:tall, shape:round"},
        {"a square table", "table, shape:square"},
        {"a triangular table", "table; [triangular]"},
        {"a chair for 2 people", "chair; for ?(people) x2; [2 people]"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void relations_are_listed_and_until_honoured_ignored(void **state)
{
    static const char *const pairs[][2] = {
        {"an apple on a wooden table", "apple; on table, material:wood; [wooden table]"},
        {"a red apple on a round table with four legs",
         "apple, color:red; on table, shape:round, part:leg=4; [round table, four legs]"},
        {"an apple made of gold on a marble table",
         "apple, material:gold; on table, material:marble; [marble table]"},
        {"a vase with sunflowers", "vase; with ?(sunflower); [sunflowers]"},
        {"a robot wearing a blue hat", "robot; wearing ?(hat), color:blue; [wearing, blue hat]"},
        {"a robot holding a sword", "robot; holding sword; [holding, sword]"},
        {"a robot riding a horse", "robot; riding ?(horse); [riding, horse]"},
        {"a robot standing on a rock", "robot; on ?(rock); [rock]"},
        {"a chair and a table", "chair; and table; [table]"},
        {"a chair or a table", "chair; and table; [table]"},
        {"a chair / a table", "chair; and table; [table]"},
        {"a chair; a table", "chair; and table; [table]"},
        {"chair--table", "chair; and table; [table]"},
        {"two chairs and a round table", "chair x2; and table, shape:round; [two, round table]"},
        {"a car next to a house", "car; beside house; [house]"},
        {"a house in the forest", "house; in ?(forest); [forest]"},
        {"a chair shaped like an avocado", "chair; shaped like ?(avocado); [shaped like, avocado]"},
        {"a house like a mushroom", "house; shaped like mushroom; [like, mushroom]"},
        {"a chair that looks like a tree", "chair; shaped like tree; [that looks like, tree]"},
        {"a chair for a giant", "chair; for ?(giant); [giant]"},
        {"a mug of hot chocolate", "mug; of ?(hot chocolate); [hot chocolate]"},
        {"king's sword of light", "sword; of ?(light); [king's, light]"},
        {"a pile of apples", "apple; [pile]"},
        {"a house, two storeys, red roof", "house, color:red@roof; and ?(storey) x2; [two storeys]"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void negations_keep_their_words_out(void **state)
{
    static const char *const pairs[][2] = {
        {"a chair that is not a table", "chair; [not, table]"},
        {"a chair, not red", "chair; [not red]"},
        {"a chair but not a wooden one", "chair; [but not, wooden one]"},
        {"a chair which is not lonely", "chair; [not lonely]"},
        {"not a chair", "-"},
        {"no chair", "-"},
        {"anything but a chair", "-"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void frames_and_requests_are_no_part_of_it(void **state)
{
    static const char *const pairs[][2] = {
        {"a photo of a chair", "chair"},
        {"a DSLR photo of a red car, 4k, highly detailed", "car, color:red"},
        {"a 3D model of a house", "house"},
        {"a chair design", "chair"},
        {"a car model", "car"},
        {"please make me a red chair", "chair, color:red"},
        {"I want a blue car", "car, color:blue"},
        {"can you draw a tree?", "tree"},
        {"Prompt: a red boat", "boat, color:red"},
        {"It is a chair.", "chair"},
        {"There is a red chair.", "chair, color:red"},
        {"a painting of a house", "-"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void one_slip_in_the_noun_is_forgiven(void **state)
{
    static const char *const pairs[][2] = {
        {"a chiar", "chair(~chiar)"},
        {"a tabel with for legs", "table(~tabel); [legs]"},
        {"a red mushrom", "mushroom(~mushrom), color:red"},
        {"a cra", "-"},
        {"an xylofone", "-"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static void every_script_and_sign_is_read_or_refused(void **state)
{
    static const char *const pairs[][2] = {
        {"café table", "table; [café]"},
        {"une chaise rouge", "-"},
        {"ein Stuhl", "-"},
        {"椅子", "-"},
        {"красный стул", "-"},
        {"🪑", "-"},
        {"a red 🪑", "-"},
        {"a chair 🪑", "chair"},
        {"🚗🚗🚗 a red car", "car, color:red"},
        {"...", "-"},
        {",,,", "-"},
        {"-", "-"},
        {"42", "-"},
        {"a", "-"},
        {"wooden", "-"},
        {"red", "-"},
        {"very very red", "-"},
        {"the of and", "-"},
        {"with four legs", "-"},
        {"on a table", "-"},
        {"made of wood", "-"},
        {"a chair-", "chair"},
        {"-chair", "chair"},
    };
    compare(*state, pairs, sizeof pairs / sizeof pairs[0]);
}

static pa_status read(const fixture *made, const char *prompt, const pa_reading_options *options,
                      char out_text[512])
{
    pa_arena arena = {0};
    pa_reading reading;
    pa_bytes text;
    pa_bytes_init(&text, 511);
    pa_status status = pa_reading_parse(made->kinds, prompt, options, &arena, &reading, NULL);
    if (status == PA_OK) {
        write_reading(&text, &reading, prompt);
        strcpy(out_text, (const char *)text.data);
    }
    pa_bytes_done(&text);
    pa_arena_done(&arena);
    return status;
}

static void what_the_engine_can_do_is_no_longer_ignored(void **state)
{
    char text[512];
    pa_reading_options options = {.most_objects = 4, .scenes = true};
    assert_int_equal(read(*state, "two chairs and a red table on a house", &options, text), PA_OK);
    assert_string_equal(text, "chair x2; and table, color:red; on house");
    assert_int_equal(read(*state, "five chairs near a walrus", &options, text), PA_OK);
    assert_string_equal(text, "chair x5; beside ?(walrus); [five, walrus]");
}

static void what_the_engine_has_no_surface_for_is_ignored(void **state)
{
    char text[512];
    static const char *const some[] = {"oak", NULL};
    static const char *const none[] = {NULL};
    pa_reading_options options = {.materials = some, .patterns = none, .finishes = none};
    assert_int_equal(read(*state, "a striped rusty oak chair with leather seat", &options, text), PA_OK);
    assert_string_equal(text, "chair, material:oak; [striped rusty, leather]");
}

static void a_refusal_says_what_and_suggests_what_is_near(void **state)
{
    const fixture *made = *state;
    static const char *const prompts[][3] = {{"a wooden chair leg", "leg", "chair"},
                                             {"a park bench", "park bench", "chair"},
                                             {"a big truck", "truck", "car"},
                                             {"a shiny dagger", "dagger", "sword"}};
    for (size_t i = 0; i < sizeof prompts / sizeof prompts[0]; i++) {
        pa_arena arena = {0};
        pa_reading reading;
        pa_error err = {0};
        assert_int_equal(pa_reading_parse(made->kinds, prompts[i][0], NULL, &arena, &reading, &err),
                         PA_UNKNOWN_KIND);
        assert_non_null(strstr(err.detail, prompts[i][1]));
        assert_true(err.suggestion_count > 0);
        assert_string_equal(err.suggestions[0], prompts[i][2]);
        pa_arena_done(&arena);
    }
}

static void text_that_is_no_prompt_is_invalid(void **state)
{
    const fixture *made = *state;
    static char longest[1100];
    pa_arena arena = {0};
    pa_reading reading;
    assert_int_equal(pa_reading_parse(made->kinds, "a \xFF chair", NULL, &arena, &reading, NULL), PA_INVALID);
    memset(longest, 'a', 1001);
    assert_int_equal(pa_reading_parse(made->kinds, longest, NULL, &arena, &reading, NULL), PA_INVALID);
    longest[1000] = 0;
    assert_int_equal(pa_reading_parse(made->kinds, longest, NULL, &arena, &reading, NULL), PA_UNKNOWN_KIND);
    memcpy(longest + 994, " chair", 6);
    assert_int_equal(pa_reading_parse(made->kinds, longest, NULL, &arena, &reading, NULL), PA_OK);
    pa_arena_done(&arena);
}

static void an_arena_that_runs_out_is_reported(void **state)
{
    const fixture *made = *state;
    const char *prompt = "two dark green chairs with four golden legs, made of oak, on a table";
    pa_status status = PA_NO_MEMORY;
    for (size_t limit = 1; status != PA_OK; limit += 64) {
        pa_arena arena;
        pa_reading reading;
        pa_arena_init(&arena, limit);
        status = pa_reading_parse(made->kinds, prompt, NULL, &arena, &reading, NULL);
        assert_true(status == PA_OK || status == PA_NO_MEMORY);
        assert_true(limit < 1000000);
        pa_arena_done(&arena);
    }
}

static void a_reading_is_told_as_json(void **state)
{
    const fixture *made = *state;
    const char *prompt = "two armchairs with a dark red cushion, 1 m tall, on a rug";
    static const char told[] =
        "{\"kind\": \"chair\", \"noun\": \"armchair\", \"drawn_as\": \"chair\", \"count\": 2, \"size_m\": "
        "1.0,"
        " \"attributes\": [{\"type\": \"color\", \"value\": \"dark red\", \"target\": \"cushion\","
        "                   \"srgb\": \"#64100f\", \"words\": \"dark red\"},"
        "                  {\"type\": \"part\", \"value\": \"cushion\", \"count\": 1, \"words\": "
        "\"cushion\"}],"
        " \"relations\": [{\"relation\": \"on\", \"kind\": null, \"noun\": \"rug\", \"count\": 1,"
        "                 \"attributes\": []}],"
        " \"ignored\": [\"two\", \"rug\"]}";
    pa_arena arena = {0};
    pa_reading reading;
    assert_int_equal(pa_reading_parse(made->kinds, prompt, NULL, &arena, &reading, NULL), PA_OK);
    json_t *json = pa_reading_to_json(&reading, prompt);
    json_t *expected = NULL;
    assert_int_equal(pa_json_decode((pa_span){(const uint8_t *)told, sizeof told - 1}, NULL, &expected, NULL),
                     PA_OK);
    assert_true(json_equal(json, expected));
    json_decref(expected);
    json_decref(json);
    pa_arena_done(&arena);
}

static const pa_kind ring_kind = {
    .name = "ring",
    .synsets = WORDS("ring.n.08"),
    SIZE(0.02, 0.03, 0.04),
    .parts = PARTS({"halo", 0, 0, 1}),
    .slots = SLOTS({"stone", "diamond"}, {"band", "gold"}, {"halo", "crystal"}),
};
static const pa_kind boot_kind = {
    .name = "boot",
    .synsets = WORDS("boot.n.01"),
    SIZE(0.2, 0.3, 0.4),
    .slots = SLOTS({"upper", "leather"}, {"sole", "rubber"}),
    .pair = PA_PAIR_TWO,
};
static const pa_kind rock_kind = {
    .name = "rock",
    .synsets = WORDS("rock.n.01"),
    SIZE(0.1, 0.3, 1),
    .slots = SLOTS({"rock", "rock"}),
};
static const pa_kind trousers_kind = {
    .name = "trousers",
    .synsets = WORDS("trouser.n.01"),
    SIZE(0.8, 1.0, 1.2),
    .slots = SLOTS({"cloth", "denim"}),
    .pair = PA_PAIR_ONE,
};

static void pairs_and_stones_are_what_jewellers_and_tailors_mean(void **state)
{
    static const char *const pairs[][2] = {
        {"gold and garnet ring", "ring, material:gold@band, material:garnet"},
        {"garnet and gold ring", "ring, material:garnet, material:gold@band"},
        {"ruby ring", "ring, material:ruby"},
        {"ruby red ring", "ring, color:ruby"},
        {"opal and emerald ring", "ring, material:opal, material:emerald@halo"},
        {"a tanzanite ring with a diamond halo",
         "ring, material:tanzanite, material:diamond@halo, part:halo=1"},
        {"a leather ring with a gold band", "ring, material:leather@band, material:gold@band"},
        {"a gold ring with a sapphire centre", "ring, material:gold@band, material:sapphire@stone"},
        {"serpentine rock, rough surface", "rock, material:serpentine, finish:rough"},
        {"weathered rock, pitted and grooved", "rock, finish:weathered; [pitted, grooved]"},
        {"boots", "boot x2"},
        {"a boot", "boot"},
        {"a pair of red boots", "boot x2, color:red; [a pair of]"},
        {"three boots", "boot x3; [three]"},
        {"a pair of trousers", "trousers"},
        {"two trousers", "trousers x2; [two]"},
    };
    static const pa_kind *const kinds[] = {&ring_kind, &boot_kind, &trousers_kind, &rock_kind};
    fixture *all = *state;
    fixture made = {.lexicon = all->lexicon};
    assert_int_equal(
        pa_kinds_new(&made.lexicon, kinds, sizeof kinds / sizeof kinds[0], &made.arena, &made.kinds, NULL),
        PA_OK);
    compare(&made, pairs, sizeof pairs / sizeof pairs[0]);
    pa_arena_done(&made.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_found_by_name_synonym_and_special_case),
        cmocka_unit_test(what_no_kind_draws_is_refused),
        cmocka_unit_test(colours_and_materials_find_their_surface),
        cmocka_unit_test(patterns_finishes_and_styles_are_told_apart),
        cmocka_unit_test(parts_are_counted_and_coloured),
        cmocka_unit_test(sizes_and_counts_are_read),
        cmocka_unit_test(relations_are_listed_and_until_honoured_ignored),
        cmocka_unit_test(pairs_and_stones_are_what_jewellers_and_tailors_mean),
        cmocka_unit_test(negations_keep_their_words_out),
        cmocka_unit_test(frames_and_requests_are_no_part_of_it),
        cmocka_unit_test(one_slip_in_the_noun_is_forgiven),
        cmocka_unit_test(every_script_and_sign_is_read_or_refused),
        cmocka_unit_test(what_the_engine_can_do_is_no_longer_ignored),
        cmocka_unit_test(what_the_engine_has_no_surface_for_is_ignored),
        cmocka_unit_test(a_refusal_says_what_and_suggests_what_is_near),
        cmocka_unit_test(text_that_is_no_prompt_is_invalid),
        cmocka_unit_test(an_arena_that_runs_out_is_reported),
        cmocka_unit_test(a_reading_is_told_as_json),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
