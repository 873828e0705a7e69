#include "cmocka_prelude.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/hash.h"
#include "store_fixture.h"

static const char old_id[] = "0f2d39f0-89ee-4b73-98ba-427c8adc390b";
static const char old_file[] = "0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb";
static const char old_part[] = "0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb.part";

static void make_folder(store_fixture *fixture)
{
    assert_int_equal(mkdir(fixture->model_path, 0755), 0);
}

static bool await_count(store_fixture *fixture, uint64_t wanted)
{
    for (int i = 0; i < 1000; i++) {
        if (fixture_count(fixture) == wanted) {
            return true;
        }
        fixture_pause(10);
    }
    return false;
}

static void a_file_of_the_old_backend_stays_downloadable(void **state)
{
    store_fixture *fixture = *state;
    make_folder(fixture);
    fixture_write_file(fixture, old_file, "old bytes");
    struct timespec times[2] = {{.tv_sec = 1700000000}, {.tv_sec = 1700000000, .tv_nsec = 5000000}};
    assert_int_equal(utimensat(AT_FDCWD, fixture_path(fixture, old_file), times, 0), 0);
    fixture_open(fixture);
    assert_string_equal(fixture_read(fixture, old_id), "old bytes");
    pa_model model;
    assert_int_equal(pa_store_find_model(fixture->store, old_id, &fixture->arena, &model, NULL), PA_OK);
    assert_string_equal(model.prompt, "");
    assert_string_equal(model.engine, "");
    assert_int_equal(model.bytes, 9);
    assert_int_equal(model.created_ms, 1700000000005);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(fixture_count(fixture), 1);
    assert_int_equal(pa_store_delete_model(fixture->store, old_id, NULL), PA_OK);
    assert_false(fixture_has_file(fixture, old_file));
}

static void an_adopted_file_gets_its_hash_in_time(void **state)
{
    store_fixture *fixture = *state;
    make_folder(fixture);
    fixture_write_file(fixture, old_file, "old bytes");
    fixture_write_file(fixture, "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4.glb", "more");
    fixture_open(fixture);
    assert_true(fixture_await_number(fixture, "SELECT count(*) FROM blobs WHERE length(sha256) = 64", 2));
    fixture_close(fixture);
    fixture_open(fixture);
    int fd = -1;
    uint64_t size = 0;
    char sha256[65], expected[65];
    assert_int_equal(pa_store_open_blob(fixture->store, old_id, &fd, &size, sha256, NULL), PA_OK);
    close(fd);
    pa_sha256_hex((pa_span){(const uint8_t *)"old bytes", 9}, expected);
    assert_string_equal(sha256, expected);
}

static void a_vanished_file_hides_its_models_until_it_is_back(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "bytes", "key");
    fixture_add(fixture, "bytes", NULL);
    fixture_close(fixture);
    const char *file = fixture_path(fixture, pa_arena_printf(&fixture->arena, "%s.glb", model.id));
    const char *aside = pa_arena_printf(&fixture->arena, "%s/aside", fixture->root);
    assert_int_equal(rename(file, aside), 0);
    fixture_open(fixture);
    assert_int_equal(fixture_count(fixture), 0);
    assert_false(fixture_finds(fixture, model.id));
    assert_null(fixture_read(fixture, model.id));
    pa_store_figures figures;
    pa_store_measure(fixture->store, &figures);
    assert_int_equal(figures.bytes, 0);
    /* It comes back while the store is open, and the next download notices. */
    assert_int_equal(rename(aside, file), 0);
    assert_string_equal(fixture_read(fixture, model.id), "bytes");
    assert_true(await_count(fixture, 2));
    pa_model found;
    pa_store_find_model(fixture->store, model.id, &fixture->arena, &found, NULL);
    assert_string_equal(found.prompt, "a wooden chair");
}

static void a_file_that_vanishes_while_open_is_noticed(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "bytes", NULL);
    fixture_add(fixture, "others", NULL);
    unlink(fixture_path(fixture, pa_arena_printf(&fixture->arena, "%s.glb", model.id)));
    assert_null(fixture_read(fixture, model.id));
    assert_true(await_count(fixture, 1));
}

static void a_file_that_appears_while_open_is_served_and_adopted(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    fixture_write_file(fixture, old_file, "copied in");
    assert_string_equal(fixture_read(fixture, old_id), "copied in");
    assert_true(await_count(fixture, 1));
    assert_true(fixture_finds(fixture, old_id));
}

static void leftovers_of_an_interrupted_write_are_cleared(void **state)
{
    store_fixture *fixture = *state;
    make_folder(fixture);
    fixture_write_file(fixture, old_part, "half of it");
    fixture_write_file(fixture, "notes.txt", "not ours");
    fixture_open(fixture);
    assert_false(fixture_has_file(fixture, old_part));
    assert_true(fixture_has_file(fixture, "notes.txt"));
    assert_int_equal(fixture_count(fixture), 0);
}

/* The process died after the rows were committed and before the file had its name. */
static void a_committed_write_is_finished(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "bytes", NULL);
    fixture_close(fixture);
    const char *file = fixture_path(fixture, pa_arena_printf(&fixture->arena, "%s.glb", model.id));
    assert_int_equal(rename(file, pa_arena_printf(&fixture->arena, "%s.part", file)), 0);
    fixture_open(fixture);
    assert_true(fixture_finds(fixture, model.id));
    assert_string_equal(fixture_read(fixture, model.id), "bytes");
}

static void a_part_of_the_wrong_size_is_not_taken_for_the_model(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "bytes", NULL);
    fixture_close(fixture);
    const char *name = pa_arena_printf(&fixture->arena, "%s.glb", model.id);
    unlink(fixture_path(fixture, name));
    const char *part = pa_arena_printf(&fixture->arena, "%s.part", name);
    fixture_write_file(fixture, part, "byt");
    fixture_open(fixture);
    assert_null(fixture_read(fixture, model.id));
    assert_false(fixture_has_file(fixture, part));
}

static void a_second_store_leaves_the_firsts_writes_alone(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    fixture_write_file(fixture, old_part, "half of it");
    pa_store *second = NULL;
    assert_int_equal(pa_store_open(&fixture->options, &second, NULL), PA_OK);
    pa_store_close(second);
    assert_true(fixture_has_file(fixture, old_part));
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_file_of_the_old_backend_stays_downloadable),
        STORE_TEST(an_adopted_file_gets_its_hash_in_time),
        STORE_TEST(a_vanished_file_hides_its_models_until_it_is_back),
        STORE_TEST(a_file_that_vanishes_while_open_is_noticed),
        STORE_TEST(a_file_that_appears_while_open_is_served_and_adopted),
        STORE_TEST(leftovers_of_an_interrupted_write_are_cleared),
        STORE_TEST(a_committed_write_is_finished),
        STORE_TEST(a_part_of_the_wrong_size_is_not_taken_for_the_model),
        STORE_TEST(a_second_store_leaves_the_firsts_writes_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
