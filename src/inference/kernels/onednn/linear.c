/* Products through oneDNN: weights packed once, one primitive for each way they are used. */
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "inference/kernels/onednn/onednn_private.h"
#include "inference/tensor/half.h"

/* The layout of packed weights hardly depends on how many rows are multiplied; this many are typical. */
enum { TYPICAL_ROWS = 1024, MAX_VARIANTS = 8 };

/* One way of using a linear's weights. */
typedef struct variant {
    size_t rows;
    size_t input_stride;
    size_t output_stride;
    pa_dtype output_dtype;
    pa_activation activation;
    bool add;
    dnnl_primitive_t primitive;
    dnnl_memory_t input;
    dnnl_memory_t output;
} variant;

struct pa_linear {
    size_t outputs;
    size_t inputs;
    dnnl_memory_desc_t weight_shape;
    dnnl_memory_t weight;
    dnnl_memory_t bias;
    void *weight_data;
    float *bias_data;
    variant variants[MAX_VARIANTS];
    size_t variant_count;
};

static onednn_kernels *own(pa_kernels *kernels)
{
    return (onednn_kernels *)kernels;
}

static dnnl_data_type_t data_type(pa_dtype dtype)
{
    return dtype == PA_BF16 ? dnnl_bf16 : dnnl_f32;
}

static dnnl_memory_desc_t matrix_shape(size_t rows, size_t columns, size_t stride, pa_dtype dtype)
{
    dnnl_memory_desc_t shape;
    const dnnl_dims_t dims = {(dnnl_dim_t)rows, (dnnl_dim_t)columns};
    const dnnl_dims_t strides = {(dnnl_dim_t)stride, 1};
    dnnl_memory_desc_init_by_strides(&shape, 2, dims, data_type(dtype), strides);
    return shape;
}

static dnnl_memory_desc_t bias_shape(const pa_linear *linear)
{
    return matrix_shape(1, linear->outputs, linear->outputs, PA_F32);
}

static bool add_operations(dnnl_post_ops_t operations, pa_activation activation, bool add)
{
    switch (activation) {
    case PA_ACTIVATION_NONE:
        break;
    case PA_ACTIVATION_GELU:
        return dnnl_post_ops_append_eltwise(operations, 1, dnnl_eltwise_gelu_erf, 0, 0) == dnnl_success;
    case PA_ACTIVATION_QUICK_GELU:
        return dnnl_post_ops_append_eltwise(operations, 1, dnnl_eltwise_swish, 1.702f, 0) == dnnl_success;
    case PA_ACTIVATION_SILU:
        return dnnl_post_ops_append_eltwise(operations, 1, dnnl_eltwise_swish, 1, 0) == dnnl_success;
    }
    return !add || dnnl_post_ops_append_sum(operations, 1) == dnnl_success;
}

/* The description of input · weight + bias, then activation or addition. */
static bool describe(onednn_kernels *kernels, const pa_linear *linear, const variant *how,
                     const dnnl_memory_desc_t *weight, dnnl_primitive_desc_t *out_description)
{
    dnnl_memory_desc_t input =
        matrix_shape(how->rows, linear->inputs, how->input_stride, kernels->table.dtype);
    dnnl_memory_desc_t output =
        matrix_shape(how->rows, linear->outputs, how->output_stride, how->output_dtype);
    dnnl_memory_desc_t bias = bias_shape(linear);
    dnnl_matmul_desc_t product;
    dnnl_post_ops_t operations = NULL;
    dnnl_primitive_attr_t attributes = NULL;
    bool done = dnnl_matmul_desc_init(&product, &input, weight, &bias, &output) == dnnl_success &&
                dnnl_post_ops_create(&operations) == dnnl_success &&
                add_operations(operations, how->activation, how->add) &&
                dnnl_primitive_attr_create(&attributes) == dnnl_success &&
                dnnl_primitive_attr_set_post_ops(attributes, operations) == dnnl_success &&
                dnnl_primitive_desc_create(out_description, &product, attributes, kernels->engine, NULL) ==
                    dnnl_success;
    dnnl_primitive_attr_destroy(attributes);
    dnnl_post_ops_destroy(operations);
    return done;
}

static void variant_done(variant *one)
{
    dnnl_primitive_destroy(one->primitive);
    dnnl_memory_destroy(one->input);
    dnnl_memory_destroy(one->output);
}

