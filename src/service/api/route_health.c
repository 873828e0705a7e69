#include "service/api/api_private.h"

#define CONSTANT(text)                                                                                       \
    (pa_span)                                                                                                \
    {                                                                                                        \
        (const uint8_t *)(text), sizeof(text) - 1                                                            \
    }

/* Answered by the listening thread alone, so that it is quick while every worker is busy. */
void pa_route_health(void *context, pa_http_exchange *exchange)
{
    (void)context;
    pa_http_answer_static(exchange, 200, "application/json",
                          CONSTANT("{\"status\":\"healthy\",\"service\":\"PromptAR Backend\"}"));
}

void pa_route_livez(void *context, pa_http_exchange *exchange)
{
    (void)context;
    pa_http_answer_static(exchange, 200, "application/json", CONSTANT("{\"status\":\"alive\"}"));
}
