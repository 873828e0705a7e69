#include <string.h>

#include "foundation/hash.h"
#include "foundation/zip.h"
#include "foundation/zip_private.h"

/* The end record lies at the very end, behind it only its own comment. */
static const uint8_t *find_end(pa_span zip)
{
    for (size_t comment = 0; comment <= UINT16_MAX && zip.size >= ZIP_END_SIZE + comment; comment++) {
        const uint8_t *at = zip.data + zip.size - ZIP_END_SIZE - comment;
        if (pa_load_u32(at) == ZIP_END_MAGIC && pa_load_u16(at + ZIP_END_COMMENT_SIZE) == comment) {
            return at;
        }
    }
    return NULL;
}

/* The central directory's bytes and the number of its entries. */
static pa_status find_directory(pa_span zip, pa_span *out_directory, size_t *out_count, pa_error *err)
{
    const uint8_t *end = find_end(zip);
    if (!end) {
        return pa_fail(err, PA_CORRUPT, "This is no ZIP archive.");
    }
    size_t count = pa_load_u16(end + ZIP_END_COUNT);
    size_t size = pa_load_u32(end + ZIP_END_DIRECTORY_SIZE);
    size_t offset = pa_load_u32(end + ZIP_END_DIRECTORY_OFFSET);
    if (pa_load_u16(end + ZIP_END_DISK) != 0 || pa_load_u16(end + ZIP_END_DIRECTORY_DISK) != 0 ||
        pa_load_u16(end + ZIP_END_COUNT_HERE) != count || count == UINT16_MAX || offset == UINT32_MAX) {
        return pa_fail(err, PA_UNSUPPORTED, "ZIP64 archives and those of several disks are not read.");
    }
    if (offset + size > (size_t)(end - zip.data) || count > size / ZIP_CENTRAL_SIZE) {
        return pa_fail(err, PA_CORRUPT, "The archive's directory reaches beyond the file.");
    }
    *out_directory = (pa_span){zip.data + offset, size};
    *out_count = count;
    return PA_OK;
}

/* The local header must tell what the directory told; only its extra field is its own. */
static bool headers_agree(const uint8_t *local, const uint8_t *central, size_t name_size, bool sizes_follow)
{
    size_t shared = sizes_follow ? 4 : ZIP_LOCAL_NAME_SIZE + 2 - ZIP_LOCAL_FLAGS;
    return memcmp(local + ZIP_LOCAL_FLAGS, central + ZIP_CENTRAL_FLAGS, shared) == 0 &&
           pa_load_u16(local + ZIP_LOCAL_NAME_SIZE) == name_size &&
           memcmp(local + ZIP_LOCAL_SIZE, central + ZIP_CENTRAL_SIZE, name_size) == 0;
}

/* central is whole. */
static pa_status read_entry(pa_span zip, const uint8_t *central, pa_arena *arena, pa_zip_entry *out_entry,
                            pa_error *err)
{
    size_t name_size = pa_load_u16(central + ZIP_CENTRAL_NAME_SIZE);
    const uint8_t *name = central + ZIP_CENTRAL_SIZE;
    if (name_size == 0 || memchr(name, 0, name_size)) {
        return pa_fail(err, PA_CORRUPT, "A file in the archive has no proper name.");
    }
    pa_zip_entry entry = {
        .name = pa_arena_printf(arena, "%.*s", (int)name_size, (const char *)name),
        .header_offset = pa_load_u32(central + ZIP_CENTRAL_OFFSET),
        .expanded_size = pa_load_u32(central + ZIP_CENTRAL_EXPANDED),
        .flags = pa_load_u16(central + ZIP_CENTRAL_FLAGS),
        .method = pa_load_u16(central + ZIP_CENTRAL_METHOD),
        .modified_date = pa_load_u16(central + ZIP_CENTRAL_DATE),
    };
    if (!entry.name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t stored = pa_load_u32(central + ZIP_CENTRAL_STORED);
    const uint8_t *local = zip.data + entry.header_offset;
    bool sizes_follow = entry.flags & PA_ZIP_FLAG_SIZES_FOLLOW;
    if (entry.header_offset + ZIP_LOCAL_SIZE + name_size > zip.size ||
        pa_load_u32(local) != ZIP_LOCAL_MAGIC || !headers_agree(local, central, name_size, sizes_follow)) {
        return pa_fail(err, PA_CORRUPT, "\"%s\" does not lie where the archive says.", entry.name);
    }
    entry.data_offset =
        entry.header_offset + ZIP_LOCAL_SIZE + name_size + pa_load_u16(local + ZIP_LOCAL_EXTRA_SIZE);
    if (entry.data_offset + stored > zip.size) {
        return pa_fail(err, PA_CORRUPT, "\"%s\" reaches beyond the archive.", entry.name);
    }
    entry.data = (pa_span){zip.data + entry.data_offset, stored};
    if (entry.method == PA_ZIP_STORED && !(entry.flags & PA_ZIP_FLAG_ENCRYPTED) &&
        (stored != entry.expanded_size || pa_crc32(entry.data) != pa_load_u32(central + ZIP_CENTRAL_CRC))) {
        return pa_fail(err, PA_CORRUPT, "\"%s\" is damaged: its checksum does not hold.", entry.name);
    }
    *out_entry = entry;
    return PA_OK;
}

pa_status pa_zip_list(pa_span zip, pa_arena *arena, pa_zip_entry **out_entries, size_t *out_count,
                      pa_error *err)
{
    pa_span directory = {0};
    size_t count = 0;
    pa_status status = find_directory(zip, &directory, &count, err);
    if (status != PA_OK) {
        return status;
    }
    pa_zip_entry *entries = PA_NEW_ARRAY(arena, pa_zip_entry, count);
    if (!entries) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t at = 0;
    size_t stored = 0;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *central = directory.data + at;
        if (directory.size - at < ZIP_CENTRAL_SIZE || pa_load_u32(central) != ZIP_CENTRAL_MAGIC) {
            return pa_fail(err, PA_CORRUPT, "The archive's directory is damaged.");
        }
        size_t size = ZIP_CENTRAL_SIZE + (size_t)pa_load_u16(central + ZIP_CENTRAL_NAME_SIZE) +
                      pa_load_u16(central + ZIP_CENTRAL_EXTRA_SIZE) +
                      pa_load_u16(central + ZIP_CENTRAL_COMMENT_SIZE);
        if (size > directory.size - at) {
            return pa_fail(err, PA_CORRUPT, "The archive's directory is damaged.");
        }
        status = read_entry(zip, central, arena, &entries[i], err);
        if (status != PA_OK) {
            return status;
        }
        at += size;
        stored += entries[i].data.size;
        if (stored > zip.size) {
            return pa_fail(err, PA_CORRUPT, "The archive's files lie over one another.");
        }
    }
    *out_entries = entries;
    *out_count = count;
    return PA_OK;
}
