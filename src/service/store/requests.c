#include <stdio.h>
#include <string.h>

#include "foundation/clock.h"
#include "service/store/store_private.h"

/* A line waits as its time, four lengths (LENGTH_NULL for NULL) and the texts, without padding. */
enum { FIELD_COUNT = 4, LENGTH_NULL = 0xFFFF, HEAD_SIZE = 8 + 2 * FIELD_COUNT, DEFAULT_LIMIT = 100 };

static const uint16_t field_limits[FIELD_COUNT] = {64, 2048, 64, 512};

typedef struct packed_line {
    int64_t wall_ms;
    const uint8_t *texts[FIELD_COUNT];
    uint16_t lengths[FIELD_COUNT];
} packed_line;

/* The length up to the limit, not cut within a UTF-8 sequence. */
static uint16_t bounded_length(const char *text, uint16_t limit)
{
    size_t length = strnlen(text, (size_t)limit + 1);
    if (length > limit) {
        for (length = limit; length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80;) {
            length--;
        }
    }
    return (uint16_t)length;
}

static size_t measure_line(const pa_request_entry *entry, packed_line *out_line)
{
    const char *const texts[FIELD_COUNT] = {entry->method, entry->path, entry->client_ip, entry->user_agent};
    size_t size = HEAD_SIZE;
    out_line->wall_ms = entry->wall_ms;
    for (int i = 0; i < FIELD_COUNT; i++) {
        out_line->texts[i] = (const uint8_t *)texts[i];
        out_line->lengths[i] = texts[i] ? bounded_length(texts[i], field_limits[i]) : LENGTH_NULL;
        size += texts[i] ? out_line->lengths[i] : 0;
    }
    return size;
}

static void pack_line(pa_bytes *bytes, const packed_line *line)
{
    pa_bytes_append(bytes, &line->wall_ms, sizeof line->wall_ms);
    pa_bytes_append(bytes, line->lengths, sizeof line->lengths);
    for (int i = 0; i < FIELD_COUNT; i++) {
        pa_bytes_append(bytes, line->texts[i], line->texts[i] ? line->lengths[i] : 0);
    }
}

static const uint8_t *unpack_line(const uint8_t *at, packed_line *out_line)
{
    memcpy(&out_line->wall_ms, at, sizeof out_line->wall_ms);
    memcpy(out_line->lengths, at + sizeof out_line->wall_ms, sizeof out_line->lengths);
    at += HEAD_SIZE;
    for (int i = 0; i < FIELD_COUNT; i++) {
        bool given = out_line->lengths[i] != LENGTH_NULL;
        out_line->texts[i] = given ? at : NULL;
        at += given ? out_line->lengths[i] : 0;
    }
    return at;
}

void pa_store_log_request(pa_store *store, const pa_request_entry *entry)
{
    if (store->passive) {
        return;
    }
    packed_line line;
    size_t size = measure_line(entry, &line);
    request_queue *queue = &store->requests;
    pthread_mutex_lock(&store->wake_lock);
    bool first = queue->waiting.size == 0;
    if (size <= queue->waiting.limit - queue->waiting.size && pa_bytes_reserve(&queue->waiting, size)) {
        pack_line(&queue->waiting, &line);
        if (first) {
            /* Only the first line of a batch wakes the writer; the others ride with it. */
            queue->first_ns = pa_clock_monotonic_ns();
            pthread_cond_signal(&store->wake);
        }
    } else {
        /* A line that did not fit must not close the queue to later ones. */
        queue->waiting.failed = false;
        queue->dropped++;
    }
    pthread_mutex_unlock(&store->wake_lock);
}

void request_queue_take(request_queue *queue)
{
    if (queue->batch.size == 0) {
        pa_bytes empty = queue->batch;
        queue->batch = queue->waiting;
        queue->waiting = empty;
    }
}

/* The text of times as the Python backend writes it: its readers take no "Z". */
static void format_timestamp(int64_t wall_ms, char out_text[40])
{
    char utc[32];
    pa_clock_format_utc(wall_ms, utc);
    snprintf(out_text, 40, "%.26s+00:00", utc);
}

