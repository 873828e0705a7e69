#include "inference/kernels/kernels.h"

#include <cpuid.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "inference/kernels/onednn/onednn_private.h"

static void free_kernels(pa_kernels *table)
{
    onednn_kernels *kernels = (onednn_kernels *)table;
    dnnl_stream_destroy(kernels->stream);
    dnnl_engine_destroy(kernels->engine);
    free(kernels->scratch);
    free(kernels);
}

void *onednn_scratch(onednn_kernels *kernels, size_t size)
{
    if (size > kernels->scratch_size) {
        free(kernels->scratch);
        kernels->scratch = aligned_alloc(64, (size + 63) / 64 * 64);
        kernels->scratch_size = kernels->scratch ? size : 0;
    }
    return kernels->scratch;
}

bool pa_kernels_onednn_has_bf16(void)
{
    return __builtin_cpu_supports("avx512bf16");
}

/* AMX is there, and the kernel lets this process have it: it makes each thread's state 8 KB larger, so that
 * Linux wants to be asked (Documentation/arch/x86/xstate.rst). */
static bool has_amx(void)
{
    enum {
        REQUEST_PERMISSION = 0x1023,
        TILE_DATA = 18,
        FEATURES = 7,
        BF16_PRODUCTS = 1 << 22,
        TILES = 1 << 24
    };
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid_count(FEATURES, 0, &a, &b, &c, &d) && (d & BF16_PRODUCTS) && (d & TILES) &&
           syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) == 0;
}

/* NULL: this processor runs none of them. */
static const attend_block *choose_block(pa_dtype dtype)
{
    if (dtype == PA_BF16) {
        return !pa_kernels_onednn_has_bf16() ? NULL : has_amx() ? &attend_block_amx : &attend_block_bf16;
    }
    return __builtin_cpu_supports("avx512f")                                 ? &attend_block_avx512
           : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &attend_block_avx2
                                                                             : NULL;
}

pa_status pa_kernels_onednn_new(pa_dtype dtype, uint32_t threads, pa_kernels **out_kernels, pa_error *err)
{
    const attend_block *block = choose_block(dtype);
    if (!block) {
        return pa_fail(err, PA_UNSUPPORTED, "This processor has no %s.",
                       dtype == PA_BF16 ? "BF16 products" : "AVX2");
    }
    onednn_kernels *kernels = calloc(1, sizeof *kernels);
    if (!kernels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    kernels->threads = threads > 0 ? (int)threads : cores > 0 ? (int)cores : 1;
    kernels->block = block;
    kernels->rows = dtype == PA_BF16                ? &row_work_bf16
                    : block == &attend_block_avx512 ? &row_work_avx512
                                                    : &row_work_avx2;
    kernels->table = (pa_kernels){
        .name = "onednn",
        .dtype = dtype,
        .linear_new = onednn_linear_new,
        .linear_free = onednn_linear_free,
        .linear = onednn_linear,
        .attend = onednn_attend,
        .layer_norm = onednn_layer_norm,
        .encode = onednn_encode,
        .free = free_kernels,
    };
    if (block == &attend_block_amx) {
        kernels->table.linear_new = amx_linear_new;
        kernels->table.linear_free = amx_linear_free;
        kernels->table.linear = amx_linear;
    }
    if (dnnl_engine_create(&kernels->engine, dnnl_cpu, 0) != dnnl_success ||
        dnnl_stream_create(&kernels->stream, kernels->engine, dnnl_stream_default_flags) != dnnl_success) {
        free_kernels(&kernels->table);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_kernels = &kernels->table;
    return PA_OK;
}
