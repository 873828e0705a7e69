/**
 * Database and blobs: which models exist, where their bytes lie, and who asked for what.
 *
 * Knows no HTTP and no engine. Every function may be called from any thread but a listening one, unless it
 * says otherwise: calls touch the disk.
 *
 * A model's bytes lie in <uuid>.glb, named after the first model that had them; models with the same bytes
 * share the file, which goes with the last of them. The database decides what exists: a file is first written
 * as <uuid>.glb.part, then its rows are committed, then it gets its name, so that a process killed at any
 * point leaves either a whole model or none.
 */
#ifndef PA_SERVICE_STORE_H
#define PA_SERVICE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/log.h"
#include "foundation/status.h"

typedef struct pa_store pa_store;

typedef struct pa_store_options {
    const char *db_path;          /* SQLite file; a Python backend's file goes on being used */
    const char *model_path;       /* folder of <uuid>.glb files; made when missing */
    uint64_t model_ttl_seconds;   /* 0 = for ever */
    uint64_t job_ttl_seconds;     /* jobs that ended before are forgotten; 0 = never */
    uint64_t request_ttl_seconds; /* the request log's lines likewise */
    uint64_t max_storage_bytes;   /* 0 = no bound; the oldest models go first, the newest one always stays */
    uint32_t busy_timeout_ms;     /* how long to wait for a database locked by another program; 0 = 5000 */
    bool passive;      /* only look: the file must exist, the folder is left alone, no thread starts */
    const pa_log *log; /* may be NULL */
} pa_store_options;

/** What is known of one model. Strings are never NULL; "" where nothing is known (a file found on disk). */
typedef struct pa_model {
    char id[37];
    const char *prompt;
    const char *mode;
    const char *engine;
    const char *kind;
    int64_t seed;
    uint64_t bytes;
    uint64_t triangles;
    float size_m[3];
    double elapsed_ms;
    int64_t created_ms; /* wall clock */
    char sha256[65];    /* of the bytes; the ETag; "" for a file found on disk and not hashed yet */
} pa_model;

/**
 * Opens or makes database and folder, migrates the schema, adopts <uuid>.glb files it does not know, hides
 * models whose file is gone (they come back with it), settles interrupted writes, starts the writer thread.
 * A second process on the same folder settles nothing, since the writes may be the first one's.
 *
 * Fails with PA_IO, PA_NO_SPACE, PA_BUSY (locked by another program), PA_CORRUPT (not a database),
 * PA_UNSUPPORTED (made by a newer version), PA_NOT_FOUND (passive, and there is no file), PA_NO_MEMORY.
 * In a passive store whatever writes fails with PA_UNSUPPORTED.
 */
pa_status pa_store_open(const pa_store_options *options, pa_store **out_store, pa_error *err);
/** Writes what is queued, stops the writer, closes. Accepts NULL. */
void pa_store_close(pa_store *store);
/** PA_OK when a write would work now, else why not. */
pa_status pa_store_check(pa_store *store, pa_error *err);

/* Models. */

/**
 * Commits a model: part file, fsync, one transaction, rename. model->id, bytes, created_ms and sha256 are
 * filled in, and stay untouched on failure. request_key (may be NULL) makes it findable for identical
 * requests. Fails with PA_NO_SPACE, PA_IO, PA_BUSY, PA_NO_MEMORY; nothing is left behind then.
 */
pa_status pa_store_add_model(pa_store *store, pa_model *model, const char *request_key, pa_span glb,
                             pa_error *err);
/**
 * A new id for the finished model of an identical request, sharing its bytes.
 * out_model's strings live in arena. Fails with PA_NOT_FOUND, PA_IO, PA_BUSY,
 * PA_NO_SPACE, PA_NO_MEMORY.
 */
pa_status pa_store_reuse_model(pa_store *store, const char *request_key, pa_arena *arena, pa_model *out_model,
                               pa_error *err);
