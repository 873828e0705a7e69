#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena_fixture.h"
#include "foundation/hash.h"
#include "weights/inventory.h"
#include "weights/patience.h"

/* As published: openai/shap-e's configurations. */
static const pa_shap_e_shapes published = {
    .text = {.layers = 12, .heads = 12, .width = 768, .wide = 3072, .projection = 768, .vocabulary = 49408},
    .prior = {.layers = 24,
              .heads = 16,
              .width = 1024,
              .latents = 1024,
              .latent_width = 1024,
              .text_width = 768,
              .time_width = 4096,
              .output_width = 2048},
    .field = {.latent_width = 1024, .hidden = 256, .outputs = 12, .layers = 7, .direction_at = 4},
};

/* The counts, and the sums of numbers, are those of the modules of diffusers 0.42.1 and transformers 5.23. */
static void the_published_model_has_so_many_tensors_and_numbers(void **state)
{
    (void)state;
    static const struct {
        size_t tensors; /* optional ones apart */
        uint64_t numbers;
    } expected[PA_SHAP_E_PART_COUNT] = {{197, 123650304}, {399, 315692032}, {30, 226297286}};
    for (int part = 0; part < PA_SHAP_E_PART_COUNT; part++) {
        pa_inventory inventory;
        assert_int_equal(pa_shap_e_inventory((pa_shap_e_part)part, &published, &arena, &inventory, NULL),
                         PA_OK);
        size_t tensors = 0;
        uint64_t numbers = 0;
        for (size_t i = 0; i < inventory.count; i++) {
            size_t count;
            size_t bytes;
            assert_true(pa_tensor_measure(&inventory.weights[i].tensor, &count, &bytes));
            tensors += !inventory.weights[i].optional;
            numbers += inventory.weights[i].optional ? 0 : count;
        }
        assert_int_equal(tensors, expected[part].tensors);
        assert_true(numbers == expected[part].numbers);
    }
}

/* A table of everything expected, for one thing at a time to be wrong in it. */
static pa_weight_table whole_table(const pa_inventory *inventory)
{
    pa_weight_table table = {.weights = PA_NEW_ARRAY(&arena, pa_weight, inventory->count + 1)};
    for (size_t i = 0; i < inventory->count; i++) {
        table.weights[table.count++] = (pa_weight){inventory->weights[i].name, inventory->weights[i].tensor};
    }
    assert_int_equal(pa_weight_table_sort(&table, NULL), PA_OK);
    return table;
}

static pa_weight *find(pa_weight_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++) {
        if (strcmp(table->weights[i].name, name) == 0) {
            return &table->weights[i];
        }
    }
    fail_msg("no %s", name);
    return NULL;
}

static void expect_refusal(const pa_inventory *inventory, pa_weight_table *table, const char *words)
{
    pa_error err = {0};
    assert_int_equal(pa_weight_table_sort(table, NULL), PA_OK);
    assert_int_equal(pa_inventory_check(inventory, table, &err), PA_CORRUPT);
    if (!strstr(err.detail, words)) {
        fail_msg("\"%s\" does not say \"%s\"", err.detail, words);
    }
}

