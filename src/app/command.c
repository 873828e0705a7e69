#include "app/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *pa_invocation_value(const pa_invocation *invocation, const char *option_name)
{
    const pa_option *options = invocation->command->options;
    for (size_t i = 0; options && options[i].name; i++) {
        if (strcmp(options[i].name, option_name) == 0) {
            return invocation->values[i];
        }
    }
    return NULL;
}

void pa_complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("promptar: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

static int exit_code_of(pa_status status)
{
    switch (status) {
    case PA_OK:
        return PA_EXIT_OK;
    case PA_INVALID:
    case PA_UNSUPPORTED:
        return PA_EXIT_USAGE;
    case PA_UNKNOWN_KIND:
        return PA_EXIT_UNKNOWN_KIND;
    case PA_CANCELLED:
        return PA_EXIT_CANCELLED;
    case PA_BUSY:
    case PA_UNAVAILABLE:
    case PA_TIMEOUT:
    case PA_UPSTREAM_QUOTA:
    case PA_UPSTREAM_BUSY:
    case PA_UPSTREAM_ASLEEP:
    case PA_UPSTREAM_PAUSED:
    case PA_UPSTREAM_UNREACHABLE:
    case PA_UPSTREAM_MISSING:
    case PA_UPSTREAM_AUTH:
    case PA_UPSTREAM_LOST:
    case PA_UPSTREAM_ERROR:
    case PA_UPSTREAM_BAD_FILE:
        return PA_EXIT_UNAVAILABLE;
    default:
        return PA_EXIT_FAILED;
    }
}

int pa_complain_error(const pa_error *err)
{
    char hint[320] = "";
    size_t at = 0;
    for (size_t i = 0; i < err->suggestion_count; i++) {
        const char *joint = i == 0 ? " Nearest: " : ", ";
        at += (size_t)snprintf(hint + at, sizeof hint - at, "%s%s", joint, err->suggestions[i]);
    }
    pa_complain("%s%s%s", err->detail, hint, at > 0 ? "." : "");
    return exit_code_of(err->status);
}
