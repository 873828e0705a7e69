#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "foundation/random.h"
#include "service/http/http_private.h"
#include "service/http/strict.h"

enum { RESERVED_BODY = 64 * 1024 }; /* most that a Content-Length alone makes us allocate */

void *pa_http_exchange_alloc(pa_http_exchange *exchange, size_t size)
{
    size_t rounded = (size + 7) & ~(size_t)7;
    if (rounded < size) {
        return NULL;
    }
    if (rounded <= sizeof exchange->scratch - exchange->scratch_used) {
        void *memory = exchange->scratch + exchange->scratch_used;
        exchange->scratch_used += rounded;
        return memory;
    }
    return pa_arena_alloc(&exchange->arena, size);
}

char *pa_http_exchange_string(pa_http_exchange *exchange, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = pa_http_exchange_alloc(exchange, size);
    return copy ? memcpy(copy, text, size) : NULL;
}

static void free_contents(pa_http_exchange *exchange)
{
    pa_bytes_done(&exchange->body);
    pa_arena_done(&exchange->arena);
    if (exchange->response) {
        MHD_destroy_response(exchange->response);
    }
    if (exchange->file.fd >= 0) {
        close(exchange->file.fd);
    }
    if (exchange->was_parked) {
        pthread_mutex_destroy(&exchange->gone_lock);
    }
}

static bool give_up_reference(pa_http_exchange *exchange)
{
    return atomic_fetch_sub_explicit(&exchange->references, 1, memory_order_acq_rel) == 1;
}

void pa_http_exchange_release(pa_http_exchange *exchange)
{
    if (give_up_reference(exchange)) {
        free_contents(exchange);
        free(exchange);
    }
}

/* The worker's own reference, on its own thread: so the memory can be kept for its next exchange. */
static void release_to_worker(pa_http_exchange *exchange)
{
    pa_http_worker *worker = exchange->worker;
    if (!give_up_reference(exchange)) {
        return;
    }
    free_contents(exchange);
    if (worker->spare_count == PA_HTTP_SPARES) {
        free(exchange);
        return;
    }
    exchange->next_spare = worker->spare;
    worker->spare = exchange;
    worker->spare_count++;
}

void pa_http_exchange_free_spares(pa_http_worker *worker)
{
    while (worker->spare) {
        pa_http_exchange *next = worker->spare->next_spare;
        free(worker->spare);
        worker->spare = next;
    }
}

static pa_http_exchange *allocate(pa_http_worker *worker)
{
    pa_http_exchange *exchange = worker->spare;
    if (exchange) {
        worker->spare = exchange->next_spare;
        worker->spare_count--;
    } else {
        exchange = malloc(sizeof *exchange);
    }
    if (exchange) {
        memset(exchange, 0, offsetof(pa_http_exchange, scratch));
    }
    return exchange;
}

static void make_request_id(pa_http_server *server, char out_id[17])
{
    uint64_t serial = atomic_fetch_add_explicit(&server->id_counter, 1, memory_order_relaxed);
    uint64_t id = pa_random_mix(server->id_seed, serial);
    for (int i = 0; i < 16; i++) {
        out_id[i] = "0123456789abcdef"[id >> (60 - 4 * i) & 15];
    }
    out_id[16] = '\0';
}

/* Keeps the target as it was sent. libmicrohttpd is about to cut the buffer up and to spend pool memory on
 * each query argument (0.9.75 hangs the connection when that runs out), so the arguments are hidden from
 * it: they are ours to read. */
static bool keep_target(pa_http_exchange *exchange, const char *target)
{
    exchange->target_size = strlen(target);
    if (exchange->target_size > UINT16_MAX) {
        return false;
    }
    char *copy = pa_http_exchange_string(exchange, target);
    if (!copy) {
        return false;
    }
    exchange->target.path = copy;
    char *question = strchr(target, '?');
    if (question && question[1]) {
        question[1] = '\0';
    }
    return true;
}