static bool variant_init(onednn_kernels *kernels, const pa_linear *linear, variant *one)
{
    dnnl_primitive_desc_t description = NULL;
    dnnl_memory_desc_t input =
        matrix_shape(one->rows, linear->inputs, one->input_stride, kernels->table.dtype);
    dnnl_memory_desc_t output =
        matrix_shape(one->rows, linear->outputs, one->output_stride, one->output_dtype);
    bool done = describe(kernels, linear, one, &linear->weight_shape, &description) &&
                dnnl_primitive_create(&one->primitive, description) == dnnl_success &&
                dnnl_memory_create(&one->input, &input, kernels->engine, DNNL_MEMORY_NONE) == dnnl_success &&
                dnnl_memory_create(&one->output, &output, kernels->engine, DNNL_MEMORY_NONE) == dnnl_success;
    dnnl_primitive_desc_destroy(description);
    if (!done) {
        variant_done(one);
    }
    return done;
}

/* Weights as the primitive for typical rows likes them, from rows of the kernels' dtype. */
static bool pack(onednn_kernels *kernels, pa_linear *linear, void *rows)
{
    pa_dtype dtype = kernels->table.dtype;
    /* The product's second factor is the weights' transpose: inputs are its rows. */
    dnnl_memory_desc_t given;
    dnnl_memory_desc_t any;
    const dnnl_dims_t dims = {(dnnl_dim_t)linear->inputs, (dnnl_dim_t)linear->outputs};
    const dnnl_dims_t strides = {1, (dnnl_dim_t)linear->inputs};
    dnnl_memory_desc_init_by_strides(&given, 2, dims, data_type(dtype), strides);
    dnnl_memory_desc_init_by_tag(&any, 2, dims, data_type(dtype), dnnl_format_tag_any);
    const variant typical = {.rows = TYPICAL_ROWS,
                             .input_stride = linear->inputs,
                             .output_stride = linear->outputs,
                             .output_dtype = dtype};
    dnnl_primitive_desc_t description = NULL;
    dnnl_memory_t from = NULL;
    dnnl_primitive_desc_t copying = NULL;
    dnnl_primitive_t copy = NULL;
    bool done = describe(kernels, linear, &typical, &any, &description);
    if (done) {
        linear->weight_shape = *dnnl_primitive_desc_query_md(description, dnnl_query_weights_md, 0);
        size_t size = dnnl_memory_desc_get_size(&linear->weight_shape);
        linear->weight_data = aligned_alloc(64, (size + 63) / 64 * 64);
        done = linear->weight_data != NULL;
    }
    done = done &&
           dnnl_memory_create(&linear->weight, &linear->weight_shape, kernels->engine, linear->weight_data) ==
               dnnl_success &&
           dnnl_memory_create(&from, &given, kernels->engine, rows) == dnnl_success &&
           dnnl_reorder_primitive_desc_create(&copying, &given, kernels->engine, &linear->weight_shape,
                                              kernels->engine, NULL) == dnnl_success &&
           dnnl_primitive_create(&copy, copying) == dnnl_success;
    if (done) {
        const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, linear->weight}};
        done = dnnl_primitive_execute(copy, kernels->stream, 2, arguments) == dnnl_success &&
               dnnl_stream_wait(kernels->stream) == dnnl_success;
    }
    dnnl_primitive_destroy(copy);
    dnnl_primitive_desc_destroy(copying);
    dnnl_memory_destroy(from);
    dnnl_primitive_desc_destroy(description);
    return done;
}

/* Weights in the kernels' dtype, on the heap; NULL: no memory. */
static void *convert(const pa_tensor *weight, pa_dtype dtype)
{
    size_t count = weight->shape[0] * weight->shape[1];
    void *rows = aligned_alloc(64, (count * pa_dtype_size(dtype) + 63) / 64 * 64);
    if (!rows) {
        return NULL;
    }
    if (weight->dtype == dtype) {
        memcpy(rows, weight->data, count * pa_dtype_size(dtype));
    } else if (dtype == PA_F32) {
        pa_tensor_to_f32(weight, rows, NULL);
    } else {
        /* Row by row, so that no second copy of the whole is needed. */
        float *line = malloc((weight->shape[1] + 1) * sizeof *line);
        for (size_t row = 0; line && row < weight->shape[0]; row++) {
            size_t at = row * weight->shape[1];
            pa_tensor one = {.dtype = weight->dtype,
                             .rank = 1,
                             .shape = {weight->shape[1]},
                             .data = (const uint8_t *)weight->data + at * pa_dtype_size(weight->dtype)};
            pa_tensor_to_f32(&one, line, NULL);
            for (size_t i = 0; i < weight->shape[1]; i++) {
                ((uint16_t *)rows)[at + i] = pa_bf16_of_f32(line[i]);
            }
        }
        if (!line) {
            free(rows);
            rows = NULL;
        }
        free(line);
    }
    return rows;
}