static void format_created_at(int64_t wall_ms, char out_text[40])
{
    char utc[32];
    pa_clock_format_utc(wall_ms, utc);
    snprintf(out_text, 40, "%.10s %.8s", utc, utc + 11);
}

/* Headers may hold any bytes; text that is not UTF-8 would make the table unreadable for other programs. */
static int bind_foreign_text(sqlite3_stmt *command, int at, const uint8_t *text, uint16_t length)
{
    if (!text || pa_utf8_valid(text, length)) {
        return sqlite3_bind_text(command, at, (const char *)text, text ? length : 0, SQLITE_STATIC);
    }
    char ascii[2048];
    for (uint16_t i = 0; i < length; i++) {
        ascii[i] = text[i] < 0x80 ? (char)text[i] : '?';
    }
    return sqlite3_bind_text(command, at, ascii, length, SQLITE_TRANSIENT);
}

static pa_status add_line(database *db, const packed_line *line, pa_error *err)
{
    char timestamp[40], created_at[40];
    format_timestamp(line->wall_ms, timestamp);
    format_created_at(pa_clock_wall_ms(), created_at);
    sqlite3_stmt *add = database_prepare(db, STATEMENT_ADD_REQUEST);
    int bound = sqlite3_bind_text(add, 1, timestamp, -1, SQLITE_STATIC);
    for (int i = 0; i < FIELD_COUNT; i++) {
        bound |= bind_foreign_text(add, 2 + i, line->texts[i], line->lengths[i]);
    }
    bound |= sqlite3_bind_text(add, 6, created_at, -1, SQLITE_STATIC);
    return database_run(db, add, bound, err);
}

static pa_status write_lines(database *db, pa_span batch, uint64_t *out_count, pa_error *err)
{
    pa_status status = database_run_plain(db, STATEMENT_BEGIN, err);
    uint64_t count = 0;
    const uint8_t *at = batch.data;
    while (status == PA_OK && at < batch.data + batch.size) {
        packed_line line;
        at = unpack_line(at, &line);
        status = add_line(db, &line, err);
        count++;
    }
    if (status == PA_OK) {
        status = database_run_plain(db, STATEMENT_COMMIT, err);
    }
    database_roll_back(db);
    if (status == PA_OK) {
        *out_count = count;
    }
    return status;
}

static void report(pa_store *store, bool failed, const pa_error *problem)
{
    request_queue *queue = &store->requests;
    pthread_mutex_lock(&store->wake_lock);
    uint64_t dropped = queue->dropped;
    pthread_mutex_unlock(&store->wake_lock);
    if (failed && !queue->failing) {
        queue->dropped_before = dropped;
        pa_log_write(store->log, PA_LOG_WARN, "store",
                     "the request log cannot be written and waits in memory: %s", problem->detail);
    } else if (!failed && queue->failing) {
        pa_log_write(store->log, PA_LOG_INFO, "store",
                     "the request log is written again; %llu lines were dropped",
                     (unsigned long long)(dropped - queue->dropped_before));
    }
    queue->failing = failed;
}

bool request_queue_write(pa_store *store)
{
    request_queue *queue = &store->requests;
    if (queue->batch.size == 0) {
        return true;
    }
    pa_error problem;
    uint64_t count = 0;
    bool written = write_lines(&store->logger, pa_bytes_span(&queue->batch), &count, &problem) == PA_OK;
    report(store, !written, &problem);
    if (written) {
        queue->batch.size = 0;
        pthread_mutex_lock(&store->wake_lock);
        queue->written += count;
        pthread_mutex_unlock(&store->wake_lock);
    }
    return written;
}

static uint64_t count_lines(const pa_bytes *bytes)
{
    uint64_t count = 0;
    packed_line line;
    for (const uint8_t *at = bytes->data; at < bytes->data + bytes->size; count++) {
        at = unpack_line(at, &line);
    }
    return count;
}

