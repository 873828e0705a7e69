#include <string.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "foundation/hash.h"
#include "foundation/random.h"
#include "service/store/store_private.h"

static int bind_text(sqlite3_stmt *command, int at, const char *text)
{
    return sqlite3_bind_text(command, at, text, -1, SQLITE_STATIC);
}

static pa_status refuse_passive(const pa_store *store, pa_error *err)
{
    return store->passive ? pa_fail(err, PA_UNSUPPORTED, "The store is open for looking only.") : PA_OK;
}

static uuid_key key_of(const char *valid_id)
{
    uuid_key key = {0};
    uuid_key_parse(valid_id, &key);
    return key;
}

/* Reads the one row a query gives. Fails with PA_NOT_FOUND when there is none. */
static pa_status read_only_model(database *db, sqlite3_stmt *query, int bind_result, pa_arena *arena,
                                 pa_model *out_model, pa_error *err)
{
    if (bind_result != SQLITE_OK) {
        return database_fail(db, err);
    }
    pa_status status = PA_OK;
    if (!database_next_row(db, query, &status, err)) {
        return status == PA_OK ? pa_fail(err, PA_NOT_FOUND, "Model not found.") : status;
    }
    status = store_read_model(query, arena, out_model, err);
    sqlite3_reset(query);
    return status;
}

/* True when a file of these bytes lies in the folder; out_blob then has its row and name. */
static bool find_same_bytes(pa_store *store, database *db, const char *sha256, store_blob *out_blob)
{
    sqlite3_stmt *query = database_prepare(db, STATEMENT_FIND_BLOB);
    pa_status status = PA_OK;
    bool found = false;
    if (query && bind_text(query, 1, sha256) == SQLITE_OK) {
        while (!found && database_next_row(db, query, &status, NULL)) {
            uuid_key file;
            found = uuid_key_parse((const char *)sqlite3_column_text(query, 1), &file) &&
                    folder_has(store->folder, file);
            if (found) {
                out_blob->row = sqlite3_column_int64(query, 0);
                out_blob->file = file;
            }
        }
        sqlite3_reset(query);
    }
    return found;
}

/* A model on its way into the database. */
typedef struct pending_model {
    pending_write write;
    const pa_model *model;
    const char *request_key;
    pa_parts glb;
    const pa_jobs_served *served;
    store_blob blob;
    bool shared; /* its bytes lie in the folder already */
} pending_model;

/* The file that was to be shared may have gone since it was looked for. */
static pa_status need_file(pa_store *store, pending_model *of, pa_error *err)
{
    if (of->write.has_file) {
        return PA_OK;
    }
    pa_status status = folder_write_part(store->folder, of->blob.file, of->glb, err);
    of->write.has_file = status == PA_OK;
    return status == PA_OK ? folder_sync(store->folder, err) : status;
}

static pa_status add_rows(pa_store *store, pending_write *write, pa_error *err)
{
    pending_model *of = (void *)write;
    pa_status status = PA_OK;
    of->shared = find_same_bytes(store, &store->writer, of->model->sha256, &of->blob);
    if (!of->shared) {
        of->blob.file = key_of(of->model->id);
        status = need_file(store, of, err);
    }
    if (status == PA_OK && !of->shared) {
        status = store_add_blob_row(store, &of->blob, err);
    }
    if (status == PA_OK) {
        status = store_add_model_row(store, of->model, of->blob.row, of->request_key, err);
    }
    return status == PA_OK ? store_end_jobs(store, of->served, of->model, false, err) : status;
}

/* After the rows are committed: the file gets its name, and downloads may see it. A power cut that the name
 * does not outlive leaves the part file and the rows, which the next start puts together. */
