/** What the files of service/http share. */
#ifndef PA_SERVICE_HTTP_PRIVATE_H
#define PA_SERVICE_HTTP_PRIVATE_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "foundation/arena.h"
#include "service/http/forwarded.h"
#include "service/http/http.h"
#include "service/http/keeper.h"
#include "service/http/routes.h"
#include "service/http/target.h"

enum {
    PA_HTTP_SPARES = 32,             /* exchanges a worker keeps for reuse */
    PA_HTTP_SCRATCH = 1536,          /* bytes of an exchange that spare it the arena */
    PA_HTTP_DROPPED_BODY = 64 * 1024 /* a body nobody wants is read up to here, so the connection lives on */
};

/* What a connection is doing; values above 0 are when the request began, in monotonic milliseconds. */
enum { PA_HTTP_IDLE = 0, PA_HTTP_EXPIRED = -1, PA_HTTP_RUNNING = -2 };

/** One connection; the table of them is indexed by file descriptor. */
typedef struct pa_http_connection {
    _Atomic int64_t clock; /* PA_HTTP_IDLE … or when the request began */
    atomic_uint requests;  /* begun so far */
    bool taken;            /* with the server's lock, as the next three: accepted */
    bool open;             /* a worker serves it */
    uint32_t serial;       /* tells one parking from the next */
    pa_http_exchange *parked;
    pa_http_stream *stream; /* whose body this connection gets */
    uint32_t seen_requests; /* the keeper's, as the next two: spots a request line that dribbles */
    uint64_t seen_bytes;
    int64_t partial_since;
    bool peer_trusted;
    bool peer_loopback;
    char peer_ip[PA_HTTP_ADDRESS_TEXT];
} pa_http_connection;

/** One listening thread. */
typedef struct pa_http_worker {
    pa_http_server *server;
    struct MHD_Daemon *daemon;
    atomic_uint connections;
    pa_http_exchange *spare; /* this thread's own, linked by next_spare */
    unsigned spare_count;
} pa_http_worker;

struct pa_http_server {
    pa_http_routes routes;
    pa_http_hooks hooks;
    void *handler_context;
    const pa_log *log;
    pa_http_trust trust;
    uint32_t max_connections;
    bool tls;
    uint32_t request_timeout_ms;
    uint64_t id_seed;
    _Atomic uint64_t id_counter;
    atomic_bool quiescing;
    struct MHD_Response *out_of_memory; /* made beforehand, because it is needed when nothing can be made */

    pthread_mutex_t lock; /* never taken by a request that is neither parked nor cut short */
    pthread_cond_t emptied;
    pa_http_connection *connections; /* [table_size] */
    size_t table_size;
    size_t table_used;          /* with the lock: above every descriptor seen */
    uint32_t taken_connections; /* with the lock, as the next two */
    uint32_t open_connections;
    int listener; /* -1 once quiesced */
    uint16_t port;

    pa_http_keeper keeper;
    uint32_t worker_count;
    pa_http_worker *workers;
};

typedef enum pa_http_phase {
    PA_HTTP_PHASE_HEADERS, /* the request line has come */
    PA_HTTP_PHASE_BODY,
    PA_HTTP_PHASE_DROP, /* answered already, but a small body is read first so the connection lives on */
    PA_HTTP_PHASE_HANDLER,
    PA_HTTP_PHASE_PARKED,
    PA_HTTP_PHASE_QUEUED
} pa_http_phase;

typedef enum pa_http_state {
    PA_HTTP_STATE_OPEN,
    PA_HTTP_STATE_PARKED,
    PA_HTTP_STATE_ANSWERED,
    PA_HTTP_STATE_GONE /* was parked, and the client left */
} pa_http_state;

typedef struct pa_http_set {
    struct pa_http_set *next;
    const char *name;
    const char *value;
} pa_http_set;

/** The file of pa_http_answer_file; turned into a response on the listening thread, where headers are. */
typedef struct pa_http_file {
    int fd; /* -1 = none */
    uint64_t size;
    const char *content_type;
    const char *etag;
} pa_http_file;

struct pa_http_exchange {
    pa_http_server *server;
    pa_http_worker *worker;
    pa_http_connection *slot;
    struct MHD_Connection *connection; /* NULL while parked: its headers are out of reach then */
    struct MHD_Connection *suspended;  /* what to resume */
    pa_http_exchange *next_spare;
    atomic_int state; /* pa_http_state */
    atomic_uint references;
    pa_http_phase phase; /* the listening thread's, as the rest unless it is parked */
    int fd;
    int64_t began_ns;
    bool head;
    bool old;    /* HTTP/1.0 */
    bool dead;   /* its connection was closed as idle when it came */
    bool unread; /* answered with the body still under way: the close has to linger */
    bool was_parked;
    bool nested;     /* an answer now only fills in a refusal */
    bool raw;        /* … which goes to the socket by hand */
    int owed_status; /* a refusal in mid-body that is still to be written; 0 = none */
    pa_http_refusal owed;
    uint64_t dropped;

