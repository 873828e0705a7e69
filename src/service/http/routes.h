/** The route table, made ready for matching. */
#ifndef PA_SERVICE_HTTP_ROUTES_H
#define PA_SERVICE_HTTP_ROUTES_H

#include "service/http/http.h"
#include "service/http/target.h"

enum { PA_HTTP_MAX_PARAMETERS = 4, PA_HTTP_ALLOW_TEXT = 96 };

typedef struct pa_http_pattern_segment {
    const char *text; /* in the pattern; of a parameter, its name */
    uint16_t size;
    bool parameter;
} pa_http_pattern_segment;

typedef struct pa_http_compiled_route {
    const pa_http_route *route;
    bool is_get;
    uint32_t segment_count;
    pa_http_pattern_segment segments[PA_HTTP_MAX_SEGMENTS];
} pa_http_compiled_route;

typedef struct pa_http_routes {
    pa_http_compiled_route *routes;
    size_t count;
} pa_http_routes;

/** Borrows routes. Fails with PA_INVALID (a pattern), PA_NO_MEMORY. Released with pa_http_routes_done. */
pa_status pa_http_routes_init(pa_http_routes *compiled, const pa_http_route *routes, size_t count,
                              pa_error *err);
void pa_http_routes_done(pa_http_routes *compiled);

/**
 * The route of that method for the path; GET routes serve HEAD. The first pattern that has the path owns it:
 * "/models/new" before "/models/{id}" is no id. NULL when there is none; out_allow then lists the methods the
 * path has ("" = the path itself is unknown).
 */
const pa_http_compiled_route *pa_http_routes_match(const pa_http_routes *compiled, const char *method,
                                                   const pa_http_target *target,
                                                   char out_allow[PA_HTTP_ALLOW_TEXT]);

/** Of the route's parameters, from 0 on, the one of that name; -1: none. */
int pa_http_route_parameter(const pa_http_compiled_route *route, const char *name);

#endif