static pa_status publish(pa_store *store, pending_write *write, pa_error *err)
{
    const pending_model *of = (const void *)write;
    pa_status status = of->shared ? PA_OK : folder_publish(store->folder, of->blob.file, err);
    if (status == PA_OK && !blob_index_add_model(&store->index, key_of(of->model->id), &of->blob)) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (status == PA_OK) {
        return PA_OK;
    }
    if (store_remove_rows(store, of->model->id, of->shared ? NULL : &of->blob, of->served, NULL) != PA_OK) {
        store_ask_reconcile(store);
    }
    if (!of->shared) {
        folder_retract(store->folder, of->blob.file, NULL);
    }
    return status;
}

pa_status pa_store_add_model(pa_store *store, pa_model *model, const char *request_key, pa_span glb,
                             pa_error *err)
{
    return pa_store_add_model_for(store, model, request_key, pa_parts_of(&glb), NULL, err);
}

pa_status pa_store_add_model_for(pa_store *store, pa_model *model, const char *request_key, pa_parts glb,
                                 const pa_jobs_served *served, pa_error *err)
{
    pa_status status = refuse_passive(store, err);
    if (status != PA_OK) {
        return status;
    }
    pa_model filled = *model;
    filled.bytes = glb.size;
    filled.created_ms = pa_clock_wall_ms();
    pa_uuid_generate(filled.id);
    pa_sha256_hex_of_parts(glb, filled.sha256);
    uuid_key own_file = key_of(filled.id);
    pending_model own = {.write = {.change = add_rows, .publish = publish, .sha256 = filled.sha256},
                         .model = &filled,
                         .request_key = request_key,
                         .glb = glb,
                         .served = served,
                         .blob = {.file = own_file, .bytes = glb.size, .present = true}};
    memcpy(own.blob.sha256, filled.sha256, sizeof own.blob.sha256);

    pthread_mutex_lock(&store->read_lock);
    store_blob known;
    own.write.has_file = !find_same_bytes(store, &store->reader, filled.sha256, &known);
    pthread_mutex_unlock(&store->read_lock);
    if (own.write.has_file) {
        status = folder_write_part(store->folder, own_file, glb, err);
        if (status != PA_OK) {
            return status;
        }
    }
    status = store_commit(store, &own.write, err);
    if (own.write.has_file && (own.shared || status != PA_OK)) {
        folder_discard_part(store->folder, own_file);
    }
    if (status == PA_OK) {
        *model = filled;
        store_ask_sweep(store);
    }
    return status;
}

/* The rows of a model that shares its bytes with another, and the jobs that it ends, in one transaction. */
static pa_status commit_shared(pa_store *store, const pa_model *model, const char *request_key,
                               const store_blob *blob, const pa_jobs_served *served, pa_error *err)
{
    database *db = &store->writer;
    pa_status status = database_run_plain(db, STATEMENT_BEGIN, err);
    if (status == PA_OK) {
        status = store_add_model_row(store, model, blob->row, request_key, err);
    }
    if (status == PA_OK) {
        status = store_end_jobs(store, served, model, true, err);
    }
    if (status == PA_OK) {
        status = database_run_plain(db, STATEMENT_COMMIT, err);
    }
    database_roll_back(db);
    return status;
}

