/** Reads argv against a command's options and the table of settings, and writes the help texts. */
#ifndef PA_APP_COMMAND_LINE_H
#define PA_APP_COMMAND_LINE_H

#include <stdbool.h>
#include <stdio.h>

#include "app/command.h"

/** What stood on the command line after the command's name. */
typedef struct pa_command_line {
    bool help; /* --help or -h; the rest is then not filled in */
    const char *values[PA_COMMAND_MAX_OPTIONS];
    const char *request_values[PA_REQUEST_OPTION_COUNT];
    const char *flags[PA_SETTING_COUNT]; /* settings given as flags, by row of pa_settings */
    const char *const *operands;
    size_t operand_count;
} pa_command_line;

/**
 * arguments[0] is skipped; they may be put into another order, operands last. Not for several threads at
 * once. Fails with PA_INVALID (an option nobody knows, a missing value, too few or too many operands).
 */
pa_status pa_command_line_read(const pa_command *command, int count, char **arguments,
                               pa_command_line *out_line, pa_error *err);

/** The help of one command; with_settings lists the settings too. */
void pa_command_line_help(const pa_command *command, bool with_settings, FILE *out);

#endif
