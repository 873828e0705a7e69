#include "cmocka_prelude.h"

#include <string.h>

#include "asset/formats/finish_json.h"

static pa_finish_record read(const char *text)
{
    json_t *json = NULL;
    assert_int_equal(pa_json_decode((pa_span){(const uint8_t *)text, strlen(text)}, NULL, &json, NULL),
                     PA_OK);
    pa_finish_record record = pa_finish_json_read(json);
    json_decref(json);
    return record;
}

static void a_record_comes_back_as_it_was(void **state)
{
    (void)state;
    const pa_finish_record records[] = {
        {.version = 1, .triangles_before = 123456789012, .brightness = PA_BRIGHTNESS_ORIGINAL},
        {.version = 4000000000,
         .brightness = PA_BRIGHTNESS_CLASSIC,
         .measured = true,
         .albedo_before = 0.0123f,
         .albedo_after = 0.1f,
         .gain = 7.891f,
         .metallic_before = 1,
         .clipped_pct = 33.33f},
    };
    for (size_t i = 0; i < 2; i++) {
        pa_bytes json;
        pa_bytes_init(&json, 0);
        pa_finish_json_write(&json, &records[i]);
        pa_bytes_append(&json, "", 1);
        pa_finish_record back = read((const char *)json.data);
        pa_bytes_done(&json);
        assert_int_equal(back.version, records[i].version);
        assert_int_equal(back.triangles_before, records[i].triangles_before);
        assert_int_equal(back.brightness, records[i].brightness);
        assert_int_equal(back.measured, records[i].measured);
        assert_true(back.albedo_before == records[i].albedo_before);
        assert_true(back.albedo_after == records[i].albedo_after);
        assert_true(back.gain == records[i].gain);
        assert_true(back.metallic_before == records[i].metallic_before);
        assert_true(back.clipped_pct == records[i].clipped_pct);
    }
}

static void what_is_no_record_is_none(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "[]",
        "{}",
        "{\"version\":1}",
        "{\"version\":1,\"brightness\":\"ar\"}",
        "{\"version\":1,\"brightness\":{\"mode\":\"bright\"}}",
        "{\"version\":0,\"brightness\":{\"mode\":\"ar\"}}",
        "{\"version\":-1,\"brightness\":{\"mode\":\"ar\"}}",
        "{\"version\":\"1\",\"brightness\":{\"mode\":\"ar\"}}",
        "{\"version\":4294967296,\"brightness\":{\"mode\":\"ar\"}}",
        "{\"version\":1,\"brightness\":{\"mode\":\"ar\",\"gain\":2}}",
        ("{\"version\":1,\"brightness\":{\"mode\":\"ar\",\"albedo_before\":0,\"albedo_after\":2,\"gain\":1,"
         "\"metallic_before\":0,\"clipped_pct\":0}}"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(read(texts[i]).version, 0);
    }
    assert_int_equal(pa_finish_json_read(NULL).version, 0);
    assert_int_equal(read("{\"version\":2,\"brightness\":{\"mode\":\"ar\"},\"more\":[]}").version, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_comes_back_as_it_was),
        cmocka_unit_test(what_is_no_record_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
