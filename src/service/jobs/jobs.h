/**
 * The queue between callers who wait and workers who generate: bounded, fair, cancellable, one generation for
 * identical requests. Knows no HTTP.
 *
 * What a caller submits is a job; the generation that makes its model may be shared with other jobs. A job is
 * either held in memory for a caller who waits for it, or stored: then it outlives its caller and the
 * process. At the next start a stored job that was not finished is queued again; it is `interrupted` instead
 * when its engine is remote (that may spend somebody's quota twice), when it came with a file, or when it was
 * under way at too many ends of the process already.
 *
 * Every engine has places in the queue of its own. Those that are remote have workers of their own, too: they
 * wait for somebody else's machine, and a slow one must hold up nobody who is served here. Among the clients
 * who wait for one engine turns go round.
 *
 * Two more threads: the desk answers what needs no worker (finished results from the store, cancellations,
 * time-outs), the ledger writes to the store what becomes of stored jobs, many steps in one transaction.
 */
#ifndef PA_SERVICE_JOBS_H
#define PA_SERVICE_JOBS_H

#include <stdbool.h>
#include <stdint.h>

#include "engines/registry.h"
#include "foundation/log.h"
#include "foundation/status.h"
#include "service/store/job_records.h"

typedef struct pa_jobs pa_jobs;

/** Zeroed means the defaults. */
typedef struct pa_jobs_options {
    const pa_registry *registry; /* required, borrowed */
    pa_store *store;             /* required, borrowed */
    uint32_t workers;            /* models made here at the same time; 0 = one a core */
    uint32_t remote_workers;     /* for remote engines, none where no such engine is configured; 0 = 32 */
    uint32_t remote_concurrency; /* jobs at one remote engine at the same time; 0 = no bound of its own */
    uint32_t queue_capacity;     /* jobs that wait for one engine; 0 = 64 */
    uint64_t upload_bytes;       /* images and models that jobs hold, waiting or at work; 0 = 256 MiB */
    uint32_t timeout_s;          /* from submit, of a stored job from its beginning, to outcome; 0 = 600 */
    const char *cache_salt;      /* copied; only results stored under the same one are answered again: a
                                    version, say, whose successor makes other models. NULL = "" */
    const pa_log *log;           /* may be NULL */
} pa_jobs_options;

/** How a submitted request ended. Borrowed for the callback's duration. */
typedef struct pa_job_outcome {
    pa_status status; /* PA_OK: model is filled in */
    const pa_model *model;
    bool cached;                 /* answered from the store */
    const char *fallback_reason; /* why another engine than the chosen one made it; NULL: none did */
    const pa_error *error;       /* when status is not PA_OK */
} pa_job_outcome;

/**
 * Called exactly once for each job that was accepted with one, on a thread of this room and with no lock
 * held: it may call back, except pa_jobs_stop, and should not take long.
 */
typedef void (*pa_job_done)(void *user, const pa_job_outcome *outcome);

/**
 * Called exactly once for each stored job that was submitted, in the same way. PA_OK: the job id is stored;
 * it is another one's, submitted before, when `replayed`. PA_CONFLICT: the owner has used the idempotency key
 * for another request. Anything else is why nothing was stored.
 */
typedef void (*pa_job_accepted)(void *user, const char *id, bool replayed, const pa_error *err);

/** Longest owner and client, with the NUL. */
enum { PA_JOB_NAME_SIZE = 80 };

/** What is submitted; everything is copied. Zeroed members mean none. */
typedef struct pa_job_order {
    const pa_request *request; /* required */
    bool use_cache;
    const char *id;     /* a new UUID; NULL: drawn */
    const char *client; /* who shares turns */
    const char *owner;  /* who may see the job */
    /* Of a job that is held in memory. */
    pa_job_done on_done; /* may be NULL */
    /* Of a stored one. */
    bool stored;
    pa_job_accepted on_accepted; /* required */
    const char *idempotency_key; /* at most PA_IDEMPOTENCY_KEY_MAX bytes */
    const char *fingerprint;     /* of what the owner said: the same key must come with the same one; NULL: of
                                    what the request comes to */
    const char *webhook_url;
    void *user;
} pa_job_order;

