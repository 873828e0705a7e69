#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "foundation/hash.h"
#include "foundation/random.h"
#include "store_fixture.h"

static const char *file_of(store_fixture *fixture, const char *id)
{
    return pa_arena_printf(&fixture->arena, "%s.glb", id);
}

static void a_model_keeps_everything_that_was_said_of_it(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model added = fixture_add(fixture, "glTF bytes", NULL);
    assert_true(pa_uuid_valid(added.id));
    fixture_close(fixture);
    fixture_open(fixture);
    pa_model found;
    assert_int_equal(pa_store_find_model(fixture->store, added.id, &fixture->arena, &found, NULL), PA_OK);
    assert_string_equal(found.id, added.id);
    assert_string_equal(found.prompt, "a wooden chair");
    assert_string_equal(found.mode, "basic");
    assert_string_equal(found.engine, "procedural");
    assert_string_equal(found.kind, "chair");
    assert_int_equal(found.seed, 7);
    assert_int_equal(found.bytes, 10);
    assert_int_equal(found.triangles, 12);
    assert_float_equal(found.size_m[0], 0.5, 0);
    assert_float_equal(found.size_m[1], 0.9, 1e-7);
    assert_float_equal(found.size_m[2], 0.45, 1e-7);
    assert_float_equal(found.elapsed_ms, 3.5, 0);
    assert_int_equal(found.created_ms, added.created_ms);
    char sha256[65];
    pa_sha256_hex((pa_span){(const uint8_t *)"glTF bytes", 10}, sha256);
    assert_string_equal(found.sha256, sha256);
    assert_string_equal(fixture_read(fixture, added.id), "glTF bytes");
}

static void a_download_answers_size_and_hash(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model added = fixture_add(fixture, "glTF bytes", NULL);
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    assert_int_equal(pa_store_open_blob(fixture->store, added.id, &fd, &size, sha256, NULL), PA_OK);
    close(fd);
    assert_int_equal(size, 10);
    assert_string_equal(sha256, added.sha256);
}

static void an_id_that_is_no_uuid_is_not_found(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    fixture_write_file(fixture, "secret.glb", "secret");
    const char *const ids[] = {"secret", "../models/secret", "", "%2e%2e",
                               "0f2d39f0-89ee-4b73-98ba-427c8adc390b"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        assert_null(fixture_read(fixture, ids[i]));
        assert_false(fixture_finds(fixture, ids[i]));
        assert_int_equal(pa_store_delete_model(fixture->store, ids[i], NULL), PA_NOT_FOUND);
    }
}

static void equal_bytes_lie_in_one_file_until_the_last_model_goes(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model first = fixture_add(fixture, "same", NULL);
    pa_model second = fixture_add(fixture, "same", NULL);
    pa_model other = fixture_add(fixture, "other", NULL);
    assert_int_equal(fixture_count_files(fixture), 2);
    pa_store_figures figures;
    pa_store_measure(fixture->store, &figures);
    assert_int_equal(figures.models, 3);
    assert_int_equal(figures.bytes, 9);

    assert_int_equal(pa_store_delete_model(fixture->store, first.id, NULL), PA_OK);
    assert_null(fixture_read(fixture, first.id));
    assert_string_equal(fixture_read(fixture, second.id), "same");
    assert_true(fixture_has_file(fixture, file_of(fixture, first.id)));

    assert_int_equal(pa_store_delete_model(fixture->store, second.id, NULL), PA_OK);
    assert_false(fixture_has_file(fixture, file_of(fixture, first.id)));
    assert_int_equal(fixture_count_files(fixture), 1);
    assert_string_equal(fixture_read(fixture, other.id), "other");
    assert_int_equal(pa_store_delete_model(fixture->store, second.id, NULL), PA_NOT_FOUND);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM blobs"), 1);
}

static void a_deleted_model_does_not_come_back_with_a_restart(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model first = fixture_add(fixture, "same", NULL);
    pa_model second = fixture_add(fixture, "same", NULL);
    pa_store_delete_model(fixture->store, first.id, NULL);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_false(fixture_finds(fixture, first.id));
    assert_null(fixture_read(fixture, first.id));
    assert_string_equal(fixture_read(fixture, second.id), "same");
    assert_int_equal(fixture_count(fixture), 1);
}

