/**
 * Writes of many threads in one transaction: whoever gets the write lock commits all that wait for it, so
 * that they share the time of the disk.
 */
#ifndef PA_SERVICE_STORE_COMMIT_PRIVATE_H
#define PA_SERVICE_STORE_COMMIT_PRIVATE_H

#include <stdbool.h>

#include "service/store/store.h"

/** Part of what its owner keeps about the write, on the owner's stack. */
typedef struct pending_write pending_write;
struct pending_write {
    /** Changes rows, for a holder of write_lock within a transaction. It may run again after a roll-back. */
    pa_status (*change)(pa_store *store, pending_write *of, pa_error *err);
    /** Runs once the rows are committed, still under write_lock; NULL: nothing is left to do then. */
    pa_status (*publish)(pa_store *store, pending_write *of, pa_error *err);
    const char *sha256; /* of the file that comes with it; NULL: none does */
    bool has_file;      /* a part file in the folder, whose bytes are on the disk */
    /* The room's own. */
    pending_write *next;
    bool done; /* guarded by write_lock, as are the next two */
    pa_status status;
    pa_error problem;
};

/** Commits it, alone or with others. Fails as change and publish do, with PA_IO, PA_NO_SPACE, PA_BUSY. */
pa_status store_commit(pa_store *store, pending_write *own, pa_error *err);

#endif
