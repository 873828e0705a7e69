#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "foundation/zip.h"
#include "inference/tensor/half.h"
#include "inference/tensor/torch_file.h"
#include "inference/tensor/weight_file.h"

/* What torch.save makes of a state dictionary; see tests/golden/weights/README.md. */
static void a_file_that_pytorch_wrote_is_read(void **state)
{
    (void)state;
    pa_weight_file file;
    assert_int_equal(pa_weight_file_open(getenv("STATE_DICT"), &file, NULL), PA_OK);
    assert_int_equal(file.table.count, 5);
    pa_tensor weight;
    assert_int_equal(
        pa_weight_table_take(&file.table, "linear.weight", 2, (const size_t[]){2, 3}, &weight, NULL), PA_OK);
    float numbers[6];
    assert_int_equal(pa_tensor_to_f32(&weight, numbers, NULL), PA_OK);
    for (int i = 0; i < 6; i++) {
        assert_true(numbers[i] == (float)i / 4);
    }
    const pa_tensor *bias = pa_weight_table_find(&file.table, "linear.bias");
    assert_int_equal(bias->dtype, PA_F16);
    assert_int_equal(pa_tensor_to_f32(bias, numbers, NULL), PA_OK);
    assert_true(numbers[0] == 1.5f && numbers[1] == -2);
    const pa_tensor *scale = pa_weight_table_find(&file.table, "scale");
    assert_int_equal(scale->rank, 0);
    assert_int_equal(pa_tensor_to_f32(scale, numbers, NULL), PA_OK);
    assert_true(numbers[0] == 0.25f);
    const pa_tensor *cases = pa_weight_table_find(&file.table, "cases");
    assert_int_equal(cases->dtype, PA_I64);
    assert_int_equal((int64_t)pa_load_u64(cases->data), -2);
    assert_int_equal(pa_weight_table_find(&file.table, "masks")->dtype, PA_BOOL);
    pa_weight_file_close(&file);
}

/* The archive of that pickle and, where data is not NULL, one storage of 8 bytes. */
static pa_span archive_of(pa_span pickle, const char *data)
{
    const pa_zip_member members[] = {
        {"archive/data.pkl", pickle},
        {"archive/data/0", {(const uint8_t *)data, data ? 8 : 0}},
    };
    pa_span zip;
    assert_int_equal(pa_zip_encode(members, data ? 2 : 1, NULL, &arena, &zip, NULL), PA_OK);
    return zip;
}

