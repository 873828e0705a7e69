/**
 * An HTTP/1.1 server: listening, routing, limits, parked answers, files. On libmicrohttpd.
 *
 * It knows no PromptAR noun: what an error body looks like, who may come in and which headers every answer
 * carries are hooks that service/api supplies.
 */
#ifndef PA_SERVICE_HTTP_H
#define PA_SERVICE_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/bytes.h"
#include "foundation/log.h"
#include "foundation/status.h"

typedef struct pa_http_server pa_http_server;
/** An answer whose body is still being written: server-sent events. */
typedef struct pa_http_stream pa_http_stream;
/** One request and its answer. Valid from the handler's call until it is answered. */
typedef struct pa_http_exchange pa_http_exchange;

/**
 * Answers the exchange (pa_http_answer…) or parks it. Runs on a listening thread and must not block: no
 * disk, no database, no long computation.
 */
typedef void (*pa_http_handler)(void *context, pa_http_exchange *exchange);

typedef struct pa_http_route {
    const char *method; /* "GET" (serves HEAD too), "POST", "DELETE" */
    /* "/api/models/{id}": a name in braces matches one non-empty segment; at most 4. Of several patterns that
     * have a path the first one owns it, for every method. */
    const char *pattern;
    pa_http_handler handler;
    size_t max_body; /* bytes; 0 = the route takes no body: a small one is read and dropped */
    unsigned tag;    /* for the hooks: a bit set that api gives its meaning */
} pa_http_route;

/** What http/ refuses by itself; the hook turns it into a body. */
typedef enum pa_http_refusal {
    PA_HTTP_BAD_REQUEST, /* 400: two Content-Lengths, Transfer-Encoding beside Content-Length, bad escape … */
    PA_HTTP_NOT_FOUND,   /* 404: no route has the path */
    PA_HTTP_METHOD_NOT_ALLOWED, /* 405: another method has the path; Allow is set already */
    PA_HTTP_TIMEOUT,            /* 408: the body dribbles or stops */
    PA_HTTP_BODY_TOO_LARGE,     /* 413 */
    PA_HTTP_RANGE,              /* 416: no byte of the range exists; Content-Range is set already */
    PA_HTTP_INTERNAL            /* 500: no memory */
} pa_http_refusal;

/** What the request log gets, after the answer has been sent or the client has gone. */
typedef struct pa_http_record {
    const char *method;
    const char *path; /* without the query */
    const char *client_ip;
    const char *user_agent; /* "" when absent */
    const char *request_id;
    int status;          /* 0: the client left before an answer */
    uint64_t bytes_sent; /* of the body; 0 when the client left in the middle of it */
    double elapsed_ms;
} pa_http_record;

/** Each may be NULL. All run on the server's own threads, several at once, and must not block. */
typedef struct pa_http_hooks {
    void *context;
    /**
     * Before the body is read and before any refusal, so that malformed requests count too. False: the hook
     * has answered (429, preflight …). route_tag is 0 when no route matches. Headers set here stay with
     * whatever answer follows. Not called for a request whose headers never arrived whole.
     */
    bool (*admit)(void *context, pa_http_exchange *exchange, unsigned route_tag);
    /** Answers with the body of a refusal. status is its HTTP code. Without it the body is plain text. */
    void (*refuse)(void *context, pa_http_exchange *exchange, pa_http_refusal refusal, int status);
    /** Adds headers (CORS) to every answer, refusals, parked and file answers included; request headers can
     * be read here. */
    void (*decorate)(void *context, pa_http_exchange *exchange, int status);
    void (*record)(void *context, const pa_http_record *record);
} pa_http_hooks;

/** Zeroed means the defaults. Texts are borrowed for the call of pa_http_open, log for the server's life. */
typedef struct pa_http_options {
    const char *host;            /* address to listen on; NULL = "0.0.0.0"; "::" serves both families */
    uint16_t port;               /* 0 = the system chooses; see pa_http_port */
    uint32_t threads;            /* 0 = one a core */
    uint32_t max_connections;    /* 0 = 12,000, bounded by the file descriptors to be had */
    uint32_t idle_timeout_s;     /* nothing read or written for so long ends a connection; 0 = 75; at least
                                    request_timeout_s + 2 */
    uint32_t request_timeout_s;  /* from a request's first byte to its last; 0 = 20, then 408 */
    const char *trusted_proxies; /* comma-separated addresses or CIDR blocks whose X-Forwarded-For counts;
                                    "*" = all; NULL = none */
    const char *tls_cert;        /* PEM: certificate and chain; NULL: plain HTTP */
    const char *tls_key;         /* PEM: its private key; with tls_cert */
    const pa_log *log;
} pa_http_options;

/**
 * routes are borrowed for the server's life, hooks copied. Raises RLIMIT_NOFILE's soft limit as far as
 * max_connections needs. Fails with PA_INVALID (host, trusted_proxies, a pattern, certificate or
 * key), PA_UNSUPPORTED (TLS, with a libmicrohttpd that has none), PA_IO (bind), PA_NO_MEMORY.
 */
pa_status pa_http_open(const pa_http_options *options, const pa_http_route *routes, size_t route_count,
                       const pa_http_hooks *hooks, void *handler_context, pa_http_server **out_server,
                       pa_error *err);
