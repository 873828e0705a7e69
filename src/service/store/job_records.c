#include "service/store/job_records.h"

#include <stdio.h>
#include <string.h>

#include "service/store/store_private.h"

static int bind_text(sqlite3_stmt *command, int at, const char *text)
{
    return sqlite3_bind_text(command, at, text && *text ? text : NULL, -1, SQLITE_STATIC);
}

/* The owner's job of that key; false: there is none. */
static bool find_by_key(database *db, const pa_job_record *record, pa_job_change *change, pa_status *status,
                        pa_error *err)
{
    sqlite3_stmt *query = database_prepare(db, STATEMENT_FIND_JOB_KEY);
    if (!query || (sqlite3_bind_text(query, 1, record->owner ? record->owner : "", -1, SQLITE_STATIC) |
                   bind_text(query, 2, record->idempotency_key)) != SQLITE_OK) {
        *status = database_fail(db, err);
        return false;
    }
    if (!database_next_row(db, query, status, err)) {
        return false;
    }
    const char *id = (const char *)sqlite3_column_text(query, 0);
    const char *fingerprint = (const char *)sqlite3_column_text(query, 1);
    bool same = record->fingerprint && fingerprint && strcmp(record->fingerprint, fingerprint) == 0;
    change->status = same ? PA_OK : PA_CONFLICT;
    strncpy(change->existing, id ? id : "", sizeof change->existing - 1);
    sqlite3_reset(query);
    return true;
}

static pa_status add_job(database *db, pa_job_change *change, pa_error *err)
{
    const pa_job_record *record = change->added;
    pa_status status = PA_OK;
    change->existing[0] = '\0';
    if (record->idempotency_key && *record->idempotency_key &&
        (find_by_key(db, record, change, &status, err) || status != PA_OK)) {
        return status;
    }
    sqlite3_stmt *add = database_prepare(db, STATEMENT_ADD_JOB);
    int bound = bind_text(add, 1, record->id) |
                sqlite3_bind_text(add, 2, record->owner ? record->owner : "", -1, SQLITE_STATIC) |
                bind_text(add, 3, record->client) | bind_text(add, 4, record->idempotency_key) |
                bind_text(add, 5, record->fingerprint) | bind_text(add, 6, record->request) |
                bind_text(add, 7, record->prompt) | bind_text(add, 8, record->mode) |
                bind_text(add, 9, record->engine) | bind_text(add, 10, record->webhook_url) |
                sqlite3_bind_int64(add, 11, record->created_ms);
    change->status = PA_OK;
    return database_run(db, add, bound, err);
}

/* PA_NOT_FOUND and PA_CONFLICT go to out_verdict: they do not end the transaction. */
static pa_status check_step(database *db, const char *id, pa_job_state to, pa_status *out_verdict,
                            pa_error *err)
{
    sqlite3_stmt *query = database_prepare(db, STATEMENT_FIND_JOB_STATE);
    if (!query || bind_text(query, 1, id) != SQLITE_OK) {
        return database_fail(db, err);
    }
    pa_status status = PA_OK;
    pa_job_state from = PA_JOB_QUEUED;
    *out_verdict = PA_NOT_FOUND;
    if (database_next_row(db, query, &status, err)) {
        bool known = pa_job_state_parse((const char *)sqlite3_column_text(query, 0), &from);
        *out_verdict = known && pa_job_state_may_follow(from, to) ? PA_OK : PA_CONFLICT;
        sqlite3_reset(query);
    }
    return status;
}

/* A job that has ended tells whoever asked to be told. */
static pa_status leave_delivery(database *db, const char *id, int64_t at_ms, pa_error *err)
{
    sqlite3_stmt *add = database_prepare(db, STATEMENT_ADD_DELIVERY);
    return database_run(db, add, bind_text(add, 1, id) | sqlite3_bind_int64(add, 2, at_ms), err);
}

static void list_suggestions(const pa_error *error, char out_lines[sizeof error->suggestions])
{
    size_t used = 0;
    out_lines[0] = '\0';
    for (size_t i = 0; i < error->suggestion_count; i++) {
        used += (size_t)snprintf(out_lines + used, sizeof error->suggestions - used, "%s%s", i ? "\n" : "",
                                 error->suggestions[i]);
    }
}

