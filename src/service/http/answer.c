#include <gnutls/gnutls.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>

#include "service/http/http_private.h"
#include "service/http/strict.h"

static bool is_reserved(const char *name)
{
    static const char *const reserved[] = {"Content-Length", "Transfer-Encoding", "Connection", "Date"};
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        if (strcasecmp(name, reserved[i]) == 0) {
            return true;
        }
    }
    return false;
}

void pa_http_set_header(pa_http_exchange *exchange, const char *name, const char *value)
{
    if (!value || !value[0] || !pa_http_is_token(name, strlen(name)) ||
        !pa_http_is_value(value, strlen(value)) || is_reserved(name)) {
        return;
    }
    char *value_copy = pa_http_exchange_string(exchange, value);
    if (!value_copy) {
        return;
    }
    for (pa_http_set *set = exchange->headers; set; set = set->next) {
        if (strcasecmp(set->name, name) == 0) {
            set->value = value_copy;
            return;
        }
    }
    pa_http_set *set = pa_http_exchange_alloc(exchange, sizeof *set);
    char *name_copy = pa_http_exchange_string(exchange, name);
    if (!set || !name_copy) {
        return;
    }
    *set = (pa_http_set){.name = name_copy, .value = value_copy};
    *exchange->headers_end = set;
    exchange->headers_end = &set->next;
}

bool pa_http_takes_answer(const pa_http_exchange *exchange)
{
    return exchange->nested ||
           atomic_load_explicit(&exchange->state, memory_order_acquire) != PA_HTTP_STATE_ANSWERED;
}

void pa_http_set_answer(pa_http_exchange *exchange, int status, const char *content_type,
                        struct MHD_Response *response, uint64_t size)
{
    exchange->status = status >= 200 && status <= 599 ? status : MHD_HTTP_INTERNAL_SERVER_ERROR;
    exchange->response = response;
    exchange->response_size = size;
    if (content_type) {
        pa_http_set_header(exchange, "Content-Type", content_type);
    }
    if (!exchange->nested) {
        pa_http_settle(exchange);
    }
}

static void answer(pa_http_exchange *exchange, int status, const char *content_type, pa_span body,
                   enum MHD_ResponseMemoryMode mode)
{
    if (!pa_http_takes_answer(exchange)) {
        return;
    }
    if (exchange->raw) {
        uint8_t *copy = pa_http_exchange_alloc(exchange, body.size + 1);
        if (copy && body.size > 0) {
            memcpy(copy, body.data, body.size);
        }
        exchange->raw_body = (pa_span){.data = copy, .size = copy ? body.size : 0};
        pa_http_set_answer(exchange, status, content_type, NULL, body.size);
        return;
    }
    /* libmicrohttpd's signature lacks the const; it only reads. */
    void *data = body.size > 0 ? (void *)(uintptr_t)body.data : NULL;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(body.size, data, body.size > 0 ? mode : MHD_RESPMEM_PERSISTENT);
    pa_http_set_answer(exchange, status, content_type, response, body.size);
}

void pa_http_answer(pa_http_exchange *exchange, int status, const char *content_type, pa_span body)
{
    answer(exchange, status, content_type, body, MHD_RESPMEM_MUST_COPY);
}

void pa_http_answer_static(pa_http_exchange *exchange, int status, const char *content_type, pa_span body)
{
    answer(exchange, status, content_type, body, MHD_RESPMEM_PERSISTENT);
}

void pa_http_refuse(pa_http_exchange *exchange, pa_http_refusal refusal, int status)
{
    const pa_http_hooks *hooks = &exchange->server->hooks;
    if (exchange->response) {
        MHD_destroy_response(exchange->response);
        exchange->response = NULL;
    }
    exchange->nested = true;
    exchange->status = 0;
    if (hooks->refuse) {
        hooks->refuse(hooks->context, exchange, refusal, status);
    }
    if (exchange->status == 0) {
        const char *reason = MHD_get_reason_phrase_for((unsigned)status);
        pa_http_answer(exchange, status, "text/plain",
                       (pa_span){.data = (const uint8_t *)reason, .size = strlen(reason)});
    }
    exchange->nested = false;
    atomic_store_explicit(&exchange->state, PA_HTTP_STATE_ANSWERED, memory_order_release);
}

static void decorate(pa_http_exchange *exchange)
{
    const pa_http_hooks *hooks = &exchange->server->hooks;
    if (hooks->decorate) {
        hooks->decorate(hooks->context, exchange, exchange->status);
    }
    pa_http_set_header(exchange, "X-Request-Id", exchange->request_id);
}

enum MHD_Result pa_http_queue(pa_http_exchange *exchange)
{
    if (exchange->file.fd >= 0) {
        pa_http_compose_file(exchange);
    }
    exchange->phase = PA_HTTP_PHASE_QUEUED;
    struct MHD_Response *response = exchange->response;
    if (!response) {
        exchange->status = MHD_HTTP_INTERNAL_SERVER_ERROR;
        exchange->response_size = 0;
        return MHD_queue_response(exchange->connection, MHD_HTTP_INTERNAL_SERVER_ERROR,
                                  exchange->server->out_of_memory);
    }
    decorate(exchange);
    for (const pa_http_set *set = exchange->headers; set; set = set->next) {
        MHD_add_response_header(response, set->name, set->value);
    }
    if (atomic_load_explicit(&exchange->server->quiescing, memory_order_relaxed)) {
        MHD_add_response_header(response, "Connection", "close");
    }
    if (exchange->stream) {
        pa_http_stream_begin(exchange);
    }
    enum MHD_Result result = MHD_queue_response(exchange->connection, (unsigned)exchange->status, response);
    MHD_destroy_response(response);
    exchange->response = NULL;
    return result;
}

static bool serialise(pa_http_exchange *exchange, pa_bytes *out_bytes)
{
    time_t now = time(NULL);
    struct tm broken_down;
    char date[64] = "";
    if (gmtime_r(&now, &broken_down)) {
        strftime(date, sizeof date, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &broken_down);
    }
    pa_bytes_printf(out_bytes, "HTTP/1.1 %d %s\r\n%sConnection: close\r\nContent-Length: %zu\r\n",
                    exchange->status, MHD_get_reason_phrase_for((unsigned)exchange->status), date,
                    exchange->raw_body.size);
    for (const pa_http_set *set = exchange->headers; set; set = set->next) {
        pa_bytes_printf(out_bytes, "%s: %s\r\n", set->name, set->value);
    }
    pa_bytes_append_text(out_bytes, "\r\n");
    if (!exchange->head) {
        pa_bytes_append(out_bytes, exchange->raw_body.data, exchange->raw_body.size);
    }
    return !out_bytes->failed;
}

static void send_now(const pa_http_exchange *exchange, pa_span bytes)
{
    if (!exchange->server->tls) {
        (void)!send(exchange->fd, bytes.data, bytes.size, MSG_NOSIGNAL | MSG_DONTWAIT);
        return;
    }
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
    if (info && info->tls_session) {
        (void)!gnutls_record_send(info->tls_session, bytes.data, bytes.size);
    }
}

/* One send is enough: nothing but a "100 Continue" has been sent since the last answer, so there is room. */
void pa_http_write_owed(pa_http_exchange *exchange)
{
    exchange->raw = true;
    pa_http_refuse(exchange, exchange->owed, exchange->owed_status);
    decorate(exchange);
    pa_bytes bytes;
    pa_bytes_init(&bytes, 0);
    if (serialise(exchange, &bytes)) {
        send_now(exchange, pa_bytes_span(&bytes));
    }
    pa_bytes_done(&bytes);
}
