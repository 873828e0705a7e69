/**
 * The thread that does what libmicrohttpd does not: accepts connections and spreads them over the workers,
 * ends requests that take too long to arrive, notices clients that leave while their exchange is parked, and
 * closes connections slowly enough for an early answer to reach its client.
 */
#ifndef PA_SERVICE_HTTP_KEEPER_H
#define PA_SERVICE_HTTP_KEEPER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "service/http/http.h"

enum { PA_HTTP_MAX_LINGERERS = 256 };

/** A socket whose answer is sent and whose client may still be writing. */
typedef struct pa_http_lingerer {
    int fd; /* -1 = none */
    int64_t until_ms;
    uint64_t dropped;
} pa_http_lingerer;

typedef struct pa_http_keeper {
    int epoll_fd;
    int wake_fd;
    bool started;
    atomic_bool stop;
    pthread_t thread;
    bool accept_paused;   /* with the server's lock: at the limit of connections or descriptors */
    bool retry_accept;    /* the keeper's own: descriptors ran out */
    pthread_mutex_t lock; /* of the lingerers */
    uint32_t linger_count;
    pa_http_lingerer lingerers[PA_HTTP_MAX_LINGERERS];
} pa_http_keeper;

/** Fails with PA_IO, PA_NO_MEMORY. Needs the server's listener. */
pa_status pa_http_keeper_start(pa_http_server *server, pa_error *err);
/** Joins the thread and closes what lingers. Accepts a keeper that never started. */
void pa_http_keeper_stop(pa_http_server *server);

/** From now on the client of the connection fd is missed when it leaves; serial tells this time from others.
 */
bool pa_http_keeper_watch(pa_http_server *server, int fd, uint32_t serial);
void pa_http_keeper_unwatch(pa_http_server *server, int fd);
/** Drops what fd still receives for a short while, so that closing it does not reset the connection. */
void pa_http_keeper_linger(pa_http_server *server, int fd);
/** Accepting goes on if it was paused. With the server's lock held. */
void pa_http_keeper_resume_accept(pa_http_server *server);

#endif