/* Moves a job whose step is allowed. */
static pa_status set_state(database *db, const pa_job_change *change, pa_error *err)
{
    static const pa_error no_error = {0};
    const pa_error *error = change->error ? change->error : &no_error;
    char suggestions[sizeof error->suggestions];
    list_suggestions(error, suggestions);
    sqlite3_stmt *move = database_prepare(db, STATEMENT_MOVE_JOB);
    bool ended = pa_job_state_ended(change->to);
    int bound = bind_text(move, 1, change->id) | bind_text(move, 2, pa_job_state_name(change->to)) |
                sqlite3_bind_int(move, 3, change->to == PA_JOB_RUNNING);
    /* Unbound is NULL, which leaves the time as it is. */
    if (change->to == PA_JOB_RUNNING) {
        bound |= sqlite3_bind_int64(move, 4, change->at_ms);
    } else if (change->started_ms) {
        bound |= sqlite3_bind_int64(move, 4, change->started_ms);
    }
    if (ended) {
        bound |= sqlite3_bind_int64(move, 5, change->at_ms);
    }
    bound |= sqlite3_bind_int64(move, 10, change->attempts) |
             bind_text(move, 6, change->error ? pa_status_code(error->status) : NULL) |
             bind_text(move, 7, error->detail) | bind_text(move, 8, suggestions) |
             sqlite3_bind_int(move, 9, error->retry_after_s);
    pa_status status = database_run(db, move, bound, err);
    return status == PA_OK && ended ? leave_delivery(db, change->id, change->at_ms, err) : status;
}

static pa_status move_job(database *db, pa_job_change *change, pa_error *err)
{
    pa_status status = check_step(db, change->id, change->to, &change->status, err);
    return status == PA_OK && change->status == PA_OK ? set_state(db, change, err) : status;
}

/* Changes on their way into the database. */
typedef struct pending_changes {
    pending_write write;
    pa_job_change *changes;
    size_t count;
} pending_changes;

static pa_status make_changes(pa_store *store, pending_write *write, pa_error *err)
{
    const pending_changes *of = (const void *)write;
    database *db = &store->writer;
    pa_status status = PA_OK;
    for (size_t i = 0; i < of->count && status == PA_OK; i++) {
        pa_job_change *change = &of->changes[i];
        status = change->added ? add_job(db, change, err) : move_job(db, change, err);
    }
    return status;
}

pa_status pa_store_change_jobs(pa_store *store, pa_job_change *changes, size_t count, pa_error *err)
{
    if (store->passive) {
        return pa_fail(err, PA_UNSUPPORTED, "The store is open for looking only.");
    }
    pending_changes own = {.write = {.change = make_changes}, .changes = changes, .count = count};
    return store_commit(store, &own.write, err);
}

pa_status store_end_jobs(pa_store *store, const pa_jobs_served *served, const pa_model *model, bool cached,
                         pa_error *err)
{
    database *db = &store->writer;
    pa_status status = PA_OK;
    for (size_t i = 0; served && i < served->count && status == PA_OK; i++) {
        const pa_job_served *job = &served->jobs[i];
        pa_status verdict = PA_OK;
        status = check_step(db, job->id, PA_JOB_SUCCEEDED, &verdict, err);
        if (status != PA_OK || verdict != PA_OK) {
            continue;
        }
        sqlite3_stmt *end = database_prepare(db, STATEMENT_SERVE_JOB);
        int bound = bind_text(end, 1, job->id) | bind_text(end, 2, pa_job_state_name(PA_JOB_SUCCEEDED)) |
                    sqlite3_bind_int64(end, 3, model->created_ms) | bind_text(end, 4, model->id) |
                    sqlite3_bind_int(end, 5, cached) | bind_text(end, 6, served->fallback_reason) |
                    bind_text(end, 7, model->engine) | sqlite3_bind_int64(end, 8, job->attempts);
        /* Unbound is NULL, which leaves the time as it is. */
        if (job->started_ms) {
            bound |= sqlite3_bind_int64(end, 9, job->started_ms);
        }
        status = database_run(db, end, bound, err);
        if (status == PA_OK) {
            status = leave_delivery(db, job->id, model->created_ms, err);
        }
    }
    return status;
}