void onednn_linear_free(pa_linear *linear)
{
    if (!linear) {
        return;
    }
    for (size_t i = 0; i < linear->variant_count; i++) {
        variant_done(&linear->variants[i]);
    }
    dnnl_memory_destroy(linear->weight);
    dnnl_memory_destroy(linear->bias);
    free(linear->weight_data);
    free(linear->bias_data);
    free(linear);
}

pa_status onednn_linear_new(pa_kernels *table, const pa_tensor *weight, const pa_tensor *bias,
                            pa_linear **out_linear, pa_error *err)
{
    onednn_kernels *kernels = own(table);
    pa_linear *linear = calloc(1, sizeof *linear);
    void *rows = linear ? convert(weight, table->dtype) : NULL;
    if (!rows) {
        free(linear);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    linear->outputs = weight->shape[0];
    linear->inputs = weight->shape[1];
    linear->bias_data = calloc(linear->outputs + 16, sizeof *linear->bias_data);
    dnnl_memory_desc_t shape = bias_shape(linear);
    bool done =
        linear->bias_data && (!bias || pa_tensor_to_f32(bias, linear->bias_data, err) == PA_OK) &&
        dnnl_memory_create(&linear->bias, &shape, kernels->engine, linear->bias_data) == dnnl_success &&
        pack(kernels, linear, rows);
    free(rows);
    if (!done) {
        onednn_linear_free(linear);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_linear = linear;
    return PA_OK;
}

static bool same_use(const variant *a, const variant *b)
{
    return a->rows == b->rows && a->input_stride == b->input_stride && a->output_stride == b->output_stride &&
           a->output_dtype == b->output_dtype && a->activation == b->activation && a->add == b->add;
}

/* Models use each of their weights in one or two ways; a ninth takes the oldest one's place. */
static variant *find_variant(onednn_kernels *kernels, pa_linear *linear, const variant *wanted)
{
    for (size_t i = 0; i < linear->variant_count; i++) {
        if (same_use(&linear->variants[i], wanted)) {
            return &linear->variants[i];
        }
    }
    variant made = *wanted;
    if (!variant_init(kernels, linear, &made)) {
        return NULL;
    }
    if (linear->variant_count == MAX_VARIANTS) {
        variant_done(&linear->variants[0]);
        memmove(linear->variants, linear->variants + 1, (MAX_VARIANTS - 1) * sizeof made);
        linear->variant_count--;
    }
    linear->variants[linear->variant_count] = made;
    return &linear->variants[linear->variant_count++];
}

pa_status onednn_linear(pa_kernels *table, const pa_linear *linear, const pa_matrix *input,
                        pa_activation activation, bool add, const pa_matrix *output, pa_error *err)
{
    onednn_kernels *kernels = own(table);
    /* oneDNN takes as many threads as OpenMP has for the calling one. */
    omp_set_num_threads(kernels->threads);
    const variant wanted = {.rows = input->rows,
                            .input_stride = input->stride,
                            .output_stride = output->stride,
                            .output_dtype = output->dtype,
                            .activation = activation,
                            .add = add};
    /* What is found out about the weights on the way is kept with them. */
    variant *how = find_variant(kernels, (pa_linear *)linear, &wanted);
    if (!how) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    dnnl_memory_set_data_handle(how->input, input->data);
    dnnl_memory_set_data_handle(how->output, output->data);
    const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, how->input},
                                         {DNNL_ARG_WEIGHTS, linear->weight},
                                         {DNNL_ARG_BIAS, linear->bias},
                                         {DNNL_ARG_DST, how->output}};
    bool done = dnnl_primitive_execute(how->primitive, kernels->stream, 4, arguments) == dnnl_success &&
                dnnl_stream_wait(kernels->stream) == dnnl_success;
    return done ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}
