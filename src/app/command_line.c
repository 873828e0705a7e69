#include "app/command_line.h"

#include <getopt.h>
#include <string.h>

enum {
    HELP_VALUE = 1,
    OPTION_VALUE = 256,  /* + row of the command's options */
    SETTING_VALUE = 512, /* + row of the settings */
    MAX_LONG_OPTIONS = PA_COMMAND_MAX_OPTIONS + PA_SETTING_COUNT + 2
};

/* What getopt_long wants: long options of both tables, and the letters. */
typedef struct getopt_tables {
    struct option long_options[MAX_LONG_OPTIONS];
    char letters[2 * PA_COMMAND_MAX_OPTIONS + 8];
} getopt_tables;

static void fill_tables(const pa_command *command, getopt_tables *tables)
{
    size_t count = 0;
    char *letter = tables->letters;
    *letter++ = ':'; /* a missing value is told apart from an unknown option */
    *letter++ = 'h';
    tables->long_options[count++] = (struct option){"help", no_argument, NULL, HELP_VALUE};
    for (int i = 0; command->options && command->options[i].name; i++) {
        const pa_option *option = &command->options[i];
        int argument = option->value_name ? required_argument : no_argument;
        tables->long_options[count++] = (struct option){option->name, argument, NULL, OPTION_VALUE + i};
        if (option->letter) {
            *letter++ = option->letter;
            if (option->value_name) {
                *letter++ = ':';
            }
        }
    }
    *letter = '\0';
    for (int i = 0; i < PA_SETTING_COUNT; i++) {
        tables->long_options[count++] =
            (struct option){pa_settings[i].flag, required_argument, NULL, SETTING_VALUE + i};
    }
    tables->long_options[count] = (struct option){0};
}

static int row_of_letter(const pa_command *command, int letter)
{
    for (int i = 0; command->options && command->options[i].name; i++) {
        if (command->options[i].letter == letter) {
            return i;
        }
    }
    return -1;
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
    getopt_tables tables = {0};
    fill_tables(command, &tables);
    pa_command_line line = {0};
    optind = 0; /* glibc: forget an earlier reading */
    opterr = 0;
    int found;
    while ((found = getopt_long(count, arguments, tables.letters, tables.long_options, NULL)) != -1) {
        const char *given = optind > 0 && optind <= count ? arguments[optind - 1] : "";
        if (found == 'h' || found == HELP_VALUE) {
            *out_line = (pa_command_line){.help = true};
            return PA_OK;
        }
        if (found == ':') {
            return pa_fail(err, PA_INVALID, "%.80s needs a value; see promptar %s --help.", given,
                           command->name);
        }
        int row = found >= OPTION_VALUE ? found - OPTION_VALUE : row_of_letter(command, found);
        if (found == '?' || row < 0) {
            return pa_fail(err, PA_INVALID, "%.80s is no option of promptar %s; see promptar %s --help.",
                           given, command->name, command->name);
        }
        if (found >= SETTING_VALUE) {
            line.flags[found - SETTING_VALUE] = optarg;
        } else {
            line.values[row] = optarg ? optarg : "";
        }
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

void pa_command_line_help(const pa_command *command, bool with_settings, FILE *out)
{
    fprintf(out, "usage: promptar %s%s%s [options]\n\n%s\n", command->name, *command->operands ? " " : "",
            command->operands, command->summary);
    if (command->details) {
        fprintf(out, "\n%s\n", command->details);
    }
    fputs("\nOptions:\n", out);
    for (const pa_option *option = command->options; option && option->name; option++) {
        char left[64];
        char letter[8] = "    ";
        if (option->letter) {
            snprintf(letter, sizeof letter, "-%c, ", option->letter);
        }
        snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name, option->value_name ? " " : "",
                 option->value_name ? option->value_name : "");
        fprintf(out, "  %-28s %s\n", left, option->help);
    }
    fprintf(out, "  %-28s %s\n", "-h, --help", "this text");
    if (with_settings) {
        write_settings(out);
    } else {
        fputs("\nEvery setting that promptar config lists can be given as a flag too.\n", out);
    }
}
