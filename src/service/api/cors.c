#include "service/api/cors.h"

#include <string.h>

#define ALL_METHODS "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
#define EXPOSED_HEADERS                                                                                      \
    "Content-Disposition, ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, "        \
    "X-Request-Id"

static const char *const methods[] = {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};

static size_t count_items(const char *list)
{
    size_t count = 1;
    for (; *list; list++) {
        count += *list == ',';
    }
    return count;
}

pa_status pa_cors_init(const char *origins, pa_arena *arena, pa_cors *out_cors, pa_error *err)
{
    char *copy = pa_arena_string(arena, origins);
    const char **list = PA_NEW_ARRAY(arena, const char *, count_items(origins));
    if (!copy || !list) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_cors cors = {.origins = list};
    char *rest = NULL;
    for (char *item = strtok_r(copy, ", \t", &rest); item; item = strtok_r(NULL, ", \t", &rest)) {
        size_t length = strlen(item);
        if (strcmp(item, "*") == 0) {
            cors.any = true;
            continue;
        }
        if (!strstr(item, "://") && strcmp(item, "null") != 0) {
            return pa_fail(
                err, PA_INVALID,
                "'%.80s' is no web origin: it must look like https://example.org, or be * for all.", item);
        }
        if (item[length - 1] == '/') {
            item[length - 1] = '\0';
        }
        list[cors.origin_count++] = item;
    }
    *out_cors = cors;
    return PA_OK;
}

static bool is_allowed(const pa_cors *cors, const char *origin)
{
    for (size_t i = 0; i < cors->origin_count; i++) {
        if (strcmp(cors->origins[i], origin) == 0) {
            return true;
        }
    }
    return cors->any;
}

static bool is_method(const char *name)
{
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        if (strcmp(methods[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void put(pa_cors_answer *answer, const char *name, const char *value)
{
    answer->headers[answer->header_count].name = name;
    answer->headers[answer->header_count++].value = value;
}

static void judge_preflight(const pa_cors *cors, const pa_cors_request *request, pa_cors_answer *answer)
{
    bool origin_allowed = is_allowed(cors, request->origin);
    bool method_allowed = is_method(request->requested_method);
    put(answer, "Access-Control-Allow-Methods", ALL_METHODS);
    put(answer, "Access-Control-Max-Age", "600");
    put(answer, "Access-Control-Allow-Credentials", "true");
    if (origin_allowed) {
        put(answer, "Access-Control-Allow-Origin", request->origin);
    }
    if (request->requested_headers) {
        put(answer, "Access-Control-Allow-Headers", request->requested_headers);
    }
    answer->preflight_status = origin_allowed && method_allowed ? 200 : 400;
    answer->preflight_text = answer->preflight_status == 200 ? "OK"
                             : method_allowed                ? "Disallowed CORS origin"
                             : origin_allowed                ? "Disallowed CORS method"
                                                             : "Disallowed CORS origin, method";
}

pa_cors_answer pa_cors_judge(const pa_cors *cors, const pa_cors_request *request)
{
    pa_cors_answer answer = {0};
    put(&answer, "Vary", "Origin");
    if (!request->origin) {
        return answer;
    }
    if (strcmp(request->method, "OPTIONS") == 0 && request->requested_method) {
        judge_preflight(cors, request, &answer);
        return answer;
    }
    put(&answer, "Access-Control-Allow-Credentials", "true");
    put(&answer, "Access-Control-Expose-Headers", EXPOSED_HEADERS);
    /* A browser that sends cookies does not take "*" for an answer. */
    if (cors->any) {
        put(&answer, "Access-Control-Allow-Origin", request->has_cookie ? request->origin : "*");
    } else if (is_allowed(cors, request->origin)) {
        put(&answer, "Access-Control-Allow-Origin", request->origin);
    }
    return answer;
}
