/** Client addresses: which peers are trusted proxies, and whom they speak for. Pure functions on text. */
#ifndef PA_SERVICE_HTTP_FORWARDED_H
#define PA_SERVICE_HTTP_FORWARDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#include "foundation/status.h"

enum { PA_HTTP_ADDRESS_TEXT = 46 }; /* the longest address and a NUL */

/** IPv6; IPv4 as ::ffff:a.b.c.d, so that both forms of one address are the same. */
typedef struct pa_http_address {
    uint8_t bytes[16];
} pa_http_address;

/** The addresses a list of trusted proxies names. Zeroed: none. */
typedef struct pa_http_trust {
    struct pa_http_block *blocks;
    size_t block_count;
    bool everybody;
} pa_http_trust;

/**
 * list: comma-separated addresses and CIDR blocks, blanks allowed; "*" = all; NULL or "" = none.
 * Fails with PA_INVALID (names the entry), PA_NO_MEMORY. Released with pa_http_trust_done.
 */
pa_status pa_http_trust_init(pa_http_trust *trust, const char *list, pa_error *err);
void pa_http_trust_done(pa_http_trust *trust);
bool pa_http_trusts(const pa_http_trust *trust, const pa_http_address *address);

/** False for a family that is neither IPv4 nor IPv6. */
bool pa_http_address_from_socket(const struct sockaddr *from, pa_http_address *out_address);
/** "1.2.3.4", "::1", "[::1]", either with ":port" ("::1" alone cannot have one); size bytes of text. */
bool pa_http_address_parse(const char *text, size_t size, pa_http_address *out_address);
/** IPv4 with dots, IPv6 in its canonical form. */
void pa_http_address_format(const pa_http_address *address, char out_text[PA_HTTP_ADDRESS_TEXT]);
bool pa_http_address_is_loopback(const pa_http_address *address);

/**
 * Goes through one X-Forwarded-For value from the right while *client, at first the peer, is a trusted
 * proxy: each entry is whom the one to its right heard from. An entry that is no address ends the walk.
 * True when the walk has ended; false: the value before this one (of an earlier header line) goes on.
 */
bool pa_http_forwarded_walk(const pa_http_trust *trust, const char *value, size_t size,
                            pa_http_address *client);

#endif
