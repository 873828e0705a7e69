#include "service/api/admit.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "foundation/clock.h"
#include "service/api/api_private.h"
#include "service/api/loopback.h"

#define SECOND_NS INT64_C(1000000000)

static void set_number(pa_http_exchange *exchange, const char *name, long long value)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", value);
    pa_http_set_header(exchange, name, text);
}

static void refuse_hasty(pa_api *api, pa_http_exchange *exchange, const pa_rate_verdict *verdict,
                         long long seconds)
{
    char detail[160];
    snprintf(detail, sizeof detail,
             "Rate limit exceeded: %u requests per %u seconds. Please try again in %lld second%s.",
             verdict->limit, api->options.rate_limit_window_seconds, seconds, seconds == 1 ? "" : "s");
    set_number(exchange, "Retry-After", seconds);
    atomic_fetch_add_explicit(&api->metrics.refused, 1, memory_order_relaxed);
    pa_api_answer(exchange, 429,
                  json_pack("{s:s, s:s, s:f}", "detail", detail, "code", "rate_limited", "retry_after_s",
                            (double)verdict->reset_ns / (double)SECOND_NS));
}

/* Sets the headers. False when the client has had its share, and is told so. Who has a key counts by it. */
static bool apply_rate_limit(pa_api *api, pa_http_exchange *exchange, const pa_key *key, bool free_of_charge)
{
    pa_rate_limit *limit = key ? key->rate_limit : api->rate_limit;
    if (!limit) {
        return true;
    }
    const char *client = key ? key->name : pa_http_client_ip(exchange);
    int64_t now_ns = pa_clock_monotonic_ns();
    pa_rate_verdict verdict = free_of_charge ? pa_rate_limit_peek(limit, client, now_ns)
                                             : pa_rate_limit_admit(limit, client, now_ns);
    /* Rounded up: one who waits so long is let in. */
    long long seconds = (verdict.reset_ns + SECOND_NS - 1) / SECOND_NS;
    set_number(exchange, "RateLimit-Limit", verdict.limit);
    set_number(exchange, "RateLimit-Remaining", verdict.remaining);
    set_number(exchange, "RateLimit-Reset", seconds);
    if (verdict.admitted || free_of_charge) {
        return true;
    }
    refuse_hasty(api, exchange, &verdict, seconds);
    return false;
}

/* True when the request was a preflight, and is answered. */
static bool apply_cors(pa_api *api, pa_http_exchange *exchange)
{
    pa_cors_request request = {
        .method = pa_http_method(exchange),
        .origin = pa_http_header(exchange, "Origin"),
    };
    if (request.origin) {
        request.requested_method = pa_http_header(exchange, "Access-Control-Request-Method");
        request.requested_headers = pa_http_header(exchange, "Access-Control-Request-Headers");
        request.has_cookie = pa_http_header(exchange, "Cookie") != NULL;
    }
    pa_cors_answer answer = pa_cors_judge(&api->cors, &request);
    for (size_t i = 0; i < answer.header_count; i++) {
        pa_http_set_header(exchange, answer.headers[i].name, answer.headers[i].value);
    }
    if (answer.preflight_status == 0) {
        return false;
    }
    apply_rate_limit(api, exchange, NULL, true);
    pa_span text = {(const uint8_t *)answer.preflight_text, strlen(answer.preflight_text)};
    pa_http_answer_static(exchange, answer.preflight_status, "text/plain; charset=utf-8", text);
    return true;
}

static bool apply_loopback_rule(pa_http_exchange *exchange)
{
    bool local = pa_http_client_is_loopback(exchange) &&
                 pa_api_is_local_page(pa_http_header(exchange, "Host"), pa_http_header(exchange, "Origin"));
    if (!local) {
        pa_api_refuse(exchange, 403, "local_only", "Only programs on the server's own machine may do that.");
    }
    return local;
}

const pa_key *pa_api_caller(const pa_api *api, pa_http_exchange *exchange)
{
    static const char scheme[] = "Bearer ";
    const char *secret = pa_http_header(exchange, "X-API-Key");
    const char *authorization = pa_http_header(exchange, "Authorization");
    if (!secret && authorization && strncasecmp(authorization, scheme, sizeof scheme - 1) == 0) {
        secret = authorization + sizeof scheme - 1;
    }
    return pa_keys_find(&api->keys, secret);
}

static bool refuse_stranger(pa_http_exchange *exchange)
{
    pa_http_set_header(exchange, "WWW-Authenticate", "Bearer");
    pa_api_refuse(exchange, 401, "unauthorized",
                  "This needs an API key, in Authorization: Bearer or X-API-Key.");
    return false;
}

/* False: the caller may not, and that is answered. */
static bool apply_keys(const pa_api *api, pa_http_exchange *exchange, const pa_key *key, unsigned tag)
{
    const pa_keys *keys = &api->keys;
    bool admin_only = tag & PA_API_ADMIN || (tag & PA_API_OWNER && keys->users == 0);
    bool keyed = tag & (PA_API_KEYED | PA_API_OWNER) && keys->users > 0;
    if (admin_only && keys->count == 0) {
        return apply_loopback_rule(exchange);
    }
    if (admin_only && key && !key->admin) {
        pa_api_refuse(exchange, 403, "admin_only", "This needs the API key of an admin.");
        return false;
    }
    return (!admin_only && !keyed) || key || refuse_stranger(exchange);
}

bool pa_api_admit(void *context, pa_http_exchange *exchange, unsigned route_tag)
{
    pa_api *api = context;
    pa_http_set_header(exchange, "X-Content-Type-Options", "nosniff");
    if (route_tag & PA_API_IMPORT) {
        pa_http_limit_body(exchange, api->options.max_import_bytes + PA_API_MAX_BODY);
    }
    bool free_of_charge =
        route_tag & PA_API_FREE || (api->options.rate_limit_generate_only && !(route_tag & PA_API_MAKES));
    if (apply_cors(api, exchange)) {
        return false;
    }
    const pa_key *key = pa_api_caller(api, exchange);
    return apply_rate_limit(api, exchange, key, free_of_charge) && apply_keys(api, exchange, key, route_tag);
}

void pa_api_record(void *context, const pa_http_record *record)
{
    pa_api *api = context;
    pa_metrics_note(&api->metrics, record);
    pa_request_entry entry = {.wall_ms = pa_clock_wall_ms(),
                              .method = record->method,
                              .path = record->path,
                              .client_ip = record->client_ip,
                              .user_agent = record->user_agent};
    pa_store_log_request(api->options.store, &entry);
    pa_log_write(api->options.log, PA_LOG_INFO, "http", "%s %s %s -> %d, %llu bytes, %.1f ms, %s",
                 record->client_ip, record->method, record->path, record->status,
                 (unsigned long long)record->bytes_sent, record->elapsed_ms, record->request_id);
}
