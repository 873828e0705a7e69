/**
 * The queue between callers who wait and workers who generate: bounded, cancellable, one generation for
 * identical requests. Knows no JSON and no status code.
 *
 * Engines that are remote have workers and places in the queue of their own: they wait for somebody else's
 * machine, and a slow one must hold up nobody who is served here.
 *
 * One more thread, the desk, answers what needs no worker (finished results from the store, cancellations,
 * time-outs), so that none of these waits for a generation to end.
 */
#ifndef PA_SERVICE_JOBS_H
#define PA_SERVICE_JOBS_H

#include <stdbool.h>
#include <stdint.h>

#include "engines/registry.h"
#include "foundation/log.h"
#include "foundation/status.h"
#include "service/store/store.h"

typedef struct pa_jobs pa_jobs;

/** Zeroed means the defaults. */
typedef struct pa_jobs_options {
    const pa_registry *registry; /* required, borrowed */
    pa_store *store;             /* required, borrowed */
    uint32_t workers;            /* for engines of this machine; 0 = one a core */
    uint32_t remote_workers;     /* for remote engines, none where no such engine is configured; 0 = 32 */
    uint32_t queue_capacity;     /* jobs that wait for either kind of worker; 0 = 64 */
    uint64_t upload_bytes;       /* images and models that jobs hold, waiting or at work; 0 = 256 MiB */
    uint32_t timeout_s;          /* from submit to outcome; 0 = 600 */
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
 * Called exactly once for each accepted submit, on a thread of this room and with no lock held: it may call
 * back, except pa_jobs_stop, and should not take long.
 */
typedef void (*pa_job_done)(void *user, const pa_job_outcome *outcome);

/** Identifies one waiting caller; 0 is none. */
typedef uint64_t pa_job_ticket;

/** Starts the threads. Fails with PA_NO_MEMORY. */
pa_status pa_jobs_new(const pa_jobs_options *options, pa_jobs **out_jobs, pa_error *err);
/**
 * Refuses new work, settles what has not begun with PA_INTERRUPTED, lets running jobs go on for up to
 * grace_ms, then cancels them and settles their callers with PA_INTERRUPTED too, joins the workers and frees.
 * Every on_done has returned by then. Nobody else may be using jobs when this returns. Accepts NULL.
 */
void pa_jobs_stop(pa_jobs *jobs, uint32_t grace_ms);

/**
 * Copies the request and queues it; never blocks, safe on listening threads, but that an image is hashed
 * first: some 50 ms for the largest. Identical requests (prompt
 * or image, mode, engine, seed, options) in flight share one generation and its model; with use_cache a
 * finished one is answered from the store under a new id. out_ticket is set before on_done can be called.
 * Fails with PA_BUSY (queue full, or no room for an upload that large; retry_after_s says when a place is
 * likely to be free), PA_UNAVAILABLE (stopping), PA_NO_MEMORY, and as pa_registry_choose; on_done is not
 * called then.
 *
 * Outcomes: those of pa_generate and pa_store_add_model, PA_CANCELLED, PA_TIMEOUT, PA_INTERRUPTED.
 */
pa_status pa_jobs_submit(pa_jobs *jobs, const pa_request *request, bool use_cache, pa_job_done on_done,
                         void *user, pa_job_ticket *out_ticket, pa_error *err);
/**
 * The caller no longer waits: on_done comes with PA_CANCELLED, and the generation stops when nobody else
 * waits for it. Returns at once; a ticket that has ended is ignored.
 */
void pa_jobs_cancel(pa_jobs *jobs, pa_job_ticket ticket);

typedef struct pa_jobs_figures {
    uint32_t queued; /* jobs, however many callers share each */
    uint32_t running;
    uint64_t succeeded; /* outcomes handed to callers since the start, as the next two */
    uint64_t failed;
    uint64_t cancelled;
} pa_jobs_figures;

/** Answered from memory; safe on listening threads. */
void pa_jobs_measure(pa_jobs *jobs, pa_jobs_figures *out_figures);

#endif
