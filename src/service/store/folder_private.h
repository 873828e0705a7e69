/**
 * The folder of blobs: <uuid>.glb files, <uuid>.glb.part files while one is written or deleted, and files
 * made from a blob: <uuid>.<kind>, where a kind is 1 to 8 lower-case letters and digits and not "glb".
 */
#ifndef PA_SERVICE_STORE_FOLDER_PRIVATE_H
#define PA_SERVICE_STORE_FOLDER_PRIVATE_H

#include "foundation/bytes.h"
#include "foundation/status.h"
#include "service/store/uuid_map_private.h"

/** Makes the directory and those above it. */
pa_status folder_make(const char *path, pa_error *err);
/**
 * out_exclusive: no other process has the folder open. The folder stays locked as long as out_folder is
 * open.
 */
pa_status folder_open(const char *path, int *out_folder, bool *out_exclusive, pa_error *err);

/** Writes <file>.glb.part and flushes it to the disk; nothing is left behind on failure. */
pa_status folder_write_part(int folder, uuid_key file, pa_parts bytes, pa_error *err);
/** <file>.glb.part becomes <file>.glb. */
pa_status folder_publish(int folder, uuid_key file, pa_error *err);
/** <file>.glb becomes <file>.glb.part; PA_NOT_FOUND when there is none. */
pa_status folder_retract(int folder, uuid_key file, pa_error *err);
/** Removes <file>.glb.part; harmless when there is none. */
void folder_discard_part(int folder, uuid_key file);
/** Flushes names to the disk. */
pa_status folder_sync(int folder, pa_error *err);

bool folder_has(int folder, uuid_key file);
/** Opens <file>.glb, a regular file. Fails with PA_NOT_FOUND, PA_IO. */
pa_status folder_open_blob(int folder, uuid_key file, int *out_fd, uint64_t *out_size, pa_error *err);

enum { FOLDER_KIND_SIZE = 9 };
bool folder_kind_is_valid(const char *kind);

/** <part>.glb.part becomes <file>.<kind>, in the place of one that is there. */
pa_status folder_publish_derived(int folder, uuid_key part, uuid_key file, const char *kind, pa_error *err);
/**
 * Opens <file>.<kind>, a regular file. Fails with PA_NOT_FOUND (also where <file>.glb is missing or newer),
 * PA_IO.
 */
pa_status folder_open_derived(int folder, uuid_key file, const char *kind, int *out_fd, uint64_t *out_size,
                              pa_error *err);
/** Bytes of <file>.<kind>; 0 when there is none. */
uint64_t folder_derived_size(int folder, uuid_key file, const char *kind);
/** Removes <file>.<kind>; harmless when there is none. */
void folder_discard_derived(int folder, uuid_key file, const char *kind);

typedef struct folder_entry {
    uuid_key file;
    char kind[FOLDER_KIND_SIZE]; /* "" for a blob */
    bool part;
    uint64_t bytes;
    int64_t modified_ms; /* wall clock */
} folder_entry;

/** Calls visit for each of the room's files, parts included, until it fails. */
pa_status folder_scan(int folder, pa_status (*visit)(void *user, const folder_entry *entry, pa_error *err),
                      void *user, pa_error *err);

/** Writes, flushes and removes a small file: PA_OK when the folder takes writes now. */
pa_status folder_probe(int folder, pa_error *err);

#endif
