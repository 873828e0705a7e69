#include "service/http/routes.h"

#include <stdlib.h>
#include <string.h>

/* Segments begin with their slash, as those of a target do. */
static bool compile(const pa_http_route *route, pa_http_compiled_route *out_compiled)
{
    *out_compiled = (pa_http_compiled_route){.route = route, .is_get = strcmp(route->method, "GET") == 0};
    uint32_t parameters = 0;
    const char *at = route->pattern;
    do {
        if (*at != '/' || out_compiled->segment_count == PA_HTTP_MAX_SEGMENTS) {
            return false;
        }
        size_t size = 1 + strcspn(at + 1, "/");
        pa_http_pattern_segment *segment = &out_compiled->segments[out_compiled->segment_count++];
        if (size > UINT16_MAX) {
            return false;
        }
        *segment = (pa_http_pattern_segment){.text = at, .size = (uint16_t)size};
        if (size > 1 && at[1] == '{') {
            if (size < 4 || at[size - 1] != '}' || ++parameters > PA_HTTP_MAX_PARAMETERS) {
                return false;
            }
            *segment =
                (pa_http_pattern_segment){.text = at + 2, .size = (uint16_t)(size - 3), .parameter = true};
        }
        at += size;
    } while (*at);
    return true;
}

pa_status pa_http_routes_init(pa_http_routes *compiled, const pa_http_route *routes, size_t count,
                              pa_error *err)
{
    *compiled = (pa_http_routes){0};
    compiled->routes = calloc(count + 1, sizeof *compiled->routes);
    if (!compiled->routes) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        if (!routes[i].method || !routes[i].pattern || !routes[i].handler ||
            !compile(&routes[i], &compiled->routes[i])) {
            pa_http_routes_done(compiled);
            return pa_fail(err, PA_INVALID, "route %zu has no usable pattern: '%s'", i,
                           routes[i].pattern ? routes[i].pattern : "");
        }
    }
    compiled->count = count;
    return PA_OK;
}

void pa_http_routes_done(pa_http_routes *compiled)
{
    free(compiled->routes);
    *compiled = (pa_http_routes){0};
}

static bool has_path(const pa_http_compiled_route *route, const pa_http_target *target)
{
    if (route->segment_count != target->segment_count) {
        return false;
    }
    for (uint32_t i = 0; i < route->segment_count; i++) {
        const pa_http_pattern_segment *want = &route->segments[i];
        pa_http_segment got = target->segments[i];
        if (want->parameter
                ? got.size < 2
                : got.size != want->size || memcmp(target->path + got.start, want->text, want->size) != 0) {
            return false;
        }
    }
    return true;
}

/* Adds ", METHOD" unless it is there; what does not fit is left out. */
static void allow(char text[PA_HTTP_ALLOW_TEXT], const char *method)
{
    size_t size = strlen(method);
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, ",");
        if (length == size && memcmp(at, method, size) == 0) {
            return;
        }
        at += length;
        at += strspn(at, ", ");
    }
    size_t used = strlen(text);
    if (used + size + 3 <= PA_HTTP_ALLOW_TEXT) {
        memcpy(text + used, ", ", used ? 2 : 0);
        memcpy(text + used + (used ? 2 : 0), method, size + 1);
    }
}

const pa_http_compiled_route *pa_http_routes_match(const pa_http_routes *compiled, const char *method,
                                                   const pa_http_target *target,
                                                   char out_allow[PA_HTTP_ALLOW_TEXT])
{
    bool head = strcmp(method, "HEAD") == 0;
    const char *owner = NULL;
    out_allow[0] = '\0';
    for (size_t i = 0; i < compiled->count; i++) {
        const pa_http_compiled_route *route = &compiled->routes[i];
        if (owner ? strcmp(route->route->pattern, owner) != 0 : !has_path(route, target)) {
            continue;
        }
        owner = route->route->pattern;
        if ((head && route->is_get) || strcmp(route->route->method, method) == 0) {
            return route;
        }
        allow(out_allow, route->route->method);
        if (route->is_get) {
            allow(out_allow, "HEAD");
        }
    }
    return NULL;
}

int pa_http_route_parameter(const pa_http_compiled_route *route, const char *name)
{
    size_t size = strlen(name);
    int ordinal = 0;
    for (uint32_t i = 0; i < route->segment_count; i++) {
        const pa_http_pattern_segment *segment = &route->segments[i];
        if (!segment->parameter) {
            continue;
        }
        if (segment->size == size && memcmp(segment->text, name, size) == 0) {
            return ordinal;
        }
        ordinal++;
    }
    return -1;
}
