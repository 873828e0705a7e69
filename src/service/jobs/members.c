#include <stdlib.h>
#include <string.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* FNV-1a: ids are random and keys are hashes, so that anything would do. */
static size_t bucket_of(const char *text)
{
    uint32_t hash = 2166136261U;
    for (; *text; text++) {
        hash = (hash ^ (uint8_t)*text) * 16777619U;
    }
    return hash % BUCKETS;
}

void job_free(job *of)
{
    if (of) {
        free(of->idempotency_key);
        free(of->fingerprint);
        free(of->webhook_url);
        free(of);
    }
}

void jobs_add_id(pa_jobs *jobs, job *of)
{
    LIST_INSERT_HEAD(&jobs->by_id[bucket_of(of->id)], of, by_id);
}

job *jobs_find_id(pa_jobs *jobs, const char *id)
{
    job *found = NULL;
    LIST_FOREACH(found, &jobs->by_id[bucket_of(id)], by_id)
    {
        if (strcmp(found->id, id) == 0) {
            break;
        }
    }
    return found;
}

generation *jobs_find_same(pa_jobs *jobs, const char *key, bool use_cache, bool stored)
{
    generation *work = NULL;
    LIST_FOREACH(work, &jobs->by_key[bucket_of(key)], by_key)
    {
        /* Who wants no stored result cannot join a generation that may still get one. */
        bool may_be_cached = work->use_cache && (work->stage == STAGE_ASKED || work->stage == STAGE_LOOKING);
        /* A row that is not among those being committed would be left out. */
        bool too_late = stored && work->committing;
        if (!work->closed && !too_late && (use_cache || !may_be_cached) && strcmp(work->key, key) == 0) {
            return work;
        }
    }
    return NULL;
}

void jobs_add_key(pa_jobs *jobs, generation *work)
{
    LIST_INSERT_HEAD(&jobs->by_key[bucket_of(work->key)], work, by_key);
}

void jobs_set_deadline(pa_jobs *jobs, job *member)
{
    if (TAILQ_EMPTY(&jobs->timed)) {
        /* The desk sleeps without a deadline. */
        pthread_cond_signal(&jobs->news);
    }
    member->deadline_ns = pa_clock_monotonic_ns() + jobs->timeout_ns;
    member->timed = true;
    TAILQ_INSERT_TAIL(&jobs->timed, member, by_deadline);
}

static void forget_deadline(pa_jobs *jobs, job *member)
{
    if (member->timed) {
        TAILQ_REMOVE(&jobs->timed, member, by_deadline);
        member->timed = false;
    }
}

static void begin(pa_jobs *jobs, job *member)
{
    member->started_ms = pa_clock_wall_ms();
    member->attempts++;
    if (member->stored) {
        jobs_set_deadline(jobs, member);
        jobs_post_begin(jobs, member);
    }
}

void jobs_join(pa_jobs *jobs, generation *work, job *member)
{
    member->generation = work;
    member->sealed = work->committing;
    LIST_INSERT_HEAD(&work->members, member, of_generation);
    if (work->stage == STAGE_RUNNING) {
        begin(jobs, member);
    }
}

void jobs_begin(pa_jobs *jobs, generation *work)
{
    job *member = NULL;
    LIST_FOREACH(member, &work->members, of_generation)
    {
        begin(jobs, member);
    }
}

static void abandon(pa_jobs *jobs, generation *work)
{
    if (work->stage == STAGE_ASKED || work->stage == STAGE_QUEUED) {
        jobs_drop(jobs, work);
    } else {
        work->closed = true;
        atomic_store_explicit(&work->cancel, true, memory_order_relaxed);
    }
}

static void let_go(pa_jobs *jobs, job *member)
{
    generation *work = member->generation;
    member->generation = NULL;
    LIST_REMOVE(member, of_generation);
    TAILQ_INSERT_TAIL(&jobs->leaving, member, in_hand);
    pthread_cond_signal(&jobs->news);
    if (LIST_EMPTY(&work->members)) {
        abandon(jobs, work);
    }
}

void jobs_leave(pa_jobs *jobs, job *member, pa_status status)
{
    forget_deadline(jobs, member);
    if (member->wants == PA_OK) {
        member->wants = status;
    }
    if (member->generation && !member->sealed && !member->registering) {
        let_go(jobs, member);
    }
}

void jobs_dismiss(pa_jobs *jobs, generation *work, pa_status status)
{
    job *next;
    for (job *member = LIST_FIRST(&work->members); member; member = next) {
        next = LIST_NEXT(member, of_generation);
        /* The last one may take the generation with it. */
        jobs_leave(jobs, member, status);
    }
}

void jobs_seal(generation *work)
{
    job *member = NULL;
    work->committing = true;
    LIST_FOREACH(member, &work->members, of_generation)
    {
        member->sealed = true;
    }
}

void jobs_unseal(pa_jobs *jobs, generation *work)
{
    job *next;
    work->committing = false;
    for (job *member = LIST_FIRST(&work->members); member; member = next) {
        next = LIST_NEXT(member, of_generation);
        member->sealed = false;
        if (member->wants != PA_OK) {
            let_go(jobs, member);
        }
    }
}

void jobs_take_members(pa_jobs *jobs, generation *work, job_hand *to)
{
    job *member;
    work->closed = true;
    while ((member = LIST_FIRST(&work->members))) {
        LIST_REMOVE(member, of_generation);
        forget_deadline(jobs, member);
        member->generation = NULL;
        TAILQ_INSERT_TAIL(to, member, in_hand);
    }
}

bool jobs_list_stored(const generation *work, pa_job_served **out_served, size_t *out_count)
{
    size_t count = 0;
    const job *member = NULL;
    LIST_FOREACH(member, &work->members, of_generation)
    {
        count += member->stored;
    }
    pa_job_served *served = calloc(count + 1, sizeof *served);
    if (!served) {
        return false;
    }
    size_t at = 0;
    LIST_FOREACH(member, &work->members, of_generation)
    {
        if (member->stored) {
            served[at++] = (pa_job_served){
                .id = member->id, .attempts = member->attempts, .started_ms = member->started_ms};
        }
    }
    *out_served = served;
    *out_count = count;
    return true;
}
