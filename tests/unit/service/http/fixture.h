/** A small server with a route of each kind, whose hooks count and mark what they see. */
#ifndef PA_TESTS_HTTP_FIXTURE_H
#define PA_TESTS_HTTP_FIXTURE_H

#include <pthread.h>

#include "client.h"
#include "service/http/http.h"

enum { FIXTURE_PARKED = 64, FIXTURE_LIMIT = 1024 };

typedef struct http_fixture {
    pa_http_server *server;
    uint16_t port;
    int records; /* atomic, as are the next three */
    int gone;
    int parked_count;
    int admitted;
    bool refuse_admission; /* every request gets 429 */

    pthread_mutex_t lock; /* of the rest */
    pa_http_record last_record;
    char last_path[256];
    char last_ip[64];
    char last_agent[64];
    pa_http_exchange *parked[FIXTURE_PARKED];
} http_fixture;

/**
 * Opens it on 127.0.0.1; options may be NULL. Routes:
 *     GET /health           static JSON, tag 1
 *     GET /hello/{name}     "hello <name>"; DELETE of it 204
 *     GET /query            the value of ?q, 404 without one
 *     GET /ip               "<client ip> <loopback or not>"
 *     GET /file             the bytes 0 to 255 sixteen times, etag "e1"
 *     GET /empty            an empty file, etag "e0"
 *     POST /echo            the body, at most FIXTURE_LIMIT bytes
 *     GET /park             parks in the next free place of `parked`
 *     GET /silent           answers nothing
 *     GET /twice            answers twice, with bad headers
 *     GET /both/{a}/{b}     "<a>|<b>"
 */
void fixture_open(http_fixture *fixture, const pa_http_options *options);
void fixture_close(http_fixture *fixture);
/**
 * Waits (at most ten seconds) for the latest record to be of that path and status; out_record may be NULL,
 * and its texts are not to be followed.
 */
bool fixture_recorded(http_fixture *fixture, const char *path, int status, pa_http_record *out_record);
/** The exchange parked as number index; waits for it. */
pa_http_exchange *fixture_parked(http_fixture *fixture, int index);
pa_span fixture_text(const char *text);

#endif
