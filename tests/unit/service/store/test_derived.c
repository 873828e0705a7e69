#include "cmocka_prelude.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_fixture.h"

static pa_span span_of(const char *text)
{
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

static pa_status add(store_fixture *fixture, const char *id, const char *kind, const char *bytes)
{
    return pa_store_add_derived(fixture->store, id, kind, span_of(bytes), NULL);
}

/* The bytes of a derived file; NULL where there is none. */
static const char *read_derived(store_fixture *fixture, const char *id, const char *kind)
{
    int fd = -1;
    uint64_t size = 0;
    pa_status status = pa_store_open_derived(fixture->store, id, kind, &fd, &size, NULL);
    if (status != PA_OK) {
        assert_int_equal(status, PA_NOT_FOUND);
        return NULL;
    }
    char *text = pa_arena_alloc(&fixture->arena, size + 1);
    assert_int_equal(read(fd, text, size), (ssize_t)size);
    close(fd);
    return text;
}

static bool has_file(store_fixture *fixture, const char *id, const char *kind)
{
    return fixture_has_file(fixture, pa_arena_printf(&fixture->arena, "%s.%s", id, kind));
}

static uint64_t bytes_of(store_fixture *fixture)
{
    pa_store_figures figures;
    pa_store_measure(fixture->store, &figures);
    return figures.bytes;
}

static void what_was_added_is_read_after_a_restart_too(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "model", NULL);
    assert_null(read_derived(fixture, model.id, "usdz"));
    assert_int_equal(add(fixture, model.id, "usdz", "a package"), PA_OK);
    assert_string_equal(read_derived(fixture, model.id, "usdz"), "a package");
    assert_null(read_derived(fixture, model.id, "stl"));
    assert_int_equal(fixture_count_files(fixture), 2);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_string_equal(read_derived(fixture, model.id, "usdz"), "a package");
    assert_int_equal(fixture_count(fixture), 1);
    assert_int_equal(fixture_count_files(fixture), 2);
}

static void a_second_one_takes_the_place_of_the_first(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "model", NULL);
    assert_int_equal(add(fixture, model.id, "usdz", "first"), PA_OK);
    assert_int_equal(add(fixture, model.id, "usdz", "the second"), PA_OK);
    assert_string_equal(read_derived(fixture, model.id, "usdz"), "the second");
    assert_int_equal(bytes_of(fixture), 5 + 10);
}

static void they_count_as_the_models_bytes(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "model", NULL);
    add(fixture, model.id, "usdz", "12345678");
    add(fixture, model.id, "stl", "123");
    assert_int_equal(bytes_of(fixture), 5 + 8 + 3);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(bytes_of(fixture), 5 + 8 + 3);
    assert_int_equal(pa_store_delete_model(fixture->store, model.id, NULL), PA_OK);
    assert_int_equal(bytes_of(fixture), 0);
}

static void they_go_with_the_last_model_of_the_bytes(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model first = fixture_add(fixture, "same", NULL);
    pa_model second = fixture_add(fixture, "same", NULL);
    assert_int_equal(add(fixture, second.id, "usdz", "package"), PA_OK);
    assert_string_equal(read_derived(fixture, first.id, "usdz"), "package");
    assert_int_equal(pa_store_delete_model(fixture->store, first.id, NULL), PA_OK);
    assert_null(read_derived(fixture, first.id, "usdz"));
    assert_string_equal(read_derived(fixture, second.id, "usdz"), "package");
    /* A restart has to learn of them anew to remove them. */
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(pa_store_delete_model(fixture->store, second.id, NULL), PA_OK);
    assert_int_equal(fixture_count_files(fixture), 0);
}

static void one_older_than_its_model_is_not_given_out(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "model", NULL);
    assert_int_equal(add(fixture, model.id, "usdz", "package"), PA_OK);
    struct timespec times[2] = {{.tv_sec = 1700000000}, {.tv_sec = 1700000000}};
    const char *path = fixture_path(fixture, pa_arena_printf(&fixture->arena, "%s.usdz", model.id));
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_null(read_derived(fixture, model.id, "usdz"));
    assert_int_equal(add(fixture, model.id, "usdz", "made anew"), PA_OK);
    assert_string_equal(read_derived(fixture, model.id, "usdz"), "made anew");
}

static void nothing_is_added_to_a_model_that_is_gone(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "model", NULL);
    assert_int_equal(pa_store_delete_model(fixture->store, model.id, NULL), PA_OK);
    assert_int_equal(add(fixture, model.id, "usdz", "package"), PA_NOT_FOUND);
    assert_int_equal(add(fixture, "no id", "usdz", "package"), PA_NOT_FOUND);
    assert_int_equal(fixture_count_files(fixture), 0);
}

static void a_kind_is_a_short_plain_word(void **state)
{
    store_fixture *fixture = *state;
    static const char *const bad[] = {"", "glb", "USDZ", "a.b", "../x", "ninechars", "part/"};
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "model", NULL);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(add(fixture, model.id, bad[i], "x"), PA_INVALID);
        assert_null(read_derived(fixture, model.id, bad[i]));
    }
    assert_int_equal(fixture_count_files(fixture), 1);
}

static void there_are_only_so_many_kinds(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "model", NULL);
    for (int i = 0; i < 65; i++) {
        char kind[8];
        snprintf(kind, sizeof kind, "k%d", i);
        assert_int_equal(add(fixture, model.id, kind, "x"), i < 64 ? PA_OK : PA_INVALID);
    }
    assert_true(has_file(fixture, model.id, "k63"));
    assert_false(has_file(fixture, model.id, "k64"));
    assert_int_equal(pa_store_delete_model(fixture->store, model.id, NULL), PA_OK);
    assert_int_equal(fixture_count_files(fixture), 0);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_was_added_is_read_after_a_restart_too),
        STORE_TEST(a_second_one_takes_the_place_of_the_first),
        STORE_TEST(they_count_as_the_models_bytes),
        STORE_TEST(they_go_with_the_last_model_of_the_bytes),
        STORE_TEST(one_older_than_its_model_is_not_given_out),
        STORE_TEST(nothing_is_added_to_a_model_that_is_gone),
        STORE_TEST(a_kind_is_a_short_plain_word),
        STORE_TEST(there_are_only_so_many_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
