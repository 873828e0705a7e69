#include <string.h>

#include "service/jobs/jobs_private.h"

static const char *copy_text(pa_arena *arena, const char *text)
{
    const char *copy = pa_arena_string(arena, text ? text : "");
    return copy ? copy : "";
}

/* For holders of the lock. */
static void describe_work(pa_jobs *jobs, const generation *work, pa_arena *arena, pa_job_view *view)
{
    const lane *of = jobs_lane(jobs, work->engine);
    view->prompt = copy_text(arena, work->request.prompt);
    view->mode = work->request.prompt ? pa_mode_name(work->request.mode) : "";
    if (view->state == PA_JOB_RUNNING) {
        view->progress = work->progress;
        memcpy(view->stage, work->doing, sizeof view->stage);
    } else if (work->stage == STAGE_QUEUED) {
        view->position = lane_position(of, work);
    }
    view->eta_s = jobs_estimate_outcome_s(jobs, of, work);
}

/* For holders of the lock. */
static void describe(pa_jobs *jobs, const job *member, pa_arena *arena, pa_job_view *out_view)
{
    static const pa_error no_error = {.status = PA_CANCELLED, .detail = "The work was cancelled."};
    *out_view = (pa_job_view){.state = member->started_ms ? PA_JOB_RUNNING : PA_JOB_QUEUED,
                              .stored = member->stored,
                              .settling = !member->generation,
                              .position = -1,
                              .eta_s = -1,
                              .engine = member->engine->name,
                              .prompt = "",
                              .mode = "",
                              .webhook_url = copy_text(arena, member->webhook_url),
                              .attempts = member->attempts,
                              .created_ms = member->created_ms,
                              .started_ms = member->started_ms};
    memcpy(out_view->id, member->id, sizeof out_view->id);
    memcpy(out_view->owner, member->owner, sizeof out_view->owner);
    if (member->generation) {
        describe_work(jobs, member->generation, arena, out_view);
    }
    /* It is as good as cancelled, though not all have been told. */
    if (member->wants == PA_CANCELLED && !member->sealed) {
        out_view->state = PA_JOB_CANCELLED;
        out_view->position = -1;
        out_view->outcome = (pa_job_outcome){.status = PA_CANCELLED, .error = &no_error};
    }
}

bool pa_jobs_look(pa_jobs *jobs, const char *id, pa_arena *arena, pa_job_view *out_view)
{
    pthread_mutex_lock(&jobs->lock);
    const job *member = jobs_find_id(jobs, id);
    if (member) {
        describe(jobs, member, arena, out_view);
    }
    pthread_mutex_unlock(&jobs->lock);
    return member != NULL;
}

static pa_status status_of_code(const char *code)
{
    for (int status = 1; status < PA_STATUS_COUNT; status++) {
        if (strcmp(pa_status_code((pa_status)status), code) == 0) {
            return (pa_status)status;
        }
    }
    return PA_INTERNAL;
}

static const pa_error *error_of(const pa_job_record *record, pa_arena *arena)
{
    pa_error *error = PA_NEW(arena, pa_error);
    if (!error) {
        static const pa_error no_memory = {.status = PA_NO_MEMORY};
        return &no_memory;
    }
    *error = (pa_error){0};
    pa_fail(error, status_of_code(record->error_code), "%s", record->error_detail);
    error->retry_after_s = record->retry_after_s;
    for (const char *line = record->suggestions; *line;) {
        size_t length = strcspn(line, "\n");
        char value[sizeof error->suggestions[0]];
        size_t kept = length < sizeof value ? length : sizeof value - 1;
        memcpy(value, line, kept);
        value[kept] = '\0';
        pa_error_suggest(error, value);
        line += length + (line[length] == '\n');
    }
    return error;
}

