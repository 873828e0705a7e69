#include "cmocka_prelude.h"

#include "service/store/blob_index_private.h"

static uuid_key key_of(uint8_t number)
{
    return (uuid_key){.bytes = {number}};
}

static store_blob blob_of(uint8_t file, uint64_t bytes)
{
    return (store_blob){.file = key_of(file), .row = file, .bytes = bytes, .present = true};
}

static void assert_figures(blob_index *index, uint64_t models, uint64_t bytes)
{
    uint64_t have_models = 0, have_bytes = 0;
    blob_index_measure(index, &have_models, &have_bytes);
    assert_int_equal(have_models, models);
    assert_int_equal(have_bytes, bytes);
}

static void shared_bytes_count_once_and_go_with_the_last_model(void **state)
{
    (void)state;
    blob_index index;
    blob_index_init(&index);
    store_blob blob = blob_of(1, 100);
    assert_true(blob_index_add_model(&index, key_of(1), &blob));
    assert_true(blob_index_add_model(&index, key_of(2), &blob));
    assert_figures(&index, 2, 100);
    blob_index_remove_model(&index, key_of(1));
    assert_figures(&index, 1, 100);
    store_blob found;
    assert_int_equal(blob_index_look_up(&index, key_of(2), &found), BLOB_KNOWN);
    assert_memory_equal(&found.file, &blob.file, sizeof found.file);
    blob_index_remove_model(&index, key_of(2));
    assert_figures(&index, 0, 0);
    assert_null(blob_index_find_file(&index, key_of(1)));
    blob_index_done(&index);
}

static void a_removed_model_is_not_found_through_the_file_it_named(void **state)
{
    (void)state;
    blob_index index;
    blob_index_init(&index);
    store_blob blob = blob_of(1, 100), found;
    blob_index_add_model(&index, key_of(1), &blob);
    blob_index_add_model(&index, key_of(2), &blob);
    blob_index_remove_model(&index, key_of(1));
    assert_int_equal(blob_index_look_up(&index, key_of(1), &found), BLOB_FILE_ONLY);
    assert_int_equal(blob_index_look_up(&index, key_of(3), &found), BLOB_UNKNOWN);
    blob_index_done(&index);
}

static void an_absent_file_counts_for_nothing_until_it_is_back(void **state)
{
    (void)state;
    blob_index index;
    blob_index_init(&index);
    store_blob blob = blob_of(1, 100);
    blob_index_add_model(&index, key_of(1), &blob);
    blob_index_add_model(&index, key_of(2), &blob);
    blob_index_set_present(&index, blob_index_find_file(&index, key_of(1)), false);
    assert_figures(&index, 0, 0);
    blob_index_set_present(&index, blob_index_find_file(&index, key_of(1)), true);
    assert_figures(&index, 2, 100);
    blob_index_done(&index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shared_bytes_count_once_and_go_with_the_last_model),
        cmocka_unit_test(a_removed_model_is_not_found_through_the_file_it_named),
        cmocka_unit_test(an_absent_file_counts_for_nothing_until_it_is_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
