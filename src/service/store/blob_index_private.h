/**
 * What a download needs to know, in memory: which file holds a model's bytes.
 *
 * It mirrors the rows of the database. Whoever changes it also holds the store's write lock; lookups on
 * listening threads are guarded by the index's own lock, which is never held across a system call.
 */
#ifndef PA_SERVICE_STORE_BLOB_INDEX_PRIVATE_H
#define PA_SERVICE_STORE_BLOB_INDEX_PRIVATE_H

#include <pthread.h>

#include "service/store/uuid_map_private.h"

typedef struct store_blob {
    uuid_key file; /* <file>.glb */
    int64_t row;
    uint64_t bytes;
    uint64_t derived_bytes; /* of files made from it */
    char sha256[65];        /* "" while not known */
    bool present;           /* the file is in the folder */
    uint32_t sharers;       /* models that have these bytes */
} store_blob;

typedef struct blob_index {
    pthread_mutex_t lock;
    uuid_map models;      /* model id -> its store_blob */
    uuid_map files;       /* file -> the store_blob, owned */
    uint64_t model_count; /* of present blobs */
    uint64_t bytes;       /* of present blobs and what was made from them */
} blob_index;

void blob_index_init(blob_index *index);
void blob_index_done(blob_index *index);

/** Borrowed until the next change; for holders of the store's write lock. NULL when there is none. */
store_blob *blob_index_find_file(const blob_index *index, uuid_key file);
store_blob *blob_index_find_model(const blob_index *index, uuid_key id);
/** A model of known bytes, or of new ones when the index has no blob of that file. False: no memory. */
bool blob_index_add_model(blob_index *index, uuid_key id, const store_blob *blob);
/** The blob goes with its last model. */
void blob_index_remove_model(blob_index *index, uuid_key id);
void blob_index_set_present(blob_index *index, store_blob *blob, bool present);
/** more may be negative, as unsigned numbers wrap. */
void blob_index_add_derived(blob_index *index, store_blob *blob, uint64_t more);
void blob_index_forget_derived(blob_index *index, store_blob *blob);
void blob_index_set_sha256(blob_index *index, store_blob *blob, const char sha256[65]);

typedef enum blob_lookup {
    BLOB_KNOWN,     /* out_blob is filled in; its file may be absent */
    BLOB_FILE_ONLY, /* no model has the id any more, but others share the file named after it */
    BLOB_UNKNOWN,
} blob_lookup;

/** Safe on every thread. */
blob_lookup blob_index_look_up(blob_index *index, uuid_key id, store_blob *out_blob);
void blob_index_measure(blob_index *index, uint64_t *out_models, uint64_t *out_bytes);

#endif
