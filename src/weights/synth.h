/**
 * Random weights in the layout of Shap-E's, for tests and measurements where the published ones are not at
 * hand. What they draw are blobs; that they draw something is certain.
 */
#ifndef PA_WEIGHTS_SYNTH_H
#define PA_WEIGHTS_SYNTH_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/run.h"
#include "foundation/status.h"

typedef struct pa_synth_options {
    uint64_t seed;
    bool tiny; /* a few layers of a few numbers, under 1 MiB in all; else the sizes that were published */
    bool half; /* text encoder and prior with 16-bit numbers in safetensors; else 32 bits in PyTorch's file */
    /* Where vocab.json and merges.txt are copied from; NULL: a small vocabulary of its own. */
    const char *tokenizer;
} pa_synth_options;

/**
 * Writes all files into folder, which is made where it does not exist and must be empty. The same options
 * give the same bytes on every machine. Needs memory for the largest file (1.3 GB at the published sizes).
 *
 * Fails with PA_CONFLICT (not empty), PA_NOT_FOUND and PA_CORRUPT (tokenizer), PA_IO, PA_NO_SPACE,
 * PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_shap_e_synth(const char *folder, const pa_synth_options *options, const pa_run *run,
                          pa_error *err);

#endif
