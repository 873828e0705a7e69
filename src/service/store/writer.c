#include <errno.h>
#include <time.h>

#include "foundation/clock.h"
#include "service/store/store_private.h"

/* A line waits this long for others to share its transaction; the rest of the 100 ms is for the disk. */
static const int64_t gather_ns = 25 * 1000000LL;
/* After the disk refused a write. */
static const int64_t retry_ns = 100 * 1000000LL;
static const int64_t slow_retry_ns = 2000 * 1000000LL;
/* Jobs and log lines live for days. */
static const int64_t prune_ns = 600 * 1000000000LL;
/* Models expire at most this much late. */
static const int64_t longest_nap_ns = 30 * 1000000000LL;

/* When the thread has something to do next, on the monotonic clock. */
typedef struct timetable {
    int64_t write_ns;      /* not before: the disk refused a write */
    int64_t housekeep_ns;  /* sweep and reconcile not before */
    int64_t next_sweep_ns; /* the oldest model expires */
    int64_t next_prune_ns;
    bool hash_due;
} timetable;

typedef struct orders {
    bool stop;
    bool write;
    bool reconcile;
    bool sweep;
} orders;

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* For holders of wake_lock. When the next piece of work is due; INT64_MAX never. */
static int64_t due_at(const pa_store *store, const timetable *times)
{
    const request_queue *queue = &store->requests;
    int64_t due = earlier(later(times->next_sweep_ns, times->housekeep_ns), times->next_prune_ns);
    if (queue->batch.size) {
        due = earlier(due, times->write_ns);
    } else if (queue->waiting.size) {
        due = earlier(due, later(queue->first_ns + gather_ns, times->write_ns));
    }
    if (store->reconcile_due || store->sweep_due || times->hash_due) {
        due = earlier(due, times->housekeep_ns);
    }
    return due;
}

static orders wait_for_orders(pa_store *store, const timetable *times)
{
    pthread_mutex_lock(&store->wake_lock);
    int64_t now = pa_clock_monotonic_ns();
    for (int64_t due; !store->stop && (due = due_at(store, times)) > now; now = pa_clock_monotonic_ns()) {
        due = earlier(due, now + longest_nap_ns);
        struct timespec until = {.tv_sec = due / 1000000000, .tv_nsec = due % 1000000000};
        pthread_cond_timedwait(&store->wake, &store->wake_lock, &until);
    }
    orders given = {
        .stop = store->stop,
        .write = times->write_ns <= now,
        .reconcile = store->reconcile_due && times->housekeep_ns <= now,
        .sweep = (store->sweep_due || times->next_sweep_ns <= now) && times->housekeep_ns <= now,
    };
    if (given.write || given.stop) {
        request_queue_take(&store->requests);
    }
    store->reconcile_due = store->reconcile_due && !given.reconcile;
    store->sweep_due = store->sweep_due && !given.sweep;
    pthread_mutex_unlock(&store->wake_lock);
    return given;
}

/* For holders of write_lock. False: there is no model. */
static bool find_oldest(pa_store *store, char out_id[37], int64_t *out_created_ms)
{
    sqlite3_stmt *query = database_prepare(&store->writer, STATEMENT_FIND_OLDEST);
    pa_status status = PA_OK;
    if (!database_next_row(&store->writer, query, &status, NULL)) {
        return false;
    }
    uuid_key id;
    bool found = uuid_key_parse((const char *)sqlite3_column_text(query, 0), &id);
    *out_created_ms = sqlite3_column_int64(query, 1);
    sqlite3_reset(query);
    if (found) {
        uuid_key_format(id, out_id);
    }
    return found;
}

static bool over_bound(pa_store *store)
{
    uint64_t models = 0, bytes = 0;
    blob_index_measure(&store->index, &models, &bytes);
    return store->max_bytes && bytes > store->max_bytes && models > 1;
}

/*
 * Deletes the oldest model when it is too old or the folder too large; one at a time, so that the request
 * log never waits long. True: there may be more to delete at once.
 */
