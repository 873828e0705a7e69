/* promptar config: the settings in force and where each comes from. */
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "foundation/json.h"

#include <stdlib.h>

static const pa_option options[] = {
    {"json", 0, NULL, "as one JSON object"},
    {"markdown", 0, NULL, "the table of all settings, as the README has it"},
    {0},
};

static void write_markdown(void)
{
    puts("| Setting | Default | What it does |\n|---|---|---|");
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        const pa_setting *setting = &pa_settings[i];
        char standard[96] = "";
        if (setting->standard_help) {
            snprintf(standard, sizeof standard, "%s", setting->standard_help);
        } else if (*setting->standard) {
            snprintf(standard, sizeof standard, "`%s`", setting->standard);
        }
        printf("| `%s` | %s | %s%s", setting->name, standard, setting->help, setting->choices ? ": " : "");
        for (const char *c = setting->choices ? setting->choices : ""; *c; c++) {
            fputs(*c == '|' ? ", " : (char[]){*c, '\0'}, stdout);
        }
        puts(" |");
    }
}

static void write_text(const pa_invocation *invocation)
{
    const pa_config_result *configuration = invocation->configuration;
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        const char *value = pa_config_show(&configuration->config, &pa_settings[i], invocation->arena);
        printf("%-26s %-32s %s\n", pa_settings[i].name, value ? value : "", configuration->origins[i]);
    }
}

static int write_json(const pa_invocation *invocation)
{
    const pa_config_result *configuration = invocation->configuration;
    json_t *object = json_object();
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        const char *value = pa_config_show(&configuration->config, &pa_settings[i], invocation->arena);
        json_object_set_new(object, pa_settings[i].name,
                            json_pack("{s:s, s:s}", "value", value, "from", configuration->origins[i]));
    }
    char *text = json_dumps(object, JSON_INDENT(2));
    json_decref(object);
    if (!text) {
        pa_complain("a value is not valid UTF-8, or memory ran out.");
        return PA_EXIT_FAILED;
    }
    puts(text);
    free(text);
    return PA_EXIT_OK;
}

static int run(const pa_invocation *invocation)
{
    if (pa_invocation_value(invocation, "markdown")) {
        write_markdown();
        return PA_EXIT_OK;
    }
    if (pa_invocation_value(invocation, "json")) {
        return write_json(invocation);
    }
    write_text(invocation);
    return PA_EXIT_OK;
}

const pa_command pa_command_config = {
    .name = "config",
    .operands = "",
    .summary = "show the settings in force; secrets are masked",
    .details =
        "Flags come before the environment, the environment before a .env file in the working folder.\n"
        "An empty value counts as not set.",
    .options = options,
    .run = run,
};
