#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

enum { BATCH = 128, GATHER_MS = 100, RETRY_MS = 200, LAST_TRIES = 10 };

/* What the ledger writes in one transaction. */
typedef struct batch {
    errand *errands[BATCH];
    pa_job_change changes[BATCH];
    pa_job_record records[BATCH];
    char *requests[BATCH]; /* the text in the record of the same place */
    size_t count;
} batch;

void jobs_post(pa_jobs *jobs, errand *what)
{
    if (TAILQ_EMPTY(&jobs->errands)) {
        pthread_cond_signal(&jobs->steps);
    }
    TAILQ_INSERT_TAIL(&jobs->errands, what, next);
}

static void post_later(pa_jobs *jobs, errand *what)
{
    if (TAILQ_EMPTY(&jobs->errands) && TAILQ_EMPTY(&jobs->beginnings)) {
        /* The ledger sleeps without a deadline. */
        pthread_cond_signal(&jobs->steps);
    }
    what->due_ns = pa_clock_monotonic_ns() + GATHER_MS * 1000000LL;
    TAILQ_INSERT_TAIL(&jobs->beginnings, what, next);
}

void jobs_post_begin(pa_jobs *jobs, job *member)
{
    errand *what = calloc(1, sizeof *what);
    if (!what) {
        /* The row says queued while it runs, which the next start takes for the same. */
        return;
    }
    what->kind = ERRAND_BEGIN;
    what->at_ms = member->started_ms;
    memcpy(what->id, member->id, sizeof what->id);
    if (member->revived) {
        /* It may have ended the process, and is counted before it can do so again. */
        jobs_post(jobs, what);
    } else {
        post_later(jobs, what);
        member->beginning = what;
    }
}

void jobs_forget_begin(pa_jobs *jobs, job *member)
{
    if (member->beginning) {
        TAILQ_REMOVE(&jobs->beginnings, member->beginning, next);
        free(member->beginning);
        member->beginning = NULL;
    }
}

/* Until it is registered nobody but the ledger touches a job's generation. */
static void describe(const job *member, pa_job_record *record, char **out_request)
{
    const generation *work = member->generation;
    bool has_file = pa_request_has_image(&work->request) || pa_request_has_model(&work->request);
    *out_request = has_file ? NULL : request_text_encode(&work->request, work->use_cache);
    *record = (pa_job_record){
        .owner = member->owner,
        .client = work->client,
        .idempotency_key = member->idempotency_key,
        .fingerprint = member->fingerprint ? member->fingerprint : work->key,
        .request = *out_request,
        .prompt = work->request.prompt,
        .mode = work->request.prompt ? pa_mode_name(work->request.mode) : NULL,
        .engine = work->engine->name,
        .webhook_url = member->webhook_url,
        .created_ms = member->created_ms,
    };
    memcpy(record->id, member->id, sizeof record->id);
}

static void add_to(batch *of, errand *what)
{
    size_t at = of->count++;
    of->errands[at] = what;
    of->requests[at] = NULL;
    pa_job_change *change = &of->changes[at];
    *change = (pa_job_change){.at_ms = what->at_ms};
    memcpy(change->id, what->kind == ERRAND_BEGIN ? what->id : what->job->id, sizeof change->id);
    switch (what->kind) {
    case ERRAND_REGISTER:
        describe(what->job, &of->records[at], &of->requests[at]);
        change->added = &of->records[at];
        break;
    case ERRAND_BEGIN:
        change->to = PA_JOB_RUNNING;
        break;
    case ERRAND_END:
        change->to = state_of_status(what->error.status);
        change->attempts = what->job->attempts;
        change->started_ms = what->job->started_ms;
        change->error = &what->error;
        break;
    }
}

/* Its row is written, or it is not to be: err says why, or that it is another job's. */
static void finish_registration(pa_jobs *jobs, job *member, const char *existing, const pa_error *err)
{
    generation *work = member->generation;
    pa_job_accepted on_accepted = member->on_accepted;
    void *user = member->user;
    char id[37];
    bool replayed = existing[0] != '\0';
    memcpy(id, replayed ? existing : member->id, sizeof id);
    pthread_mutex_lock(&jobs->lock);
    jobs_lane(jobs, work->engine)->registering--;
    jobs->upload_bytes -= generation_upload_size(work);
    member->registering = false;
    member->generation = NULL;
    bool admitted = !err && !replayed && !jobs->stopping;
    if (admitted && member->wants != PA_OK) {
        generation_free(work);
        TAILQ_INSERT_TAIL(&jobs->leaving, member, in_hand);
        pthread_cond_signal(&jobs->news);
    } else if (admitted) {
        jobs_admit(jobs, member, work);
    } else {
        LIST_REMOVE(member, by_id);
    }
    pthread_mutex_unlock(&jobs->lock);
    if (!admitted) {
        generation_free(work);
        job_free(member);
    }
    on_accepted(user, id, replayed, err);
}

