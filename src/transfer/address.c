/* URLs: resolving, comparing, taking apart. On libcurl's parser, so that what is compared is what is fetched.
 */
#include <string.h>
#include <strings.h>

#include "transfer/transfer_private.h"

static CURLU *parse(const pa_curl *curl, const char *url)
{
    CURLU *parts = curl->url();
    if (parts && curl->url_set(parts, CURLUPART_URL, url, 0) != CURLUE_OK) {
        curl->url_cleanup(parts);
        parts = NULL;
    }
    return parts;
}

/* Compares one part without regard to case; false when either lacks it. */
static bool same_part(const pa_curl *curl, CURLU *a, CURLU *b, CURLUPart part)
{
    char *from_a = NULL;
    char *from_b = NULL;
    bool same = curl->url_get(a, part, &from_a, CURLU_DEFAULT_PORT) == CURLUE_OK &&
                curl->url_get(b, part, &from_b, CURLU_DEFAULT_PORT) == CURLUE_OK &&
                strcasecmp(from_a, from_b) == 0;
    curl->free(from_a);
    curl->free(from_b);
    return same;
}

bool pa_transfer_same_origin(pa_transfers *transfers, const char *url, const char *other)
{
    const pa_curl *curl = pa_transfers_curl(transfers);
    CURLU *a = parse(curl, url);
    CURLU *b = parse(curl, other);
    bool same = a && b && same_part(curl, a, b, CURLUPART_SCHEME) && same_part(curl, a, b, CURLUPART_HOST) &&
                same_part(curl, a, b, CURLUPART_PORT);
    curl->url_cleanup(a);
    curl->url_cleanup(b);
    return same;
}

char *pa_transfer_host(pa_transfers *transfers, const char *url, pa_arena *arena)
{
    const pa_curl *curl = pa_transfers_curl(transfers);
    CURLU *parts = parse(curl, url);
    char *host = NULL;
    char *copy = NULL;
    if (parts && curl->url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
        copy = pa_arena_string(arena, host);
        for (char *c = copy; c && *c; c++) {
            *c = (char)(*c >= 'A' && *c <= 'Z' ? *c | 0x20 : *c);
        }
    }
    curl->free(host);
    curl->url_cleanup(parts);
    return copy;
}

pa_status pa_transfer_resolve(pa_transfers *transfers, const char *base, const char *reference,
                              pa_arena *arena, char **out_url, pa_error *err)
{
    const pa_curl *curl = pa_transfers_curl(transfers);
    CURLU *parts = parse(curl, base);
    char *url = NULL;
    /* Setting a URL on parts that hold one resolves it against them. */
    bool fine = parts && curl->url_set(parts, CURLUPART_URL, reference, 0) == CURLUE_OK &&
                curl->url_get(parts, CURLUPART_URL, &url, 0) == CURLUE_OK &&
                (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0);
    char *copy = fine ? pa_arena_string(arena, url) : NULL;
    curl->free(url);
    curl->url_cleanup(parts);
    if (!fine) {
        return pa_fail(err, PA_INVALID, "The remote server's address is no http(s) URL.");
    }
    if (!copy) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_url = copy;
    return PA_OK;
}
