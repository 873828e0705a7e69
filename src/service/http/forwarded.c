#include "service/http/forwarded.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

struct pa_http_block {
    pa_http_address address;
    unsigned bits; /* of the 128 that count */
};

static const uint8_t MAPPED_PREFIX[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

static bool is_ipv4(const pa_http_address *address)
{
    return memcmp(address->bytes, MAPPED_PREFIX, sizeof MAPPED_PREFIX) == 0;
}

static void from_ipv4(const void *four_bytes, pa_http_address *out_address)
{
    memcpy(out_address->bytes, MAPPED_PREFIX, sizeof MAPPED_PREFIX);
    memcpy(out_address->bytes + sizeof MAPPED_PREFIX, four_bytes, 4);
}

bool pa_http_address_from_socket(const struct sockaddr *from, pa_http_address *out_address)
{
    if (from->sa_family == AF_INET) {
        struct sockaddr_in ipv4;
        memcpy(&ipv4, from, sizeof ipv4);
        from_ipv4(&ipv4.sin_addr, out_address);
        return true;
    }
    if (from->sa_family == AF_INET6) {
        struct sockaddr_in6 ipv6;
        memcpy(&ipv6, from, sizeof ipv6);
        memcpy(out_address->bytes, &ipv6.sin6_addr, sizeof out_address->bytes);
        return true;
    }
    return false;
}

/* A port and nothing else: ":1" to ":65535". */
static bool is_port(const char *text, const char *end)
{
    if (end - text < 2 || end - text > 6 || *text != ':') {
        return false;
    }
    for (const char *at = text + 1; at < end; at++) {
        if (*at < '0' || *at > '9') {
            return false;
        }
    }
    return true;
}

bool pa_http_address_parse(const char *text, size_t size, pa_http_address *out_address)
{
    const char *end = text + size;
    const char *stop = end;
    if (size > 0 && *text == '[') {
        text++;
        stop = memchr(text, ']', size - 1);
        if (!stop || (stop + 1 != end && !is_port(stop + 1, end))) {
            return false;
        }
    } else {
        const char *colon = memchr(text, ':', size);
        if (colon && is_port(colon, end) && memchr(text, '.', (size_t)(colon - text))) {
            stop = colon;
        }
    }
    char copy[PA_HTTP_ADDRESS_TEXT];
    size_t length = (size_t)(stop - text);
    if (length == 0 || length >= sizeof copy || memchr(text, '\0', length)) {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    struct in_addr ipv4;
    if (inet_pton(AF_INET, copy, &ipv4) == 1) {
        from_ipv4(&ipv4, out_address);
        return true;
    }
    return inet_pton(AF_INET6, copy, out_address->bytes) == 1;
}

void pa_http_address_format(const pa_http_address *address, char out_text[PA_HTTP_ADDRESS_TEXT])
{
    const char *text = is_ipv4(address) ? inet_ntop(AF_INET, address->bytes + sizeof MAPPED_PREFIX, out_text,
                                                    PA_HTTP_ADDRESS_TEXT)
                                        : inet_ntop(AF_INET6, address->bytes, out_text, PA_HTTP_ADDRESS_TEXT);
    if (!text) {
        out_text[0] = '\0';
    }
}

bool pa_http_address_is_loopback(const pa_http_address *address)
{
    if (is_ipv4(address)) {
        return address->bytes[12] == 127;
    }
    return IN6_IS_ADDR_LOOPBACK((const struct in6_addr *)(const void *)address->bytes);
}

static bool block_parse(const char *text, size_t size, struct pa_http_block *out_block)
{
    const char *slash = memchr(text, '/', size);
    size_t address_size = slash ? (size_t)(slash - text) : size;
    if (!pa_http_address_parse(text, address_size, &out_block->address)) {
        return false;
    }
    unsigned most = is_ipv4(&out_block->address) && memchr(text, '.', address_size) ? 32 : 128;
    unsigned bits = most;
    if (slash) {
        size_t digits = size - address_size - 1;
        if (digits == 0 || digits > 3) {
            return false;
        }
        bits = 0;
        for (size_t i = 0; i < digits; i++) {
            char c = slash[1 + i];
            if (c < '0' || c > '9') {
                return false;
            }
            bits = bits * 10 + (unsigned)(c - '0');
        }
    }
    out_block->bits = bits + 128 - most;
    return bits <= most;
}

static size_t trim(const char **text, size_t size)
{
    while (size > 0 && (**text == ' ' || **text == '\t')) {
        (*text)++;
        size--;
    }
    while (size > 0 && ((*text)[size - 1] == ' ' || (*text)[size - 1] == '\t')) {
        size--;
    }
    return size;
}

pa_status pa_http_trust_init(pa_http_trust *trust, const char *list, pa_error *err)
{
    *trust = (pa_http_trust){0};
    if (!list) {
        return PA_OK;
    }
    size_t entries = 1;
    for (const char *at = list; *at; at++) {
        entries += *at == ',';
    }
    trust->blocks = calloc(entries, sizeof *trust->blocks);
    if (!trust->blocks) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (const char *at = list;;) {
        size_t whole = strcspn(at, ",");
        const char *entry = at;
        size_t size = trim(&entry, whole);
        if (size == 1 && *entry == '*') {
            trust->everybody = true;
        } else if (size > 0) {
            if (!block_parse(entry, size, &trust->blocks[trust->block_count])) {
                pa_http_trust_done(trust);
                return pa_fail(err, PA_INVALID, "the trusted proxy '%.*s' is no address and no CIDR block",
                               size < 64 ? (int)size : 64, entry);
            }
            trust->block_count++;
        }
        if (at[whole] == '\0') {
            return PA_OK;
        }
        at += whole + 1;
    }
}

void pa_http_trust_done(pa_http_trust *trust)
{
    free(trust->blocks);
    *trust = (pa_http_trust){0};
}

static bool within(const struct pa_http_block *block, const pa_http_address *address)
{
    unsigned bytes = block->bits / 8;
    unsigned rest = block->bits % 8;
    if (memcmp(block->address.bytes, address->bytes, bytes) != 0) {
        return false;
    }
    return rest == 0 || ((block->address.bytes[bytes] ^ address->bytes[bytes]) >> (8 - rest)) == 0;
}

bool pa_http_trusts(const pa_http_trust *trust, const pa_http_address *address)
{
    if (trust->everybody) {
        return true;
    }
    for (size_t i = 0; i < trust->block_count; i++) {
        if (within(&trust->blocks[i], address)) {
            return true;
        }
    }
    return false;
}

bool pa_http_forwarded_walk(const pa_http_trust *trust, const char *value, size_t size,
                            pa_http_address *client)
{
    const char *end = value + size;
    while (pa_http_trusts(trust, client)) {
        const char *start = end;
        while (start > value && start[-1] != ',') {
            start--;
        }
        const char *entry = start;
        size_t entry_size = trim(&entry, (size_t)(end - start));
        /* Empty list members are allowed and mean nothing. */
        if (entry_size > 0 && !pa_http_address_parse(entry, entry_size, client)) {
            return true;
        }
        if (start == value) {
            return false;
        }
        end = start - 1;
    }
    return true;
}
