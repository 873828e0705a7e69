/**
 * The folder that weights are installed in: MODELS_PATH/shap-e, whole or not at all. What is on its way lies
 * in MODELS_PATH/.shap-e.partial, and .shap-e.lock keeps a second process from working there.
 */
#ifndef PA_WEIGHTS_STORE_H
#define PA_WEIGHTS_STORE_H

#include <stdbool.h>

#include "foundation/arena.h"
#include "foundation/run.h"
#include "foundation/status.h"
#include "weights/catalogue.h"
#include "weights/record.h"

/** One model's places; paths in an arena. */
typedef struct pa_weights_place {
    const char *root;    /* MODELS_PATH */
    const char *folder;  /* where the weights lie when they are installed */
    const char *partial; /* where they come together */
    const char *lock;
} pa_weights_place;

/** Fails with PA_NO_MEMORY. */
pa_status pa_weights_place_of(const char *root, const pa_known_model *model, pa_arena *arena,
                              pa_weights_place *out_place, pa_error *err);

/** True when a whole folder of weights is there. Nothing is opened. */
bool pa_weights_installed(const pa_weights_place *place);
/** Bytes of all files below a path; 0 when there is none. */
uint64_t pa_weights_bytes_below(const char *path);

/**
 * Makes root, and takes the lock; the descriptor is to be closed, which gives it back. Fails with PA_BUSY
 * (another process holds it), PA_IO.
 */
pa_status pa_weights_lock(const pa_weights_place *place, int *out_fd, pa_error *err);

/** Fails with PA_NO_SPACE and words that say how much is missing. Some room beyond bytes must be left. */
pa_status pa_weights_check_room(const pa_weights_place *place, uint64_t bytes, pa_error *err);

/**
 * Puts a whole folder, which lies below place->partial, in place of what is installed, in one step, and
 * removes the rest of place->partial. The lock is held. Fails with PA_IO.
 */
pa_status pa_weights_install(const pa_weights_place *place, const char *whole, pa_error *err);

/** Removes a folder and all below it; one that is not there is fine. Symbolic links are not followed. */
pa_status pa_weights_remove_folder(const char *path, pa_error *err);
/** Removes what is installed and what is on its way. Fails with PA_NOT_FOUND (neither), PA_BUSY, PA_IO. */
pa_status pa_weights_remove(const pa_weights_place *place, pa_error *err);

#endif
