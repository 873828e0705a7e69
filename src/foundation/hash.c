#include "foundation/hash.h"

#include <errno.h>
#include <libdeflate.h>
#include <nettle/hmac.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK_SIZE = 16 * 1024 };

static void write_hex(const uint8_t *digest, size_t size, char *out_hex)
{
    for (size_t i = 0; i < size; i++) {
        snprintf(out_hex + 2 * i, 3, "%02x", digest[i]);
    }
}

static void finish(struct sha256_ctx *context, char out_hex[65])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    write_hex(digest, sizeof digest, out_hex);
}

uint32_t pa_crc32(pa_span data)
{
    return libdeflate_crc32(0, data.data, data.size);
}

void pa_sha256_hex(pa_span data, char out_hex[65])
{
    pa_sha256_hex_of_parts(pa_parts_of(&data), out_hex);
}

void pa_sha256_hex_of_parts(pa_parts parts, char out_hex[65])
{
    struct sha256_ctx context;
    sha256_init(&context);
    for (size_t i = 0; i < parts.count; i++) {
        sha256_update(&context, parts.spans[i].size, parts.spans[i].data);
    }
    finish(&context, out_hex);
}

static void update_sha256(void *context, size_t size, const uint8_t *bytes)
{
    sha256_update(context, size, bytes);
}

static void update_sha1(void *context, size_t size, const uint8_t *bytes)
{
    sha1_update(context, size, bytes);
}

/* Everything up to the file's end; false when reading fails. */
static bool read_into(int fd, void (*update)(void *context, size_t size, const uint8_t *bytes), void *context,
                      uint64_t *out_size)
{
    uint8_t chunk[CHUNK_SIZE];
    ssize_t got;
    uint64_t size = 0;
    while ((got = read(fd, chunk, sizeof chunk)) != 0) {
        if (got > 0) {
            update(context, (size_t)got, chunk);
            size += (uint64_t)got;
        } else if (errno != EINTR) {
            return false;
        }
    }
    *out_size = size;
    return true;
}

bool pa_sha256_hex_of_file(int fd, char out_hex[65])
{
    struct sha256_ctx context;
    uint64_t size;
    sha256_init(&context);
    if (!read_into(fd, update_sha256, &context, &size)) {
        return false;
    }
    finish(&context, out_hex);
    return true;
}

bool pa_git_blob_hex_of_file(int fd, uint64_t size, char out_hex[41])
{
    struct sha1_ctx context;
    char head[32];
    uint64_t got;
    uint8_t digest[SHA1_DIGEST_SIZE];
    sha1_init(&context);
    int head_size = snprintf(head, sizeof head, "blob %llu", (unsigned long long)size);
    sha1_update(&context, (size_t)head_size + 1, (const uint8_t *)head);
    if (!read_into(fd, update_sha1, &context, &got) || got != size) {
        return false;
    }
    sha1_digest(&context, sizeof digest, digest);
    write_hex(digest, sizeof digest, out_hex);
    return true;
}

void pa_hmac_sha256_hex(const char *key, const pa_span *parts, size_t count, char out_hex[65])
{
    struct hmac_sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    hmac_sha256_set_key(&context, strlen(key), (const uint8_t *)key);
    for (size_t i = 0; i < count; i++) {
        hmac_sha256_update(&context, parts[i].size, parts[i].data);
    }
    hmac_sha256_digest(&context, sizeof digest, digest);
    write_hex(digest, sizeof digest, out_hex);
}
