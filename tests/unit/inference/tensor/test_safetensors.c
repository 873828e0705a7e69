#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "arena_fixture.h"
#include "inference/tensor/safetensors.h"

/* A file of that header and so many bytes of numbers. */
static pa_span file_of(const char *header, size_t data_size)
{
    size_t length = strlen(header);
    uint8_t *bytes = pa_arena_alloc(&arena, 8 + length + data_size);
    pa_store_u32(bytes, (uint32_t)length);
    memcpy(bytes + 8, header, length);
    for (size_t i = 0; i < data_size; i++) {
        bytes[8 + length + i] = (uint8_t)i;
    }
    return (pa_span){bytes, 8 + length + data_size};
}

static void tensors_are_found_by_name_and_borrow_the_file(void **state)
{
    (void)state;
    pa_span file = file_of("{\"__metadata__\":{\"format\":\"pt\"},"
                           "\"b\":{\"dtype\":\"F16\",\"shape\":[2,3],\"data_offsets\":[4,16]},"
                           "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                           "\"none\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[4,4]}}",
                           16);
    pa_weight_table table;
    assert_int_equal(pa_safetensors_decode(file, &arena, &table, NULL), PA_OK);
    assert_int_equal(table.count, 3);
    const pa_tensor *b = pa_weight_table_find(&table, "b");
    assert_non_null(b);
    assert_int_equal(b->dtype, PA_F16);
    assert_true(pa_tensor_has_shape(b, 2, (const size_t[]){2, 3}));
    assert_ptr_equal(b->data, file.data + file.size - 12);
    assert_int_equal(pa_weight_table_find(&table, "a")->rank, 0);
    assert_null(pa_weight_table_find(&table, "__metadata__"));
}

static void a_header_written_here_is_read_here(void **state)
{
    (void)state;
    const pa_weight weights[] = {
        {"z", {.dtype = PA_BF16, .rank = 3, .shape = {2, 1, 2}}},
        {"a", {.dtype = PA_I64, .rank = 1, .shape = {1}}},
    };
    pa_span header;
    assert_int_equal(
        pa_safetensors_encode_header(weights, 2, "{\"made_by\":\"a test\"}", &arena, &header, NULL), PA_OK);
    assert_int_equal(header.size % 8, 0);
    uint8_t *file = pa_arena_alloc(&arena, header.size + 16);
    memcpy(file, header.data, header.size);
    pa_weight_table table;
    assert_int_equal(pa_safetensors_decode((pa_span){file, header.size + 16}, &arena, &table, NULL), PA_OK);
    assert_ptr_equal(pa_weight_table_find(&table, "z")->data, file + header.size);
    assert_ptr_equal(pa_weight_table_find(&table, "a")->data, file + header.size + 8);
}

static void a_tensor_of_another_shape_is_named_with_both(void **state)
{
    (void)state;
    pa_span file = file_of("{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}", 24);
    pa_weight_table table;
    assert_int_equal(pa_safetensors_decode(file, &arena, &table, NULL), PA_OK);
    pa_tensor tensor;
    pa_error err;
    assert_int_equal(pa_weight_table_take(&table, "w", 2, (const size_t[]){3, 2}, &tensor, &err), PA_CORRUPT);
    assert_string_equal(err.detail, "The tensor \"w\" is [2, 3] and should be [3, 2].");
    assert_int_equal(pa_weight_table_take(&table, "v", 1, (const size_t[]){3}, &tensor, &err), PA_CORRUPT);
    assert_string_equal(err.detail, "The tensor \"v\" is missing.");
    assert_int_equal(pa_weight_table_take(&table, "w", 2, (const size_t[]){2, 3}, &tensor, &err), PA_OK);
}

static void damaged_files_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        size_t data_size;
        pa_status status;
    } cases[] = {
        {"", 0, PA_CORRUPT},
        {"[]", 0, PA_CORRUPT},
        {"{\"a\":1}", 0, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}", 0,
         PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, PA_UNSUPPORTED},
        {"{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,1]}}", 1,
         PA_UNSUPPORTED},
        /* a gap, an overlap, bytes of nobody, a name twice */
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}", 2, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
         "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]}}",
         3, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 2, PA_CORRUPT},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
         "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}",
         2, PA_CORRUPT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_weight_table table;
        pa_error err = {0};
        pa_status status =
            pa_safetensors_decode(file_of(cases[i].header, cases[i].data_size), &arena, &table, &err);
        if (status != cases[i].status || err.detail[0] == '\0') {
            fail_msg("case %zu: %s (%s)", i, pa_status_code(status), err.detail);
        }
    }
    const uint8_t huge[] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, '{', '}'};
    pa_weight_table table;
    assert_int_equal(pa_safetensors_decode((pa_span){huge, sizeof huge}, &arena, &table, NULL), PA_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tensors_are_found_by_name_and_borrow_the_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_header_written_here_is_read_here, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tensor_of_another_shape_is_named_with_both, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_files_are_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
