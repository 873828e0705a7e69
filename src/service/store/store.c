#include "service/store/store.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "service/store/store_private.h"

enum {
    BUSY_TIMEOUT_MS = 5000,
    /* The log's own connection gives up soon and tries again, so that a stop is not held up. */
    LOG_BUSY_TIMEOUT_MS = 200,
    QUEUE_BYTES = 1024 * 1024,
    LEAST_FREE_BYTES = 64 * 1024
};

static uint64_t milliseconds(uint64_t seconds)
{
    return seconds > INT64_MAX / 1000 ? INT64_MAX : seconds * 1000;
}

static pa_store *new_store(const pa_store_options *options)
{
    pa_store *store = calloc(1, sizeof *store);
    if (!store) {
        return NULL;
    }
    store->log = options->log;
    store->passive = options->passive;
    store->ttl_ms = milliseconds(options->model_ttl_seconds);
    store->job_ttl_ms = milliseconds(options->job_ttl_seconds);
    store->request_ttl_ms = milliseconds(options->request_ttl_seconds);
    store->max_bytes = options->max_storage_bytes;
    store->folder = -1;
    pthread_mutex_init(&store->write_lock, NULL);
    pthread_mutex_init(&store->read_lock, NULL);
    pthread_mutex_init(&store->wake_lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&store->wake, &attributes);
    pthread_condattr_destroy(&attributes);
    blob_index_init(&store->index);
    pa_bytes_init(&store->requests.waiting, QUEUE_BYTES);
    pa_bytes_init(&store->requests.batch, QUEUE_BYTES);
    return store;
}

static pa_status make_folder_of(const char *path, pa_error *err)
{
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path) {
        return PA_OK;
    }
    char *folder = strndup(path, (size_t)(slash - path));
    pa_status status = folder ? folder_make(folder, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    free(folder);
    return status;
}

static pa_status open_connections(pa_store *store, const pa_store_options *options, pa_error *err)
{
    database_options plain = {
        .busy_timeout_ms = options->busy_timeout_ms ? options->busy_timeout_ms : BUSY_TIMEOUT_MS,
        .durable = true,
        .must_exist = options->passive,
    };
    if (options->passive && access(options->db_path, F_OK) != 0) {
        return pa_fail(err, PA_NOT_FOUND, "There is no database '%s'.", options->db_path);
    }
    pa_status status = options->passive ? PA_OK : make_folder_of(options->db_path, err);
    if (status == PA_OK) {
        status = database_open(&store->writer, options->db_path, &plain, err);
    }
    if (status == PA_OK) {
        status = database_migrate(&store->writer, err);
    }
    if (status == PA_OK) {
        status = database_open(&store->reader, options->db_path, &plain, err);
    }
    if (status == PA_OK && !options->passive) {
        database_options quick = {.busy_timeout_ms = LOG_BUSY_TIMEOUT_MS, .must_exist = true};
        status = database_open(&store->logger, options->db_path, &quick, err);
    }
    return status;
}

/* A folder that cannot be recorded is still served from, so trouble here is told and survived. */
static void settle(pa_store *store)
{
    pa_error problem;
    if (store_reconcile(store, true, &problem) != PA_OK) {
        pa_log_write(store->log, PA_LOG_WARN, "store", "the folder of models is not fully recorded: %s",
                     problem.detail);
        store_ask_reconcile(store);
    }
}

pa_status pa_store_open(const pa_store_options *options, pa_store **out_store, pa_error *err)
{
    pa_store *store = new_store(options);
    if (!store) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = open_connections(store, options, err);
    if (status == PA_OK && !options->passive) {
        status = folder_open(options->model_path, &store->folder, &store->exclusive, err);
        if (status == PA_OK) {
            status = store_load_index(store, err);
        }
        if (status == PA_OK) {
            settle(store);
            status = store_start_writer(store, err);
        }
    }
    if (status != PA_OK) {
        pa_store_close(store);
        return status;
    }
    *out_store = store;
    return PA_OK;
}

void pa_store_close(pa_store *store)
{
    if (!store) {
        return;
    }
    store_stop_writer(store);
    database_close(&store->logger);
    database_close(&store->reader);
    database_close(&store->writer);
    blob_index_done(&store->index);
    pa_bytes_done(&store->requests.waiting);
    pa_bytes_done(&store->requests.batch);
    if (store->folder >= 0) {
        close(store->folder);
    }
    pthread_cond_destroy(&store->wake);
    pthread_mutex_destroy(&store->wake_lock);
    pthread_mutex_destroy(&store->read_lock);
    pthread_mutex_destroy(&store->write_lock);
    free(store);
}

static pa_status check_database(pa_store *store, pa_error *err)
{
    struct statvfs disk;
    const char *path = sqlite3_db_filename(store->writer.handle, "main");
    if (path && statvfs(path, &disk) == 0 && disk.f_bavail * disk.f_frsize < LEAST_FREE_BYTES) {
        return pa_fail(err, PA_NO_SPACE, "The disk that holds the database is full.");
    }
    pa_status status = database_run_plain(&store->writer, STATEMENT_BEGIN, err);
    database_roll_back(&store->writer);
    return status;
}

pa_status pa_store_check(pa_store *store, pa_error *err)
{
    if (store->passive) {
        return pa_fail(err, PA_UNSUPPORTED, "The store is open for looking only.");
    }
    pa_status status = folder_probe(store->folder, err);
    if (status == PA_OK) {
        pthread_mutex_lock(&store->write_lock);
        status = check_database(store, err);
        pthread_mutex_unlock(&store->write_lock);
    }
    return status;
}

void store_ask_sweep(pa_store *store)
{
    pthread_mutex_lock(&store->wake_lock);
    store->sweep_due = true;
    pthread_cond_signal(&store->wake);
    pthread_mutex_unlock(&store->wake_lock);
}

void store_ask_reconcile(pa_store *store)
{
    pthread_mutex_lock(&store->wake_lock);
    store->reconcile_due = true;
    pthread_cond_signal(&store->wake);
    pthread_mutex_unlock(&store->wake_lock);
}

void pa_store_measure(pa_store *store, pa_store_figures *out_figures)
{
    pa_store_figures figures;
    blob_index_measure(&store->index, &figures.models, &figures.bytes);
    pthread_mutex_lock(&store->wake_lock);
    figures.requests_written = store->requests.written;
    figures.requests_dropped = store->requests.dropped;
    pthread_mutex_unlock(&store->wake_lock);
    *out_figures = figures;
}
