#include "service/api/api_private.h"
#include "service/api/problems.h"

enum { DEFAULT_LIMIT = 50, MOST_LIMIT = 1000, MOST_OFFSET = 1000000000 };

static void answer(const pa_api_errand *errand)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_model *models = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    pa_error err;
    if (pa_store_list_models(errand->api->options.store, errand->limit, errand->offset, &arena, &models,
                             &count, &total, &err)) {
        pa_api_fail(errand->api, errand->exchange, &err);
    } else {
        json_t *list = json_array();
        for (uint32_t i = 0; i < count; i++) {
            json_array_append_new(list, pa_api_model_json(&models[i]));
        }
        pa_api_answer(errand->exchange, 200,
                      json_pack("{s:o, s:I, s:i, s:i}", "models", list, "total", (json_int_t)total, "limit",
                                (int)errand->limit, "offset", (int)errand->offset));
    }
    pa_arena_done(&arena);
}

void pa_route_models_list(void *context, pa_http_exchange *exchange)
{
    static const pa_api_number limits = {.least = 1, .most = MOST_LIMIT, .standard = DEFAULT_LIMIT};
    static const pa_api_number offsets = {.most = MOST_OFFSET};
    json_t *problems = json_array();
    pa_api_errand errand = {
        .api = context,
        .exchange = exchange,
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
