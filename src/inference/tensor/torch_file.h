/**
 * PyTorch's file of a state dictionary: a ZIP archive of a pickle and raw storages.
 *
 * A pickle is a program. This reader runs none of it: it knows the few instructions that a dictionary of
 * tensors consists of, builds plain values from them, and refuses every other instruction and every name that
 * is not one of PyTorch's storage types or tensor rebuilders.
 *
 * Source: torch/serialization.py and torch/_utils.py (_rebuild_tensor_v2); Python's pickletools.py.
 */
#ifndef PA_INFERENCE_TORCH_FILE_H
#define PA_INFERENCE_TORCH_FILE_H

#include "foundation/bytes.h"
#include "inference/tensor/weight_table.h"

/** True when a file begins like a ZIP archive. */
bool pa_torch_file_recognise(pa_span file);

/**
 * The tensors of a whole file; their data is borrowed from it.
 *
 * out_table's arrays and names live in arena. Fails with PA_CORRUPT, PA_UNSUPPORTED (an instruction or name
 * beyond those, tensors with gaps, big-endian numbers, compressed storages), PA_TOO_LARGE (a pickle beyond
 * 1 MiB), PA_NO_MEMORY.
 */
pa_status pa_torch_file_decode(pa_span file, pa_arena *arena, pa_weight_table *out_table, pa_error *err);

/**
 * The pickle of such a file, whose tensors are its storages "data/0", "data/1" … in this order.
 * out_pickle lives in arena. Fails with PA_NO_MEMORY.
 */
pa_status pa_torch_file_encode_pickle(const pa_weight *weights, size_t count, pa_arena *arena,
                                      pa_span *out_pickle, pa_error *err);

#endif