static pa_status view_record(pa_jobs *jobs, const pa_job_record *record, pa_arena *arena,
                             pa_job_view *out_view, pa_error *err)
{
    pa_job_view view = {.state = record->state,
                        .stored = true,
                        .position = -1,
                        .progress = record->state == PA_JOB_SUCCEEDED ? 1 : 0,
                        .eta_s = -1,
                        .engine = record->engine,
                        .prompt = record->prompt,
                        .mode = record->mode,
                        .webhook_url = record->webhook_url,
                        .attempts = record->attempts,
                        .created_ms = record->created_ms,
                        .started_ms = record->started_ms,
                        .finished_ms = record->finished_ms};
    memcpy(view.id, record->id, sizeof view.id);
    strncpy(view.owner, record->owner, sizeof view.owner - 1);
    pa_status status = PA_OK;
    if (record->state == PA_JOB_SUCCEEDED) {
        view.outcome.cached = record->cached;
        view.outcome.fallback_reason = *record->fallback_reason ? record->fallback_reason : NULL;
        pa_model *model = PA_NEW(arena, pa_model);
        status = model ? pa_store_find_model(jobs->store, record->model_id, arena, model, err)
                       : pa_fail(err, PA_NO_MEMORY, NULL);
        view.outcome.model = status == PA_OK ? model : NULL;
        status = status == PA_NOT_FOUND ? PA_OK : status;
    } else if (pa_job_state_ended(record->state)) {
        view.outcome.error = error_of(record, arena);
        view.outcome.status = view.outcome.error->status;
    }
    if (status == PA_OK) {
        *out_view = view;
    }
    return status;
}

pa_status pa_jobs_find(pa_jobs *jobs, const char *id, pa_arena *arena, pa_job_view *out_view, pa_error *err)
{
    pa_job_view now;
    bool known = pa_jobs_look(jobs, id, arena, &now);
    if (known && !(now.stored && now.settling)) {
        *out_view = now;
        return PA_OK;
    }
    pa_job_record record;
    pa_status status = pa_store_find_job(jobs->store, id, arena, &record, err);
    if (status == PA_OK) {
        status = view_record(jobs, &record, arena, out_view, err);
    }
    if (status == PA_OK && known && !pa_job_state_ended(out_view->state)) {
        out_view->state = now.state;
        out_view->outcome = now.outcome;
    }
    return status;
}

pa_status pa_jobs_list(pa_jobs *jobs, const char *owner, uint32_t limit, uint32_t offset, pa_arena *arena,
                       pa_job_view **out_views, uint32_t *out_count, uint64_t *out_total, pa_error *err)
{
    pa_job_record *records = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    pa_job_filter filter = {.owner = owner, .limit = limit, .offset = offset};
    pa_status status = pa_store_list_jobs(jobs->store, &filter, arena, &records, &count, &total, err);
    pa_job_view *views = status == PA_OK ? PA_NEW_ARRAY(arena, pa_job_view, count) : NULL;
    if (status == PA_OK && !views) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < count && status == PA_OK; i++) {
        if (pa_job_state_ended(records[i].state) || !pa_jobs_look(jobs, records[i].id, arena, &views[i])) {
            status = view_record(jobs, &records[i], arena, &views[i], err);
        }
    }
    if (status == PA_OK) {
        *out_views = views;
        *out_count = count;
        *out_total = total;
    }
    return status;
}

void pa_jobs_listen(pa_jobs *jobs, void (*on_ended)(void *user, const pa_job_end *end), void *user)
{
    pthread_mutex_lock(&jobs->lock);
    jobs->on_ended = on_ended;
    jobs->ended_user = user;
    pthread_mutex_unlock(&jobs->lock);
}

/* For holders of the lock. */
static void add_figures(const lane *of, pa_jobs_figures *figures)
{
    figures->queued += lane_count_waiting(of);
    figures->running += of->counts[STAGE_RUNNING];
    for (int state = 0; state < PA_JOB_STATE_COUNT; state++) {
        figures->ended[state] += of->ended[state];
    }
}

void pa_jobs_measure_engine(pa_jobs *jobs, size_t engine, pa_jobs_figures *out_figures)
{
    *out_figures = (pa_jobs_figures){0};
    pthread_mutex_lock(&jobs->lock);
    add_figures(&jobs->lanes[engine], out_figures);
    pthread_mutex_unlock(&jobs->lock);
}

void pa_jobs_measure(pa_jobs *jobs, pa_jobs_figures *out_figures)
{
    *out_figures = (pa_jobs_figures){0};
    pthread_mutex_lock(&jobs->lock);
    for (size_t i = 0; i < jobs->lane_count; i++) {
        add_figures(&jobs->lanes[i], out_figures);
    }
    pthread_mutex_unlock(&jobs->lock);
}