/** The port it listens on. */
uint16_t pa_http_port(const pa_http_server *server);
/** Stops accepting; exchanges under way go on and end their connections. Idle connections close. */
void pa_http_quiesce(pa_http_server *server);
/**
 * Quiesces, waits up to grace_ms for exchanges to end, closes what remains (parked exchanges see on_gone),
 * frees the server. Not from a server thread. Accepts NULL.
 */
void pa_http_close(pa_http_server *server, uint32_t grace_ms);

/* The request. Pointers are borrowed and live as long as the exchange. */
/** As sent: "HEAD" for a HEAD that a GET route serves. */
const char *pa_http_method(const pa_http_exchange *exchange);
/** Percent-decoded, valid UTF-8, without the query; the target as sent when it is malformed. */
const char *pa_http_path(const pa_http_exchange *exchange);
/** The first of that name; NULL when absent, and once the exchange is parked. Names are case-insensitive. */
const char *pa_http_header(const pa_http_exchange *exchange, const char *name);
/** The first of that name, percent-decoded ('+' is a space), valid UTF-8; NULL when absent. */
const char *pa_http_query(pa_http_exchange *exchange, const char *name);
/** The segment a {name} of the route's pattern matched, percent-decoded; NULL when it has none. */
const char *pa_http_path_parameter(const pa_http_exchange *exchange, const char *name);
/** The tag of the route that matched; 0 when none did. */
unsigned pa_http_route_tag(const pa_http_exchange *exchange);
/** For the admit hook: the request's body may have at most so many bytes, if its route allows no fewer. */
void pa_http_limit_body(pa_http_exchange *exchange, size_t most);
/** True when the request's If-None-Match names etag (without quotes), so that 304 is the answer. */
bool pa_http_etag_matches(const pa_http_exchange *exchange, const char *etag);
pa_span pa_http_body(const pa_http_exchange *exchange);
/** The client's address as text, taken from X-Forwarded-For only behind a trusted proxy. */
const char *pa_http_client_ip(const pa_http_exchange *exchange);
/** True when the TCP peer itself is 127.0.0.0/8 or ::1 and no proxy speaks for somebody else. Before parking.
 */
bool pa_http_client_is_loopback(const pa_http_exchange *exchange);
/**
 * "https" or "http", as the client speaks it: this server's own, or what a trusted proxy's X-Forwarded-Proto
 * says. Before parking.
 */
const char *pa_http_scheme(const pa_http_exchange *exchange);
/** Sixteen hexadecimal digits, sent back as X-Request-Id. */
const char *pa_http_request_id(const pa_http_exchange *exchange);

/* The answer. */

/**
 * Before the answer; copied. A second value for a name takes the first one's place. Ignored: a name that is
 * no token, an empty value, control characters in a value, and Content-Length, Transfer-Encoding, Connection
 * and Date, which are the server's own.
 */
void pa_http_set_header(pa_http_exchange *exchange, const char *name, const char *value);
/** Answers with a copy of body. Exactly one answer call ends an exchange. */
void pa_http_answer(pa_http_exchange *exchange, int status, const char *content_type, pa_span body);
/** As above for bytes that outlive the server (embedded pages): nothing is copied. */
void pa_http_answer_static(pa_http_exchange *exchange, int status, const char *content_type, pa_span body);
/**
 * Answers 200, 206, 304 or 416 with a file by sendfile: Content-Length, strong ETag, If-None-Match, Range
 * (one range; several, or a malformed one, get the whole) with If-Range. fd is taken over and closed. etag
 * without quotes. 416 has the refusal's body of PA_HTTP_RANGE.
 */
void pa_http_answer_file(pa_http_exchange *exchange, int fd, uint64_t size, const char *content_type,
                         const char *etag);

/**
 * Lets the handler return without an answer; any one thread may later set headers and answer, once. Called
 * within the handler, before the exchange is handed to anybody. on_gone (may be NULL) runs at most once, on a
 * server thread, if the client leaves first or the server closes; the exchange must still be answered, which
 * then only releases it. An answer waits for an on_gone that is running, so that what user points at may be
 * freed afterwards: hold no lock there that on_gone takes. on_gone itself may answer.
 */
void pa_http_park(pa_http_exchange *exchange, void (*on_gone)(void *user), void *user);

/**
 * Answers, as pa_http_answer does, with a body that is sent piece by piece and whose length nobody knows yet.
 * limit: most bytes that wait for a slow client. The stream is the caller's until pa_http_stream_end; the
 * exchange is not any more. The on_gone of a parked exchange may still run, until pa_http_stream_end has
 * returned. NULL: no memory; the exchange has been answered with 500.
 */
pa_http_stream *pa_http_stream_open(pa_http_exchange *exchange, int status, const char *content_type,
                                    size_t limit);
/**
 * Appends a copy of data to the body, from any thread. PA_BUSY: it does not fit under the limit now, and
 * nothing of it was taken. PA_CANCELLED: the client has left. PA_NO_MEMORY.
 */
pa_status pa_http_stream_send(pa_http_stream *stream, pa_span data);
/**
 * Ends the body once what waits is sent, and releases the stream. Waits for an on_gone that is running, as an
 * answer does. Accepts NULL.
 */
void pa_http_stream_end(pa_http_stream *stream);

#endif