pa_status store_take_jobs_back(pa_store *store, const pa_jobs_served *served, const char *model_id,
                               pa_error *err)
{
    database *db = &store->writer;
    pa_status status = PA_OK;
    for (size_t i = 0; served && i < served->count && status == PA_OK; i++) {
        const char *id = served->jobs[i].id;
        sqlite3_stmt *back = database_prepare(db, STATEMENT_TAKE_JOB_BACK);
        status = database_run(db, back,
                              bind_text(back, 1, id) | bind_text(back, 2, model_id) |
                                  bind_text(back, 3, pa_job_state_name(PA_JOB_QUEUED)),
                              err);
        sqlite3_stmt *remove = status == PA_OK ? database_prepare(db, STATEMENT_REMOVE_DELIVERY) : NULL;
        if (remove && sqlite3_changes(db->handle) > 0) {
            status = database_run(db, remove, bind_text(remove, 1, id), err);
        }
    }
    return status;
}

static const char *column_text(sqlite3_stmt *row, int at, pa_arena *arena, bool *no_memory)
{
    const char *text = (const char *)sqlite3_column_text(row, at);
    const char *copy = pa_arena_string(arena, text ? text : "");
    *no_memory = *no_memory || !copy;
    return copy;
}

static pa_status read_record(sqlite3_stmt *row, pa_arena *arena, pa_job_record *out_record, pa_error *err)
{
    bool no_memory = false;
    pa_job_record record = {
        .owner = column_text(row, 2, arena, &no_memory),
        .client = column_text(row, 3, arena, &no_memory),
        .idempotency_key = column_text(row, 4, arena, &no_memory),
        .fingerprint = column_text(row, 5, arena, &no_memory),
        .request = column_text(row, 6, arena, &no_memory),
        .prompt = column_text(row, 7, arena, &no_memory),
        .mode = column_text(row, 8, arena, &no_memory),
        .engine = column_text(row, 9, arena, &no_memory),
        .webhook_url = column_text(row, 10, arena, &no_memory),
        .attempts = (uint32_t)sqlite3_column_int64(row, 11),
        .created_ms = sqlite3_column_int64(row, 12),
        .started_ms = sqlite3_column_int64(row, 13),
        .finished_ms = sqlite3_column_int64(row, 14),
        .error_code = column_text(row, 15, arena, &no_memory),
        .error_detail = column_text(row, 16, arena, &no_memory),
        .suggestions = column_text(row, 17, arena, &no_memory),
        .retry_after_s = sqlite3_column_int(row, 18),
        .model_id = column_text(row, 19, arena, &no_memory),
        .cached = sqlite3_column_int(row, 20) != 0,
        .fallback_reason = column_text(row, 21, arena, &no_memory),
    };
    const char *id = (const char *)sqlite3_column_text(row, 0);
    if (no_memory) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (!id || !pa_job_state_parse((const char *)sqlite3_column_text(row, 1), &record.state)) {
        return pa_fail(err, PA_CORRUPT, "A row of the table of jobs makes no sense.");
    }
    strncpy(record.id, id, sizeof record.id - 1);
    *out_record = record;
    return PA_OK;
}

pa_status pa_store_find_job(pa_store *store, const char *id, pa_arena *arena, pa_job_record *out_record,
                            pa_error *err)
{
    database *db = &store->reader;
    pthread_mutex_lock(&store->read_lock);
    sqlite3_stmt *query = database_prepare(db, STATEMENT_FIND_JOB);
    pa_status status = query && bind_text(query, 1, id) == SQLITE_OK ? PA_OK : database_fail(db, err);
    if (status == PA_OK && database_next_row(db, query, &status, err)) {
        status = read_record(query, arena, out_record, err);
        sqlite3_reset(query);
    } else if (status == PA_OK) {
        status = pa_fail(err, PA_NOT_FOUND, "There is no such job.");
    }
    pthread_mutex_unlock(&store->read_lock);
    return status;
}

static int bind_filter(sqlite3_stmt *query, const pa_job_filter *filter)
{
    return sqlite3_bind_text(query, 1, filter->owner, -1, SQLITE_STATIC) |
           sqlite3_bind_int(query, 2, filter->unfinished);
}

/* For holders of read_lock. */
static pa_status count_jobs(database *db, const pa_job_filter *filter, uint64_t *out_total, pa_error *err)
{
    sqlite3_stmt *query = database_prepare(db, STATEMENT_COUNT_JOBS);
    if (!query || bind_filter(query, filter) != SQLITE_OK) {
        return database_fail(db, err);
    }
    pa_status status = PA_OK;
    if (database_next_row(db, query, &status, err)) {
        *out_total = (uint64_t)sqlite3_column_int64(query, 0);
        sqlite3_reset(query);
    }
    return status;
}

