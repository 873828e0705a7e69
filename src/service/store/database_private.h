/**
 * One SQLite connection with its prepared statements, the schema and its migrations.
 *
 * A connection belongs to one thread at a time. Every SQL text that runs more than once stands in the list
 * below, is prepared at first use and kept.
 */
#ifndef PA_SERVICE_STORE_DATABASE_PRIVATE_H
#define PA_SERVICE_STORE_DATABASE_PRIVATE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "foundation/status.h"

/* The columns of a model, in the order that read_model takes them. */
#define MODEL_COLUMNS                                                                                        \
    "m.id, m.prompt, m.mode, m.engine, m.kind, m.seed, b.bytes, m.triangles, m.width_m, m.height_m, "        \
    "m.depth_m, m.elapsed_ms, m.created_ms, b.sha256"

/* The columns of a job, in the order that read_record takes them. */
#define JOB_COLUMNS                                                                                          \
    "id, state, owner, client, idempotency_key, fingerprint, request, prompt, mode, engine, webhook_url, "   \
    "attempts, created_ms, started_ms, finished_ms, error_code, error_detail, suggestions, retry_after_s, "  \
    "model, cached, fallback_reason"
/* Of all that read ?1: the owner, NULL for anybody, and ?2: only those that have not ended. */
#define JOB_FILTER "FROM jobs WHERE (?1 IS NULL OR owner = ?1) AND (NOT ?2 OR finished_ms IS NULL)"

