#include "service/api/api_private.h"

static json_t *modes_json(unsigned modes)
{
    json_t *list = json_array();
    for (int mode = 0; mode < PA_MODE_COUNT; mode++) {
        if (modes & (1u << mode)) {
            json_array_append_new(list, json_string(pa_mode_name((pa_mode)mode)));
        }
    }
    return list;
}

json_t *pa_api_engines_json(const pa_registry *registry)
{
    json_t *list = json_array();
    for (size_t i = 0; i < registry->engine_count; i++) {
        const pa_engine *engine = &registry->engines[i];
        pa_availability availability = engine->availability(engine->self);
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:o, s:b, s:b, s:b}", "name",
                                              engine->name, "title", engine->title, "state",
                                              pa_engine_state_name(availability.state), "reason",
                                              availability.reason, "modes", modes_json(engine->modes),
                                              "images", (int)engine->takes_images, "models",
                                              (int)engine->takes_models, "remote", (int)engine->remote));
    }
    return json_pack("{s:o}", "engines", list);
}

void pa_route_engines(void *context, pa_http_exchange *exchange)
{
    const pa_api *api = context;
    pa_api_answer(exchange, 200, pa_api_engines_json(api->options.registry));
}