    const char *method; /* "" until the headers are whole */
    pa_http_target target;
    size_t target_size; /* as sent */
    const pa_http_compiled_route *route;
    size_t max_body; /* the route's, or less; 0 = none is taken */
    const char *parameters[PA_HTTP_MAX_PARAMETERS];
    const char *client_ip;
    pa_bytes body;
    char request_id[17];

    int status;
    pa_http_set *headers;
    pa_http_set **headers_end;
    struct MHD_Response *response;
    uint64_t response_size;
    pa_http_stream *stream; /* alive as long as its response */
    pa_span raw_body;
    pa_http_file file;

    pthread_mutex_t gone_lock; /* recursive; once parked. Held while on_gone runs */
    void (*on_gone)(void *user);
    void *user;

    pa_arena arena;
    size_t scratch_used;
    _Alignas(16) char scratch[PA_HTTP_SCRATCH];
};

/* exchange.c: an exchange from its request line to its end. Their shapes are libmicrohttpd's. */
void *pa_http_exchange_begin(void *worker, const char *target, struct MHD_Connection *connection);
enum MHD_Result pa_http_exchange_step(void *worker, struct MHD_Connection *connection, const char *url,
                                      const char *method, const char *version, const char *upload,
                                      size_t *upload_size, void **exchange);
void pa_http_exchange_end(void *worker, struct MHD_Connection *connection, void **exchange,
                          enum MHD_RequestTerminationCode why);
/** Frees what a worker keeps for reuse, once its thread has ended. */
void pa_http_exchange_free_spares(pa_http_worker *worker);
/** Memory that lives as long as the exchange, not zeroed; NULL when there is none. */
void *pa_http_exchange_alloc(pa_http_exchange *exchange, size_t size);
char *pa_http_exchange_string(pa_http_exchange *exchange, const char *text);
/** Gives up one reference; the last one frees it. */
void pa_http_exchange_release(pa_http_exchange *exchange);

/* request.c */
/** The values of every header line of that name, in order; of more than most, the last ones. */
size_t pa_http_header_lines(const pa_http_exchange *exchange, const char *name, const char **out_lines,
                            size_t most);

/* server.c */
/** Stops reading from a connection that has no request; libmicrohttpd closes it then. */
void pa_http_close_if_idle(pa_http_connection *slot, int fd);

/* answer.c */
/** False for an exchange that has its answer already. */
bool pa_http_takes_answer(const pa_http_exchange *exchange);
/** Gives it its answer; response may be NULL: no memory, which pa_http_queue makes a 500. */
void pa_http_set_answer(pa_http_exchange *exchange, int status, const char *content_type,
                        struct MHD_Response *response, uint64_t size);
/** Lets the hook answer with a refusal; the exchange has an answer afterwards, whatever it had before. */
void pa_http_refuse(pa_http_exchange *exchange, pa_http_refusal refusal, int status);
/** Hands the answer to libmicrohttpd, on the listening thread. */
enum MHD_Result pa_http_queue(pa_http_exchange *exchange);
/** Writes the owed refusal to the socket, which libmicrohttpd cannot do in mid-body. */
void pa_http_write_owed(pa_http_exchange *exchange);
/** file_answer.c: turns exchange->file into a response or a refusal. */
void pa_http_compose_file(pa_http_exchange *exchange);

/* park.c */
/** The answer is complete: it becomes the listening thread's. */
void pa_http_settle(pa_http_exchange *exchange);
/**
 * The client of the exchange parked there has left, or has to. With the server's lock held; NULL when there
 * is none, or when it has been answered. What it returns goes to pa_http_tell_gone, on the same thread and
 * without the lock.
 */
pa_http_exchange *pa_http_mark_gone(pa_http_connection *slot);
void pa_http_tell_gone(pa_http_exchange *exchange);

/* stream.c */
/** Its response is about to be queued: from now on a client that leaves is missed. */
void pa_http_stream_begin(pa_http_exchange *exchange);
/** Its response is over: sets response_size. True when all of it was sent. */
bool pa_http_stream_finish(pa_http_exchange *exchange);
/** The stream that the connection gets, held; NULL when there is none. With the server's lock held. */
pa_http_stream *pa_http_stream_hold(const pa_http_connection *slot);
/** Its client has left, or has to. Without the lock; releases what pa_http_stream_hold held. */
void pa_http_stream_cut(pa_http_stream *stream);

#endif
