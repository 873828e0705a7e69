/** Byte ranges, and a growable buffer that remembers a failed append instead of asking after each one. */
#ifndef PA_FOUNDATION_BYTES_H
#define PA_FOUNDATION_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Borrowed bytes. */
typedef struct pa_span {
    const uint8_t *data;
    size_t size;
} pa_span;

/** Borrowed bytes that lie in several places and belong one behind the other. */
typedef struct pa_parts {
    const pa_span *spans;
    size_t count;
    size_t size; /* of all together */
} pa_parts;

/** The one part that *whole is; borrows whole itself. */
static inline pa_parts pa_parts_of(const pa_span *whole)
{
    return (pa_parts){.spans = whole, .count = 1, .size = whole->size};
}

/** Growable bytes on the heap. After a failed append (no memory, over limit) nothing more is appended. */
typedef struct pa_bytes {
    uint8_t *data;
    size_t size;
    size_t capacity;
    size_t limit; /* most bytes it may hold; 0 = no limit */
    bool failed;
} pa_bytes;

void pa_bytes_init(pa_bytes *bytes, size_t limit);
/** Accepts a zeroed buffer and one already done. */
void pa_bytes_done(pa_bytes *bytes);
/** Makes room for `more` bytes beyond size; false and failed when it cannot. */
bool pa_bytes_reserve(pa_bytes *bytes, size_t more);
bool pa_bytes_append(pa_bytes *bytes, const void *data, size_t size);
bool pa_bytes_append_text(pa_bytes *bytes, const char *text);
bool pa_bytes_append_fill(pa_bytes *bytes, uint8_t value, size_t count);
bool pa_bytes_printf(pa_bytes *bytes, const char *format, ...) __attribute__((format(printf, 2, 3)));
pa_span pa_bytes_span(const pa_bytes *bytes);

/** Copies parts.size bytes to `to`. */
void pa_parts_copy(pa_parts parts, uint8_t *to);
/**
 * Writes all of it to a descriptor, without putting it together in memory; false: errno tells why, and some
 * of it may be written.
 */
bool pa_parts_write(pa_parts parts, int fd);
/** The same, and flushes it to the disk, which works on the first bytes while the last are on their way. */
bool pa_parts_write_through(pa_parts parts, int fd);

/** Little-endian reads and writes; the caller has checked the range. */
uint16_t pa_load_u16(const uint8_t *at);
uint32_t pa_load_u32(const uint8_t *at);
uint64_t pa_load_u64(const uint8_t *at);
void pa_store_u16(uint8_t *at, uint16_t value);
void pa_store_u32(uint8_t *at, uint32_t value);

/** True when size bytes are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF). */
bool pa_utf8_valid(const void *text, size_t size);
/** The code point that well-formed text starts with; out_length: the 1 to 4 bytes it takes. */
uint32_t pa_utf8_decode(const void *text, size_t *out_length);

#endif
