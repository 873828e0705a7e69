#include <libdeflate.h>
#include <string.h>

#include "foundation/hash.h"
#include "foundation/zip.h"
#include "foundation/zip_private.h"

/* 2.0: what deflate and folders ask of a reader. */
enum { VERSION = 20 };
/* Names are UTF-8. */
enum { FLAGS = 0x0800 };
enum { DATE_2024_01_01 = (2024 - 1980) << 9 | 1 << 5 | 1 };
/* The extra field that USD's own packer fills its padding with. */
enum { PADDING_ID = 0x1986 };
enum { MOST_MEMBERS = 65534, LONGEST_NAME = 1024, MOST_ALIGNMENT = 4096 };
enum { COMPRESSION_LEVEL = 6 };

/* One member as it will lie in the archive. */
typedef struct packed_member {
    const char *name;
    size_t name_size;
    pa_span stored;
    size_t expanded_size;
    uint32_t checksum;
    uint16_t method;
    size_t header_offset;
    size_t padding; /* bytes of extra field */
} packed_member;

/* Leaves the member as it is where deflating it gains nothing. */
static pa_status deflate_member(packed_member *member, pa_arena *arena, pa_error *err)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    uint8_t *output = compressor ? pa_arena_alloc(arena, member->stored.size) : NULL;
    pa_status status = output ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        size_t size = libdeflate_deflate_compress(compressor, member->stored.data, member->stored.size,
                                                  output, member->stored.size - 1);
        if (size) {
            member->stored = (pa_span){output, size};
            member->method = PA_ZIP_DEFLATED;
        }
    }
    libdeflate_free_compressor(compressor);
    return status;
}

/* Bytes of extra field that bring the data, which would begin at offset, onto the alignment. */
static size_t padding_for(size_t offset, uint32_t alignment)
{
    size_t padding = (alignment - offset % alignment) % alignment;
    /* An extra field cannot be shorter than its own header of 4 bytes. */
    while (padding > 0 && padding < 4) {
        padding += alignment;
    }
    return padding;
}

static pa_status pack(const pa_zip_member *given, bool deflated, pa_arena *arena, packed_member *out_member,
                      pa_error *err)
{
    packed_member member = {
        .name = given->name,
        .name_size = given->name ? strlen(given->name) : 0,
        .stored = given->data,
        .expanded_size = given->data.size,
    };
    if (member.name_size == 0 || member.name_size > LONGEST_NAME) {
        return pa_fail(err, PA_INVALID, "A file in an archive has a name of 1 to %d bytes.", LONGEST_NAME);
    }
    if (given->data.size > INT32_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "\"%s\" is too large for an archive.", given->name);
    }
    member.checksum = pa_crc32(given->data);
    pa_status status = deflated && given->data.size ? deflate_member(&member, arena, err) : PA_OK;
    if (status == PA_OK) {
        *out_member = member;
    }
    return status;
}

/* The fields from flags to the name's size, which both kinds of header share. */
static void store_common(uint8_t *flags, const packed_member *member)
{
    pa_store_u16(flags, FLAGS);
    pa_store_u16(flags + ZIP_LOCAL_METHOD - ZIP_LOCAL_FLAGS, member->method);
    pa_store_u16(flags + ZIP_LOCAL_DATE - ZIP_LOCAL_FLAGS, DATE_2024_01_01);
    pa_store_u32(flags + ZIP_LOCAL_CRC - ZIP_LOCAL_FLAGS, member->checksum);
    pa_store_u32(flags + ZIP_LOCAL_STORED - ZIP_LOCAL_FLAGS, (uint32_t)member->stored.size);
    pa_store_u32(flags + ZIP_LOCAL_EXPANDED - ZIP_LOCAL_FLAGS, (uint32_t)member->expanded_size);
    pa_store_u16(flags + ZIP_LOCAL_NAME_SIZE - ZIP_LOCAL_FLAGS, (uint16_t)member->name_size);
}

/* A member's local header, its name and padding: everything before its data. */
static uint8_t *write_header(uint8_t *at, const packed_member *member)
{
    pa_store_u32(at, ZIP_LOCAL_MAGIC);
    pa_store_u16(at + 4, VERSION);
    store_common(at + ZIP_LOCAL_FLAGS, member);
    pa_store_u16(at + ZIP_LOCAL_EXTRA_SIZE, (uint16_t)member->padding);
    at += ZIP_LOCAL_SIZE;
    memcpy(at, member->name, member->name_size);
    at += member->name_size;
    if (member->padding) {
        pa_store_u16(at, PADDING_ID);
        pa_store_u16(at + 2, (uint16_t)(member->padding - 4));
    }
    return at + member->padding;
}

