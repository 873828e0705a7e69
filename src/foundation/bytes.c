#include "foundation/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

void pa_bytes_init(pa_bytes *bytes, size_t limit)
{
    *bytes = (pa_bytes){.limit = limit};
}

void pa_bytes_done(pa_bytes *bytes)
{
    if (bytes) {
        free(bytes->data);
        *bytes = (pa_bytes){.limit = bytes->limit};
    }
}

bool pa_bytes_reserve(pa_bytes *bytes, size_t more)
{
    size_t wanted;
    if (bytes->failed || __builtin_add_overflow(bytes->size, more, &wanted) ||
        (bytes->limit && wanted > bytes->limit)) {
        bytes->failed = true;
        return false;
    }
    if (wanted <= bytes->capacity) {
        return true;
    }
    size_t capacity = bytes->capacity ? bytes->capacity : 256;
    while (capacity < wanted) {
        if (__builtin_mul_overflow(capacity, (size_t)2, &capacity)) {
            capacity = wanted;
        }
    }
    uint8_t *data = realloc(bytes->data, capacity);
    if (!data) {
        bytes->failed = true;
        return false;
    }
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

bool pa_bytes_append(pa_bytes *bytes, const void *data, size_t size)
{
    if (!pa_bytes_reserve(bytes, size)) {
        return false;
    }
    if (size) {
        memcpy(bytes->data + bytes->size, data, size);
        bytes->size += size;
    }
    return true;
}

bool pa_bytes_append_text(pa_bytes *bytes, const char *text)
{
    return pa_bytes_append(bytes, text, strlen(text));
}

bool pa_bytes_append_fill(pa_bytes *bytes, uint8_t value, size_t count)
{
    if (!pa_bytes_reserve(bytes, count)) {
        return false;
    }
    if (count) {
        memset(bytes->data + bytes->size, value, count);
        bytes->size += count;
    }
    return true;
}

bool pa_bytes_printf(pa_bytes *bytes, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    bool fits = length >= 0 && pa_bytes_reserve(bytes, (size_t)length + 1);
    if (fits) {
        vsnprintf((char *)bytes->data + bytes->size, (size_t)length + 1, format, again);
        bytes->size += (size_t)length;
    }
    va_end(again);
    return fits;
}

pa_span pa_bytes_span(const pa_bytes *bytes)
{
    return (pa_span){.data = bytes->data, .size = bytes->size};
}

void pa_parts_copy(pa_parts parts, uint8_t *to)
{
    for (size_t i = 0; i < parts.count; i++) {
        if (parts.spans[i].size) {
            memcpy(to, parts.spans[i].data, parts.spans[i].size);
            to += parts.spans[i].size;
        }
    }
}

/* early: the disk starts on what is written while more is on its way; what cannot be started waits. */
static bool write_parts(pa_parts parts, int fd, bool early)
{
    enum { AT_ONCE = 64, EARLY_BYTES = 8 << 20 };
    size_t first = 0; /* part that is not wholly written */
    size_t done = 0;  /* bytes of it that are */
    while (first < parts.count) {
        struct iovec rest[AT_ONCE];
        int count = 0;
        size_t left = early ? EARLY_BYTES : SIZE_MAX;
        for (size_t i = first; i < parts.count && count < AT_ONCE && left; i++) {
            size_t skipped = i == first ? done : 0;
            size_t size = parts.spans[i].size - skipped;
            size = size < left ? size : left;
            rest[count++] = (struct iovec){.iov_base = (void *)(uintptr_t)(parts.spans[i].data + skipped),
                                           .iov_len = size};
            left -= size;
        }
        ssize_t written = writev(fd, rest, count);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        done += written > 0 ? (size_t)written : 0;
        while (first < parts.count && done >= parts.spans[first].size) {
            done -= parts.spans[first++].size;
        }
        if (early && first < parts.count) {
            (void)sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
        }
    }
    return true;
}

bool pa_parts_write(pa_parts parts, int fd)
{
    return write_parts(parts, fd, false);
}

bool pa_parts_write_through(pa_parts parts, int fd)
{
    return write_parts(parts, fd, true) && fsync(fd) == 0;
}

uint16_t pa_load_u16(const uint8_t *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

uint32_t pa_load_u32(const uint8_t *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

uint64_t pa_load_u64(const uint8_t *at)
{
    return (uint64_t)pa_load_u32(at) | (uint64_t)pa_load_u32(at + 4) << 32;
}

void pa_store_u16(uint8_t *at, uint16_t value)
{
    at[0] = (uint8_t)value;
    at[1] = (uint8_t)(value >> 8);
}

void pa_store_u32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

bool pa_utf8_valid(const void *text, size_t size)
{
    const uint8_t *at = text;
    const uint8_t *end = at + size;
    while (at < end) {
        uint8_t lead = *at++;
        if (lead < 0x80) {
            continue;
        }
        size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead > 0xF4 || (size_t)(end - at) < more) {
            return false;
        }
        /* The first continuation byte excludes overlong forms, surrogates and what lies past U+10FFFF. */
        uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (*at < low || *at > high) {
            return false;
        }
        at++;
        for (size_t i = 1; i < more; i++, at++) {
            if ((*at & 0xC0) != 0x80) {
                return false;
            }
        }
    }
    return true;
}

uint32_t pa_utf8_decode(const void *text, size_t *out_length)
{
    const uint8_t *data = text;
    uint8_t first = data[0];
    size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t code = length == 1 ? first : (uint32_t)(first & (0x7F >> length));
    for (size_t i = 1; i < length; i++) {
        code = code << 6 | (data[i] & 0x3Fu);
    }
    *out_length = length;
    return code;
}
