#include "app/command_line.h"

#include <getopt.h>
#include <string.h>

enum {
    LONG_OPTION = 256, /* + row of the tables is what getopt_long gives for a long option */
    MAX_LONG_OPTIONS = PA_COMMAND_MAX_OPTIONS + PA_REQUEST_OPTION_COUNT + PA_SETTING_COUNT + 2
};

/* What getopt_long wants: long options of the three tables, and the letters. */
typedef struct getopt_tables {
    struct option long_options[MAX_LONG_OPTIONS];
    char letter[MAX_LONG_OPTIONS];         /* of each; 0: none */
    const char **places[MAX_LONG_OPTIONS]; /* where the value of each goes; NULL: it asks for help */
    size_t count;
    char letters[2 * (PA_COMMAND_MAX_OPTIONS + PA_REQUEST_OPTION_COUNT) + 8];
} getopt_tables;

static void add_option(getopt_tables *tables, const char *name, char letter, bool takes_value,
                       const char **place)
{
    size_t row = tables->count++;
    int argument = takes_value ? required_argument : no_argument;
    tables->long_options[row] = (struct option){name, argument, NULL, LONG_OPTION + (int)row};
    tables->letter[row] = letter;
    tables->places[row] = place;
    if (letter) {
        size_t length = strlen(tables->letters);
        snprintf(tables->letters + length, sizeof tables->letters - length, takes_value ? "%c:" : "%c",
                 letter);
    }
}

static size_t request_option_count(const pa_command *command)
{
    return command->takes_request_options ? PA_REQUEST_OPTION_COUNT : 0;
}

/* The values will go into line. */
static void fill_tables(const pa_command *command, pa_command_line *line, getopt_tables *tables)
{
    tables->letters[0] = ':'; /* a missing value is told apart from an unknown option */
    add_option(tables, "help", 'h', false, NULL);
    for (size_t i = 0; command->options && command->options[i].name; i++) {
        const pa_option *option = &command->options[i];
        add_option(tables, option->name, option->letter, option->value_name, &line->values[i]);
    }
    for (size_t i = 0; i < request_option_count(command); i++) {
        const pa_request_option *option = &pa_request_options[i];
        add_option(tables, option->flag, option->letter, option->value_name, &line->request_values[i]);
    }
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        add_option(tables, pa_settings[i].flag, 0, true, &line->flags[i]);
    }
}

/* The row of what getopt_long found; tables->count: an option nobody knows. */
static size_t find_row(const getopt_tables *tables, int found)
{
    if (found >= LONG_OPTION) {
        return (size_t)(found - LONG_OPTION);
    }
    size_t row = 0;
    while (row < tables->count && tables->letter[row] != found) {
        row++;
    }
    return row;
}

static pa_status check_operands(const pa_command *command, const pa_command_line *line, pa_error *err)
{
    if (line->operand_count < command->least_operands) {
        return pa_fail(err, PA_INVALID, "%s needs %s; see promptar %s --help.", command->name,
                       command->operands, command->name);
    }
    if (line->operand_count > command->most_operands) {
        const char *extra = line->operands[command->most_operands];
        return pa_fail(err, PA_INVALID, "'%.80s' is one word too many; put quotes around a prompt.", extra);
    }
    return PA_OK;
}

pa_status pa_command_line_read(const pa_command *command, int count, char **arguments,
                               pa_command_line *out_line, pa_error *err)
{
    pa_command_line line = {0};
    getopt_tables tables = {0};
    fill_tables(command, &line, &tables);
    optind = 0; /* glibc: forget an earlier reading */
    opterr = 0;
    int found;
    while ((found = getopt_long(count, arguments, tables.letters, tables.long_options, NULL)) != -1) {
        const char *given = optind > 0 && optind <= count ? arguments[optind - 1] : "";
        if (found == ':') {
            return pa_fail(err, PA_INVALID, "%.80s needs a value; see promptar %s --help.", given,
                           command->name);
        }
        size_t row = find_row(&tables, found);
        if (row == tables.count) {
            return pa_fail(err, PA_INVALID, "%.80s is no option of promptar %s; see promptar %s --help.",
                           given, command->name, command->name);
        }
        if (!tables.places[row]) {
            *out_line = (pa_command_line){.help = true};
            return PA_OK;
        }
        *tables.places[row] = optarg ? optarg : "";
    }
    line.operands = (const char *const *)arguments + optind;
    line.operand_count = (size_t)(count - optind);
    pa_status status = check_operands(command, &line, err);
    if (!status) {
        *out_line = line;
    }
    return status;
}

static void write_settings(FILE *out)
{
    fputs("\nSettings, as flags; each may stand in the environment or in .env too:\n", out);
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        const pa_setting *setting = &pa_settings[i];
        char left[64];
        snprintf(left, sizeof left, "--%s %s", setting->flag,
                 setting->type == PA_SETTING_INTEGER ? "N" : "TEXT");
        fprintf(out, "  %-30s %s", left, setting->help);
        if (setting->choices) {
            fprintf(out, ": %s", setting->choices);
        }
        if (setting->standard && *setting->standard) {
            fprintf(out, " (%s)", setting->standard);
        }
        fputc('\n', out);
    }
}

static void write_option(FILE *out, const pa_option *option)
{
    char left[64];
    char letter[8] = "    ";
    if (option->letter) {
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name, option->value_name ? " " : "",
             option->value_name ? option->value_name : "");
    fprintf(out, "  %-28s %s\n", left, option->help);
}

void pa_command_line_help(const pa_command *command, bool with_settings, FILE *out)
{
    fprintf(out, "usage: promptar %s%s%s [options]\n\n%s\n", command->name, *command->operands ? " " : "",
            command->operands, command->summary);
    if (command->details) {
        fprintf(out, "\n%s\n", command->details);
    }
    fputs("\nOptions:\n", out);
    for (const pa_option *option = command->options; option && option->name; option++) {
        write_option(out, option);
    }
    for (size_t i = 0; i < request_option_count(command); i++) {
        const pa_request_option *option = &pa_request_options[i];
        write_option(out, &(pa_option){option->flag, option->letter, option->value_name, option->help});
    }
    fprintf(out, "  %-28s %s\n", "-h, --help", "this text");
    if (with_settings) {
        write_settings(out);
    } else {
        fputs("\nEvery setting that promptar config lists can be given as a flag too.\n", out);
    }
}
