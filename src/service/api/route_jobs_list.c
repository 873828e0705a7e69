#include "service/api/api_private.h"
#include "service/api/job_json.h"

enum { DEFAULT_LIMIT = 50, MOST_LIMIT = 1000, MOST_OFFSET = 1000000000 };

static json_t *list_json(const pa_registry *registry, const pa_job_view *views, uint32_t count)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < count; i++) {
        json_array_append_new(list, pa_api_job_json(registry, &views[i]));
    }
    return list;
}

static void answer(const pa_api_errand *errand)
{
    const pa_api *api = errand->api;
    pa_arena arena;
    pa_job_view *views = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    pa_error err;
    pa_arena_init(&arena, 0);
    const pa_key *key = errand->key;
    if (pa_jobs_list(api->options.jobs, key && !key->admin ? key->name : NULL, errand->limit, errand->offset,
                     &arena, &views, &count, &total, &err)) {
        pa_api_fail(api, errand->exchange, &err);
    } else {
        pa_api_answer(errand->exchange, 200,
                      json_pack("{s:o, s:I, s:i, s:i}", "jobs",
                                list_json(api->options.registry, views, count), "total", (json_int_t)total,
                                "limit", (int)errand->limit, "offset", (int)errand->offset));
    }
    pa_arena_done(&arena);
}

void pa_route_jobs_list(void *context, pa_http_exchange *exchange)
{
    static const pa_api_number limits = {.least = 1, .most = MOST_LIMIT, .standard = DEFAULT_LIMIT};
    static const pa_api_number offsets = {.most = MOST_OFFSET};
    json_t *problems = json_array();
    pa_api_errand errand = {
        .api = context,
        .exchange = exchange,
        .key = pa_api_caller(context, exchange),
        .limit = pa_api_query_number(exchange, "limit", &limits, problems),
        .offset = pa_api_query_number(exchange, "offset", &offsets, problems),
    };
    if (json_array_size(problems) > 0) {
        pa_api_refuse_problems(exchange, problems);
        return;
    }
    json_decref(problems);
    pa_api_defer(&errand, answer);
}
