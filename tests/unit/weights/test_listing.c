#include "cmocka_prelude.h"

#include <string.h>

#include "arena_fixture.h"
#include "weights/listing.h"
#include "weights/record.h"

#define REVISION "5f7c0e1e5ba4a3be3bd1fa1f5a3ad6e1a1f5b5c2"
#define SHA256 "69e3efac8c0c20a94ce454ccc8a745207e4c7b970014986690603aae02bdfaa1"
#define BLOB "257cc5642cb1a054f08cc83f2d943e56fd3ebe99"

static pa_span span(const char *text)
{
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

static void what_the_hub_says_is_read(void **state)
{
    (void)state;
    pa_weights_listing listing;
    pa_span answer = span("{\"sha\":\"" REVISION "\",\"siblings\":["
                          "{\"rfilename\":\"README.md\",\"size\":3,\"blobId\":\"" BLOB "\"},"
                          "{\"rfilename\":\"prior/a.bin\",\"size\":134,\"blobId\":\"" BLOB "\","
                          "\"lfs\":{\"size\":5000000000,\"sha256\":\"" SHA256 "\",\"pointerSize\":134}}]}");
    assert_int_equal(pa_weights_listing_read(answer, &arena, &listing, NULL), PA_OK);
    assert_string_equal(listing.revision, REVISION);
    assert_int_equal(listing.count, 2);
    assert_string_equal(listing.files[0].blob, BLOB);
    assert_string_equal(listing.files[0].sha256, "");
    assert_string_equal(listing.files[1].path, "prior/a.bin");
    assert_true(listing.files[1].size == 5000000000);
    assert_string_equal(listing.files[1].sha256, SHA256);
}

static void files_that_cannot_be_checked_are_left_out(void **state)
{
    (void)state;
    static const char *const siblings[] = {
        "{\"rfilename\":\"../../etc/passwd\",\"size\":3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"/etc/passwd\",\"size\":3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"a/./b\",\"size\":3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"a//b\",\"size\":3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"a/\",\"size\":3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"a?b\",\"size\":3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"\",\"size\":3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"a\",\"size\":-3,\"blobId\":\"" BLOB "\"}",
        "{\"rfilename\":\"a\",\"size\":3}",
        "{\"rfilename\":\"a\",\"size\":3,\"blobId\":\"" SHA256 "\"}",
        "{\"rfilename\":\"a\",\"size\":3,\"blobId\":\"" BLOB "\",\"lfs\":{\"sha256\":\"none\",\"size\":3}}",
        "{\"rfilename\":7}",
        "null",
    };
    for (size_t i = 0; i < sizeof siblings / sizeof siblings[0]; i++) {
        pa_weights_listing listing;
        char *answer = pa_arena_printf(&arena, "{\"sha\":\"" REVISION "\",\"siblings\":[%s]}", siblings[i]);
        assert_int_equal(pa_weights_listing_read(span(answer), &arena, &listing, NULL), PA_OK);
        assert_int_equal(listing.count, 0);
    }
    static const char *const answers[] = {"", "[]", "{}", "{\"sha\":\"main\",\"siblings\":[]}",
                                          "{\"sha\":\"" REVISION "\"}"};
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        pa_weights_listing listing;
        pa_error err = {0};
        assert_int_equal(pa_weights_listing_read(span(answers[i]), &arena, &listing, &err),
                         PA_UPSTREAM_ERROR);
        assert_true(err.detail[0]);
    }
}

static void the_published_names_are_chosen_by_variant(void **state)
{
    (void)state;
    static const char *const names[] = {
        "model_index.json",
        "prior/config.json",
        "prior/diffusion_pytorch_model.bin",
        "prior/diffusion_pytorch_model.fp16.safetensors",
        "renderer/diffusion_pytorch_model.bin",
        "scheduler/scheduler_config.json",
        "shap_e_renderer/config.json",
        "shap_e_renderer/diffusion_pytorch_model.bin",
        "text_encoder/config.json",
        "text_encoder/model.fp16.safetensors",
        "text_encoder/pytorch_model.bin",
        "tokenizer/merges.txt",
        "tokenizer/vocab.json",
    };
    enum { COUNT = sizeof names / sizeof names[0] };
    pa_weights_file there[COUNT] = {{0}};
    for (size_t i = 0; i < COUNT; i++) {
        there[i] = (pa_weights_file){.path = names[i], .size = 1, .sha256 = SHA256};
    }
    pa_weights_listing listing = {.revision = REVISION, .files = there, .count = COUNT};
    for (int half = 0; half < 2; half++) {
        pa_weights_file *files;
        size_t count;
        assert_int_equal(pa_shap_e_choose_files(&listing, half, &arena, &files, &count, NULL), PA_OK);
        assert_int_equal(count, 10);
        assert_string_equal(files[0].path, "shap_e_renderer/diffusion_pytorch_model.bin");
        assert_string_equal(files[1].path, half ? "prior/diffusion_pytorch_model.fp16.safetensors"
                                                : "prior/diffusion_pytorch_model.bin");
        assert_string_equal(files[2].path,
                            half ? "text_encoder/model.fp16.safetensors" : "text_encoder/pytorch_model.bin");
    }
}

static void a_record_is_read_as_it_was_written(void **state)
{
    (void)state;
    pa_weights_file files[] = {{.path = "prior/a.bin", .size = 5000000000, .sha256 = SHA256}};
    pa_weights_record written = {
        .model = "shap-e", .origin = "a \"folder\"", .revision = REVISION, .files = files, .count = 1};
    pa_weights_record read;
    pa_span text;
    assert_int_equal(pa_weights_record_write(&written, &arena, &text, NULL), PA_OK);
    assert_int_equal(pa_weights_record_read(text, &arena, &read, NULL), PA_OK);
    assert_string_equal(read.origin, written.origin);
    assert_string_equal(read.revision, REVISION);
    assert_int_equal(read.count, 1);
    assert_string_equal(read.files[0].path, files[0].path);
    assert_true(read.files[0].size == files[0].size);
    assert_string_equal(read.files[0].sha256, SHA256);
}

static void a_damaged_record_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "{}",
        "{\"model\":\"a\",\"origin\":\"b\",\"revision\":\"\"}",
        "{\"model\":\"a\",\"origin\":\"b\",\"revision\":\"\",\"files\":[{}]}",
        ("{\"model\":\"a\",\"origin\":\"b\",\"revision\":\"\",\"files\":[{\"path\":\"../x\",\"size\":1,"
         "\"sha256\":\"" SHA256 "\"}]}"),
        ("{\"model\":\"a\",\"origin\":\"b\",\"revision\":\"\",\"files\":[{\"path\":\"x\",\"size\":1,"
         "\"sha256\":\"abc\"}]}")};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        pa_weights_record record;
        assert_int_equal(pa_weights_record_read(span(texts[i]), &arena, &record, NULL), PA_CORRUPT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_hub_says_is_read),
        cmocka_unit_test(files_that_cannot_be_checked_are_left_out),
        cmocka_unit_test(the_published_names_are_chosen_by_variant),
        cmocka_unit_test(a_record_is_read_as_it_was_written),
        cmocka_unit_test(a_damaged_record_is_refused),
    };
    return cmocka_run_group_tests_name("listing", tests, set_up, tear_down);
}
