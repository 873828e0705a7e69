#include "service/store/blob_index_private.h"

#include <stdlib.h>
#include <string.h>

void blob_index_init(blob_index *index)
{
    *index = (blob_index){0};
    pthread_mutex_init(&index->lock, NULL);
}

void blob_index_done(blob_index *index)
{
    for (size_t i = 0; i < index->files.capacity; i++) {
        free(index->files.slots[i].value);
    }
    uuid_map_done(&index->files);
    uuid_map_done(&index->models);
    pthread_mutex_destroy(&index->lock);
}

store_blob *blob_index_find_file(const blob_index *index, uuid_key file)
{
    return uuid_map_get(&index->files, file);
}

store_blob *blob_index_find_model(const blob_index *index, uuid_key id)
{
    return uuid_map_get(&index->models, id);
}

static uint64_t size_of(const store_blob *blob)
{
    return blob->present ? blob->bytes + blob->derived_bytes : 0;
}

static store_blob *add_blob(blob_index *index, const store_blob *blob)
{
    store_blob *copy = malloc(sizeof *copy);
    if (!copy || !uuid_map_put(&index->files, blob->file, copy)) {
        free(copy);
        return NULL;
    }
    *copy = *blob;
    copy->sharers = 0;
    index->bytes += size_of(copy);
    return copy;
}

static void drop_unshared(blob_index *index, store_blob *blob)
{
    if (blob->sharers == 0) {
        index->bytes -= size_of(blob);
        uuid_map_remove(&index->files, blob->file);
        free(blob);
    }
}

bool blob_index_add_model(blob_index *index, uuid_key id, const store_blob *blob)
{
    pthread_mutex_lock(&index->lock);
    store_blob *known = uuid_map_get(&index->files, blob->file);
    if (!known) {
        known = add_blob(index, blob);
    }
    bool added = known && uuid_map_put(&index->models, id, known);
    if (added) {
        known->sharers++;
        index->model_count += known->present;
    } else if (known) {
        drop_unshared(index, known);
    }
    pthread_mutex_unlock(&index->lock);
    return added;
}

void blob_index_remove_model(blob_index *index, uuid_key id)
{
    pthread_mutex_lock(&index->lock);
    store_blob *blob = uuid_map_get(&index->models, id);
    if (blob) {
        uuid_map_remove(&index->models, id);
        blob->sharers--;
        index->model_count -= blob->present;
        drop_unshared(index, blob);
    }
    pthread_mutex_unlock(&index->lock);
}

void blob_index_set_present(blob_index *index, store_blob *blob, bool present)
{
    pthread_mutex_lock(&index->lock);
    if (blob->present != present) {
        index->bytes -= size_of(blob);
        index->model_count += present ? blob->sharers : -(uint64_t)blob->sharers;
        blob->present = present;
        index->bytes += size_of(blob);
    }
    pthread_mutex_unlock(&index->lock);
}

void blob_index_add_derived(blob_index *index, store_blob *blob, uint64_t more)
{
    pthread_mutex_lock(&index->lock);
    index->bytes -= size_of(blob);
    blob->derived_bytes += more;
    index->bytes += size_of(blob);
    pthread_mutex_unlock(&index->lock);
}

void blob_index_forget_derived(blob_index *index, store_blob *blob)
{
    blob_index_add_derived(index, blob, -blob->derived_bytes);
}

void blob_index_set_sha256(blob_index *index, store_blob *blob, const char sha256[65])
{
    pthread_mutex_lock(&index->lock);
    memcpy(blob->sha256, sha256, sizeof blob->sha256);
    pthread_mutex_unlock(&index->lock);
}

blob_lookup blob_index_look_up(blob_index *index, uuid_key id, store_blob *out_blob)
{
    blob_lookup found = BLOB_UNKNOWN;
    pthread_mutex_lock(&index->lock);
    const store_blob *blob = uuid_map_get(&index->models, id);
    if (blob) {
        *out_blob = *blob;
        found = BLOB_KNOWN;
    } else if (uuid_map_get(&index->files, id)) {
        found = BLOB_FILE_ONLY;
    }
    pthread_mutex_unlock(&index->lock);
    return found;
}

void blob_index_measure(blob_index *index, uint64_t *out_models, uint64_t *out_bytes)
{
    pthread_mutex_lock(&index->lock);
    *out_models = index->model_count;
    *out_bytes = index->bytes;
    pthread_mutex_unlock(&index->lock);
}
