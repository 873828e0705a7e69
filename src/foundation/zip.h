/** ZIP archives (PKWARE's APPNOTE 6.3), without ZIP64: in and out of memory, nothing touches a disk. */
#ifndef PA_FOUNDATION_ZIP_H
#define PA_FOUNDATION_ZIP_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

/** One file that goes into an archive. */
typedef struct pa_zip_member {
    const char *name; /* relative, '/' between folders, UTF-8 */
    pa_span data;
} pa_zip_member;

/** Zeroed means the defaults. */
typedef struct pa_zip_options {
    uint32_t alignment; /* every file's data begins at a multiple of this, a power of 2 up to 4096; 0 = any */
    bool deflate;       /* compress where that makes a file smaller */
} pa_zip_options;

/**
 * The members, in order, as one archive. Every date is 1 January 2024: the same members give the same bytes,
 * and Quick Look takes a layer dated before July 2022 for one that wants the old, darker light.
 *
 * out_zip lives in arena. Fails with PA_INVALID (no member, a name that is empty or too long), PA_TOO_LARGE
 * (4 GiB, 65,534 members), PA_NO_MEMORY.
 */
pa_status pa_zip_encode(const pa_zip_member *members, size_t count, const pa_zip_options *options,
                        pa_arena *arena, pa_span *out_zip, pa_error *err);

/** The same with the members' data left where it is, which the parts borrow. */
pa_status pa_zip_encode_parts(const pa_zip_member *members, size_t count, const pa_zip_options *options,
                              pa_arena *arena, pa_parts *out_zip, pa_error *err);

/** One file of an archive, as its headers describe it. */
typedef struct pa_zip_entry {
    const char *name;     /* in the arena; may hold anything but NUL */
    size_t header_offset; /* of the local header, from the start of the archive */
    size_t data_offset;
    pa_span data;           /* as it is stored, borrowed from the archive */
    size_t expanded_size;   /* bytes after decompression, as declared */
    uint16_t flags;         /* bit 0 encrypted, bit 3 sizes follow the data */
    uint16_t method;        /* 0 stored, 8 deflated */
    uint16_t modified_date; /* MS-DOS: year - 1980, month, day in 7, 4 and 5 bits */
} pa_zip_entry;

enum { PA_ZIP_STORED = 0, PA_ZIP_DEFLATED = 8 };
enum { PA_ZIP_FLAG_ENCRYPTED = 1, PA_ZIP_FLAG_SIZES_FOLLOW = 8 };

/**
 * What an archive holds, in the order of its central directory; nothing is decompressed. The local headers
 * must agree with the directory, and the checksum of whatever is stored must hold.
 *
 * out_entries lives in arena. Fails with PA_CORRUPT, PA_UNSUPPORTED (ZIP64, several disks), PA_NO_MEMORY.
 */
pa_status pa_zip_list(pa_span zip, pa_arena *arena, pa_zip_entry **out_entries, size_t *out_count,
                      pa_error *err);

#endif
