/* promptar engines: what makes models here, and whether it is ready. */
#include <stdio.h>
#include <stdlib.h>

#include "app/command.h"
#include "app/compose.h"
#include "service/api/api.h"

static const pa_option options[] = {
    {"json", 0, NULL, "as GET /api/engines answers"},
    {0},
};

static int write_json(const pa_registry *registry)
{
    json_t *json = pa_api_engines_json(registry);
    char *text = json ? json_dumps(json, JSON_INDENT(2)) : NULL;
    json_decref(json);
    if (!text) {
        pa_complain("out of memory.");
        return PA_EXIT_FAILED;
    }
    puts(text);
    free(text);
    return PA_EXIT_OK;
}

static void write_text(const pa_registry *registry)
{
    for (size_t i = 0; i < registry->engine_count; i++) {
        const pa_engine *engine = &registry->engines[i];
        pa_availability availability = engine->availability(engine->self);
        printf("%-16s %-13s", engine->name, pa_engine_state_name(availability.state));
        for (int mode = 0; mode < PA_MODE_COUNT; mode++) {
            printf(" %-8s", engine->modes & (1u << mode) ? pa_mode_name((pa_mode)mode) : "");
        }
        printf(" %-8s", engine->takes_images ? "images" : "");
        printf("  %s%s%s\n", engine->title, availability.reason[0] ? ": " : "", availability.reason);
    }
}

static int run(const pa_invocation *invocation)
{
    const pa_config *config = &invocation->configuration->config;
    pa_log log = pa_config_log(config);
    pa_registry registry = {0};
    pa_error err;
    int code = PA_EXIT_OK;
    if (pa_compose_engines(config, &log, invocation->arena, &registry, &err)) {
        code = pa_complain_error(&err);
    } else if (pa_invocation_value(invocation, "json")) {
        code = write_json(&registry);
    } else {
        write_text(&registry);
    }
    pa_registry_done(&registry);
    return code;
}

const pa_command pa_command_engines = {
    .name = "engines",
    .operands = "",
    .summary = "list the engines and their state",
    .options = options,
    .run = run,
};
