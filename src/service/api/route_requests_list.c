#include "foundation/clock.h"
#include "service/api/api_private.h"

enum { DEFAULT_LIMIT = 100, MOST_LIMIT = 1000 };

static json_t *entry_json(const pa_request_entry *entry)
{
    char when[32];
    pa_clock_format_utc(entry->wall_ms, when);
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "timestamp", when, "method", entry->method, "path",
                     entry->path, "client_ip", entry->client_ip, "user_agent", entry->user_agent);
}

static void answer(const pa_api_errand *errand)
{
    pa_arena arena;
    pa_request_entry *entries = NULL;
    uint32_t count = 0;
    pa_error err;
    pa_arena_init(&arena, 0);
    pa_request_filter filter = {.limit = errand->limit};
    if (pa_store_list_requests(errand->api->options.store, &filter, &arena, &entries, &count, &err)) {
        pa_api_fail(errand->api, errand->exchange, &err);
    } else {
        json_t *list = json_array();
        for (uint32_t i = 0; i < count; i++) {
            json_array_append_new(list, entry_json(&entries[i]));
        }
        pa_api_answer(errand->exchange, 200, json_pack("{s:o}", "requests", list));
    }
    pa_arena_done(&arena);
}

void pa_route_requests_list(void *context, pa_http_exchange *exchange)
{
    static const pa_api_number limits = {.least = 1, .most = MOST_LIMIT, .standard = DEFAULT_LIMIT};
    json_t *problems = json_array();
    pa_api_errand errand = {.api = context,
                            .exchange = exchange,
                            .limit = pa_api_query_number(exchange, "limit", &limits, problems)};
    if (json_array_size(problems) > 0) {
        pa_api_refuse_problems(exchange, problems);
        return;
    }
    json_decref(problems);
    pa_api_defer(&errand, answer);
}
