#include "golden.h"

#include <math.h>
#include <string.h>

#include "inference/clip/text_encoder.h"

static pa_arena arena;
static pa_weight_file weights;
static pa_weight_file golden;
static pa_clip_text_shape shape;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    assert_int_equal(pa_clip_text_read_shape(golden_bytes("text_encoder.json", &arena), &shape, NULL), PA_OK);
    weights = golden_weights("text_encoder.safetensors", &arena);
    golden = golden_weights("text_encoder_case.safetensors", &arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_weight_file_close(&weights);
    pa_weight_file_close(&golden);
    pa_arena_done(&arena);
    return 0;
}

static pa_clip_tokens golden_tokens(size_t index)
{
    pa_clip_tokens tokens = {.count = PA_CLIP_CONTEXT};
    const int32_t *ids = golden_values(&golden, "ids");
    memcpy(tokens.ids, ids + index * PA_CLIP_CONTEXT, sizeof tokens.ids);
    return tokens;
}

/* Takes over the kernels. */
static void assert_embeddings(pa_kernels *kernels, double tolerance)
{
    pa_clip_text_encoder *encoder = NULL;
    pa_error err = {0};
    if (pa_clip_text_load(&weights.table, &shape, kernels, &encoder, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    const float *expected = golden_values(&golden, "embeddings");
    float *embedding = pa_arena_array(&arena, shape.projection, sizeof *embedding);
    for (size_t text = 0; text < 2; text++) {
        pa_clip_tokens tokens = golden_tokens(text);
        assert_int_equal(pa_clip_text_encode(encoder, &tokens, NULL, embedding, &err), PA_OK);
        double off = relative_difference(embedding, expected + text * shape.projection, shape.projection);
        if (!(off < tolerance)) {
            fail_msg("text %zu: off by %g", text, off);
        }
    }
    pa_clip_text_free(encoder);
    pa_kernels_free(kernels);
}

static void plain_c_embeds_as_the_reference_does(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    assert_embeddings(kernels, 1e-5);
}

static void onednn_embeds_as_the_reference_does(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    if (pa_kernels_onednn_new(PA_F32, 2, &kernels, NULL) != PA_OK) {
        skip();
    }
    assert_embeddings(kernels, 1e-5);
}

static void bf16_embeds_nearly_so(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    if (pa_kernels_onednn_new(PA_BF16, 2, &kernels, NULL) != PA_OK) {
        skip();
    }
    /* Eight bits of each number, over two layers. */
    assert_embeddings(kernels, 2e-2);
}

static void a_token_that_the_vocabulary_lacks_is_refused(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    pa_clip_text_encoder *encoder = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    assert_int_equal(pa_clip_text_load(&weights.table, &shape, kernels, &encoder, NULL), PA_OK);
    pa_clip_tokens tokens = golden_tokens(0);
    tokens.ids[3] = (int32_t)shape.vocabulary;
    float *embedding = pa_arena_array(&arena, shape.projection, sizeof *embedding);
    assert_int_equal(pa_clip_text_encode(encoder, &tokens, NULL, embedding, NULL), PA_INVALID);
    pa_clip_text_free(encoder);
    pa_kernels_free(kernels);
}

static void configurations_of_other_models_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "[]", "{}", "{\"hidden_act\":\"gelu\"}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        pa_clip_text_shape none;
        pa_span text = {(const uint8_t *)texts[i], strlen(texts[i])};
        assert_int_not_equal(pa_clip_text_read_shape(text, &none, NULL), PA_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_c_embeds_as_the_reference_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(onednn_embeds_as_the_reference_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bf16_embeds_nearly_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_token_that_the_vocabulary_lacks_is_refused, set_up, tear_down),
        cmocka_unit_test(configurations_of_other_models_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
