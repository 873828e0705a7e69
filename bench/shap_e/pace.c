/*
 * One evaluation of Shap-E's prior, a run of its field, and oneDNN's bare products at the same shapes, timed
 * when bench/shap_e.py asks, so that all that is compared runs in turn: bench_shap_e WEIGHTS f32|bf16 THREADS
 * Asks on stdin: "prior", "field", "products prior", "products field", "layers prior" (without attention's
 * products). Answers: seconds, processor's seconds.
 */
#include <omp.h>
#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "inference/shap_e/field.h"
#include "inference/shap_e/prior.h"
#include "inference/tensor/weight_file.h"
#include "weights/files.h"
#include "weights/layout.h"

enum { POINTS = 65536, BATCH = 4096, CONFIG_BYTES = 1 << 20, LATENTS = 1024, WIDTH = 1024 };

static double seconds_of(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* A product as oneDNN does it best: dense, weights laid out as it likes, nothing added. */
typedef struct product {
    dnnl_dim_t batch, rows, inputs, outputs;
    double times; /* that it is needed */
    dnnl_primitive_t primitive;
    dnnl_memory_t left, right, out;
} product;

/* 2 × 1,026 tokens through 24 layers, and into and out of them. */
static const product prior_products[] = {
    {.batch = 1, .rows = 2052, .inputs = 1024, .outputs = 1024, .times = 4 * 24},
    {.batch = 1, .rows = 2052, .inputs = 1024, .outputs = 4096, .times = 24},
    {.batch = 1, .rows = 2052, .inputs = 4096, .outputs = 1024, .times = 24},
    {.batch = 32, .rows = 1026, .inputs = 64, .outputs = 1026, .times = 24},
    {.batch = 32, .rows = 1026, .inputs = 1026, .outputs = 64, .times = 24},
    {.batch = 1, .rows = 1024, .inputs = 1024, .outputs = 1024, .times = 2},
    {.batch = 1, .rows = 1024, .inputs = 1024, .outputs = 2048, .times = 2},
};
static const product field_products[] = {
    {.batch = 1, .rows = BATCH, .inputs = 93, .outputs = 256, .times = POINTS / BATCH},
    {.batch = 1, .rows = BATCH, .inputs = 256, .outputs = 256, .times = 5 * POINTS / BATCH},
    {.batch = 1, .rows = BATCH, .inputs = 256, .outputs = 12, .times = POINTS / BATCH},
};
enum { PRIOR_PRODUCTS = 7, FIELD_PRODUCTS = 3 };

static void check(bool fine, const char *what)
{
    if (!fine) {
        fprintf(stderr, "bench_shap_e: %s\n", what);
        exit(1);
    }
}

static dnnl_memory_t memory_of(const dnnl_memory_desc_t *shape, dnnl_engine_t engine)
{
    dnnl_memory_t memory = NULL;
    void *data = NULL;
    check(dnnl_memory_create(&memory, shape, engine, DNNL_MEMORY_ALLOCATE) == dnnl_success, "no memory");
    dnnl_memory_get_data_handle(memory, &data);
    memset(data, 0x3C, dnnl_memory_desc_get_size(shape)); /* about 0.01 in either dtype */
    return memory;
}

static void prepare(product *one, dnnl_engine_t engine, dnnl_data_type_t dtype)
{
    bool batched = one->batch > 1;
    dnnl_memory_desc_t left, right, out;
    dnnl_dims_t left_dims = {one->rows, one->inputs};
    dnnl_dims_t right_dims = {one->inputs, one->outputs};
    dnnl_dims_t out_dims = {one->rows, one->outputs};
    dnnl_dim_t *const dims[] = {left_dims, right_dims, out_dims};
    for (size_t i = 0; batched && i < 3; i++) {
        memmove(dims[i] + 1, dims[i], 2 * sizeof *dims[i]);
        dims[i][0] = one->batch;
    }
    int rank = batched ? 3 : 2;
    dnnl_format_tag_t plain = batched ? dnnl_abc : dnnl_ab;
    dnnl_memory_desc_init_by_tag(&left, rank, left_dims, dtype, plain);
    dnnl_memory_desc_init_by_tag(&right, rank, right_dims, dtype, batched ? plain : dnnl_format_tag_any);
    dnnl_memory_desc_init_by_tag(&out, rank, out_dims, dtype, plain);
    dnnl_matmul_desc_t description;
    dnnl_primitive_desc_t chosen = NULL;
    check(dnnl_matmul_desc_init(&description, &left, &right, NULL, &out) == dnnl_success &&
              dnnl_primitive_desc_create(&chosen, &description, NULL, engine, NULL) == dnnl_success &&
              dnnl_primitive_create(&one->primitive, chosen) == dnnl_success,
          "oneDNN has no such product");
    one->left = memory_of(&left, engine);
    one->right = memory_of(dnnl_primitive_desc_query_md(chosen, dnnl_query_weights_md, 0), engine);
    one->out = memory_of(&out, engine);
    dnnl_primitive_desc_destroy(chosen);
}

/* What all of them take as often as they are needed, from one run of each. */
static void time_products(const product *products, size_t count, bool batched, dnnl_stream_t stream,
                          double *out_seconds, double *out_processor)
{
    *out_seconds = *out_processor = 0;
    for (size_t i = 0; i < count; i++) {
        const product *one = &products[i];
        if (one->batch > 1 && !batched) {
            continue;
        }
        const dnnl_exec_arg_t arguments[] = {
            {DNNL_ARG_SRC, one->left}, {DNNL_ARG_WEIGHTS, one->right}, {DNNL_ARG_DST, one->out}};
        /* The layers find their inputs in the caches; so does the second of two runs. */
        double began = 0;
        double processor = 0;
        for (int run = 0; run < 2; run++) {
            began = seconds_of(CLOCK_MONOTONIC);
            processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
            dnnl_primitive_execute(one->primitive, stream, 3, arguments);
            dnnl_stream_wait(stream);
        }
        *out_seconds += one->times * (seconds_of(CLOCK_MONOTONIC) - began);
        *out_processor += one->times * (seconds_of(CLOCK_PROCESS_CPUTIME_ID) - processor);
    }
}

typedef struct pace {
    pa_arena arena;
    pa_kernels *kernels;
    pa_shap_e_prior *prior;
    pa_shap_e_field *field;
    float *latent;
    float *text;
    float *guess;
    float *positions;
    float *distances;
    product prior_products[PRIOR_PRODUCTS];
    product field_products[FIELD_PRODUCTS];
} pace;

static void fill(float *numbers, size_t count, float size)
{
    uint32_t state = 1;
    for (size_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u;
        numbers[i] = ((float)(state >> 8) / 8388608.0f - 1) * size;
    }
}

static float *drawn(pace *made, size_t count, float size)
{
    float *numbers = pa_arena_alloc(&made->arena, count * sizeof *numbers);
    check(numbers != NULL, "no memory");
    fill(numbers, count, size);
    return numbers;
}

/* Opens a part's weights and configuration. */
static void open_part(pace *made, const char *folder, const pa_shap_e_files *files, pa_shap_e_part part,
                      pa_weight_file *out_weights, pa_span *out_config)
{
    pa_error err = {0};
    check(pa_weight_file_open(files->weights[part], out_weights, &err) == PA_OK, err.detail);
    check(pa_read_below(folder, files->configs[part] + strlen(folder) + 1, CONFIG_BYTES, &made->arena,
                        out_config, &err) == PA_OK,
          err.detail);
}

static void load(pace *made, const char *folder)
{
    pa_shap_e_files files;
    pa_error err = {0};
    pa_weight_file weights = {0};
    pa_span config;
    pa_shap_e_prior_shape prior;
    pa_shap_e_field_shape field;
    check(pa_shap_e_find_files(folder, &made->arena, &files, &err) == PA_OK, err.detail);
    open_part(made, folder, &files, PA_SHAP_E_PRIOR, &weights, &config);
    check(pa_shap_e_prior_read_shape(config, &prior, &err) == PA_OK &&
              prior.latents * prior.latent_width == LATENTS * WIDTH &&
              pa_shap_e_prior_load(&weights.table, &prior, made->kernels, NULL, &made->prior, &err) == PA_OK,
          err.detail);
    pa_weight_file_close(&weights);
    made->latent = drawn(made, LATENTS * WIDTH, 1);
    made->text = drawn(made, 2 * prior.text_width, 1);
    made->guess = drawn(made, 2 * LATENTS * WIDTH, 0);
    open_part(made, folder, &files, PA_SHAP_E_RENDERER, &weights, &config);
    check(pa_shap_e_field_read_shape(config, &field, &err) == PA_OK &&
              pa_shap_e_field_new(&weights.table, &field, made->kernels, made->latent, NULL, &made->field,
                                  &err) == PA_OK,
          err.detail);
    pa_weight_file_close(&weights);
    made->positions = drawn(made, 3 * POINTS, 1);
    made->distances = drawn(made, POINTS, 0);
}

static void answer(pace *made, dnnl_stream_t stream, const char *ask)
{
    double began = seconds_of(CLOCK_MONOTONIC);
    double processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    bool of_prior = strstr(ask, "prior") != NULL;
    pa_status status = PA_OK;
    double wall = 0;
    double spent = 0;
    bool layers = strncmp(ask, "layers", 6) == 0;
    if (layers || strncmp(ask, "products", 8) == 0) {
        time_products(of_prior ? made->prior_products : made->field_products,
                      of_prior ? PRIOR_PRODUCTS : FIELD_PRODUCTS, !layers, stream, &wall, &spent);
    } else {
        status = of_prior ? pa_shap_e_prior_run(made->prior, made->latent, 500, made->text, 2, NULL,
                                                made->guess, NULL)
                          : pa_shap_e_field_query(made->field, made->positions, POINTS, NULL, made->distances,
                                                  NULL, NULL);
        wall = seconds_of(CLOCK_MONOTONIC) - began;
        spent = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - processor;
    }
    check(status == PA_OK, "failed");
    printf("%.6f %.6f\n", wall, spent);
    fflush(stdout);
}

int main(int count, char **words)
{
    if (count < 4) {
        fputs("usage: bench_shap_e WEIGHTS f32|bf16 THREADS\n", stderr);
        return 2;
    }
    static pace made;
    bool bf16 = strcmp(words[2], "bf16") == 0;
    uint32_t threads = (uint32_t)strtoul(words[3], NULL, 10);
    pa_error err = {0};
    pa_arena_init(&made.arena, 0);
    check(pa_kernels_onednn_new(bf16 ? PA_BF16 : PA_F32, threads, &made.kernels, &err) == PA_OK, err.detail);
    omp_set_num_threads((int)threads);
    dnnl_engine_t engine = NULL;
    dnnl_stream_t stream = NULL;
    check(dnnl_engine_create(&engine, dnnl_cpu, 0) == dnnl_success &&
              dnnl_stream_create(&stream, engine, dnnl_stream_default_flags) == dnnl_success,
          "no oneDNN");
    memcpy(made.prior_products, prior_products, sizeof prior_products);
    memcpy(made.field_products, field_products, sizeof field_products);
    for (size_t i = 0; i < PRIOR_PRODUCTS; i++) {
        prepare(&made.prior_products[i], engine, bf16 ? dnnl_bf16 : dnnl_f32);
    }
    for (size_t i = 0; i < FIELD_PRODUCTS; i++) {
        prepare(&made.field_products[i], engine, bf16 ? dnnl_bf16 : dnnl_f32);
    }
    load(&made, words[1]);
    puts("ready");
    fflush(stdout);
    char ask[64];
    while (fgets(ask, sizeof ask, stdin)) {
        answer(&made, stream, ask);
    }
    pa_shap_e_prior_free(made.prior);
    pa_shap_e_field_free(made.field);
    pa_kernels_free(made.kernels);
    pa_arena_done(&made.arena);
    return 0;
}