/* For holders of read_lock. */
static pa_status list_jobs(database *db, const pa_job_filter *filter, pa_arena *arena, pa_bytes *records,
                           pa_error *err)
{
    sqlite3_stmt *query =
        database_prepare(db, filter->unfinished ? STATEMENT_LIST_UNFINISHED_JOBS : STATEMENT_LIST_JOBS);
    if (!query || (bind_filter(query, filter) |
                   sqlite3_bind_int64(query, 3, filter->limit ? (sqlite3_int64)filter->limit : -1) |
                   sqlite3_bind_int64(query, 4, filter->offset)) != SQLITE_OK) {
        return database_fail(db, err);
    }
    pa_status status = PA_OK;
    while (status == PA_OK && database_next_row(db, query, &status, err)) {
        pa_job_record record;
        status = read_record(query, arena, &record, err);
        if (status == PA_OK && !pa_bytes_append(records, &record, sizeof record)) {
            status = pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    sqlite3_reset(query);
    return status;
}

pa_status pa_store_list_jobs(pa_store *store, const pa_job_filter *filter, pa_arena *arena,
                             pa_job_record **out_records, uint32_t *out_count, uint64_t *out_total,
                             pa_error *err)
{
    database *db = &store->reader;
    pa_bytes records;
    uint64_t total = 0;
    pa_bytes_init(&records, 0);
    pthread_mutex_lock(&store->read_lock);
    pa_status status = database_run_plain(db, STATEMENT_BEGIN_READ, err);
    if (status == PA_OK) {
        status = count_jobs(db, filter, &total, err);
    }
    if (status == PA_OK) {
        status = list_jobs(db, filter, arena, &records, err);
    }
    database_roll_back(db);
    pthread_mutex_unlock(&store->read_lock);
    pa_job_record *listed = status == PA_OK ? pa_arena_copy(arena, records.data, records.size) : NULL;
    if (listed) {
        *out_records = listed;
        *out_count = (uint32_t)(records.size / sizeof *listed);
        *out_total = total;
    } else if (status == PA_OK) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_bytes_done(&records);
    return status;
}

pa_status pa_store_next_delivery(pa_store *store, pa_delivery *out_delivery, pa_error *err)
{
    database *db = &store->reader;
    pthread_mutex_lock(&store->read_lock);
    sqlite3_stmt *query = database_prepare(db, STATEMENT_NEXT_DELIVERY);
    pa_status status = query ? PA_OK : database_fail(db, err);
    if (status == PA_OK && database_next_row(db, query, &status, err)) {
        pa_delivery delivery = {.attempts = (uint32_t)sqlite3_column_int64(query, 1),
                                .due_ms = sqlite3_column_int64(query, 2)};
        const char *id = (const char *)sqlite3_column_text(query, 0);
        strncpy(delivery.job_id, id ? id : "", sizeof delivery.job_id - 1);
        sqlite3_reset(query);
        *out_delivery = delivery;
    } else if (status == PA_OK) {
        status = pa_fail(err, PA_NOT_FOUND, "Nothing is to be delivered.");
    }
    pthread_mutex_unlock(&store->read_lock);
    return status;
}

pa_status pa_store_postpone_delivery(pa_store *store, const pa_delivery *delivery, pa_error *err)
{
    database *db = &store->writer;
    pthread_mutex_lock(&store->write_lock);
    sqlite3_stmt *move = database_prepare(db, STATEMENT_POSTPONE_DELIVERY);
    pa_status status =
        database_run(db, move,
                     bind_text(move, 1, delivery->job_id) | sqlite3_bind_int64(move, 2, delivery->attempts) |
                         sqlite3_bind_int64(move, 3, delivery->due_ms),
                     err);
    pthread_mutex_unlock(&store->write_lock);
    return status;
}

pa_status pa_store_settle_delivery(pa_store *store, const char *job_id, pa_error *err)
{
    database *db = &store->writer;
    pthread_mutex_lock(&store->write_lock);
    sqlite3_stmt *remove = database_prepare(db, STATEMENT_REMOVE_DELIVERY);
    pa_status status = database_run(db, remove, bind_text(remove, 1, job_id), err);
    pthread_mutex_unlock(&store->write_lock);
    return status;
}
