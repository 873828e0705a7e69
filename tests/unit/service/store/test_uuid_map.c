#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "foundation/random.h"
#include "service/store/uuid_map_private.h"

static uuid_key key_of(uint64_t number)
{
    uuid_key key = {0};
    memcpy(key.bytes, &number, sizeof number);
    return key;
}

static void a_key_reads_and_writes_the_usual_form(void **state)
{
    (void)state;
    uuid_key key;
    char text[37];
    assert_true(uuid_key_parse("0F2D39F0-89ee-4b73-98ba-427c8adc390b", &key));
    uuid_key_format(key, text);
    assert_string_equal(text, "0f2d39f0-89ee-4b73-98ba-427c8adc390b");
}

static void anything_else_is_no_key(void **state)
{
    (void)state;
    uuid_key key;
    const char *const wrong[] = {"", "0f2d39f0", "../../../../../../../../../../etc/passwd",
                                 "0f2d39f0-89ee-4b73-98ba-427c8adc390g",
                                 "0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(uuid_key_parse(wrong[i], &key));
    }
    assert_false(uuid_key_parse(NULL, &key));
}

static void an_empty_map_holds_nothing(void **state)
{
    (void)state;
    uuid_map map = {0};
    assert_null(uuid_map_get(&map, key_of(1)));
    uuid_map_remove(&map, key_of(1));
    uuid_map_done(&map);
}

static void a_second_value_replaces_the_first(void **state)
{
    (void)state;
    uuid_map map = {0};
    int first, second;
    assert_true(uuid_map_put(&map, key_of(1), &first));
    assert_true(uuid_map_put(&map, key_of(1), &second));
    assert_ptr_equal(uuid_map_get(&map, key_of(1)), &second);
    assert_int_equal(map.count, 1);
    uuid_map_done(&map);
}

/* Random puts and removals beside a plain array that says what must be there. */
static void the_map_agrees_with_a_plain_table_through_many_changes(void **state)
{
    (void)state;
    enum { KEYS = 500, STEPS = 50000 };
    static bool there[KEYS];
    static int values[KEYS];
    memset(there, 0, sizeof there);
    uuid_map map = {0};
    size_t count = 0;
    pa_random random;
    pa_random_init(&random, 5);
    for (int step = 0; step < STEPS; step++) {
        uint32_t which = pa_random_below(&random, KEYS);
        if (pa_random_below(&random, 2)) {
            assert_true(uuid_map_put(&map, key_of(which), &values[which]));
            count += !there[which];
            there[which] = true;
        } else {
            uuid_map_remove(&map, key_of(which));
            count -= there[which];
            there[which] = false;
        }
        assert_int_equal(map.count, count);
        uint32_t other = pa_random_below(&random, KEYS);
        assert_ptr_equal(uuid_map_get(&map, key_of(other)), there[other] ? &values[other] : NULL);
    }
    for (uint32_t i = 0; i < KEYS; i++) {
        assert_ptr_equal(uuid_map_get(&map, key_of(i)), there[i] ? &values[i] : NULL);
    }
    uuid_map_done(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_reads_and_writes_the_usual_form),
        cmocka_unit_test(anything_else_is_no_key),
        cmocka_unit_test(an_empty_map_holds_nothing),
        cmocka_unit_test(a_second_value_replaces_the_first),
        cmocka_unit_test(the_map_agrees_with_a_plain_table_through_many_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
