/** Weights that are on this machine already: copied into the place where they are installed. */
#ifndef PA_WEIGHTS_IMPORT_H
#define PA_WEIGHTS_IMPORT_H

#include "weights/store.h"
#include "weights/verify.h"

/**
 * folder  in the hub's layout; its files may be links, as in the hub's own cache, where
 *         "models--openai--shap-e" stands for the snapshot that its refs/main names
 * half    where there are weights of both kinds: those of 16 bits
 *
 * Only what is needed is copied, checked as pa_weights_verify does before it is put in place. A file whose
 * link ends in a name of 64 digits, as in the hub's cache, must have that SHA-256.
 *
 * Fails with PA_NOT_FOUND, PA_CORRUPT, PA_UNSUPPORTED, PA_BUSY, PA_NO_SPACE, PA_IO, PA_CANCELLED.
 */
pa_status pa_weights_import(const pa_weights_place *place, const pa_known_model *model, const char *folder,
                            bool half, const pa_run *run, pa_error *err);

#endif
