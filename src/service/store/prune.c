#include "foundation/clock.h"
#include "service/store/store_private.h"

/* The wall time before which things are too old; 0: nothing is. */
static int64_t horizon(uint64_t ttl_ms)
{
    int64_t now_ms = pa_clock_wall_ms();
    return ttl_ms > 0 && ttl_ms < (uint64_t)now_ms ? now_ms - (int64_t)ttl_ms : 0;
}

/* For holders of write_lock. True: rows went. */
static bool remove_rows(database *db, sqlite3_stmt *remove, int bind_result)
{
    return database_run(db, remove, bind_result, NULL) == PA_OK && sqlite3_changes(db->handle) > 0;
}

bool store_prune(pa_store *store)
{
    database *db = &store->writer;
    int64_t jobs_before = horizon(store->job_ttl_ms);
    int64_t requests_before = horizon(store->request_ttl_ms);
    bool more = false;
    pthread_mutex_lock(&store->write_lock);
    if (jobs_before > 0) {
        sqlite3_stmt *remove = database_prepare(db, STATEMENT_PRUNE_JOBS);
        more = remove_rows(db, remove, sqlite3_bind_int64(remove, 1, jobs_before));
    }
    if (requests_before > 0) {
        char utc[32];
        pa_clock_format_utc(requests_before, utc);
        sqlite3_stmt *remove = database_prepare(db, STATEMENT_PRUNE_REQUESTS);
        more = remove_rows(db, remove, sqlite3_bind_text(remove, 1, utc, 19, SQLITE_TRANSIENT)) || more;
    }
    pthread_mutex_unlock(&store->write_lock);
    return more;
}
