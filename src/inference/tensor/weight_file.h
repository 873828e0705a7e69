/** A file of weights, mapped read-only: safetensors, or PyTorch's archive. */
#ifndef PA_INFERENCE_WEIGHT_FILE_H
#define PA_INFERENCE_WEIGHT_FILE_H

#include "inference/tensor/weight_table.h"

/** Zeroed is closed. The table's tensors lie in the mapping, and go with it. */
typedef struct pa_weight_file {
    pa_weight_table table;
    pa_arena arena;
    void *mapping;
    size_t size;
} pa_weight_file;

/**
 * Fails with PA_NOT_FOUND, PA_IO, PA_NO_MEMORY, and as pa_safetensors_decode and pa_torch_file_decode; err
 * names the file.
 */
pa_status pa_weight_file_open(const char *path, pa_weight_file *out_file, pa_error *err);
/** Accepts a closed one. */
void pa_weight_file_close(pa_weight_file *file);

#endif