/** Fails with PA_NOT_FOUND, PA_IO, PA_NO_MEMORY. */
pa_status pa_store_find_model(pa_store *store, const char *id, pa_arena *arena, pa_model *out_model,
                              pa_error *err);
/** Newest first. out_total: how many there are in all. */
pa_status pa_store_list_models(pa_store *store, uint32_t limit, uint32_t offset, pa_arena *arena,
                               pa_model **out_models, uint32_t *out_count, uint64_t *out_total,
                               pa_error *err);
/** The bytes stay while another model shares them. Fails with PA_NOT_FOUND, PA_IO, PA_BUSY, PA_NO_SPACE. */
pa_status pa_store_delete_model(pa_store *store, const char *id, pa_error *err);
/**
 * Opens a model's bytes for reading; the caller closes out_fd. Quick enough for a listening thread: answered
 * from memory and one open(). An id that is no UUID never reaches the file system. A <uuid>.glb that came
 * into the folder since the start is found too. out_sha256 is "" while the hash is not known.
 * Fails with PA_NOT_FOUND, PA_IO.
 */
pa_status pa_store_open_blob(pa_store *store, const char *id, int *out_fd, uint64_t *out_size,
                             char out_sha256[65], pa_error *err);

/*
 * Files that accompany a model's bytes: the model in another format, or what it was made of ("raw"). A kind
 * is a short word of lower-case letters and digits, which ends the file's name: <uuid>.usdz beside
 * <uuid>.glb. They are shared like the bytes they stand beside, count as theirs towards max_storage_bytes,
 * and go with them. Since the model is whole without them, no row knows them.
 */

/**
 * Opens such a file for reading; the caller closes out_fd. As quick as pa_store_open_blob. Fails with
 * PA_NOT_FOUND (no such model; no such file yet, or the model's own file is newer than it), PA_IO.
 */
pa_status pa_store_open_derived(pa_store *store, const char *id, const char *kind, int *out_fd,
                                uint64_t *out_size, pa_error *err);
/**
 * Adds one whole, in the place of one that is there. Fails with PA_NOT_FOUND (the model has gone),
 * PA_INVALID (kind), PA_NO_SPACE, PA_IO.
 */
pa_status pa_store_add_derived(pa_store *store, const char *id, const char *kind, pa_span bytes,
                               pa_error *err);

/* The request log: table api_requests(id, timestamp_utc, method, path, client_ip, user_agent, created_at). */

typedef struct pa_request_entry {
    int64_t id;
    int64_t wall_ms;
    const char *method;
    const char *path;
    const char *client_ip;
    const char *user_agent;
} pa_request_entry;

/**
 * Queues a copy of one line for the writer thread and returns at once; safe on listening threads. entry->id
 * is ignored, NULL strings are stored as NULL, over-long ones cut (path 2048 bytes, user agent 512, others
 * 64). The queue is bounded: while the disk is locked or full the newest lines are dropped, counted and
 * reported once.
 */
void pa_store_log_request(pa_store *store, const pa_request_entry *entry);

/** Zeroed means everything. */
typedef struct pa_request_filter {
    const char *client_ip; /* NULL = any */
    const char *path;      /* prefix; NULL = any */
    const char *method;    /* NULL = any */
    int64_t since_ms;      /* wall clock; 0 = any */
    uint32_t limit;        /* 0 = 100 */
} pa_request_filter;

/** Newest first; entries live in arena, with "" where nothing was stored. Fails with PA_IO, PA_NO_MEMORY. */
pa_status pa_store_list_requests(pa_store *store, const pa_request_filter *filter, pa_arena *arena,
                                 pa_request_entry **out_entries, uint32_t *out_count, pa_error *err);

typedef struct pa_store_figures {
    uint64_t models;
    uint64_t bytes;            /* of distinct blobs */
    uint64_t requests_written; /* since the start */
    uint64_t requests_dropped;
} pa_store_figures;

/** Answered from memory; safe on listening threads. */
void pa_store_measure(pa_store *store, pa_store_figures *out_figures);

#endif
