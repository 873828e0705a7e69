/**
 * HTTP requests to other servers: many at once over one event-loop thread, each read by the thread that asked
 * for it. On libcurl, which is loaded at the first use.
 *
 * Redirects are never followed here, so that whoever holds a secret decides where it goes.
 */
#ifndef PA_TRANSFER_H
#define PA_TRANSFER_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/run.h"
#include "foundation/status.h"

/** The event loop. Safe from every thread. */
typedef struct pa_transfers pa_transfers;
/** Cookies that some requests share (sticky routing). Safe from every thread. */
typedef struct pa_cookies pa_cookies;
/** One request under way or ended; belongs to one thread. */
typedef struct pa_transfer pa_transfer;

/** Fails with PA_UNAVAILABLE (no libcurl), PA_NO_MEMORY. */
pa_status pa_transfers_new(pa_transfers **out_transfers, pa_error *err);
/** Every transfer must have been closed. Accepts NULL. */
void pa_transfers_free(pa_transfers *transfers);

pa_status pa_cookies_new(pa_transfers *transfers, pa_cookies **out_cookies, pa_error *err);
/** Accepts NULL; transfers that use it must have been closed. */
void pa_cookies_free(pa_cookies *cookies);

/** Strings and body are borrowed until the transfer is closed. Zeroed members mean none. */
typedef struct pa_transfer_request {
    const char *url; /* http or https */
    bool post;       /* POST with body, else GET */
    pa_span body;
    const char *const *headers; /* "Name: value" */
    size_t header_count;
    pa_cookies *cookies;
    uint32_t connect_timeout_s; /* 0 = 15 */
    uint32_t total_timeout_s;   /* 0 = none */
    uint32_t silence_timeout_s; /* no byte for so long: dead; 0 = none */
    bool public_only; /* refuse loopback, private and link-local addresses (an app handed the URL out) */
    bool compressed;  /* ask for, and undo, content encodings */
} pa_transfer_request;

/**
 * Sends the request and waits for the answer's head.
 *
 * Fails with PA_UPSTREAM_UNREACHABLE (no connection: the request was never sent), PA_UPSTREAM_LOST (it may
 * have been), PA_TIMEOUT, PA_CANCELLED, PA_INVALID (URL), PA_NO_MEMORY.
 */
pa_status pa_transfer_open(pa_transfers *transfers, const pa_transfer_request *request, const pa_run *run,
                           pa_transfer **out_transfer, pa_error *err);
/** Ends the connection when the answer has not been read to its end. Accepts NULL. */
void pa_transfer_close(pa_transfer *transfer);

/** The answer's code. */
long pa_transfer_status(const pa_transfer *transfer);
/** In lower case, parameters included; "" = none. */
const char *pa_transfer_content_type(const pa_transfer *transfer);
/** "" = none. */
const char *pa_transfer_location(const pa_transfer *transfer);
/** Seconds; 0 = none, or given as a date. */
int pa_transfer_retry_after_s(const pa_transfer *transfer);

/** As it was sent, quotes included; "" = none, or a weak one. */
const char *pa_transfer_etag(const pa_transfer *transfer);
/** Where in the whole a part (206) begins, and the whole's size; false when the answer does not say. */
bool pa_transfer_content_range(const pa_transfer *transfer, uint64_t *out_begin, uint64_t *out_whole);

/**
 * Waits for the next bytes. out_chunk is borrowed until the next read; its size 0 means the end.
 * At most wait_ms (0 = as long as it takes); then PA_BUSY, and reading may go on.
 * Fails with PA_UPSTREAM_LOST (broken off), PA_TIMEOUT, PA_CANCELLED.
 */
pa_status pa_transfer_read(pa_transfer *transfer, const pa_run *run, uint32_t wait_ms, pa_span *out_chunk,
                           pa_error *err);
/** The rest of the answer, NUL-terminated beyond its size, in arena. Fails also with PA_TOO_LARGE. */
pa_status pa_transfer_read_all(pa_transfer *transfer, const pa_run *run, size_t max_bytes, pa_arena *arena,
                               pa_span *out_body, pa_error *err);

/** reference resolved against base (RFC 3986), in arena. Fails with PA_INVALID (not http(s)), PA_NO_MEMORY.
 */
pa_status pa_transfer_resolve(pa_transfers *transfers, const char *base, const char *reference,
                              pa_arena *arena, char **out_url, pa_error *err);
/** Scheme, host and port are the same. False when either is no URL. */
bool pa_transfer_same_origin(pa_transfers *transfers, const char *url, const char *other);
/** The host in lower case, in arena; NULL: no URL or no memory. */
char *pa_transfer_host(pa_transfers *transfers, const char *url, pa_arena *arena);

#endif
