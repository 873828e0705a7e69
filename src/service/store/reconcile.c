#include <string.h>
#include <unistd.h>

#include "foundation/hash.h"
#include "service/store/store_private.h"

/* A file in the folder that no row knows. */
typedef struct stray {
    struct stray *next;
    folder_entry entry;
    int64_t row;
} stray;

typedef struct survey {
    pa_store *store;
    bool settle_parts;
    pa_arena arena;
    stray *strays;
    uuid_map seen; /* files that are there, of blobs that the index knows */
} survey;

pa_status store_load_index(pa_store *store, pa_error *err)
{
    sqlite3_stmt *query = database_prepare(&store->writer, STATEMENT_LOAD_INDEX);
    pa_status status = PA_OK;
    while (database_next_row(&store->writer, query, &status, err)) {
        uuid_key id;
        store_blob blob = {
            .row = sqlite3_column_int64(query, 1),
            .bytes = (uint64_t)sqlite3_column_int64(query, 3),
            .present = sqlite3_column_int(query, 5) != 0,
        };
        const char *sha256 = (const char *)sqlite3_column_text(query, 4);
        strncpy(blob.sha256, sha256 ? sha256 : "", sizeof blob.sha256 - 1);
        if (uuid_key_parse((const char *)sqlite3_column_text(query, 0), &id) &&
            uuid_key_parse((const char *)sqlite3_column_text(query, 2), &blob.file) &&
            !blob_index_add_model(&store->index, id, &blob)) {
            status = pa_fail(err, PA_NO_MEMORY, NULL);
            break;
        }
    }
    sqlite3_reset(query);
    return status;
}

/* A part file with a row was committed, or its deletion was not: it is finished. Others are leftovers. */
static pa_status settle_part(survey *found, const folder_entry *part, store_blob *blob, pa_error *err)
{
    int folder = found->store->folder;
    if (!blob || blob->bytes != part->bytes || folder_has(folder, part->file)) {
        folder_discard_part(folder, part->file);
        return PA_OK;
    }
    pa_status status = folder_publish(folder, part->file, err);
    if (status == PA_OK && !uuid_map_put(&found->seen, part->file, blob)) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return status;
}