static void an_identical_request_gets_a_new_id_for_the_same_bytes(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model first = fixture_add(fixture, "same", "key-1");
    pa_model again, none;
    assert_int_equal(pa_store_reuse_model(fixture->store, "key-1", &fixture->arena, &again, NULL), PA_OK);
    assert_int_equal(pa_store_reuse_model(fixture->store, "key-2", &fixture->arena, &none, NULL),
                     PA_NOT_FOUND);
    assert_string_not_equal(again.id, first.id);
    assert_string_equal(again.sha256, first.sha256);
    assert_string_equal(again.prompt, "a wooden chair");
    assert_true(again.created_ms >= first.created_ms);
    assert_string_equal(fixture_read(fixture, again.id), "same");
    assert_int_equal(fixture_count_files(fixture), 1);
    assert_int_equal(pa_store_delete_model(fixture->store, first.id, NULL), PA_OK);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_string_equal(fixture_read(fixture, again.id), "same");
    assert_int_equal(pa_store_reuse_model(fixture->store, "key-1", &fixture->arena, &again, NULL), PA_OK);
    pa_store_delete_model(fixture->store, again.id, NULL);
}

static void a_request_whose_file_vanished_is_not_reused(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model first = fixture_add(fixture, "same", "key");
    unlink(fixture_path(fixture, file_of(fixture, first.id)));
    pa_model again;
    assert_int_equal(pa_store_reuse_model(fixture->store, "key", &fixture->arena, &again, NULL),
                     PA_NOT_FOUND);
    pa_model second = fixture_add(fixture, "same", "key");
    assert_string_equal(fixture_read(fixture, second.id), "same");
    assert_int_equal(pa_store_reuse_model(fixture->store, "key", &fixture->arena, &again, NULL), PA_OK);
    assert_string_equal(fixture_read(fixture, again.id), "same");
}

static void models_are_listed_newest_first_in_pages(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    char ids[5][37];
    for (int i = 0; i < 5; i++) {
        strcpy(ids[i], fixture_add(fixture, "same", NULL).id);
    }
    pa_model *models = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    pa_arena *arena = &fixture->arena;
    assert_int_equal(pa_store_list_models(fixture->store, 2, 1, arena, &models, &count, &total, NULL), PA_OK);
    assert_int_equal(count, 2);
    assert_int_equal(total, 5);
    assert_string_equal(models[0].id, ids[3]);
    assert_string_equal(models[1].id, ids[2]);
    assert_int_equal(
        pa_store_list_models(fixture->store, UINT32_MAX, 4, arena, &models, &count, &total, NULL), PA_OK);
    assert_int_equal(count, 1);
    assert_string_equal(models[0].id, ids[0]);
    assert_int_equal(pa_store_list_models(fixture->store, 10, 99, arena, &models, &count, &total, NULL),
                     PA_OK);
    assert_int_equal(count, 0);
    assert_int_equal(total, 5);
}

static void an_empty_model_is_stored_too(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model added = fixture_add(fixture, "", NULL);
    assert_string_equal(fixture_read(fixture, added.id), "");
}

static void an_id_is_found_in_either_case(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_model added = fixture_add(fixture, "bytes", NULL);
    char upper[37];
    for (int i = 0; i < 37; i++) {
        upper[i] = (char)(added.id[i] >= 'a' ? added.id[i] - 32 : added.id[i]);
    }
    assert_string_equal(fixture_read(fixture, upper), "bytes");
    assert_true(fixture_finds(fixture, upper));
    assert_int_equal(pa_store_delete_model(fixture->store, upper, NULL), PA_OK);
    assert_false(fixture_finds(fixture, added.id));
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_model_keeps_everything_that_was_said_of_it),
        STORE_TEST(a_download_answers_size_and_hash),
        STORE_TEST(an_id_that_is_no_uuid_is_not_found),
        STORE_TEST(equal_bytes_lie_in_one_file_until_the_last_model_goes),
        STORE_TEST(a_deleted_model_does_not_come_back_with_a_restart),
        STORE_TEST(an_identical_request_gets_a_new_id_for_the_same_bytes),
        STORE_TEST(a_request_whose_file_vanished_is_not_reused),
        STORE_TEST(models_are_listed_newest_first_in_pages),
        STORE_TEST(an_empty_model_is_stored_too),
        STORE_TEST(an_id_is_found_in_either_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
