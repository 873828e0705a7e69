/* promptar: a sentence goes in, a model ready for augmented reality comes out. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/command_line.h"

static const pa_command *const commands[] = {&pa_command_serve,   &pa_command_generate, &pa_command_optimize,
                                             &pa_command_render,  &pa_command_inspect,  &pa_command_engines,
                                             &pa_command_recipes, &pa_command_coverage, &pa_command_models,
                                             &pa_command_config,  &pa_command_requests, &pa_command_notices};

enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static void write_overview(FILE *out)
{
    fputs("promptar turns a sentence into a 3D model for augmented reality.\n\n"
          "usage: promptar COMMAND [options]\n\nCommands:\n",
          out);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        fprintf(out, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    }
    fputs("\nOptions:\n"
          "  --help     this text; promptar COMMAND --help says more about a command\n"
          "  --version  the version\n\n"
          "Exit codes: 0 done, 1 failed, 2 wrong use or setting, 3 nothing known by the prompt's noun,\n"
          "4 engine not available, 130 cancelled.\n",
          out);
}

static const pa_command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return commands[i];
        }
    }
    return NULL;
}

static int run_command(const pa_command *command, int count, char **arguments, pa_arena *arena)
{
    pa_command_line line;
    pa_error err;
    if (pa_command_line_read(command, count, arguments, &line, &err)) {
        pa_complain("%s", err.detail);
        return PA_EXIT_USAGE;
    }
    if (line.help) {
        pa_command_line_help(command, command == &pa_command_serve, stdout);
        return PA_EXIT_OK;
    }
    pa_config_sources sources = {.environment = (const char *const *)environ};
    memcpy(sources.flags, line.flags, sizeof sources.flags);
    pa_config_result configuration;
    if (pa_config_read_env_file(".env", arena, &sources.env_file, &err) ||
        pa_config_load(&sources, arena, &configuration, &err)) {
        pa_complain("%s", err.detail);
        return PA_EXIT_USAGE;
    }
    pa_invocation invocation = {.command = command,
                                .operands = line.operands,
                                .operand_count = line.operand_count,
                                .configuration = &configuration,
                                .arena = arena};
    memcpy(invocation.values, line.values, sizeof invocation.values);
    memcpy(invocation.request_values, line.request_values, sizeof invocation.request_values);
    return command->run(&invocation);
}

int main(int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "";
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
        write_overview(stdout);
        return PA_EXIT_OK;
    }
    if (strcmp(name, "--version") == 0) {
        puts("promptar " PA_VERSION);
        return PA_EXIT_OK;
    }
    const pa_command *command = find_command(name);
    if (!command) {
        if (*name) {
            pa_complain("'%s' is no command; see promptar --help.", name);
        } else {
            write_overview(stderr);
        }
        return PA_EXIT_USAGE;
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    int code = run_command(command, count - 1, arguments + 1, &arena);
    pa_arena_done(&arena);
    /* Output that went nowhere (a full disk, a closed pipe) is no success. */
    if (fflush(stdout) != 0 && code == PA_EXIT_OK) {
        code = PA_EXIT_FAILED;
    }
    return code;
}