static uint8_t *write_directory_entry(uint8_t *at, const packed_member *member)
{
    pa_store_u32(at, ZIP_CENTRAL_MAGIC);
    pa_store_u16(at + ZIP_CENTRAL_MADE_BY, VERSION);
    pa_store_u16(at + ZIP_CENTRAL_NEEDS, VERSION);
    store_common(at + ZIP_CENTRAL_FLAGS, member);
    pa_store_u32(at + ZIP_CENTRAL_OFFSET, (uint32_t)member->header_offset);
    memcpy(at + ZIP_CENTRAL_SIZE, member->name, member->name_size);
    return at + ZIP_CENTRAL_SIZE + member->name_size;
}

static void write_end(uint8_t *at, size_t count, size_t directory_offset, size_t directory_size)
{
    pa_store_u32(at, ZIP_END_MAGIC);
    pa_store_u16(at + ZIP_END_COUNT_HERE, (uint16_t)count);
    pa_store_u16(at + ZIP_END_COUNT, (uint16_t)count);
    pa_store_u32(at + ZIP_END_DIRECTORY_SIZE, (uint32_t)directory_size);
    pa_store_u32(at + ZIP_END_DIRECTORY_OFFSET, (uint32_t)directory_offset);
}

/* The members as they will lie, and where the directory begins. */
static pa_status lay_out(const pa_zip_member *members, size_t count, const pa_zip_options *given,
                         pa_arena *arena, packed_member **out_packed, size_t *out_directory_offset,
                         pa_error *err)
{
    pa_zip_options options = given ? *given : (pa_zip_options){0};
    uint32_t alignment = options.alignment ? options.alignment : 1;
    if (count == 0 || alignment > MOST_ALIGNMENT || (alignment & (alignment - 1)) != 0) {
        return pa_fail(err, PA_INVALID, "An archive wants a file and an alignment that is a power of 2.");
    }
    if (count > MOST_MEMBERS) {
        return pa_fail(err, PA_TOO_LARGE, "An archive holds at most %d files.", MOST_MEMBERS);
    }
    packed_member *packed = PA_NEW_ARRAY(arena, packed_member, count);
    if (!packed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t offset = 0;
    for (size_t i = 0; i < count; i++) {
        pa_status status = pack(&members[i], options.deflate, arena, &packed[i], err);
        if (status != PA_OK) {
            return status;
        }
        packed[i].header_offset = offset;
        size_t data_offset = offset + ZIP_LOCAL_SIZE + packed[i].name_size;
        packed[i].padding = padding_for(data_offset, alignment);
        offset = data_offset + packed[i].padding + packed[i].stored.size;
    }
    *out_packed = packed;
    *out_directory_offset = offset;
    return PA_OK;
}

pa_status pa_zip_encode_parts(const pa_zip_member *members, size_t count, const pa_zip_options *options,
                              pa_arena *arena, pa_parts *out_zip, pa_error *err)
{
    packed_member *packed = NULL;
    size_t directory_offset = 0;
    pa_status status = lay_out(members, count, options, arena, &packed, &directory_offset, err);
    if (status != PA_OK) {
        return status;
    }
    size_t headers_size = 0;
    size_t directory_size = 0;
    for (size_t i = 0; i < count; i++) {
        headers_size += ZIP_LOCAL_SIZE + packed[i].name_size + packed[i].padding;
        directory_size += ZIP_CENTRAL_SIZE + packed[i].name_size;
    }
    size_t size = directory_offset + directory_size + ZIP_END_SIZE;
    if (size > UINT32_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "The archive is larger than a ZIP file can be (4 GiB).");
    }
    uint8_t *at = pa_arena_alloc(arena, headers_size + directory_size + ZIP_END_SIZE);
    pa_span *spans = PA_NEW_ARRAY(arena, pa_span, 2 * count + 1);
    if (!at || !spans) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        uint8_t *end = write_header(at, &packed[i]);
        spans[2 * i] = (pa_span){at, (size_t)(end - at)};
        spans[2 * i + 1] = packed[i].stored;
        at = end;
    }
    spans[2 * count] = (pa_span){at, directory_size + ZIP_END_SIZE};
    for (size_t i = 0; i < count; i++) {
        at = write_directory_entry(at, &packed[i]);
    }
    write_end(at, count, directory_offset, directory_size);
    *out_zip = (pa_parts){.spans = spans, .count = 2 * count + 1, .size = size};
    return PA_OK;
}

pa_status pa_zip_encode(const pa_zip_member *members, size_t count, const pa_zip_options *options,
                        pa_arena *arena, pa_span *out_zip, pa_error *err)
{
    pa_parts parts;
    pa_status status = pa_zip_encode_parts(members, count, options, arena, &parts, err);
    if (status != PA_OK) {
        return status;
    }
    uint8_t *zip = pa_arena_alloc(arena, parts.size);
    if (!zip) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_parts_copy(parts, zip);
    *out_zip = (pa_span){zip, parts.size};
    return PA_OK;
}