static void finish(pa_jobs *jobs, batch *of, size_t at)
{
    errand *what = of->errands[at];
    const pa_job_change *change = &of->changes[at];
    pa_error err;
    switch (what->kind) {
    case ERRAND_REGISTER:
        if (change->status != PA_OK) {
            pa_fail(&err, change->status, "The Idempotency-Key was used for another request.");
        }
        finish_registration(jobs, what->job, change->existing, change->status ? &err : NULL);
        break;
    case ERRAND_BEGIN:
        free(what);
        break;
    case ERRAND_END:
        err = what->error;
        jobs_settle_written(jobs, what->job, &(pa_job_outcome){.status = err.status, .error = &err});
        break;
    }
}

/* The store refuses: who waits to be accepted is told so; the rest is tried again, or given up. */
static void give_back(pa_jobs *jobs, batch *of, const pa_error *err, bool last)
{
    for (size_t at = of->count; at-- > 0;) {
        errand *what = of->errands[at];
        if (what->kind == ERRAND_REGISTER) {
            finish_registration(jobs, what->job, "", err);
        } else if (last) {
            finish(jobs, of, at);
        } else {
            pthread_mutex_lock(&jobs->lock);
            TAILQ_INSERT_HEAD(&jobs->errands, what, next);
            pthread_mutex_unlock(&jobs->lock);
        }
    }
}

/* With no lock. False: the store refused. */
static bool write_batch(pa_jobs *jobs, batch *of, bool last)
{
    pa_error err;
    pa_status status = pa_store_change_jobs(jobs->store, of->changes, of->count, &err);
    if (status != PA_OK) {
        pa_log_write(jobs->log, PA_LOG_ERROR, "job", "what became of jobs cannot be stored: %s", err.detail);
        give_back(jobs, of, &err, last);
    } else {
        for (size_t at = 0; at < of->count; at++) {
            finish(jobs, of, at);
        }
    }
    for (size_t at = 0; at < of->count; at++) {
        free(of->requests[at]);
    }
    return status == PA_OK;
}

/* Called with the lock held. */
static void wait_until(pa_jobs *jobs, int64_t end)
{
    struct timespec until = {.tv_sec = end / 1000000000, .tv_nsec = end % 1000000000};
    pthread_cond_timedwait(&jobs->steps, &jobs->lock, &until);
}

/* For holders of the lock. At the end, all that wait are due. */
static errand *due_beginning(pa_jobs *jobs)
{
    errand *oldest = TAILQ_FIRST(&jobs->beginnings);
    return oldest && (jobs->ledger_ends || oldest->due_ns <= pa_clock_monotonic_ns()) ? oldest : NULL;
}

/* Called with the lock held: waits until there is something to write. */
static void wait_for_errands(pa_jobs *jobs)
{
    while (TAILQ_EMPTY(&jobs->errands) && !due_beginning(jobs) && !jobs->ledger_ends) {
        const errand *oldest = TAILQ_FIRST(&jobs->beginnings);
        if (oldest) {
            wait_until(jobs, oldest->due_ns);
        } else {
            pthread_cond_wait(&jobs->steps, &jobs->lock);
        }
    }
}

/* For holders of the lock. */
static void fill(pa_jobs *jobs, batch *of)
{
    of->count = 0;
    errand *next;
    while (of->count < BATCH && (next = TAILQ_FIRST(&jobs->errands))) {
        TAILQ_REMOVE(&jobs->errands, next, next);
        add_to(of, next);
    }
    while (of->count < BATCH && (next = due_beginning(jobs))) {
        job *member = jobs_find_id(jobs, next->id);
        TAILQ_REMOVE(&jobs->beginnings, next, next);
        add_to(of, next);
        if (member) {
            member->beginning = NULL;
        }
    }
}

void *jobs_run_ledger(void *user)
{
    pa_jobs *jobs = user;
    batch *work = calloc(1, sizeof *work);
    unsigned refusals = 0;
    pthread_mutex_lock(&jobs->lock);
    while (work && (!jobs->ledger_ends || !TAILQ_EMPTY(&jobs->errands) || due_beginning(jobs))) {
        wait_for_errands(jobs);
        fill(jobs, work);
        if (work->count == 0) {
            continue;
        }
        bool last = jobs->ledger_ends && refusals >= LAST_TRIES;
        pthread_mutex_unlock(&jobs->lock);
        bool written = write_batch(jobs, work, last);
        pthread_mutex_lock(&jobs->lock);
        refusals = written ? 0 : refusals + 1;
        if (!written) {
            wait_until(jobs, pa_clock_monotonic_ns() + RETRY_MS * 1000000LL);
        }
    }
    pthread_mutex_unlock(&jobs->lock);
    free(work);
    return NULL;
}
