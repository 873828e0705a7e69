#include "service/store/database_private.h"

#include <string.h>

enum { SCHEMA_VERSION = 2 };

static const char *const statement_texts[STATEMENT_COUNT] = {
#define STATEMENT_TEXT(name, sql) sql,
    STATEMENT_LIST(STATEMENT_TEXT)
#undef STATEMENT_TEXT
};

pa_status database_fail(const database *db, pa_error *err)
{
    int code = db->handle ? sqlite3_errcode(db->handle) : SQLITE_NOMEM;
    const char *text = db->handle ? sqlite3_errmsg(db->handle) : "out of memory";
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return pa_fail(err, PA_BUSY, "The database is locked by another program.");
    case SQLITE_FULL:
        return pa_fail(err, PA_NO_SPACE, "The disk that holds the database is full.");
    case SQLITE_NOMEM:
        return pa_fail(err, PA_NO_MEMORY, NULL);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return pa_fail(err, PA_CORRUPT, "The database file is damaged or no database: %s.", text);
    default:
        return pa_fail(err, PA_IO, "The database refused: %s.", text);
    }
}

static pa_status execute(database *db, const char *sql, pa_error *err)
{
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ? PA_OK : database_fail(db, err);
}

pa_status database_open(database *db, const char *path, const database_options *options, pa_error *err)
{
    *db = (database){0};
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (options->must_exist ? 0 : SQLITE_OPEN_CREATE);
    if (sqlite3_open_v2(path, &db->handle, flags, NULL) != SQLITE_OK) {
        pa_status status = pa_fail(err, PA_IO, "Cannot open the database '%s': %s.", path,
                                   db->handle ? sqlite3_errmsg(db->handle) : "out of memory");
        database_close(db);
        return status;
    }
    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_busy_timeout(db->handle, (int)options->busy_timeout_ms);
    pa_status status = execute(db, "PRAGMA schema_version", err);
    if (status == PA_OK) {
        /* A file system without shared memory refuses WAL; SQLite then stays with what works there. */
        sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        status =
            execute(db, options->durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", err);
    }
    if (status == PA_OK) {
        status = execute(db, "PRAGMA cache_size = -2048; PRAGMA foreign_keys = ON", err);
    }
    if (status != PA_OK) {
        database_close(db);
    }
    return status;
}

void database_close(database *db)
{
    for (size_t i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(db->kept[i]);
    }
    sqlite3_close(db->handle);
    *db = (database){0};
}

sqlite3_stmt *database_prepare(database *db, statement which)
{
    sqlite3_stmt **kept = &db->kept[which];
    if (!*kept) {
        sqlite3_prepare_v3(db->handle, statement_texts[which], -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
        return *kept;
    }
    sqlite3_reset(*kept);
    sqlite3_clear_bindings(*kept);
    return *kept;
}

bool database_next_row(database *db, sqlite3_stmt *query, pa_status *out_status, pa_error *err)
{
    int result = query ? sqlite3_step(query) : SQLITE_ERROR;
    if (result == SQLITE_ROW) {
        return true;
    }
    *out_status = result == SQLITE_DONE ? PA_OK : database_fail(db, err);
    sqlite3_reset(query);
    return false;
}

pa_status database_run(database *db, sqlite3_stmt *command, int bind_result, pa_error *err)
{
    if (!command || bind_result != SQLITE_OK) {
        return database_fail(db, err);
    }
    pa_status status = sqlite3_step(command) == SQLITE_DONE ? PA_OK : database_fail(db, err);
    /* A statement left open would keep its lock. */
    sqlite3_reset(command);
    return status;
}

pa_status database_run_plain(database *db, statement which, pa_error *err)
{
    return database_run(db, database_prepare(db, which), SQLITE_OK, err);
}

void database_roll_back(database *db)
{
    if (!sqlite3_get_autocommit(db->handle)) {
        database_run_plain(db, STATEMENT_ROLLBACK, NULL);
    }
}

/* The number that a query gives as its first column; 0 when it gives none. */
static pa_status read_number(database *db, const char *sql, int64_t *out_number, pa_error *err)
{
    sqlite3_stmt *query = NULL;
    if (sqlite3_prepare_v2(db->handle, sql, -1, &query, NULL) != SQLITE_OK) {
        return database_fail(db, err);
    }
    pa_status status = PA_OK;
    *out_number = database_next_row(db, query, &status, err) ? sqlite3_column_int64(query, 0) : 0;
    sqlite3_finalize(query);
    return status;
}

/* As the Python backend makes it, so that either program goes on with the other's file. */
static const char request_table[] =
    "CREATE TABLE IF NOT EXISTS api_requests ("
    "id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp_utc TEXT NOT NULL, "
    "method TEXT NOT NULL, path TEXT NOT NULL, client_ip TEXT, user_agent TEXT, "
    "created_at TEXT NOT NULL DEFAULT (datetime('now')))";

static const char request_indexes[] =
    "CREATE INDEX IF NOT EXISTS idx_timestamp_utc ON api_requests(timestamp_utc);"
    "CREATE INDEX IF NOT EXISTS idx_client_ip ON api_requests(client_ip)";

/* Adds the columns that an older table lacks; columns of others are left alone. */
static pa_status complete_request_table(database *db, pa_error *err)
{
    static const struct {
        const char *count;
        const char *add;
    } columns[] = {
#define REQUEST_COLUMN(name)                                                                                 \
    {"SELECT count(*) FROM pragma_table_info('api_requests') WHERE name = '" #name "' COLLATE NOCASE",       \
     "ALTER TABLE api_requests ADD COLUMN " #name " TEXT"}
        REQUEST_COLUMN(timestamp_utc), REQUEST_COLUMN(method),     REQUEST_COLUMN(path),
        REQUEST_COLUMN(client_ip),     REQUEST_COLUMN(user_agent), REQUEST_COLUMN(created_at),
#undef REQUEST_COLUMN
    };
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        int64_t there = 0;
        pa_status status = read_number(db, columns[i].count, &there, err);
        if (status == PA_OK && !there) {
            status = execute(db, columns[i].add, err);
        }
        if (status != PA_OK) {
            return status;
        }
    }
    return PA_OK;
}

static pa_status migrate_to_1(database *db, pa_error *err)
{
    static const char model_tables[] =
        "CREATE TABLE blobs ("
        "id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL, sha256 TEXT, "
        "present INTEGER NOT NULL DEFAULT 1);"
        "CREATE INDEX blobs_sha256 ON blobs(sha256);"
        "CREATE TABLE models ("
        "id TEXT PRIMARY KEY, blob INTEGER NOT NULL REFERENCES blobs(id), prompt TEXT, mode TEXT, engine "
        "TEXT, "
        "kind TEXT, seed INTEGER, triangles INTEGER, width_m REAL, height_m REAL, depth_m REAL, "
        "elapsed_ms REAL, created_ms INTEGER NOT NULL, request_key TEXT);"
        "CREATE INDEX models_blob ON models(blob);"
        "CREATE INDEX models_created_ms ON models(created_ms);"
        "CREATE INDEX models_request_key ON models(request_key)";
    pa_status status = execute(db, request_table, err);
    if (status == PA_OK) {
        status = complete_request_table(db, err);
    }
    if (status == PA_OK) {
        status = execute(db, request_indexes, err);
    }
    return status == PA_OK ? execute(db, model_tables, err) : status;
}

static pa_status migrate_to_2(database *db, pa_error *err)
{
    /* A NULL idempotency key is equal to no other. */
    static const char job_tables[] =
        "CREATE TABLE jobs ("
        "id TEXT PRIMARY KEY, state TEXT NOT NULL, owner TEXT NOT NULL, client TEXT, idempotency_key TEXT, "
        "fingerprint TEXT, request TEXT, prompt TEXT, mode TEXT, engine TEXT, webhook_url TEXT, "
        "attempts INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL, started_ms INTEGER, "
        "finished_ms INTEGER, error_code TEXT, error_detail TEXT, suggestions TEXT, retry_after_s INTEGER, "
        "model TEXT, cached INTEGER, fallback_reason TEXT, UNIQUE (owner, idempotency_key));"
        "CREATE INDEX jobs_created_ms ON jobs(created_ms);"
        "CREATE INDEX jobs_finished_ms ON jobs(finished_ms);"
        "CREATE TABLE deliveries ("
        "job TEXT PRIMARY KEY, attempts INTEGER NOT NULL, due_ms INTEGER NOT NULL);"
        "CREATE INDEX deliveries_due_ms ON deliveries(due_ms)";
    return execute(db, job_tables, err);
}

static pa_status migrate_from(database *db, int64_t version, pa_error *err)
{
    pa_status status = version < 1 ? migrate_to_1(db, err) : PA_OK;
    if (status == PA_OK && version < 2) {
        status = migrate_to_2(db, err);
    }
    if (status == PA_OK) {
        _Static_assert(SCHEMA_VERSION == 2, "the text below names the version");
        status = execute(db, "PRAGMA user_version = 2", err);
    }
    return status;
}

pa_status database_migrate(database *db, pa_error *err)
{
    int64_t version = 0;
    pa_status status = read_number(db, "PRAGMA user_version", &version, err);
    if (status != PA_OK || version == SCHEMA_VERSION) {
        return status;
    }
    status = execute(db, "BEGIN IMMEDIATE", err);
    if (status == PA_OK) {
        /* Another process may have migrated while this one waited for the lock. */
        status = read_number(db, "PRAGMA user_version", &version, err);
    }
    if (status == PA_OK && version > SCHEMA_VERSION) {
        status = pa_fail(err, PA_UNSUPPORTED, "The database was made by a newer version (schema %lld).",
                         (long long)version);
    } else if (status == PA_OK && version < SCHEMA_VERSION) {
        status = migrate_from(db, version, err);
    }
    if (status == PA_OK) {
        status = execute(db, "COMMIT", err);
    }
    database_roll_back(db);
    return status;
}
