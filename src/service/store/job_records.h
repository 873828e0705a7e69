/**
 * The jobs that outlive the process: one row each, changed in transactions that hold every step against
 * job_state.h.
 *
 * Every function touches the disk. Those that write fail with PA_BUSY, PA_NO_SPACE, PA_IO, PA_NO_MEMORY, and
 * change nothing then; in a passive store with PA_UNSUPPORTED.
 */
#ifndef PA_SERVICE_STORE_JOB_RECORDS_H
#define PA_SERVICE_STORE_JOB_RECORDS_H

#include "service/store/job_state.h"
#include "service/store/store.h"

enum { PA_IDEMPOTENCY_KEY_MAX = 200 };

/** Texts are never NULL in what is read, and may be in what is written; "" is none. */
typedef struct pa_job_record {
    char id[37];
    pa_job_state state;
    const char *owner;           /* who may see it beside the operator; "" whoever knows the id */
    const char *client;          /* who shares a turn in the queue */
    const char *idempotency_key; /* unique for an owner */
    const char *fingerprint;     /* of what was asked: the same key must come with the same one */
    const char *request;         /* as jobs wrote it; the store does not read it */
    const char *prompt;
    const char *mode;
    const char *engine;
    const char *webhook_url;
    uint32_t attempts;                           /* times it began to run */
    int64_t created_ms, started_ms, finished_ms; /* wall clock; 0: not yet */
    const char *error_code, *error_detail;       /* why it did not succeed */
    const char *suggestions;                     /* nearest valid values, a line each */
    int retry_after_s;                           /* 0: not known */
    const char *model_id;                        /* of one that succeeded */
    bool cached;
    const char *fallback_reason;
} pa_job_record;

/** One step of one job, or its beginning. */
typedef struct pa_job_change {
    const pa_job_record *added; /* a new job, queued; NULL: the job `id` moves */
    char id[37];
    pa_job_state to;
    int64_t at_ms;         /* wall clock */
    uint32_t attempts;     /* times it began to run, where the row may not say so yet; 0: as the row says */
    int64_t started_ms;    /* wall clock, likewise */
    const pa_error *error; /* of a job that ends without a model; NULL: none */
    /* Set by pa_store_change_jobs: PA_OK; PA_NOT_FOUND; PA_CONFLICT: no such step from its state, or the
     * owner used the idempotency key for something else. */
    pa_status status;
    char existing[37]; /* the job that the owner's idempotency key stands for already; "" none */
} pa_job_change;

/** One transaction for all. A change that is refused does not keep the others from being made. */
pa_status pa_store_change_jobs(pa_store *store, pa_job_change *changes, size_t count, pa_error *err);

/** A job that a model ends, and what its row may not say yet, or never: the step that began it. */
typedef struct pa_job_served {
    const char *id;
    uint32_t attempts;  /* times it began to run */
    int64_t started_ms; /* wall clock; 0: as the row says */
} pa_job_served;

/** The jobs that a model ends; they get there in the transaction that adds it, or not at all. */
typedef struct pa_jobs_served {
    const pa_job_served *jobs;
    size_t count;
    const char *fallback_reason; /* NULL: none */
} pa_jobs_served;

/** As pa_store_add_model. Jobs that have ended meanwhile stay as they are. */
pa_status pa_store_add_model_for(pa_store *store, pa_model *model, const char *request_key, pa_parts glb,
                                 const pa_jobs_served *served, pa_error *err);
/** Whether pa_store_reuse_model is likely to find one. Only reads, and waits for no writer. */
bool pa_store_has_model_for(pa_store *store, const char *request_key);
/** As pa_store_reuse_model, in the same way. */
pa_status pa_store_reuse_model_for(pa_store *store, const char *request_key, const pa_jobs_served *served,
                                   pa_arena *arena, pa_model *out_model, pa_error *err);

/** Texts live in arena. Fails with PA_NOT_FOUND, PA_IO, PA_NO_MEMORY. */
pa_status pa_store_find_job(pa_store *store, const char *id, pa_arena *arena, pa_job_record *out_record,
                            pa_error *err);
/** Zeroed means everything. */
typedef struct pa_job_filter {
    const char *owner; /* NULL: anybody's */
    bool unfinished;   /* only those that have not ended, oldest first; else newest first */
    uint32_t limit;    /* 0: all */
    uint32_t offset;
} pa_job_filter;

/** out_total: how many pass the filter in all. Fails with PA_IO, PA_NO_MEMORY. */
pa_status pa_store_list_jobs(pa_store *store, const pa_job_filter *filter, pa_arena *arena,
                             pa_job_record **out_records, uint32_t *out_count, uint64_t *out_total,
                             pa_error *err);

/* Messages about jobs that ended, to the address each came with. A job that ends with a webhook_url leaves
 * one in the same transaction; it stays until it is settled. */

typedef struct pa_delivery {
    char job_id[37];
    uint32_t attempts; /* so far */
    int64_t due_ms;    /* wall clock */
} pa_delivery;

/** The one that is due first; PA_NOT_FOUND: there is none. */
pa_status pa_store_next_delivery(pa_store *store, pa_delivery *out_delivery, pa_error *err);
/** After an attempt that failed: due_ms says when to try again. */
pa_status pa_store_postpone_delivery(pa_store *store, const pa_delivery *delivery, pa_error *err);
/** It arrived, or was given up. */
pa_status pa_store_settle_delivery(pa_store *store, const char *job_id, pa_error *err);

#endif
