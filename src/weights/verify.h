/** Whether a folder of weights is what it should be. */
#ifndef PA_WEIGHTS_VERIFY_H
#define PA_WEIGHTS_VERIFY_H

#include "foundation/run.h"
#include "foundation/status.h"
#include "weights/inventory.h"
#include "weights/record.h"

/** What was looked at. */
typedef struct pa_verified {
    size_t files;
    uint64_t bytes;
    size_t tensors;
    bool compared; /* sizes and SHA-256 with the folder's record; false: it has none */
} pa_verified;

/**
 * The shapes that a folder's configurations tell, which must fit each other. Fails with PA_NOT_FOUND,
 * PA_CORRUPT, PA_UNSUPPORTED.
 */
pa_status pa_shap_e_read_shapes(const pa_shap_e_files *files, pa_shap_e_shapes *out_shapes, pa_error *err);

/**
 * Reads the tokenizer and each part's list of tensors: every one that there should be, of the right shape and
 * kind of number, and no other. Numbers are not looked at.
 * out_tensors: how many there are. Fails with PA_NOT_FOUND, PA_CORRUPT, PA_UNSUPPORTED, PA_TOO_LARGE, PA_IO.
 */
pa_status pa_shap_e_check_tensors(const char *folder, const pa_run *run, size_t *out_tensors, pa_error *err);

/** Reads a file below folder and holds it against what it must be. Fails with PA_NOT_FOUND, PA_CORRUPT,
 * PA_IO. */
pa_status pa_weights_check_file(const char *folder, const pa_weights_file *file, pa_error *err);

/** Reads a file below folder and notes its SHA-256. Fails with PA_NOT_FOUND, PA_IO. */
pa_status pa_weights_digest_file(const char *folder, pa_weights_file *file, pa_error *err);

/** Both, for all files that the folder's record lists; without a record the tensors alone. */
pa_status pa_weights_verify(const char *folder, const pa_run *run, pa_verified *out_verified, pa_error *err);

#endif
