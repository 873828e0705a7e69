/** What the room's files share: the store itself, and the work that its writer thread does. */
#ifndef PA_SERVICE_STORE_STORE_PRIVATE_H
#define PA_SERVICE_STORE_STORE_PRIVATE_H

#include <pthread.h>

#include "service/store/blob_index_private.h"
#include "service/store/commit_private.h"
#include "service/store/database_private.h"
#include "service/store/folder_private.h"
#include "service/store/job_records.h"
#include "service/store/store.h"

/* The lines of the request log on their way to the disk. */
typedef struct request_queue {
    pa_bytes waiting;        /* packed lines; guarded by the store's wake_lock */
    uint64_t dropped;        /* guarded by wake_lock */
    uint64_t written;        /* guarded by wake_lock */
    int64_t first_ns;        /* when the first waiting line came; guarded by wake_lock */
    pa_bytes batch;          /* the writer thread's own: lines taken and not yet written */
    bool failing;            /* the writer thread's own: the trouble has been reported */
    uint64_t dropped_before; /* the writer thread's own: drops when the trouble began */
} request_queue;

/* The kinds of derived files that have been seen in the folder; guarded by write_lock. */
enum { MOST_DERIVED_KINDS = 64 };
typedef struct derived_kinds {
    char names[MOST_DERIVED_KINDS][FOLDER_KIND_SIZE];
    size_t count;
} derived_kinds;

/* Locks are taken in the order write_lock, read_lock, index.lock, wake_lock; none is held for a callback. */
struct pa_store {
    const pa_log *log;
    uint64_t ttl_ms;
    uint64_t job_ttl_ms;
    uint64_t request_ttl_ms;
    uint64_t max_bytes;
    bool passive;
    bool exclusive; /* no other process has the folder open */
    int folder;     /* -1 in a passive store */
    derived_kinds kinds;

    pthread_mutex_t write_lock; /* guards writer, the folder's names and changes of the index */
    database writer;
    pthread_mutex_t read_lock;
    database reader;
    database logger; /* the writer thread's own */
    blob_index index;

    pthread_t thread;
    bool thread_started;
    pthread_mutex_t wake_lock; /* guards what follows and the queue */
    pthread_cond_t wake;       /* on the monotonic clock */
    bool stop;
    bool reconcile_due;
    bool sweep_due;
    request_queue requests;
    pending_write *pending; /* what waits for write_lock to be committed */
};

/** New bytes may have carried the folder past its bound: tells the writer thread to look. */
void store_ask_sweep(pa_store *store);
/** Tells the writer thread that the folder no longer matches the index. */
void store_ask_reconcile(pa_store *store);

/* rows.c: all for holders of write_lock, except store_read_model. */

/** Takes a row of MODEL_COLUMNS. */
pa_status store_read_model(sqlite3_stmt *row, pa_arena *arena, pa_model *out_model, pa_error *err);
/** Sets blob->row. */
pa_status store_add_blob_row(pa_store *store, store_blob *blob, pa_error *err);
/** Strings may be NULL. */
pa_status store_add_model_row(pa_store *store, const pa_model *model, int64_t blob_row,
                              const char *request_key, pa_error *err);
/**
 * Removes a model's row, and that of the blob when it was the last model of it, in one transaction. What it
 * served (may be NULL) goes back to where it was before.
 */
pa_status store_remove_rows(pa_store *store, const char *id, const store_blob *last_of,
                            const pa_jobs_served *served, pa_error *err);

/* job_records.c */

/**
 * Ends the jobs with the model, within the transaction that adds it; for holders of write_lock. served may be
 * NULL.
 */
pa_status store_end_jobs(pa_store *store, const pa_jobs_served *served, const pa_model *model, bool cached,
                         pa_error *err);
/**
 * Undoes that within a transaction, for a model whose file could not be named after all; nobody has been told
 * of it. The jobs are queued as they were before they began.
 */
pa_status store_take_jobs_back(pa_store *store, const pa_jobs_served *served, const char *model_id,
                               pa_error *err);

/* derived.c: all for holders of write_lock. */

/** False: there are too many kinds already. */
bool store_learn_kind(pa_store *store, const char *kind);
/** Removes every file made from the blob. */
void store_discard_derived(pa_store *store, store_blob *blob);

/* models.c */

/** Deletes one model; for holders of write_lock. As pa_store_delete_model. */
pa_status store_remove_model(pa_store *store, const char *id, pa_error *err);

/* reconcile.c */

/** Fills the index from the database; before the threads start. */
pa_status store_load_index(pa_store *store, pa_error *err);
/**
 * Makes database and index agree with the folder: adopts files nobody knows, hides models whose file is
 * gone, shows those whose file is back. settle_parts: also finishes or clears interrupted writes, when this
 * process has the folder to itself. Takes write_lock.
 */
pa_status store_reconcile(pa_store *store, bool settle_parts, pa_error *err);
/** Hashes one adopted file; out_more: there may be others. Takes write_lock. */
pa_status store_hash_one(pa_store *store, bool *out_more, pa_error *err);

/* requests.c */

/** Takes what waits into the batch unless one is still to be written; for holders of wake_lock. */
void request_queue_take(request_queue *queue);
/** Writes the batch in one transaction and reports trouble once. False: it stays, to be tried again. */
bool request_queue_write(pa_store *store);
/** Gives up on what could not be written. */
void request_queue_abandon(pa_store *store);

/* prune.c */

/** Forgets some of the jobs and log lines that are too old; true: there may be more. Takes write_lock. */
bool store_prune(pa_store *store);

/* writer.c */

/** Starts the thread that writes the request log and keeps the folder within its bounds. */
pa_status store_start_writer(pa_store *store, pa_error *err);
/** Writes what is queued and joins the thread; harmless when it was not started. */
void store_stop_writer(pa_store *store);

#endif
