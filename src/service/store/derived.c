#include <string.h>

#include "foundation/random.h"
#include "service/store/store_private.h"

/* The blob of a model whose file the folder should hold. */
static pa_status find_blob(pa_store *store, const char *id, store_blob *out_blob, pa_error *err)
{
    uuid_key key;
    if (store->folder < 0 || !uuid_key_parse(id, &key) ||
        blob_index_look_up(&store->index, key, out_blob) != BLOB_KNOWN) {
        return pa_fail(err, PA_NOT_FOUND, "Model file not found.");
    }
    return PA_OK;
}

pa_status pa_store_open_derived(pa_store *store, const char *id, const char *kind, int *out_fd,
                                uint64_t *out_size, pa_error *err)
{
    store_blob blob;
    if (!folder_kind_is_valid(kind)) {
        return pa_fail(err, PA_NOT_FOUND, "There is no such file of a model.");
    }
    pa_status status = find_blob(store, id, &blob, err);
    return status == PA_OK ? folder_open_derived(store->folder, blob.file, kind, out_fd, out_size, err)
                           : status;
}

bool store_learn_kind(pa_store *store, const char *kind)
{
    derived_kinds *kinds = &store->kinds;
    for (size_t i = 0; i < kinds->count; i++) {
        if (strcmp(kinds->names[i], kind) == 0) {
            return true;
        }
    }
    if (kinds->count == MOST_DERIVED_KINDS) {
        return false;
    }
    strncpy(kinds->names[kinds->count++], kind, FOLDER_KIND_SIZE - 1);
    return true;
}

void store_discard_derived(pa_store *store, store_blob *blob)
{
    for (size_t i = 0; blob->derived_bytes && i < store->kinds.count; i++) {
        folder_discard_derived(store->folder, blob->file, store->kinds.names[i]);
    }
    blob_index_forget_derived(&store->index, blob);
}

/* For holders of write_lock: the part file gets its name, unless its model has gone meanwhile. */
static pa_status publish(pa_store *store, const char *id, const char *kind, uuid_key part, uint64_t bytes,
                         pa_error *err)
{
    store_blob blob;
    pa_status status = find_blob(store, id, &blob, err);
    if (status == PA_OK && !store_learn_kind(store, kind)) {
        status = pa_fail(err, PA_INVALID, "Models have too many kinds of files already.");
    }
    if (status == PA_OK) {
        uint64_t before = folder_derived_size(store->folder, blob.file, kind);
        status = folder_publish_derived(store->folder, part, blob.file, kind, err);
        if (status == PA_OK) {
            /* A power cut may take the name: the file is made again when it is asked for. */
            blob_index_add_derived(&store->index, blob_index_find_file(&store->index, blob.file),
                                   bytes - before);
        }
    }
    return status;
}

pa_status pa_store_add_derived(pa_store *store, const char *id, const char *kind, pa_span bytes,
                               pa_error *err)
{
    if (store->passive) {
        return pa_fail(err, PA_UNSUPPORTED, "The store is open for looking only.");
    }
    if (!folder_kind_is_valid(kind)) {
        return pa_fail(err, PA_INVALID, "A model cannot have a file of the kind '%.20s'.", kind);
    }
    char name[37];
    uuid_key part = {0};
    pa_uuid_generate(name);
    uuid_key_parse(name, &part);
    pa_status status = folder_write_part(store->folder, part, pa_parts_of(&bytes), err);
    if (status != PA_OK) {
        return status;
    }
    pthread_mutex_lock(&store->write_lock);
    status = publish(store, id, kind, part, bytes.size, err);
    pthread_mutex_unlock(&store->write_lock);
    if (status == PA_OK) {
        store_ask_sweep(store);
    } else {
        folder_discard_part(store->folder, part);
    }
    return status;
}