static pa_status visit(void *user, const folder_entry *entry, pa_error *err)
{
    survey *found = user;
    const blob_index *index = &found->store->index;
    store_blob *blob = blob_index_find_file(index, entry->file);
    if (*entry->kind) {
        if (blob && store_learn_kind(found->store, entry->kind)) {
            blob_index_add_derived(&found->store->index, blob, entry->bytes);
        }
        return PA_OK;
    }
    if (entry->part) {
        return found->settle_parts ? settle_part(found, entry, blob, err) : PA_OK;
    }
    if (blob) {
        return uuid_map_put(&found->seen, entry->file, blob) ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (blob_index_find_model(index, entry->file)) {
        return PA_OK;
    }
    stray *new_one = PA_NEW(&found->arena, stray);
    if (!new_one) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *new_one = (stray){.next = found->strays, .entry = *entry};
    found->strays = new_one;
    return PA_OK;
}

static store_blob blob_of(const stray *file)
{
    return (store_blob){
        .file = file->entry.file, .row = file->row, .bytes = file->entry.bytes, .present = true};
}

static pa_status record_stray(pa_store *store, stray *file, pa_error *err)
{
    store_blob blob = blob_of(file);
    pa_model model = {.created_ms = file->entry.modified_ms};
    uuid_key_format(file->entry.file, model.id);
    pa_status status = store_add_blob_row(store, &blob, err);
    if (status == PA_OK) {
        file->row = blob.row;
        status = store_add_model_row(store, &model, blob.row, NULL, err);
    }
    return status;
}

/* The next blob, from *at on, whose file came or went; NULL after the last. */
static store_blob *next_changed(const survey *found, size_t *at)
{
    const uuid_map *files = &found->store->index.files;
    while (*at < files->capacity) {
        store_blob *blob = files->slots[(*at)++].value;
        if (blob && blob->present != (uuid_map_get(&found->seen, blob->file) != NULL)) {
            return blob;
        }
    }
    return NULL;
}

static pa_status record_changes(survey *found, pa_error *err)
{
    pa_store *store = found->store;
    database *db = &store->writer;
    pa_status status = database_run_plain(db, STATEMENT_BEGIN, err);
    size_t at = 0;
    store_blob *blob;
    while (status == PA_OK && (blob = next_changed(found, &at))) {
        sqlite3_stmt *update = database_prepare(db, STATEMENT_SET_PRESENT);
        int bound = sqlite3_bind_int(update, 1, !blob->present) | sqlite3_bind_int64(update, 2, blob->row);
        status = database_run(db, update, bound, err);
    }
    for (stray *file = found->strays; status == PA_OK && file; file = file->next) {
        status = record_stray(store, file, err);
    }
    if (status == PA_OK) {
        status = database_run_plain(db, STATEMENT_COMMIT, err);
    }
    database_roll_back(db);
    return status;
}

static pa_status show_changes(survey *found, pa_error *err)
{
    pa_store *store = found->store;
    size_t at = 0;
    store_blob *blob;
    while ((blob = next_changed(found, &at))) {
        blob_index_set_present(&store->index, blob, !blob->present);
    }
    for (stray *file = found->strays; file; file = file->next) {
        store_blob adopted = blob_of(file);
        if (!blob_index_add_model(&store->index, file->entry.file, &adopted)) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    return PA_OK;
}

pa_status store_reconcile(pa_store *store, bool settle_parts, pa_error *err)
{
    survey found = {.store = store, .settle_parts = settle_parts && store->exclusive};
    pa_arena_init(&found.arena, 0);
    pthread_mutex_lock(&store->write_lock);
    for (size_t i = 0; i < store->index.files.capacity; i++) {
        if (store->index.files.slots[i].value) {
            blob_index_forget_derived(&store->index, store->index.files.slots[i].value);
        }
    }
    pa_status status = folder_scan(store->folder, visit, &found, err);
    size_t start = 0;
    if (status == PA_OK && (found.strays || next_changed(&found, &start))) {
        status = record_changes(&found, err);
        if (status == PA_OK) {
            status = show_changes(&found, err);
        }
    }
    pthread_mutex_unlock(&store->write_lock);
    uuid_map_done(&found.seen);
    pa_arena_done(&found.arena);
    return status;
}

/* For holders of write_lock. */
static bool find_unhashed(pa_store *store, int64_t *out_row, uuid_key *out_file, pa_status *out_status,
                          pa_error *err)
{
    sqlite3_stmt *query = database_prepare(&store->writer, STATEMENT_FIND_UNHASHED);
    if (!database_next_row(&store->writer, query, out_status, err)) {
        return false;
    }
    *out_row = sqlite3_column_int64(query, 0);
    bool found = uuid_key_parse((const char *)sqlite3_column_text(query, 1), out_file);
    sqlite3_reset(query);
    return found;
}

/* For holders of write_lock. */
static pa_status record_hash(pa_store *store, int64_t row, uuid_key file, const char sha256[65],
                             pa_error *err)
{
    sqlite3_stmt *update = database_prepare(&store->writer, STATEMENT_SET_SHA256);
    int bound = sqlite3_bind_text(update, 1, sha256, -1, SQLITE_STATIC) | sqlite3_bind_int64(update, 2, row);
    pa_status status = database_run(&store->writer, update, bound, err);
    store_blob *blob = blob_index_find_file(&store->index, file);
    if (status == PA_OK && blob) {
        blob_index_set_sha256(&store->index, blob, sha256);
    }
    return status;
}

pa_status store_hash_one(pa_store *store, bool *out_more, pa_error *err)
{
    int64_t row = 0;
    uuid_key file;
    pa_status status = PA_OK;
    pthread_mutex_lock(&store->write_lock);
    bool found = find_unhashed(store, &row, &file, &status, err);
    pthread_mutex_unlock(&store->write_lock);
    if (!found) {
        *out_more = false;
        return status;
    }
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    status = folder_open_blob(store->folder, file, &fd, &size, err);
    if (status != PA_OK) {
        return status;
    }
    bool hashed = pa_sha256_hex_of_file(fd, sha256);
    close(fd);
    if (!hashed) {
        return pa_fail(err, PA_IO, "Reading a model file failed.");
    }
    pthread_mutex_lock(&store->write_lock);
    status = record_hash(store, row, file, sha256, err);
    pthread_mutex_unlock(&store->write_lock);
    if (status == PA_OK) {
        *out_more = true;
    }
    return status;
}
