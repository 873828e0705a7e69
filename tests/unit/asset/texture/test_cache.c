#include <pthread.h>
#include <string.h>

#include "asset/formats/picture.h"
#include "asset/texture/texture.h"
#include "cmocka_prelude.h"

static pa_texture_spec small(uint64_t seed)
{
    pa_texture_spec spec = pa_texture_spec_default(PA_TEXTURE_LEATHER);
    spec.size = 64;
    spec.seed = seed;
    return spec;
}

static pa_texture_set get(pa_texture_cache *cache, const pa_texture_spec *spec, pa_arena *arena)
{
    pa_texture_set set;
    assert_int_equal(pa_texture_cache_get(cache, spec, arena, &set, NULL), PA_OK);
    return set;
}

static void a_second_request_is_answered_from_what_was_kept(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_texture_cache *cache = pa_texture_cache_new(0);
    pa_texture_spec spec = small(1);
    pa_texture_set cold = get(cache, &spec, &arena);
    pa_texture_set warm = get(cache, &spec, &arena);
    assert_true(cold.normal.encoded.data != warm.normal.encoded.data);
    assert_int_equal(cold.normal.encoded.size, warm.normal.encoded.size);
    assert_memory_equal(cold.normal.encoded.data, warm.normal.encoded.data, cold.normal.encoded.size);
    assert_true(cold.tile_m[0] == warm.tile_m[0] && cold.mean_roughness == warm.mean_roughness);
    pa_texture_cache_figures figures = pa_texture_cache_measure(cache);
    assert_int_equal(figures.makes, 1);
    assert_int_equal(figures.hits, 1);
    assert_int_equal(figures.set_count, 1);
    pa_texture_cache_free(cache);
    pa_arena_done(&arena);
}

static void zero_members_and_spelled_out_defaults_are_the_same_set(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_texture_cache *cache = pa_texture_cache_new(0);
    pa_texture_spec spec = small(1);
    get(cache, &spec, &arena);
    spec.scale = spec.relief = spec.figure = 0.0F;
    get(cache, &spec, &arena);
    assert_int_equal(pa_texture_cache_measure(cache).makes, 1);
    pa_texture_cache_free(cache);
    pa_arena_done(&arena);
}

static void what_comes_out_is_encoded_and_outlives_the_cache(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_texture_cache *cache = pa_texture_cache_new(0);
    pa_texture_spec spec = small(1);
    get(cache, &spec, &arena);
    pa_texture_set set = get(cache, &spec, &arena);
    pa_texture_cache_free(cache);
    const pa_image *const pictures[3] = {&set.base_color, &set.metallic_roughness, &set.normal};
    for (int i = 0; i < 3; i++) {
        assert_null(pictures[i]->pixels);
        assert_int_equal(pa_picture_type_of(pictures[i]->encoded), PA_PICTURE_JPEG);
        pa_image decoded;
        assert_int_equal(pa_picture_decode(pictures[i]->encoded, &arena, &decoded, NULL), PA_OK);
        assert_int_equal(decoded.width, 64);
        assert_int_equal(decoded.channels, 3);
    }
    pa_arena_done(&arena);
}

static void the_limit_holds_and_the_longest_unused_goes_first(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_texture_cache *measure = pa_texture_cache_new(0);
    pa_texture_spec specs[3] = {small(1), small(2), small(3)};
    for (int i = 0; i < 3; i++) {
        get(measure, &specs[i], &arena);
    }
    size_t limit = pa_texture_cache_measure(measure).bytes - 1;
    pa_texture_cache_free(measure);

    pa_texture_cache *cache = pa_texture_cache_new(limit);
    get(cache, &specs[0], &arena);
    get(cache, &specs[1], &arena);
    get(cache, &specs[0], &arena);
    get(cache, &specs[2], &arena); /* drops the second */
    assert_true(pa_texture_cache_measure(cache).bytes <= limit);
    assert_int_equal(pa_texture_cache_measure(cache).set_count, 2);
    get(cache, &specs[0], &arena);
    assert_int_equal(pa_texture_cache_measure(cache).makes, 3);
    get(cache, &specs[1], &arena);
    assert_int_equal(pa_texture_cache_measure(cache).makes, 4);
    pa_texture_cache_free(cache);
    pa_arena_done(&arena);
}

