#include <stdlib.h>
#include <string.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* Work that was under way at so many ends of the process may be what ended it. */
enum { MOST_ATTEMPTS = 3, BATCH = 64 };

/* A job that is taken up again. */
typedef struct revival {
    const pa_job_record *record;
    const pa_engine *engine;
    pa_request request;
    bool use_cache;
} revival;

/* PA_INTERRUPTED and why: it is not to be repeated. */
static pa_status judge(const pa_jobs *jobs, const pa_job_record *record, pa_arena *arena,
                       revival *out_revival, pa_error *why)
{
    const pa_engine *engine = pa_registry_find(jobs->registry, record->engine);
    if (!engine || engine->remote) {
        return pa_fail(why, PA_INTERRUPTED,
                       "The server restarted before the job was done; since it may use up a quota elsewhere, "
                       "it was not begun again.");
    }
    if (record->attempts >= MOST_ATTEMPTS) {
        return pa_fail(why, PA_INTERRUPTED, "The server ended %u times while the job ran.", record->attempts);
    }
    if (!*record->request) {
        return pa_fail(why, PA_INTERRUPTED,
                       "The server restarted, and the file that came with the job is gone.");
    }
    revival found = {.record = record, .engine = engine};
    pa_error cause = {0};
    if (request_text_decode(record->request, arena, &found.request, &found.use_cache, &cause) != PA_OK) {
        return pa_fail(why, PA_INTERRUPTED, "%s", cause.detail);
    }
    *out_revival = found;
    return PA_OK;
}

static pa_status enter(pa_jobs *jobs, const revival *what, pa_error *err)
{
    const pa_job_record *record = what->record;
    generation *work =
        generation_new(jobs, &what->request, what->engine, record->client, what->use_cache, err);
    job *member = work ? calloc(1, sizeof *member) : NULL;
    if (!member) {
        generation_free(work);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memcpy(member->id, record->id, sizeof member->id);
    strncpy(member->owner, record->owner, sizeof member->owner - 1);
    member->stored = true;
    member->revived = true;
    member->engine = what->engine;
    member->created_ms = record->created_ms;
    member->attempts = record->attempts;
    jobs_add_id(jobs, member);
    jobs_admit(jobs, member, work);
    return PA_OK;
}

/* Writes where the jobs of one batch go from here. */
static pa_status write_changes(pa_jobs *jobs, pa_job_change *changes, size_t count, pa_error *err)
{
    return count ? pa_store_change_jobs(jobs->store, changes, count, err) : PA_OK;
}

static pa_status revive_some(pa_jobs *jobs, const pa_job_record *records, size_t count, pa_arena *arena,
                             pa_error *err)
{
    revival revivals[BATCH];
    pa_job_change changes[BATCH];
    pa_error reasons[BATCH];
    size_t revived = 0, changed = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = judge(jobs, &records[i], arena, &revivals[revived], &reasons[i]) == PA_OK;
        revived += again;
        if (again && records[i].state == PA_JOB_QUEUED) {
            continue;
        }
        pa_job_change *change = &changes[changed++];
        *change = (pa_job_change){.to = again ? PA_JOB_QUEUED : PA_JOB_INTERRUPTED,
                                  .at_ms = pa_clock_wall_ms(),
                                  .error = again ? NULL : &reasons[i]};
        memcpy(change->id, records[i].id, sizeof change->id);
    }
    pa_status status = write_changes(jobs, changes, changed, err);
    for (size_t i = 0; i < revived && status == PA_OK; i++) {
        status = enter(jobs, &revivals[i], err);
    }
    return status;
}

pa_status jobs_revive(pa_jobs *jobs, pa_error *err)
{
    pa_arena arena;
    pa_job_record *records = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    pa_arena_init(&arena, 0);
    pa_status status = pa_store_list_jobs(jobs->store, &(pa_job_filter){.unfinished = true}, &arena, &records,
                                          &count, &total, err);
    for (uint32_t i = 0; i < count && status == PA_OK; i += BATCH) {
        size_t some = count - i < BATCH ? count - i : BATCH;
        status = revive_some(jobs, &records[i], some, &arena, err);
    }
    if (status == PA_OK && count > 0) {
        pa_log_write(jobs->log, PA_LOG_INFO, "job", "%u jobs were left from before", count);
    }
    pa_arena_done(&arena);
    return status;
}
