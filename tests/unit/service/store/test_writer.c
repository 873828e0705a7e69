#include "cmocka_prelude.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store_fixture.h"

static bool await_files(store_fixture *fixture, int wanted)
{
    for (int i = 0; i < 1000; i++) {
        if (fixture_count_files(fixture) == wanted) {
            return true;
        }
        fixture_pause(10);
    }
    return false;
}

static void age(store_fixture *fixture, const char *id, int64_t by_s)
{
    fixture_execute(fixture,
                    pa_arena_printf(&fixture->arena,
                                    "UPDATE models SET created_ms = created_ms - %lld WHERE id = '%s'",
                                    (long long)by_s * 1000, id));
}

static void models_past_their_time_go(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model old = fixture_add(fixture, "old", NULL);
    pa_model young = fixture_add(fixture, "young", NULL);
    age(fixture, old.id, 7200);
    fixture_close(fixture);
    fixture->options.model_ttl_seconds = 3600;
    fixture_open(fixture);
    assert_true(await_files(fixture, 1));
    assert_false(fixture_finds(fixture, old.id));
    assert_string_equal(fixture_read(fixture, young.id), "young");
}

static void a_model_goes_when_its_time_comes(void **state)
{
    store_fixture *fixture = *state;
    fixture->options.model_ttl_seconds = 1;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "short-lived", NULL);
    assert_true(await_files(fixture, 0));
    assert_null(fixture_read(fixture, model.id));
}

static void an_adopted_file_is_as_old_as_it_was_last_written(void **state)
{
    store_fixture *fixture = *state;
    assert_int_equal(mkdir(fixture->model_path, 0755), 0);
    fixture_write_file(fixture, "0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb", "old");
    fixture_write_file(fixture, "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4.glb", "young");
    struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    utimensat(AT_FDCWD, fixture_path(fixture, "0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb"), times, 0);
    fixture->options.model_ttl_seconds = 3600;
    fixture_open(fixture);
    assert_true(await_files(fixture, 1));
    assert_true(fixture_has_file(fixture, "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4.glb"));
}

static void the_oldest_go_when_the_folder_is_too_large(void **state)
{
    store_fixture *fixture = *state;
    fixture->options.max_storage_bytes = 20;
    fixture_open(fixture);
    pa_model models[5];
    for (int i = 0; i < 5; i++) {
        char bytes[] = "8 bytes?";
        bytes[7] = (char)('0' + i);
        models[i] = fixture_add(fixture, bytes, NULL);
        fixture_pause(2);
    }
    assert_true(await_files(fixture, 2));
    assert_true(fixture_finds(fixture, models[4].id));
    assert_true(fixture_finds(fixture, models[3].id));
    assert_false(fixture_finds(fixture, models[2].id));
    pa_store_figures figures;
    pa_store_measure(fixture->store, &figures);
    assert_int_equal(figures.models, 2);
    assert_int_equal(figures.bytes, 16);
}

static void the_newest_model_stays_however_large(void **state)
{
    store_fixture *fixture = *state;
    fixture->options.max_storage_bytes = 4;
    fixture_open(fixture);
    fixture_add(fixture, "the first is too large", NULL);
    fixture_pause(2);
    pa_model last = fixture_add(fixture, "and so is the second", NULL);
    assert_true(await_files(fixture, 1));
    assert_string_equal(fixture_read(fixture, last.id), "and so is the second");
}

static void an_open_download_survives_the_sweep(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "bytes", NULL);
    int fd = -1;
    uint64_t size = 0;
    char sha256[65], bytes[8] = {0};
    assert_int_equal(pa_store_open_blob(fixture->store, model.id, &fd, &size, sha256, NULL), PA_OK);
    assert_int_equal(pa_store_delete_model(fixture->store, model.id, NULL), PA_OK);
    assert_int_equal(read(fd, bytes, sizeof bytes), 5);
    assert_string_equal(bytes, "bytes");
    close(fd);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(models_past_their_time_go),
        STORE_TEST(a_model_goes_when_its_time_comes),
        STORE_TEST(an_adopted_file_is_as_old_as_it_was_last_written),
        STORE_TEST(the_oldest_go_when_the_folder_is_too_large),
        STORE_TEST(the_newest_model_stays_however_large),
        STORE_TEST(an_open_download_survives_the_sweep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