void request_queue_abandon(pa_store *store)
{
    request_queue *queue = &store->requests;
    pthread_mutex_lock(&store->wake_lock);
    uint64_t lost = count_lines(&queue->batch) + count_lines(&queue->waiting);
    queue->dropped += lost;
    queue->batch.size = queue->waiting.size = 0;
    pthread_mutex_unlock(&store->wake_lock);
    if (lost) {
        pa_log_write(store->log, PA_LOG_ERROR, "store", "%llu lines of the request log are lost",
                     (unsigned long long)lost);
    }
}

/* Comparable with both spellings of a time: with and without a fraction. */
static void format_since(int64_t wall_ms, char out_text[40])
{
    char utc[32];
    pa_clock_format_utc(wall_ms, utc);
    snprintf(out_text, 40, "%.*s", wall_ms % 1000 ? 23 : 19, utc);
}

/* For holders of read_lock. The query is built from what is asked, so that the indexes serve it. */
static sqlite3_stmt *prepare_list(database *db, const pa_request_filter *filter, uint32_t limit)
{
    char sql[768];
    snprintf(sql, sizeof sql,
             "SELECT rowid, CAST(round((julianday(timestamp_utc) - 2440587.5) * 86400000) AS INTEGER), "
             "method, path, client_ip, user_agent FROM api_requests WHERE 1%s%s%s%s "
             "ORDER BY timestamp_utc DESC, rowid DESC LIMIT ?5",
             filter->client_ip ? " AND client_ip = ?1" : "", filter->method ? " AND method = ?2" : "",
             filter->path ? " AND substr(path, 1, length(?3)) = ?3" : "",
             filter->since_ms ? " AND timestamp_utc >= ?4" : "");
    sqlite3_stmt *query = NULL;
    if (sqlite3_prepare_v2(db->handle, sql, -1, &query, NULL) != SQLITE_OK) {
        return NULL;
    }
    char since[40];
    format_since(filter->since_ms, since);
    sqlite3_bind_text(query, 1, filter->client_ip, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(query, 2, filter->method, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(query, 3, filter->path, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(query, 4, since, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(query, 5, limit);
    return query;
}

static bool read_request(sqlite3_stmt *row, pa_arena *arena, pa_request_entry *out_entry)
{
    const char *texts[FIELD_COUNT];
    for (int i = 0; i < FIELD_COUNT; i++) {
        const char *text = (const char *)sqlite3_column_text(row, 2 + i);
        texts[i] = pa_arena_string(arena, text ? text : "");
        if (!texts[i]) {
            return false;
        }
    }
    *out_entry = (pa_request_entry){
        .id = sqlite3_column_int64(row, 0),
        .wall_ms = sqlite3_column_int64(row, 1),
        .method = texts[0],
        .path = texts[1],
        .client_ip = texts[2],
        .user_agent = texts[3],
    };
    return true;
}

/* For holders of read_lock. */
static pa_status list_requests(database *db, const pa_request_filter *filter, pa_arena *arena,
                               pa_bytes *entries, pa_error *err)
{
    sqlite3_stmt *query = prepare_list(db, filter, filter->limit ? filter->limit : DEFAULT_LIMIT);
    pa_status status = PA_OK;
    while (status == PA_OK && database_next_row(db, query, &status, err)) {
        pa_request_entry entry;
        if (!read_request(query, arena, &entry) || !pa_bytes_append(entries, &entry, sizeof entry)) {
            status = pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    sqlite3_finalize(query);
    return status;
}

pa_status pa_store_list_requests(pa_store *store, const pa_request_filter *filter, pa_arena *arena,
                                 pa_request_entry **out_entries, uint32_t *out_count, pa_error *err)
{
    pa_bytes entries;
    pa_bytes_init(&entries, 0);
    pthread_mutex_lock(&store->read_lock);
    pa_status status = list_requests(&store->reader, filter, arena, &entries, err);
    pthread_mutex_unlock(&store->read_lock);
    pa_request_entry *listed = status == PA_OK ? pa_arena_copy(arena, entries.data, entries.size) : NULL;
    if (listed) {
        *out_entries = listed;
        *out_count = (uint32_t)(entries.size / sizeof *listed);
    } else if (status == PA_OK) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_bytes_done(&entries);
    return status;
}