static void every_tensor_must_be_there_and_no_other(void **state)
{
    (void)state;
    pa_inventory inventory;
    assert_int_equal(pa_shap_e_inventory(PA_SHAP_E_RENDERER, &published, &arena, &inventory, NULL), PA_OK);
    pa_weight_table table = whole_table(&inventory);
    assert_int_equal(pa_inventory_check(&inventory, &table, NULL), PA_OK);
    table = whole_table(&inventory);
    find(&table, "mlp.mlp.4.weight")->name = "mlp.mlp.4.height";
    expect_refusal(&inventory, &table, "\"mlp.mlp.4.weight\" is missing");
    table = whole_table(&inventory);
    table.weights[table.count++] = (pa_weight){"nothing.anyone.knows", {.dtype = PA_F32}};
    expect_refusal(&inventory, &table, "\"nothing.anyone.knows\" does not belong");
    table = whole_table(&inventory);
    find(&table, "mlp.mlp.4.weight")->tensor.shape[1] = 256;
    expect_refusal(&inventory, &table, "is [256, 256] and should be [256, 307]");
    table = whole_table(&inventory);
    find(&table, "mlp.mlp.4.bias")->tensor.dtype = PA_I64;
    expect_refusal(&inventory, &table, "holds I64 numbers");
    table = whole_table(&inventory);
    find(&table, "mesh_decoder.cases")->tensor.dtype = PA_F32;
    expect_refusal(&inventory, &table, "not of the kind");
    /* Halves, and files without what nothing reads, are fine. */
    table = whole_table(&inventory);
    find(&table, "mlp.mlp.4.bias")->tensor.dtype = PA_F16;
    find(&table, "void.background")->name = "mesh_decoder.nothing";
    expect_refusal(&inventory, &table, "\"mesh_decoder.nothing\" does not belong");
    pa_weight *last = find(&table, "mesh_decoder.nothing");
    *last = table.weights[--table.count];
    assert_int_equal(pa_weight_table_sort(&table, NULL), PA_OK);
    assert_int_equal(pa_inventory_check(&inventory, &table, NULL), PA_OK);
}

static void patience_ends_where_no_attempt_will_help(void **state)
{
    (void)state;
    const pa_patience quick = {.attempts = 3, .first_wait_ms = 1};
    pa_attempts attempts = {0};
    pa_error lost = {.status = PA_UPSTREAM_LOST, .detail = "lost"};
    pa_error err = {0};
    assert_int_equal(pa_patience_wait(&quick, &attempts, false, &lost, NULL, &err), PA_OK);
    assert_int_equal(pa_patience_wait(&quick, &attempts, false, &lost, NULL, &err), PA_OK);
    /* Something came: it counts anew. */
    assert_int_equal(pa_patience_wait(&quick, &attempts, true, &lost, NULL, &err), PA_OK);
    assert_int_equal(pa_patience_wait(&quick, &attempts, false, &lost, NULL, &err), PA_OK);
    assert_int_equal(pa_patience_wait(&quick, &attempts, false, &lost, NULL, &err), PA_UPSTREAM_LOST);
    assert_string_equal(err.detail, "lost");
    attempts = (pa_attempts){0};
    pa_error refused = {.status = PA_UPSTREAM_AUTH};
    assert_int_equal(pa_patience_wait(&quick, &attempts, false, &refused, NULL, &err), PA_UPSTREAM_AUTH);
    attempts = (pa_attempts){0};
    pa_error tomorrow = {.status = PA_UPSTREAM_BUSY, .retry_after_s = 86400};
    assert_int_equal(pa_patience_wait(&quick, &attempts, false, &tomorrow, NULL, &err), PA_UPSTREAM_BUSY);
    attempts = (pa_attempts){0};
    atomic_bool cancel = true;
    pa_error minute = {.status = PA_UPSTREAM_BUSY, .retry_after_s = 60};
    assert_int_equal(pa_patience_wait(&quick, &attempts, false, &minute, &(pa_run){.cancel = &cancel}, &err),
                     PA_CANCELLED);
}

/* `printf 'hello\n' | git hash-object --stdin` */
static void a_file_is_called_as_git_calls_it(void **state)
{
    (void)state;
    char path[] = "/tmp/promptar-blob-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    unlink(path);
    assert_int_equal(write(fd, "hello\n", 6), 6);
    char name[41];
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    assert_true(pa_git_blob_hex_of_file(fd, 6, name));
    assert_string_equal(name, "ce013625030ba8dba906f756967f9e9ca394464a");
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    assert_false(pa_git_blob_hex_of_file(fd, 7, name));
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_model_has_so_many_tensors_and_numbers),
        cmocka_unit_test(every_tensor_must_be_there_and_no_other),
        cmocka_unit_test(patience_ends_where_no_attempt_will_help),
        cmocka_unit_test(a_file_is_called_as_git_calls_it),
    };
    return cmocka_run_group_tests_name("inventory", tests, set_up, tear_down);
}