void *pa_http_exchange_begin(void *context, const char *target, struct MHD_Connection *connection)
{
    pa_http_worker *worker = context;
    pa_http_server *server = worker->server;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    pa_http_connection *slot = info ? info->socket_context : NULL;
    pa_http_exchange *exchange = slot ? allocate(worker) : NULL;
    if (!exchange) {
        return NULL;
    }
    exchange->server = server;
    exchange->worker = worker;
    exchange->slot = slot;
    exchange->fd = (int)(slot - server->connections);
    exchange->connection = connection;
    exchange->suspended = connection;
    exchange->file.fd = -1;
    exchange->headers_end = &exchange->headers;
    exchange->method = "";
    exchange->client_ip = slot->peer_ip;
    exchange->began_ns = pa_clock_monotonic_ns();
    atomic_init(&exchange->state, PA_HTTP_STATE_OPEN);
    atomic_init(&exchange->references, 1);
    pa_arena_init(&exchange->arena, 0);
    make_request_id(server, exchange->request_id);
    if (!keep_target(exchange, target)) {
        release_to_worker(exchange);
        return NULL;
    }
    int64_t idle = PA_HTTP_IDLE;
    exchange->dead = !atomic_compare_exchange_strong(&slot->clock, &idle, exchange->began_ns / 1000000 + 1);
    atomic_fetch_add_explicit(&slot->requests, 1, memory_order_release);
    return exchange;
}

/* Takes the client's address from X-Forwarded-For, the last line first, if the peer may speak for others. */
static void find_client(pa_http_exchange *exchange)
{
    const char *lines[16];
    pa_http_address client;
    if (!exchange->slot->peer_trusted ||
        !pa_http_address_parse(exchange->slot->peer_ip, strlen(exchange->slot->peer_ip), &client)) {
        return;
    }
    size_t count = pa_http_header_lines(exchange, "X-Forwarded-For", lines, sizeof lines / sizeof lines[0]);
    while (count > 0) {
        count--;
        if (pa_http_forwarded_walk(&exchange->server->trust, lines[count], strlen(lines[count]), &client)) {
            break;
        }
    }
    char text[PA_HTTP_ADDRESS_TEXT];
    pa_http_address_format(&client, text);
    char *copy = pa_http_exchange_string(exchange, text);
    if (copy) {
        exchange->client_ip = copy;
    }
}

static bool keep_parameters(pa_http_exchange *exchange)
{
    uint32_t ordinal = 0;
    const pa_http_compiled_route *route = exchange->route;
    for (uint32_t i = 0; i < route->segment_count; i++) {
        if (!route->segments[i].parameter) {
            continue;
        }
        pa_http_segment segment = exchange->target.segments[i];
        char *copy = pa_http_exchange_alloc(exchange, segment.size);
        if (!copy) {
            return false;
        }
        memcpy(copy, exchange->target.path + segment.start + 1, segment.size - 1U);
        copy[segment.size - 1] = '\0';
        exchange->parameters[ordinal++] = copy;
    }
    return true;
}

static bool is_answered(const pa_http_exchange *exchange)
{
    return atomic_load_explicit(&exchange->state, memory_order_relaxed) == PA_HTTP_STATE_ANSWERED;
}

/* Splits the target; false for one that is malformed. url and version are libmicrohttpd's, around the
 * target in its buffer: a NUL in the request line shows in their distance. */
static bool split_target(pa_http_exchange *exchange, const char *url, const char *version)
{
    if (url + exchange->target_size + 1 != version) {
        return false;
    }
    size_t size = exchange->target_size + 1;
    char *text = pa_http_exchange_alloc(exchange, size);
    char *spare = pa_http_exchange_alloc(exchange, size);
    if (!text || !spare) {
        return false;
    }
    memcpy(text, exchange->target.path, size);
    return pa_http_target_split(text, spare, &exchange->target);
}

/* Admits, routes, refuses what headers alone give reason for. */
static void judge_headers(pa_http_exchange *exchange, bool sound, const pa_http_framing *framing)
{
    const pa_http_hooks *hooks = &exchange->server->hooks;
    char allow[PA_HTTP_ALLOW_TEXT] = "";
    if (sound) {
        exchange->route =
            pa_http_routes_match(&exchange->server->routes, exchange->method, &exchange->target, allow);
        exchange->max_body = exchange->route ? exchange->route->route->max_body : 0;
    }
    if (hooks->admit && !hooks->admit(hooks->context, exchange, pa_http_route_tag(exchange))) {
        if (!is_answered(exchange)) {
            pa_http_refuse(exchange, PA_HTTP_INTERNAL, MHD_HTTP_INTERNAL_SERVER_ERROR);
        }
    } else if (!sound) {
        exchange->unread = true; /* where the request ends is anybody's guess */
        pa_http_refuse(exchange, PA_HTTP_BAD_REQUEST, MHD_HTTP_BAD_REQUEST);
    } else if (!exchange->route && allow[0]) {
        pa_http_set_header(exchange, "Allow", allow);
        pa_http_refuse(exchange, PA_HTTP_METHOD_NOT_ALLOWED, MHD_HTTP_METHOD_NOT_ALLOWED);
    } else if (!exchange->route) {
        pa_http_refuse(exchange, PA_HTTP_NOT_FOUND, MHD_HTTP_NOT_FOUND);
    } else if (!keep_parameters(exchange)) {
        pa_http_refuse(exchange, PA_HTTP_INTERNAL, MHD_HTTP_INTERNAL_SERVER_ERROR);
    } else {
        size_t most = exchange->max_body;
        if (framing->length > (most > 0 ? most : PA_HTTP_DROPPED_BODY)) {
            exchange->unread = true;
            pa_http_refuse(exchange, PA_HTTP_BODY_TOO_LARGE, MHD_HTTP_CONTENT_TOO_LARGE);
        }
    }
}