static void a_set_larger_than_the_cache_is_handed_out_but_not_kept(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_texture_cache *cache = pa_texture_cache_new(100);
    pa_texture_spec spec = small(1);
    pa_texture_set set = get(cache, &spec, &arena);
    assert_true(set.base_color.encoded.size > 100);
    assert_int_equal(pa_texture_cache_measure(cache).set_count, 0);
    assert_int_equal(pa_texture_cache_measure(cache).bytes, 0);
    pa_texture_cache_free(cache);
    pa_arena_done(&arena);
}

static void without_a_cache_the_set_is_made(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_texture_spec spec = small(1);
    pa_texture_set set = get(NULL, &spec, &arena);
    assert_true(set.normal.encoded.size > 0);
    pa_arena_done(&arena);
}

static void a_bad_spec_and_a_full_arena_leave_the_cache_usable(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_arena narrow;
    pa_arena_init(&narrow, 64);
    pa_texture_cache *cache = pa_texture_cache_new(0);
    pa_texture_spec bad = small(1);
    bad.wear = 3.0F;
    pa_texture_set set;
    pa_error err = {0};
    assert_int_equal(pa_texture_cache_get(cache, &bad, &arena, &set, &err), PA_INVALID);
    pa_texture_spec good = small(1);
    assert_int_equal(pa_texture_cache_get(cache, &good, &narrow, &set, &err), PA_NO_MEMORY);
    assert_int_equal(pa_texture_cache_measure(cache).set_count, 0);
    get(cache, &good, &arena);
    assert_int_equal(pa_texture_cache_measure(cache).set_count, 1);
    pa_texture_cache_free(cache);
    pa_arena_done(&narrow);
    pa_arena_done(&arena);
}

#define THREADS 6
#define SPECS 4

static void *ask_for_all(void *argument)
{
    pa_texture_cache *cache = argument;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    size_t size = 0;
    for (uint64_t i = 0; i < SPECS; i++) {
        pa_texture_spec spec = small(i);
        pa_texture_set set;
        if (pa_texture_cache_get(cache, &spec, &arena, &set, NULL) == PA_OK) {
            size += set.base_color.encoded.size;
        }
    }
    pa_arena_done(&arena);
    return (void *)size;
}

static void threads_that_ask_at_once_share_one_making(void **state)
{
    (void)state;
    pa_texture_cache *cache = pa_texture_cache_new(0);
    pthread_t threads[THREADS];
    void *sizes[THREADS];
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, ask_for_all, cache), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &sizes[i]);
    }
    pa_texture_cache_figures figures = pa_texture_cache_measure(cache);
    assert_int_equal(figures.makes, SPECS);
    assert_int_equal(figures.hits, (THREADS - 1) * SPECS);
    for (int i = 1; i < THREADS; i++) {
        assert_ptr_equal(sizes[i], sizes[0]);
    }
    assert_true((size_t)sizes[0] > 0);
    pa_texture_cache_free(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_request_is_answered_from_what_was_kept),
        cmocka_unit_test(zero_members_and_spelled_out_defaults_are_the_same_set),
        cmocka_unit_test(what_comes_out_is_encoded_and_outlives_the_cache),
        cmocka_unit_test(the_limit_holds_and_the_longest_unused_goes_first),
        cmocka_unit_test(a_set_larger_than_the_cache_is_handed_out_but_not_kept),
        cmocka_unit_test(without_a_cache_the_set_is_made),
        cmocka_unit_test(a_bad_spec_and_a_full_arena_leave_the_cache_usable),
        cmocka_unit_test(threads_that_ask_at_once_share_one_making),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
