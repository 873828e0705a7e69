#include "cmocka_prelude.h"

#include <string.h>

#include "foundation/hash.h"
#include "foundation/random.h"

static void a_seed_fixes_the_numbers(void **state)
{
    (void)state;
    pa_random a;
    pa_random b;
    pa_random_init(&a, 42);
    pa_random_init(&b, 42);
    for (int i = 0; i < 100; i++) {
        assert_true(pa_random_u64(&a) == pa_random_u64(&b));
    }
    pa_random_init(&b, 43);
    assert_true(pa_random_u64(&a) != pa_random_u64(&b));
}

static void numbers_stay_in_their_range(void **state)
{
    (void)state;
    pa_random random;
    pa_random_init(&random, 1);
    int seen[7] = {0};
    for (int i = 0; i < 10000; i++) {
        double unit = pa_random_unit(&random);
        assert_true(unit >= 0.0 && unit < 1.0);
        seen[pa_random_below(&random, 7)]++;
    }
    for (int i = 0; i < 7; i++) {
        assert_in_range(seen[i], 1200, 1700);
    }
}

static void uuids_are_told_from_everything_else(void **state)
{
    (void)state;
    char uuid[37];
    pa_uuid_generate(uuid);
    assert_true(pa_uuid_valid(uuid));
    assert_int_equal(uuid[14], '4');
    const char *bad[] = {"",
                         "../../../../etc/passwd",
                         "123e4567-e89b-12d3-a456-42661417400",
                         "123e4567-e89b-12d3-a456-4266141740000",
                         "123e4567e89b12d3a456426614174000xxxx",
                         "123e4567-e89b-12d3-a456-42661417400g"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(pa_uuid_valid(bad[i]));
    }
    assert_false(pa_uuid_valid(NULL));
    assert_true(pa_uuid_valid("123E4567-E89B-12D3-A456-426614174000"));
}

static void sha256_is_the_standards(void **state)
{
    (void)state;
    char hex[65];
    pa_sha256_hex((pa_span){.data = (const uint8_t *)"abc", .size = 3}, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* RFC 4231, case 2. */
static void a_message_is_signed_in_parts_as_in_one(void **state)
{
    (void)state;
    char whole[65], parts[65];
    pa_span one = {(const uint8_t *)"what do ya want for nothing?", 28};
    pa_span two[] = {{one.data, 5}, {one.data + 5, 0}, {one.data + 5, 23}};
    pa_hmac_sha256_hex("Jefe", &one, 1, whole);
    pa_hmac_sha256_hex("Jefe", two, 3, parts);
    assert_string_equal(whole, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assert_string_equal(parts, whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seed_fixes_the_numbers),
        cmocka_unit_test(numbers_stay_in_their_range),
        cmocka_unit_test(uuids_are_told_from_everything_else),
        cmocka_unit_test(sha256_is_the_standards),
        cmocka_unit_test(a_message_is_signed_in_parts_as_in_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