/* For holders of write_lock. */
static pa_status reuse_model(pa_store *store, const char *request_key, const pa_jobs_served *served,
                             pa_arena *arena, pa_model *out_model, pa_error *err)
{
    database *db = &store->writer;
    sqlite3_stmt *query = database_prepare(db, STATEMENT_FIND_REQUEST_KEY);
    pa_model model;
    pa_status status = read_only_model(db, query, bind_text(query, 1, request_key), arena, &model, err);
    if (status != PA_OK) {
        return status;
    }
    const store_blob *blob = blob_index_find_model(&store->index, key_of(model.id));
    if (!blob || !folder_has(store->folder, blob->file)) {
        store_ask_reconcile(store);
        return pa_fail(err, PA_NOT_FOUND, "Model not found.");
    }
    pa_uuid_generate(model.id);
    model.created_ms = pa_clock_wall_ms();
    status = commit_shared(store, &model, request_key, blob, served, err);
    if (status == PA_OK && !blob_index_add_model(&store->index, key_of(model.id), blob)) {
        store_remove_rows(store, model.id, NULL, served, NULL);
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (status == PA_OK) {
        *out_model = model;
    }
    return status;
}

bool pa_store_has_model_for(pa_store *store, const char *request_key)
{
    database *db = &store->reader;
    pa_status status = PA_OK;
    pthread_mutex_lock(&store->read_lock);
    sqlite3_stmt *query = database_prepare(db, STATEMENT_FIND_REQUEST_KEY);
    bool found =
        query && bind_text(query, 1, request_key) == SQLITE_OK && database_next_row(db, query, &status, NULL);
    sqlite3_reset(query);
    pthread_mutex_unlock(&store->read_lock);
    return found;
}

pa_status pa_store_reuse_model(pa_store *store, const char *request_key, pa_arena *arena, pa_model *out_model,
                               pa_error *err)
{
    return pa_store_reuse_model_for(store, request_key, NULL, arena, out_model, err);
}

pa_status pa_store_reuse_model_for(pa_store *store, const char *request_key, const pa_jobs_served *served,
                                   pa_arena *arena, pa_model *out_model, pa_error *err)
{
    pa_status status = refuse_passive(store, err);
    if (status == PA_OK) {
        pthread_mutex_lock(&store->write_lock);
        status = reuse_model(store, request_key, served, arena, out_model, err);
        pthread_mutex_unlock(&store->write_lock);
    }
    return status;
}

pa_status pa_store_find_model(pa_store *store, const char *id, pa_arena *arena, pa_model *out_model,
                              pa_error *err)
{
    uuid_key key;
    if (!uuid_key_parse(id, &key)) {
        return pa_fail(err, PA_NOT_FOUND, "Model not found.");
    }
    char canonical[37];
    uuid_key_format(key, canonical);
    pthread_mutex_lock(&store->read_lock);
    sqlite3_stmt *query = database_prepare(&store->reader, STATEMENT_FIND_MODEL);
    pa_status status =
        read_only_model(&store->reader, query, bind_text(query, 1, canonical), arena, out_model, err);
    pthread_mutex_unlock(&store->read_lock);
    return status;
}

/* For holders of read_lock. */
static pa_status count_models(database *db, uint64_t *out_total, pa_error *err)
{
    sqlite3_stmt *query = database_prepare(db, STATEMENT_COUNT_MODELS);
    pa_status status = PA_OK;
    if (database_next_row(db, query, &status, err)) {
        *out_total = (uint64_t)sqlite3_column_int64(query, 0);
        sqlite3_reset(query);
    }
    return status;
}

/* For holders of read_lock. */
static pa_status list_models(database *db, uint32_t limit, uint32_t offset, pa_arena *arena,
                             pa_model *out_models, uint32_t *out_count, pa_error *err)
{
    sqlite3_stmt *query = database_prepare(db, STATEMENT_LIST_MODELS);
    int bound = sqlite3_bind_int64(query, 1, limit) | sqlite3_bind_int64(query, 2, offset);
    if (bound != SQLITE_OK) {
        return database_fail(db, err);
    }
    pa_status status = PA_OK;
    *out_count = 0;
    while (*out_count < limit && database_next_row(db, query, &status, err)) {
        status = store_read_model(query, arena, &out_models[*out_count], err);
        if (status != PA_OK) {
            break;
        }
        ++*out_count;
    }
    sqlite3_reset(query);
    return status;
}

pa_status pa_store_list_models(pa_store *store, uint32_t limit, uint32_t offset, pa_arena *arena,
                               pa_model **out_models, uint32_t *out_count, uint64_t *out_total, pa_error *err)
{
    database *db = &store->reader;
    uint64_t total = 0;
    uint32_t count = 0;
    pa_model *models = NULL;
    pthread_mutex_lock(&store->read_lock);
    /* One transaction, so that the count and the list are of the same moment. */
    pa_status status = database_run_plain(db, STATEMENT_BEGIN_READ, err);
    if (status == PA_OK) {
        status = count_models(db, &total, err);
    }
    if (status == PA_OK) {
        uint64_t left = total > offset ? total - offset : 0;
        limit = left < limit ? (uint32_t)left : limit;
        models = PA_NEW_ARRAY(arena, pa_model, limit);
        status = models ? list_models(db, limit, offset, arena, models, &count, err)
                        : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    database_roll_back(db);
    pthread_mutex_unlock(&store->read_lock);
    if (status == PA_OK) {
        *out_models = models;
        *out_count = count;
        *out_total = total;
    }
    return status;
}

pa_status store_remove_model(pa_store *store, const char *id, pa_error *err)
{
    uuid_key key;
    store_blob *found = uuid_key_parse(id, &key) ? blob_index_find_model(&store->index, key) : NULL;
    if (!found) {
        return pa_fail(err, PA_NOT_FOUND, "Model not found.");
    }
    char canonical[37];
    uuid_key_format(key, canonical);
    store_blob blob = *found;
    bool last = blob.sharers == 1;
    pa_status status = PA_OK;
    /* The file loses its name before the rows go: were it the other way round, a crash in between would
     * leave a file that the next start takes for a new one. A part file whose rows exist is finished then. */
    bool retracted = false;
    if (last) {
        /* First, since these can be made again and nothing else would ever find them. */
        store_discard_derived(store, found);
        status = folder_retract(store->folder, blob.file, err);
        retracted = status == PA_OK;
        status = status == PA_NOT_FOUND ? PA_OK : status;
    }
    if (status == PA_OK) {
        status = store_remove_rows(store, canonical, last ? &blob : NULL, NULL, err);
        if (status != PA_OK && retracted) {
            folder_publish(store->folder, blob.file, NULL);
        }
    }
    if (status != PA_OK) {
        return status;
    }
    blob_index_remove_model(&store->index, key);
    if (retracted) {
        folder_discard_part(store->folder, blob.file);
        status = folder_sync(store->folder, err);
    }
    return status;
}

pa_status pa_store_delete_model(pa_store *store, const char *id, pa_error *err)
{
    pa_status status = refuse_passive(store, err);
    if (status == PA_OK) {
        pthread_mutex_lock(&store->write_lock);
        status = store_remove_model(store, id, err);
        pthread_mutex_unlock(&store->write_lock);
    }
    return status;
}

pa_status pa_store_open_blob(pa_store *store, const char *id, int *out_fd, uint64_t *out_size,
                             char out_sha256[65], pa_error *err)
{
    uuid_key key;
    store_blob blob = {0};
    blob_lookup lookup = BLOB_FILE_ONLY;
    if (store->folder >= 0 && uuid_key_parse(id, &key)) {
        lookup = blob_index_look_up(&store->index, key, &blob);
    }
    if (lookup == BLOB_FILE_ONLY) {
        return pa_fail(err, PA_NOT_FOUND, "Model file not found.");
    }
    if (lookup == BLOB_UNKNOWN) {
        blob.file = key;
    }
    uint64_t size = 0;
    pa_status status = folder_open_blob(store->folder, blob.file, out_fd, &size, err);
    if ((status == PA_OK) != blob.present) {
        store_ask_reconcile(store);
    }
    if (status != PA_OK) {
        return status == PA_NOT_FOUND ? pa_fail(err, PA_NOT_FOUND, "Model file not found.") : status;
    }
    /* Somebody who put another file in its place gets that file, but not the old one's hash. */
    memcpy(out_sha256, size == blob.bytes ? blob.sha256 : "", size == blob.bytes ? sizeof blob.sha256 : 1);
    *out_size = size;
    return PA_OK;
}