static void a_pickle_written_here_is_read_here(void **state)
{
    (void)state;
    const pa_weight weights[] = {{"a.b", {.dtype = PA_F32, .rank = 2, .shape = {2, 1}}}};
    pa_span pickle;
    assert_int_equal(pa_torch_file_encode_pickle(weights, 1, &arena, &pickle, NULL), PA_OK);
    pa_weight_table table;
    pa_error err = {0};
    if (pa_torch_file_decode(archive_of(pickle, "12345678"), &arena, &table, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    const pa_tensor *found = pa_weight_table_find(&table, "a.b");
    assert_non_null(found);
    assert_true(pa_tensor_has_shape(found, 2, (const size_t[]){2, 1}));
    assert_memory_equal(found->data, "12345678", 8);
}

#define REBUILD "ctorch._utils\n_rebuild_tensor_v2\n"
#define STORAGE(type)                                                                                        \
    "(X\7\0\0\0storagectorch\n" type "\nX\1\0\0\0"                                                           \
    "0X\3\0\0\0cpuK\2tQ"
#define PICKLE(text)                                                                                         \
    {                                                                                                        \
        (const uint8_t *)"\x80\2" text, sizeof("\x80\2" text) - 1                                            \
    }

static void what_is_no_dictionary_of_tensors_is_refused(void **state)
{
    (void)state;
    static const struct {
        pa_span pickle;
        pa_status status;
    } cases[] = {
        /* a whole one, so that the others fail for their own reasons */
        {PICKLE("}X\1\0\0\0a" REBUILD "(" STORAGE("FloatStorage") "K\0K\2\x85K\1\x85\x89NtRs."), PA_OK},
        /* programs */
        {PICKLE("cos\nsystem\nX\4\0\0\0true\x85R."), PA_UNSUPPORTED},
        {PICKLE("cbuiltins\neval\n(X\1\0\0\0"
                "1tR."),
         PA_UNSUPPORTED},
        {PICKLE("X\2\0\0\0osX\6\0\0\0system\x93."), PA_UNSUPPORTED},
        {PICKLE("ios\nsystem\n."), PA_UNSUPPORTED},
        {PICKLE("ccollections\nOrderedDict\n(NtR."), PA_UNSUPPORTED},
        {PICKLE("ctorch\nFloatStorage\n)R."), PA_UNSUPPORTED},
        {PICKLE("K\1)R."), PA_UNSUPPORTED},
        /* broken stacks and texts */
        {PICKLE(""), PA_CORRUPT},
        {PICKLE("."), PA_CORRUPT},
        {PICKLE("NN."), PA_CORRUPT},
        {PICKLE("t."), PA_CORRUPT},
        {PICKLE("\x87."), PA_CORRUPT},
        {PICKLE("u."), PA_CORRUPT},
        {PICKLE("Ns."), PA_CORRUPT},
        {PICKLE("h\1."), PA_CORRUPT},
        {PICKLE("j\xFF\xFF\xFF\xFF."), PA_CORRUPT},
        {PICKLE("Nr\xFF\xFF\xFF\xFF."), PA_CORRUPT},
        {PICKLE("X\xFF\xFF\xFF\xFF\0."), PA_CORRUPT},
        {PICKLE("\x8A\xFF."), PA_CORRUPT},
        {PICKLE("}(Nu."), PA_CORRUPT},
        {PICKLE("ccollections\n"), PA_CORRUPT},
        {PICKLE("NQ."), PA_CORRUPT},
        /* other things than tensors with names, and a dictionary within itself */
        {PICKLE("N."), PA_CORRUPT},
        {PICKLE("}X\1\0\0\0aK\1s."), PA_UNSUPPORTED},
        {PICKLE("}q\0X\1\0\0\0ah\0s."), PA_UNSUPPORTED},
        /* tensors beyond their storage, with gaps, of too many axes, of a negative size */
        {PICKLE("}X\1\0\0\0a" REBUILD "(" STORAGE("FloatStorage") "K\1K\2\x85K\1\x85\x89NtRs."), PA_CORRUPT},
        {PICKLE("}X\1\0\0\0a" REBUILD "(" STORAGE("DoubleStorage") "K\0K\2\x85K\1\x85\x89NtRs."), PA_CORRUPT},
        {PICKLE("}X\1\0\0\0a" REBUILD "(" STORAGE("FloatStorage") "K\0K\1\x85K\2\x85\x89NtRs."), PA_OK},
        {PICKLE("}X\1\0\0\0a" REBUILD "(" STORAGE("HalfStorage") "K\0K\2\x85K\2\x85\x89NtRs."),
         PA_UNSUPPORTED},
        {PICKLE("}X\1\0\0\0a" REBUILD "(" STORAGE("FloatStorage") "K\0J\xFF\xFF\xFF\xFF\x85K\1\x85\x89NtRs."),
         PA_CORRUPT},
        {PICKLE("}X\1\0\0\0a" REBUILD
                "(" STORAGE("FloatStorage") "K\0(K\1K\1K\1K\1K\1K\1K\1K\1K\1tK\1\x85\x89NtRs."),
         PA_CORRUPT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_weight_table table;
        pa_error err = {0};
        pa_status status =
            pa_torch_file_decode(archive_of(cases[i].pickle, "12345678"), &arena, &table, &err);
        if (status != cases[i].status || (status != PA_OK && err.detail[0] == '\0')) {
            fail_msg("case %zu: %s (%s)", i, pa_status_code(status), err.detail);
        }
    }
}

static void archives_that_hold_no_weights_are_refused(void **state)
{
    (void)state;
    const pa_span pickle = PICKLE("}.");
    const struct {
        pa_zip_member members[2];
        size_t count;
        bool deflate;
        pa_status status;
    } cases[] = {
        {{{"data.pkl", pickle}}, 1, false, PA_CORRUPT},
        {{{"archive/other", pickle}}, 1, false, PA_CORRUPT},
        {{{"archive/data.pkl", pickle}, {"archive/byteorder", {(const uint8_t *)"big", 3}}},
         2,
         false,
         PA_UNSUPPORTED},
        {{{"archive/data.pkl", pickle}, {"archive/byteorder", {(const uint8_t *)"little", 6}}},
         2,
         false,
         PA_OK},
        {{{"archive/data.pkl", pickle}, {"archive/data/0", {(const uint8_t *)&(char[512]){0}, 512}}},
         2,
         true,
         PA_UNSUPPORTED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_span zip;
        const pa_zip_options options = {.deflate = cases[i].deflate};
        assert_int_equal(pa_zip_encode(cases[i].members, cases[i].count, &options, &arena, &zip, NULL),
                         PA_OK);
        pa_weight_table table;
        assert_int_equal(pa_torch_file_decode(zip, &arena, &table, NULL), cases[i].status);
    }
    const uint8_t text[] = "PK\3\4 but nothing else";
    pa_weight_table table;
    assert_true(pa_torch_file_recognise((pa_span){text, sizeof text}));
    assert_int_equal(pa_torch_file_decode((pa_span){text, sizeof text}, &arena, &table, NULL), PA_CORRUPT);
}

static void a_file_that_cannot_be_opened_is_named(void **state)
{
    (void)state;
    pa_weight_file file;
    pa_error err;
    assert_int_equal(pa_weight_file_open("/nowhere/weights.bin", &file, &err), PA_NOT_FOUND);
    assert_non_null(strstr(err.detail, "/nowhere/weights.bin"));
    assert_int_equal(pa_weight_file_open("/dev/null", &file, &err), PA_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_that_pytorch_wrote_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pickle_written_here_is_read_here, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_dictionary_of_tensors_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(archives_that_hold_no_weights_are_refused, set_up, tear_down),
        cmocka_unit_test(a_file_that_cannot_be_opened_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