/* The first step: the headers are whole, the body is not read yet. An answer queued now makes
 * libmicrohttpd close the connection, so most wait for a body that is absent or small. */
static enum MHD_Result take_headers(pa_http_exchange *exchange, const char *url, const char *method,
                                    const char *version)
{
    char *copy = pa_http_exchange_string(exchange, method);
    if (!copy) {
        return MHD_NO;
    }
    exchange->method = copy;
    exchange->head = strcmp(copy, "HEAD") == 0;
    exchange->old = strcmp(version, "HTTP/1.0") == 0;
    pa_http_framing framing;
    bool sound = pa_http_headers_sound(exchange->connection, method, version, &framing) &&
                 pa_http_is_token(copy, strlen(copy)) && split_target(exchange, url, version);
    find_client(exchange);
    judge_headers(exchange, sound, &framing);

    if (!is_answered(exchange)) {
        size_t most = exchange->max_body;
        exchange->phase = most > 0 ? PA_HTTP_PHASE_BODY : PA_HTTP_PHASE_DROP;
        pa_bytes_init(&exchange->body, most);
        if (most > 0 && framing.length > 0) {
            pa_bytes_reserve(&exchange->body,
                             framing.length < RESERVED_BODY ? (size_t)framing.length : (size_t)RESERVED_BODY);
        }
        return MHD_YES;
    }
    bool large = framing.chunked || framing.length > PA_HTTP_DROPPED_BODY;
    bool held_back = framing.expects_continue && framing.length > 0;
    if (!sound || exchange->unread || large || held_back) {
        exchange->unread = true;
        return pa_http_queue(exchange);
    }
    exchange->phase = PA_HTTP_PHASE_DROP;
    return MHD_YES;
}

void pa_http_limit_body(pa_http_exchange *exchange, size_t most)
{
    if (most < exchange->max_body) {
        exchange->max_body = most;
    }
}

static enum MHD_Result owe(pa_http_exchange *exchange, pa_http_refusal refusal, int status)
{
    exchange->owed = refusal;
    exchange->owed_status = status;
    return MHD_NO; /* libmicrohttpd closes the connection, and pa_http_exchange_end pays */
}

static enum MHD_Result take_body(pa_http_exchange *exchange, const char *upload, size_t *upload_size)
{
    size_t size = *upload_size;
    *upload_size = 0;
    if (atomic_load(&exchange->slot->clock) == PA_HTTP_EXPIRED) {
        return MHD_NO; /* pa_http_exchange_end writes the 408 */
    }
    if (exchange->phase == PA_HTTP_PHASE_DROP) {
        exchange->dropped += size;
        return exchange->dropped <= PA_HTTP_DROPPED_BODY
                   ? MHD_YES
                   : owe(exchange, PA_HTTP_BODY_TOO_LARGE, MHD_HTTP_CONTENT_TOO_LARGE);
    }
    if (size > exchange->max_body - exchange->body.size) {
        return owe(exchange, PA_HTTP_BODY_TOO_LARGE, MHD_HTTP_CONTENT_TOO_LARGE);
    }
    if (!pa_bytes_append(&exchange->body, upload, size)) {
        return owe(exchange, PA_HTTP_INTERNAL, MHD_HTTP_INTERNAL_SERVER_ERROR);
    }
    return MHD_YES;
}

/* The request is whole. */
static enum MHD_Result dispatch(pa_http_exchange *exchange)
{
    if (atomic_exchange(&exchange->slot->clock, PA_HTTP_RUNNING) == PA_HTTP_EXPIRED) {
        atomic_store(&exchange->slot->clock, PA_HTTP_EXPIRED);
        return MHD_NO;
    }
    if (is_answered(exchange)) {
        return pa_http_queue(exchange);
    }
    exchange->phase = PA_HTTP_PHASE_HANDLER;
    exchange->route->route->handler(exchange->server->handler_context, exchange);
    if (exchange->phase == PA_HTTP_PHASE_PARKED) {
        return MHD_YES;
    }
    if (!is_answered(exchange)) {
        pa_http_refuse(exchange, PA_HTTP_INTERNAL, MHD_HTTP_INTERNAL_SERVER_ERROR);
    }
    return pa_http_queue(exchange);
}