#define STATEMENT_LIST(X)                                                                                    \
    X(BEGIN, "BEGIN IMMEDIATE")                                                                              \
    X(BEGIN_READ, "BEGIN DEFERRED")                                                                          \
    X(COMMIT, "COMMIT")                                                                                      \
    X(ROLLBACK, "ROLLBACK")                                                                                  \
    X(ADD_REQUEST, "INSERT INTO api_requests (timestamp_utc, method, path, client_ip, user_agent, "          \
                   "created_at) VALUES (?, ?, ?, ?, ?, ?)")                                                  \
    X(ADD_BLOB, "INSERT INTO blobs (file, bytes, sha256) VALUES (?, ?, ?)")                                  \
    X(FIND_BLOB, "SELECT id, file FROM blobs WHERE sha256 = ? AND present")                                  \
    X(REMOVE_BLOB, "DELETE FROM blobs WHERE id = ?")                                                         \
    X(SET_PRESENT, "UPDATE blobs SET present = ? WHERE id = ?")                                              \
    X(SET_SHA256, "UPDATE blobs SET sha256 = ? WHERE id = ?")                                                \
    X(ADD_MODEL, "INSERT INTO models (id, blob, prompt, mode, engine, kind, seed, triangles, width_m, "      \
                 "height_m, depth_m, elapsed_ms, created_ms, request_key) "                                  \
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")                                        \
    X(REMOVE_MODEL, "DELETE FROM models WHERE id = ?")                                                       \
    X(FIND_MODEL, "SELECT " MODEL_COLUMNS " FROM models m JOIN blobs b ON b.id = m.blob "                    \
                  "WHERE m.id = ? AND b.present")                                                            \
    X(FIND_REQUEST_KEY, "SELECT " MODEL_COLUMNS " FROM models m JOIN blobs b ON b.id = m.blob "              \
                        "WHERE m.request_key = ? AND b.present "                                             \
                        "ORDER BY m.created_ms DESC, m.rowid DESC LIMIT 1")                                  \
    X(LIST_MODELS, "SELECT " MODEL_COLUMNS " FROM models m JOIN blobs b ON b.id = m.blob "                   \
                   "WHERE b.present ORDER BY m.created_ms DESC, m.rowid DESC LIMIT ? OFFSET ?")              \
    X(COUNT_MODELS, "SELECT count(*) FROM models m JOIN blobs b ON b.id = m.blob WHERE b.present")           \
    X(FIND_OLDEST, "SELECT m.id, m.created_ms FROM models m JOIN blobs b ON b.id = m.blob "                  \
                   "WHERE b.present ORDER BY m.created_ms, m.rowid LIMIT 1")                                 \
    X(LOAD_INDEX, "SELECT m.id, b.id, b.file, b.bytes, b.sha256, b.present "                                 \
                  "FROM models m JOIN blobs b ON b.id = m.blob")                                             \
    X(FIND_UNHASHED, "SELECT id, file FROM blobs WHERE sha256 IS NULL AND present LIMIT 1")                  \
    X(ADD_JOB, "INSERT INTO jobs (id, state, owner, client, idempotency_key, fingerprint, request, prompt, " \
               "mode, engine, webhook_url, created_ms) VALUES (?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")  \
    X(FIND_JOB_KEY, "SELECT id, fingerprint FROM jobs WHERE owner = ? AND idempotency_key = ?")              \
    X(FIND_JOB_STATE, "SELECT state FROM jobs WHERE id = ?")                                                 \
    X(MOVE_JOB,                                                                                              \
      "UPDATE jobs SET state = ?2, attempts = max(attempts + ?3, ?10), "                                     \
      "started_ms = coalesce(?4, started_ms), "                                                              \
      "finished_ms = ?5, error_code = ?6, error_detail = ?7, suggestions = ?8, retry_after_s = ?9 "          \
      "WHERE id = ?1")                                                                                       \
    X(SERVE_JOB, "UPDATE jobs SET state = ?2, finished_ms = ?3, model = ?4, cached = ?5, "                   \
                 "fallback_reason = ?6, engine = ?7, attempts = ?8, started_ms = coalesce(?9, started_ms) "  \
                 "WHERE id = ?1")                                                                            \
    X(TAKE_JOB_BACK, "UPDATE jobs SET state = ?3, finished_ms = NULL, model = NULL, cached = 0, "            \
                     "fallback_reason = NULL WHERE id = ?1 AND model = ?2")                                  \
    X(FIND_JOB, "SELECT " JOB_COLUMNS " FROM jobs WHERE id = ?")                                             \
    X(LIST_JOBS,                                                                                             \
      "SELECT " JOB_COLUMNS " " JOB_FILTER " ORDER BY created_ms DESC, rowid DESC LIMIT ?3 OFFSET ?4")       \
    X(LIST_UNFINISHED_JOBS,                                                                                  \
      "SELECT " JOB_COLUMNS " " JOB_FILTER " ORDER BY created_ms, rowid LIMIT ?3 OFFSET ?4")                 \
    X(COUNT_JOBS, "SELECT count(*) " JOB_FILTER)                                                             \
    X(PRUNE_JOBS, "DELETE FROM jobs WHERE rowid IN (SELECT rowid FROM jobs WHERE finished_ms < ? "           \
                  "AND id NOT IN (SELECT job FROM deliveries) LIMIT 1000)")                                  \
    X(PRUNE_REQUESTS, "DELETE FROM api_requests WHERE rowid IN (SELECT rowid FROM api_requests "             \
                      "WHERE timestamp_utc < ? LIMIT 1000)")                                                 \
    X(ADD_DELIVERY, "INSERT OR IGNORE INTO deliveries (job, attempts, due_ms) "                              \
                    "SELECT id, 0, ?2 FROM jobs WHERE id = ?1 AND webhook_url IS NOT NULL")                  \
    X(NEXT_DELIVERY, "SELECT job, attempts, due_ms FROM deliveries ORDER BY due_ms, rowid LIMIT 1")          \
    X(POSTPONE_DELIVERY, "UPDATE deliveries SET attempts = ?2, due_ms = ?3 WHERE job = ?1")                  \
    X(REMOVE_DELIVERY, "DELETE FROM deliveries WHERE job = ?")

typedef enum statement {
#define STATEMENT_ENUM(name, sql) STATEMENT_##name,
    STATEMENT_LIST(STATEMENT_ENUM)
#undef STATEMENT_ENUM
        STATEMENT_COUNT
} statement;

/** Zeroed is closed. */
typedef struct database {
    sqlite3 *handle;
    sqlite3_stmt *kept[STATEMENT_COUNT];
} database;

typedef struct database_options {
    uint32_t busy_timeout_ms; /* how long a statement waits for a lock */
    bool durable;             /* a commit survives a power cut, not only the process's end */
    bool must_exist;
} database_options;

pa_status database_open(database *db, const char *path, const database_options *options, pa_error *err);
/** Accepts a zeroed one. */
void database_close(database *db);

/**
 * Brings the schema up to date in one transaction. A table api_requests of the Python backend is kept and
 * given the columns and indexes it lacks. Fails with PA_UNSUPPORTED (made by a newer version) and as
 * database_fail.
 */
pa_status database_migrate(database *db, pa_error *err);

/** The statement, reset and without bindings. NULL: it cannot be prepared; database_fail says why. */
sqlite3_stmt *database_prepare(database *db, statement which);
/** Steps to the next row; false: there is none, and out_status says whether that is an error. */
bool database_next_row(database *db, sqlite3_stmt *query, pa_status *out_status, pa_error *err);
/** Runs a statement that gives no rows; bind_result: the sqlite3_bind_* results, or-ed together. */
pa_status database_run(database *db, sqlite3_stmt *command, int bind_result, pa_error *err);
/** Runs a kept statement without parameters or rows. */
pa_status database_run_plain(database *db, statement which, pa_error *err);
/** Ends a transaction without trace; harmless when none is open. */
void database_roll_back(database *db);
/** Turns the connection's last failure into status and words. */
pa_status database_fail(const database *db, pa_error *err);

#endif
