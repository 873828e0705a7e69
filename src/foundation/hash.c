#include "foundation/hash.h"

#include <nettle/sha2.h>
#include <stdio.h>

void pa_sha256_hex(pa_span data, char out_hex[65])
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, data.size, data.data);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        snprintf(out_hex + 2 * i, 3, "%02x", digest[i]);
    }
}
