#include <string.h>
#include <strings.h>

#include "service/http/conditional.h"
#include "service/http/http_private.h"

const char *pa_http_method(const pa_http_exchange *exchange)
{
    return exchange->method;
}

const char *pa_http_path(const pa_http_exchange *exchange)
{
    return exchange->target.path;
}

const char *pa_http_header(const pa_http_exchange *exchange, const char *name)
{
    if (!exchange->connection) {
        return NULL;
    }
    return MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name);
}

typedef struct line_search {
    const char *name;
    const char **lines;
    size_t most;
    size_t count;
} line_search;

static enum MHD_Result collect_line(void *context, enum MHD_ValueKind kind, const char *name,
                                    const char *value)
{
    (void)kind;
    line_search *search = context;
    if (!value || strcasecmp(name, search->name) != 0) {
        return MHD_YES;
    }
    if (search->count == search->most) {
        memmove(search->lines, search->lines + 1, (search->most - 1) * sizeof *search->lines);
        search->count--;
    }
    search->lines[search->count++] = value;
    return MHD_YES;
}

size_t pa_http_header_lines(const pa_http_exchange *exchange, const char *name, const char **out_lines,
                            size_t most)
{
    line_search search = {.name = name, .lines = out_lines, .most = most};
    MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND, collect_line, &search);
    return search.count;
}

const char *pa_http_query(pa_http_exchange *exchange, const char *name)
{
    const char *value;
    size_t size;
    if (!pa_http_query_find(exchange->target.query, name, &value, &size)) {
        return NULL;
    }
    char *decoded = pa_http_exchange_alloc(exchange, size + 1);
    if (!decoded || pa_http_percent_decode(value, size, true, decoded) < 0) {
        return NULL;
    }
    return decoded;
}

const char *pa_http_path_parameter(const pa_http_exchange *exchange, const char *name)
{
    int ordinal = exchange->route ? pa_http_route_parameter(exchange->route, name) : -1;
    return ordinal >= 0 ? exchange->parameters[ordinal] : NULL;
}

unsigned pa_http_route_tag(const pa_http_exchange *exchange)
{
    return exchange->route ? exchange->route->route->tag : 0;
}

bool pa_http_etag_matches(const pa_http_exchange *exchange, const char *etag)
{
    const char *listed = pa_http_header(exchange, "If-None-Match");
    return listed && pa_http_etag_listed(listed, etag);
}

pa_span pa_http_body(const pa_http_exchange *exchange)
{
    return pa_bytes_span(&exchange->body);
}

const char *pa_http_client_ip(const pa_http_exchange *exchange)
{
    return exchange->client_ip;
}

const char *pa_http_scheme(const pa_http_exchange *exchange)
{
    const char *forwarded =
        exchange->slot->peer_trusted ? pa_http_header(exchange, "X-Forwarded-Proto") : NULL;
    bool secure = exchange->server->tls || (forwarded && strncasecmp(forwarded, "https", 5) == 0);
    return secure ? "https" : "http";
}

bool pa_http_client_is_loopback(const pa_http_exchange *exchange)
{
    static const char *const speaks_for_others[] = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"};
    if (!exchange->connection || !exchange->slot->peer_loopback) {
        return false;
    }
    for (size_t i = 0; i < sizeof speaks_for_others / sizeof speaks_for_others[0]; i++) {
        if (pa_http_header(exchange, speaks_for_others[i])) {
            return false;
        }
    }
    return true;
}

const char *pa_http_request_id(const pa_http_exchange *exchange)
{
    return exchange->request_id;
}
