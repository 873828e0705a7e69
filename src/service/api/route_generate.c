#include <stdio.h>
#include <string.h>

#include "service/api/api_private.h"
#include "service/api/call.h"
#include "service/api/generate_body.h"
#include "service/api/problems.h"

enum { SHOWN_MODE_BYTES = 64 };

static void refuse_mode(pa_http_exchange *exchange, const char *mode)
{
    size_t shown = strlen(mode);
    if (shown > SHOWN_MODE_BYTES) {
        for (shown = SHOWN_MODE_BYTES; (mode[shown] & 0xC0) == 0x80;) {
            shown--;
        }
    }
    char detail[SHOWN_MODE_BYTES + 32];
    snprintf(detail, sizeof detail, "Invalid mode: '%.*s'.", (int)shown, mode);
    pa_api_answer(exchange, 400,
                  json_pack("{s:s, s:s, s:[s, s]}", "detail", detail, "code", "invalid_mode", "suggestions",
                            pa_mode_name(PA_MODE_BASIC), pa_mode_name(PA_MODE_ADVANCED)));
}

static void refuse_webhook(pa_http_exchange *exchange)
{
    json_t *problems = json_array();
    pa_problem_add(problems, "body", "webhook_url",
                   "this server sends no webhooks: WEBHOOK_SECRET is not set", "value_error.webhook.disabled",
                   NULL);
    pa_api_refuse_problems(exchange, problems);
}

void pa_route_generate(void *context, pa_http_exchange *exchange)
{
    pa_api *api = context;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_generate_body body;
    json_t *problems = NULL;
    const char *mode = NULL;
    switch (pa_generate_body_read(pa_http_body(exchange), pa_http_header(exchange, "Content-Type"),
                                  api->options.registry, api->options.brightness, &arena, &body, &problems,
                                  &mode)) {
    case PA_BODY_FINE:
        if (body.webhook_url && !api->options.webhook_secret[0]) {
            refuse_webhook(exchange);
        } else {
            pa_api_call(api, exchange, &body);
        }
        break;
    case PA_BODY_PROBLEMS:
        pa_api_refuse_problems(exchange, problems);
        break;
    case PA_BODY_BAD_MODE:
        refuse_mode(exchange, mode);
        break;
    case PA_BODY_NO_MEMORY: {
        pa_error err;
        pa_fail(&err, PA_NO_MEMORY, NULL);
        pa_api_fail(api, exchange, &err);
        break;
    }
    }
    pa_arena_done(&arena);
}