static bool sweep_one(pa_store *store, timetable *times)
{
    int64_t now = pa_clock_monotonic_ns();
    times->next_sweep_ns = INT64_MAX;
    if (!store->ttl_ms && !over_bound(store)) {
        return false;
    }
    char id[37];
    int64_t created_ms = 0;
    pa_error problem;
    pa_status status = PA_OK;
    bool removed = false;
    pthread_mutex_lock(&store->write_lock);
    if (find_oldest(store, id, &created_ms)) {
        uint64_t age_ms = (uint64_t)later(pa_clock_wall_ms() - created_ms, 0);
        removed = over_bound(store) || (store->ttl_ms && age_ms >= store->ttl_ms);
        if (removed) {
            status = store_remove_model(store, id, &problem);
        } else {
            uint64_t left_ms = store->ttl_ms - age_ms;
            times->next_sweep_ns = left_ms < 30000 ? now + (int64_t)left_ms * 1000000 : now + longest_nap_ns;
        }
    }
    pthread_mutex_unlock(&store->write_lock);
    if (status != PA_OK) {
        pa_log_write(store->log, PA_LOG_WARN, "store", "an old model cannot be removed: %s", problem.detail);
        times->housekeep_ns = now + slow_retry_ns;
        times->next_sweep_ns = times->housekeep_ns;
        return false;
    }
    return removed;
}

static void reconcile(pa_store *store, timetable *times)
{
    pa_error problem;
    if (store_reconcile(store, false, &problem) == PA_OK) {
        times->hash_due = true;
        times->next_sweep_ns = 0;
        return;
    }
    pa_log_write(store->log, PA_LOG_WARN, "store", "the folder of models is not fully recorded: %s",
                 problem.detail);
    times->housekeep_ns = pa_clock_monotonic_ns() + slow_retry_ns;
    store_ask_reconcile(store);
}

static void hash_one(pa_store *store, timetable *times)
{
    bool more = false;
    if (store_hash_one(store, &more, NULL) != PA_OK) {
        /* It matters little: the next reconciliation or start tries again. */
        more = false;
    }
    times->hash_due = more;
}

/* The last lines before a stop; a disk that goes on refusing them loses them. */
static void flush(pa_store *store)
{
    const struct timespec pause = {.tv_nsec = retry_ns};
    int64_t deadline = pa_clock_monotonic_ns() + slow_retry_ns;
    for (bool left = true; left;) {
        if (request_queue_write(store)) {
            pthread_mutex_lock(&store->wake_lock);
            request_queue_take(&store->requests);
            left = store->requests.batch.size > 0;
            pthread_mutex_unlock(&store->wake_lock);
        } else if (pa_clock_monotonic_ns() < deadline) {
            nanosleep(&pause, NULL);
        } else {
            request_queue_abandon(store);
            left = false;
        }
    }
}

static void *run(void *user)
{
    pa_store *store = user;
    timetable times = {.hash_due = true};
    for (;;) {
        orders given = wait_for_orders(store, &times);
        if (given.stop) {
            flush(store);
            return NULL;
        }
        if (given.write && !request_queue_write(store)) {
            times.write_ns = pa_clock_monotonic_ns() + retry_ns;
        }
        if (given.reconcile) {
            reconcile(store, &times);
        }
        if (given.sweep && sweep_one(store, &times)) {
            times.next_sweep_ns = 0;
        }
        if (times.next_prune_ns <= pa_clock_monotonic_ns()) {
            times.next_prune_ns = store_prune(store) ? 0 : pa_clock_monotonic_ns() + prune_ns;
        }
        if (times.hash_due) {
            hash_one(store, &times);
        }
    }
}

pa_status store_start_writer(pa_store *store, pa_error *err)
{
    if (pthread_create(&store->thread, NULL, run, store) != 0) {
        return pa_fail(err, PA_NO_MEMORY, "No thread can be started.");
    }
    store->thread_started = true;
    return PA_OK;
}

void store_stop_writer(pa_store *store)
{
    if (!store->thread_started) {
        return;
    }
    pthread_mutex_lock(&store->wake_lock);
    store->stop = true;
    pthread_cond_signal(&store->wake);
    pthread_mutex_unlock(&store->wake_lock);
    pthread_join(store->thread, NULL);
    store->thread_started = false;
}