/** What is known of a job. Texts are never NULL; "" is none. */
typedef struct pa_job_view {
    char id[37];
    char owner[PA_JOB_NAME_SIZE];
    pa_job_state state;
    bool stored;
    bool settling;    /* it is over, but its row does not say so yet; only of what memory knows */
    int64_t position; /* generations that go before it; -1 unless it is queued */
    double progress;  /* 0 to 1, of the whole work */
    char stage[24];   /* of one that runs */
    double eta_s;     /* until the outcome; below 0: not known */
    const char *engine;
    const char *prompt;
    const char *mode; /* "" of one made from an image */
    const char *webhook_url;
    uint32_t attempts;
    int64_t created_ms, started_ms, finished_ms; /* wall clock; 0: not yet */
    pa_job_outcome outcome;                      /* of one that has ended; model NULL: since deleted */
} pa_job_view;

/** Starts the threads and takes up what is stored. Fails with PA_NO_MEMORY, and as the store does. */
pa_status pa_jobs_new(const pa_jobs_options *options, pa_jobs **out_jobs, pa_error *err);
/**
 * Refuses new work, settles what has not begun with PA_INTERRUPTED, lets running jobs go on for up to
 * grace_ms, then cancels them and settles their callers with PA_INTERRUPTED too, joins the workers and frees.
 * Stored jobs that have not ended are left to the next start. Every callback has returned by then. Nobody
 * else may be using jobs when this returns. Accepts NULL.
 */
void pa_jobs_stop(pa_jobs *jobs, uint32_t grace_ms);

/** A job that has ended. Borrowed for the callback's duration. */
typedef struct pa_job_end {
    const char *id;
    bool stored; /* its row says so already */
    pa_job_state state;
    uint32_t attempts;
    int64_t created_ms, started_ms, finished_ms; /* wall clock; 0: it never ran */
    const pa_job_outcome *outcome;
} pa_job_end;

/**
 * From now on on_ended is called for every job that ends, as a pa_job_done is. NULL ends that; a call under
 * way may then still run.
 */
void pa_jobs_listen(pa_jobs *jobs, void (*on_ended)(void *user, const pa_job_end *end), void *user);

/**
 * Queues a job; never blocks, safe on listening threads, but that an image is hashed first: some 50 ms for
 * the largest. Identical requests (prompt or image, mode, engine, seed, options) in flight share one
 * generation and its model; with use_cache a finished one is answered from the store under a new id. out_id
 * is set before any callback can come.
 *
 * Fails with PA_BUSY (queue full, or this client's part of it, or no room for an upload that large;
 * retry_after_s says when a place is likely to be free), PA_UNAVAILABLE (stopping), PA_NO_MEMORY, and as
 * pa_registry_choose; no callback comes then.
 *
 * Outcomes: those of pa_generate and pa_store_add_model, PA_CANCELLED, PA_TIMEOUT, PA_INTERRUPTED.
 */
pa_status pa_jobs_submit(pa_jobs *jobs, const pa_job_order *order, char out_id[37], pa_error *err);
/**
 * The job is no longer wanted: it ends as cancelled, and the generation stops when no other job waits for it.
 * Returns at once. False: there is no such job, or it has ended, or its model is being stored already.
 */
bool pa_jobs_cancel(pa_jobs *jobs, const char *id);

/** What memory knows: jobs that have not ended. Safe on listening threads. Texts live in arena. False: none.
 */
bool pa_jobs_look(pa_jobs *jobs, const char *id, pa_arena *arena, pa_job_view *out_view);
/** The same, or what the store knows. Fails with PA_NOT_FOUND, PA_IO, PA_NO_MEMORY. */
pa_status pa_jobs_find(pa_jobs *jobs, const char *id, pa_arena *arena, pa_job_view *out_view, pa_error *err);
/** Stored jobs, newest first; owner NULL: everybody's. Fails with PA_IO, PA_NO_MEMORY. */
pa_status pa_jobs_list(pa_jobs *jobs, const char *owner, uint32_t limit, uint32_t offset, pa_arena *arena,
                       pa_job_view **out_views, uint32_t *out_count, uint64_t *out_total, pa_error *err);

typedef struct pa_jobs_figures {
    uint32_t queued; /* generations, however many jobs share each */
    uint32_t running;
    uint64_t ended[PA_JOB_STATE_COUNT]; /* jobs, by how they ended, since the start */
} pa_jobs_figures;

/** Of one engine, by its place in the registry. Answered from memory; safe on listening threads. */
void pa_jobs_measure_engine(pa_jobs *jobs, size_t engine, pa_jobs_figures *out_figures);
/** Of all. */
void pa_jobs_measure(pa_jobs *jobs, pa_jobs_figures *out_figures);

#endif
