/** SHA-256 (FIPS 180-4) and HMAC with it (RFC 2104), through nettle; CRC-32, through libdeflate. */
#ifndef PA_FOUNDATION_HASH_H
#define PA_FOUNDATION_HASH_H

#include <stdbool.h>
#include <stddef.h>

#include "foundation/bytes.h"

/** The digest of data as 64 lower-case hexadecimal digits and a NUL. */
void pa_sha256_hex(pa_span data, char out_hex[65]);
/** The same of the parts one after the other. */
void pa_sha256_hex_of_parts(pa_parts parts, char out_hex[65]);

/** The same of everything from fd's position to its end; false when reading fails. */
bool pa_sha256_hex_of_file(int fd, char out_hex[65]);

/** The checksum that ZIP and PNG keep with their data: CRC-32 of ISO 3309. */
uint32_t pa_crc32(pa_span data);

/**
 * What git calls a file of size bytes, read from fd's position on: the SHA-1 of it and of a few words before,
 * as 40 digits. False when reading fails or there are more or fewer bytes.
 */
bool pa_git_blob_hex_of_file(int fd, uint64_t size, char out_hex[41]);

/** HMAC-SHA256 under key, a text, of the parts one after the other; as pa_sha256_hex. */
void pa_hmac_sha256_hex(const char *key, const pa_span *parts, size_t count, char out_hex[65]);

#endif
