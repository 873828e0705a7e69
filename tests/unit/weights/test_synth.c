#include "cmocka_prelude.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/hash.h"
#include "inference/tensor/weight_file.h"
#include "weights/files.h"
#include "weights/inventory.h"
#include "weights/synth.h"

#include "scratch_folder.h"

static pa_arena arena;
static scratch_folder scratch;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    return scratch_folder_make(&scratch);
}

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    scratch_folder_remove(&scratch);
    return 0;
}

static const char *synth(const char *name, pa_synth_options options)
{
    const char *folder = scratch_path(&scratch, name, &arena);
    pa_error err = {0};
    if (pa_shap_e_synth(folder, &options, NULL, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return folder;
}

static pa_span read_whole(const char *path)
{
    pa_span bytes = {0};
    const char *slash = strrchr(path, '/');
    char *folder = pa_arena_printf(&arena, "%.*s", (int)(slash - path), path);
    assert_int_equal(pa_read_below(folder, slash + 1, 64 << 20, &arena, &bytes, NULL), PA_OK);
    return bytes;
}

static pa_shap_e_files find_files(const char *folder)
{
    pa_shap_e_files files;
    pa_error err = {0};
    if (pa_shap_e_find_files(folder, &arena, &files, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return files;
}

static pa_shap_e_shapes read_shapes(const pa_shap_e_files *files)
{
    pa_shap_e_shapes shapes;
    assert_int_equal(
        pa_clip_text_read_shape(read_whole(files->configs[PA_SHAP_E_TEXT_ENCODER]), &shapes.text, NULL),
        PA_OK);
    assert_int_equal(
        pa_shap_e_prior_read_shape(read_whole(files->configs[PA_SHAP_E_PRIOR]), &shapes.prior, NULL), PA_OK);
    assert_int_equal(
        pa_shap_e_field_read_shape(read_whole(files->configs[PA_SHAP_E_RENDERER]), &shapes.field, NULL),
        PA_OK);
    return shapes;
}

static void tiny_weights_are_what_their_configurations_tell(void **state)
{
    (void)state;
    for (int half = 0; half < 2; half++) {
        const char *folder =
            synth(half ? "half" : "whole", (pa_synth_options){.seed = 1, .tiny = true, .half = half});
        pa_shap_e_files files = find_files(folder);
        pa_shap_e_shapes shapes = read_shapes(&files);
        for (int part = 0; part < PA_SHAP_E_PART_COUNT; part++) {
            pa_weight_file file;
            pa_inventory inventory;
            pa_error err = {0};
            assert_int_equal(pa_weight_file_open(files.weights[part], &file, &err), PA_OK);
            assert_int_equal(pa_shap_e_inventory((pa_shap_e_part)part, &shapes, &arena, &inventory, &err),
                             PA_OK);
            if (pa_inventory_check(&inventory, &file.table, &err) != PA_OK) {
                fail_msg("%s", err.detail);
            }
            assert_int_equal(file.table.count, inventory.count);
            pa_weight_file_close(&file);
        }
    }
}

/* The numbers were written down on one machine; they must come out on every other. */
static void a_seed_stands_for_the_same_bytes_everywhere(void **state)
{
    (void)state;
    static const char *const digests[PA_SHAP_E_PART_COUNT] = {
        "69e3efac8c0c20a94ce454ccc8a745207e4c7b970014986690603aae02bdfaa1",
        "2e86e25b86539c5661838e073fbb4341e5c81b362092baa82ebad927c45828dc",
        "32e93c4ce4dd8499a2731a3c95701fcb05cb0fa91f77d040247def6bd13dd700",
    };
    pa_shap_e_files files = find_files(synth("one", (pa_synth_options){.seed = 1, .tiny = true}));
    pa_shap_e_files others = find_files(synth("other", (pa_synth_options){.seed = 2, .tiny = true}));
    for (int part = 0; part < PA_SHAP_E_PART_COUNT; part++) {
        char digest[65];
        char other[65];
        pa_sha256_hex(read_whole(files.weights[part]), digest);
        pa_sha256_hex(read_whole(others.weights[part]), other);
        assert_string_equal(digest, digests[part]);
        assert_string_not_equal(digest, other);
    }
}

/* Whatever the latent is, the middle is inside and the corners of the cube are outside. */
static void every_latent_has_a_surface(void **state)
{
    (void)state;
    pa_shap_e_files files = find_files(synth("field", (pa_synth_options){.seed = 3, .tiny = true}));
    pa_shap_e_shapes shapes = read_shapes(&files);
    pa_weight_file file;
    assert_int_equal(pa_weight_file_open(files.weights[PA_SHAP_E_RENDERER], &file, NULL), PA_OK);
    pa_kernels *kernels;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    size_t count = 4 * shapes.field.hidden * shapes.field.latent_width;
    float *latent = PA_NEW_ARRAY(&arena, float, count);
    for (int round = 0; round < 8; round++) {
        for (size_t i = 0; i < count; i++) {
            latent[i] = (float)((i * 2654435761u + (size_t)round * 40503u) % 2001) / 1000 - 1;
        }
        pa_shap_e_field *field;
        assert_int_equal(pa_shap_e_field_new(&file.table, &shapes.field, kernels, latent, NULL, &field, NULL),
                         PA_OK);
        float positions[9][3] = {{0}};
        for (size_t corner = 0; corner < 8; corner++) {
            for (size_t axis = 0; axis < 3; axis++) {
                positions[1 + corner][axis] = corner >> axis & 1 ? 1 : -1;
            }
        }
        float distances[9];
        assert_int_equal(pa_shap_e_field_query(field, positions[0], 9, NULL, distances, NULL, NULL), PA_OK);
        assert_true(distances[0] > 0);
        for (size_t corner = 0; corner < 8; corner++) {
            assert_true(distances[1 + corner] < 0);
        }
        pa_shap_e_field_free(field);
    }
    pa_kernels_free(kernels);
    pa_weight_file_close(&file);
}

/* Every case's triangles close up: an edge between two cubes' faces is walked once in each direction. */
static void the_cases_of_marching_cubes_fit_each_other(void **state)
{
    (void)state;
    pa_shap_e_files files = find_files(synth("cases", (pa_synth_options){.seed = 1, .tiny = true}));
    pa_weight_file file;
    assert_int_equal(pa_weight_file_open(files.weights[PA_SHAP_E_RENDERER], &file, NULL), PA_OK);
    const int64_t *edges = pa_weight_table_find(&file.table, "mesh_decoder.cases")->data;
    const uint8_t *used = pa_weight_table_find(&file.table, "mesh_decoder.masks")->data;
    for (int inside = 0; inside < 256; inside++) {
        int balance[12][12] = {{0}};
        uint16_t crossed = 0;
        for (int i = 0; i < 5; i++) {
            const int64_t *corners = edges + (inside * 5 + i) * 3;
            for (int k = 0; used[inside * 5 + i] && k < 3; k++) {
                balance[corners[k]][corners[(k + 1) % 3]]++;
                crossed = (uint16_t)(crossed | 1 << corners[k]);
            }
        }
        /* Exactly the edges whose ends differ carry a corner. */
        for (int edge = 0; edge < 12; edge++) {
            static const int along[3] = {1, 2, 4};
            int axis = edge / 4;
            int u = along[axis == 0 ? 1 : 0];
            int v = along[axis == 2 ? 1 : 2];
            int from = (edge & 1 ? u : 0) | (edge & 2 ? v : 0);
            int to = from | along[axis];
            assert_int_equal(crossed >> edge & 1, (inside >> from & 1) != (inside >> to & 1));
            for (int other = 0; other < 12; other++) {
                assert_true(balance[edge][other] <= 1);
            }
        }
    }
    /* One corner inside: its triangle looks away from it. */
    assert_int_equal(edges[15], 0);
    assert_int_equal(edges[16], 4);
    assert_int_equal(edges[17], 8);
    pa_weight_file_close(&file);
}

static void a_tokenizer_from_elsewhere_is_taken_over(void **state)
{
    (void)state;
    const char *folder =
        synth("own", (pa_synth_options){.seed = 1, .tiny = true, .tokenizer = getenv("TOKENIZER")});
    pa_shap_e_files files = find_files(folder);
    pa_span copied = read_whole(files.vocabulary);
    pa_span original = read_whole(pa_arena_printf(&arena, "%s/vocab.json", getenv("TOKENIZER")));
    assert_int_equal(copied.size, original.size);
    assert_memory_equal(copied.data, original.data, copied.size);
    pa_clip_tokenizer *tokenizer;
    pa_clip_tokens tokens;
    assert_int_equal(pa_clip_tokenizer_load(copied, read_whole(files.merges), &arena, &tokenizer, NULL),
                     PA_OK);
    assert_int_equal(pa_clip_tokenize(tokenizer, (pa_span){(const uint8_t *)"a chair", 7}, &tokens, NULL),
                     PA_OK);
    assert_true((size_t)tokens.ids[tokens.count - 1] < read_shapes(&files).text.vocabulary);
}

static void the_own_vocabulary_knows_its_words(void **state)
{
    (void)state;
    pa_shap_e_files files = find_files(synth("words", (pa_synth_options){.seed = 1, .tiny = true}));
    pa_clip_tokenizer *tokenizer;
    pa_clip_tokens tokens;
    pa_error err = {0};
    if (pa_clip_tokenizer_load(read_whole(files.vocabulary), read_whole(files.merges), &arena, &tokenizer,
                               &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    static const char prompt[] = "a wooden chair";
    assert_int_equal(
        pa_clip_tokenize(tokenizer, (pa_span){(const uint8_t *)prompt, sizeof prompt - 1}, &tokens, NULL),
        PA_OK);
    assert_int_equal(tokens.count, 5); /* a word each, and the marks */
}

static void nothing_is_written_over(void **state)
{
    (void)state;
    pa_synth_options options = {.seed = 1, .tiny = true};
    const char *folder = synth("twice", options);
    pa_error err = {0};
    assert_int_equal(pa_shap_e_synth(folder, &options, NULL, &err), PA_CONFLICT);
    assert_non_null(strstr(err.detail, "is not empty"));
    options.tokenizer = scratch.path;
    assert_int_equal(pa_shap_e_synth(scratch_path(&scratch, "without", &arena), &options, NULL, &err),
                     PA_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tiny_weights_are_what_their_configurations_tell),
        cmocka_unit_test(a_seed_stands_for_the_same_bytes_everywhere),
        cmocka_unit_test(every_latent_has_a_surface),
        cmocka_unit_test(the_cases_of_marching_cubes_fit_each_other),
        cmocka_unit_test(a_tokenizer_from_elsewhere_is_taken_over),
        cmocka_unit_test(the_own_vocabulary_knows_its_words),
        cmocka_unit_test(nothing_is_written_over),
    };
    return cmocka_run_group_tests_name("synth", tests, set_up, tear_down);
}