/* Resumed: answered by another thread, or without a client. */
static enum MHD_Result unpark(pa_http_exchange *exchange, struct MHD_Connection *connection)
{
    pa_http_keeper_unwatch(exchange->server, exchange->fd);
    if (atomic_load_explicit(&exchange->state, memory_order_acquire) != PA_HTTP_STATE_ANSWERED) {
        return MHD_NO;
    }
    exchange->connection = connection;
    return pa_http_queue(exchange);
}

enum MHD_Result pa_http_exchange_step(void *worker, struct MHD_Connection *connection, const char *url,
                                      const char *method, const char *version, const char *upload,
                                      size_t *upload_size, void **request)
{
    (void)worker;
    pa_http_exchange *exchange = *request;
    if (!exchange || exchange->dead) {
        return MHD_NO;
    }
    switch (exchange->phase) {
    case PA_HTTP_PHASE_HEADERS:
        return take_headers(exchange, url, method, version);
    case PA_HTTP_PHASE_BODY:
    case PA_HTTP_PHASE_DROP:
        return *upload_size > 0 ? take_body(exchange, upload, upload_size) : dispatch(exchange);
    case PA_HTTP_PHASE_PARKED:
        return unpark(exchange, connection);
    default:
        return MHD_NO;
    }
}

/* The status libmicrohttpd has answered with, by itself or for us; 0: it has not. */
static int queued_status(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
    return info ? (int)info->http_status : 0;
}

static void record(pa_http_exchange *exchange, struct MHD_Connection *connection, int status, bool complete)
{
    const pa_http_hooks *hooks = &exchange->server->hooks;
    if (!hooks->record || !exchange->method[0]) {
        return;
    }
    const char *agent = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "User-Agent");
    bool has_body = complete && !exchange->head && status != MHD_HTTP_NOT_MODIFIED;
    pa_http_record record = {
        .method = exchange->method,
        .path = exchange->target.path,
        .client_ip = exchange->client_ip,
        .user_agent = agent ? agent : "",
        .request_id = exchange->request_id,
        .status = status,
        .bytes_sent = has_body ? exchange->response_size : 0,
        .elapsed_ms = (double)(pa_clock_monotonic_ns() - exchange->began_ns) / 1e6,
    };
    hooks->record(hooks->context, &record);
}

/* The connection is free for its next request, unless it was closed meanwhile or the server is leaving. */
static void free_connection(pa_http_server *server, pa_http_connection *slot, int fd)
{
    int64_t clock = atomic_load(&slot->clock);
    while (clock != PA_HTTP_EXPIRED && !atomic_compare_exchange_weak(&slot->clock, &clock, PA_HTTP_IDLE)) {
    }
    if (atomic_load(&server->quiescing)) {
        pa_http_close_if_idle(slot, fd);
    }
}

void pa_http_exchange_end(void *context, struct MHD_Connection *connection, void **request,
                          enum MHD_RequestTerminationCode why)
{
    pa_http_worker *worker = context;
    pa_http_exchange *exchange = *request;
    *request = NULL;
    if (!exchange) {
        return;
    }
    if (exchange->phase != PA_HTTP_PHASE_PARKED) { /* still parked means gone: its owner may be reading it */
        exchange->connection = connection;
    }
    int status = queued_status(connection);
    bool complete = why == MHD_REQUEST_TERMINATED_COMPLETED_OK;
    if (exchange->phase == PA_HTTP_PHASE_QUEUED && exchange->stream) {
        complete = pa_http_stream_finish(exchange);
    }
    if (status == 0 && !exchange->dead && exchange->phase <= PA_HTTP_PHASE_DROP &&
        atomic_load(&exchange->slot->clock) == PA_HTTP_EXPIRED) {
        owe(exchange, PA_HTTP_TIMEOUT, MHD_HTTP_REQUEST_TIMEOUT);
    }
    if (status == 0 && exchange->owed_status != 0) {
        pa_http_write_owed(exchange);
        status = exchange->owed_status;
        exchange->unread = true;
        complete = true;
    }
    if (exchange->unread) {
        pa_http_keeper_linger(worker->server, exchange->fd);
    }
    record(exchange, connection, status, complete);
    free_connection(worker->server, exchange->slot, exchange->fd);
    release_to_worker(exchange);
}
