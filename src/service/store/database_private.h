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
    X(FIND_UNHASHED, "SELECT id, file FROM blobs WHERE sha256 IS NULL AND present LIMIT 1")

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
