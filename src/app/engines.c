/* promptar engines: what makes models here, and whether it is ready. */
#include <stdio.h>
#include <stdlib.h>

#include "app/command.h"
#include "app/compose.h"
#include "engines/gradio/space_engine.h"
#include "foundation/clock.h"
#include "service/api/api.h"

static const pa_option options[] = {
    {"json", 0, NULL, "as GET /api/engines answers"},
    {"probe", 0, NULL, "asks every configured Space which Gradio it is and what it takes; calls nothing"},
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
        printf(" %-8s", engine->takes_images ? "images" : engine->takes_models ? "models" : "");
        printf("  %s%s%s\n", engine->title, availability.reason[0] ? ": " : "", availability.reason);
    }
}

static void write_parameter(const pa_gradio_parameter *parameter)
{
    printf("    %-28s", parameter->name[0] ? parameter->name : "(no name)");
    if (parameter->bounded) {
        printf(" %g to %g%s", parameter->least, parameter->most, parameter->whole ? ", whole" : "");
    }
    char *otherwise = parameter->fallback ? pa_json_encode(parameter->fallback) : NULL;
    if (otherwise) {
        printf(" (%.60s)", otherwise);
    }
    puts("");
    free(otherwise);
}

/* False when the Space did not answer as it should. */
static bool probe_space(const pa_engine *engine, pa_arena *arena)
{
    pa_space_probe probe;
    pa_error err = {0};
    int64_t begun = pa_clock_monotonic_ns();
    if (pa_space_engine_probe(engine, NULL, arena, &probe, &err) != PA_OK) {
        printf("%s: %s (%s)\n", engine->name, err.detail, pa_status_code(err.status));
        for (size_t i = 0; i < err.suggestion_count; i++) {
            printf("    it has %s\n", err.suggestions[i]);
        }
        return false;
    }
    printf("%s: %s, Gradio %s, protocol %s, /%s, answered in %.0f ms\n", engine->name, probe.base,
           probe.endpoint.version, probe.endpoint.protocol_name, probe.endpoint.api_name,
           (double)(pa_clock_monotonic_ns() - begun) / 1e6);
    for (uint32_t i = 0; i < probe.endpoint.parameter_count; i++) {
        write_parameter(&probe.endpoint.parameters[i]);
    }
    pa_gradio_endpoint_done(&probe.endpoint);
    return true;
}

static int probe_spaces(const pa_registry *registry, pa_arena *arena)
{
    int code = PA_EXIT_OK;
    size_t probed = 0;
    for (size_t i = 0; i < registry->engine_count; i++) {
        const pa_engine *engine = &registry->engines[i];
        if (pa_engine_is_space(engine) &&
            engine->availability(engine->self).state != PA_ENGINE_UNCONFIGURED) {
            code = probe_space(engine, arena) ? code : PA_EXIT_FAILED;
            probed++;
        }
    }
    if (probed == 0) {
        puts(
            "No Space is configured: set HF_TOKEN, or a Space in TRELLIS_SPACE, SHAP_E_SPACE or SPACE_FILE.");
    }
    return code;
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
    } else if (pa_invocation_value(invocation, "probe")) {
        code = probe_spaces(&registry, invocation->arena);
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
