#include "foundation/hash.h"

#include <errno.h>
#include <libdeflate.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK_SIZE = 16 * 1024 };

static void write_hex(const uint8_t digest[SHA256_DIGEST_SIZE], char out_hex[65])
{
    for (size_t i = 0; i < SHA256_DIGEST_SIZE; i++) {
        snprintf(out_hex + 2 * i, 3, "%02x", digest[i]);
    }
}

static void finish(struct sha256_ctx *context, char out_hex[65])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    write_hex(digest, out_hex);
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

bool pa_sha256_hex_of_file(int fd, char out_hex[65])
{
    struct sha256_ctx context;
    uint8_t chunk[CHUNK_SIZE];
    ssize_t got;
    sha256_init(&context);
    while ((got = read(fd, chunk, sizeof chunk)) != 0) {
        if (got > 0) {
            sha256_update(&context, (size_t)got, chunk);
        } else if (errno != EINTR) {
            return false;
        }
    }
    finish(&context, out_hex);
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
    write_hex(digest, out_hex);
}
