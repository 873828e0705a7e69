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

/* What an option wants, in words. */
static void describe(const pa_request_option *option, char *text, size_t size)
{
    switch (option->type) {
    case PA_REQUEST_NUMBER:
    case PA_REQUEST_WHOLE:
        snprintf(text, size, "a %snumber from %.10g to %.10g",
                 option->type == PA_REQUEST_WHOLE ? "whole " : "", option->least, option->most);
        break;
    case PA_REQUEST_FLAG:
        snprintf(text, size, "true or false");
        break;
    case PA_REQUEST_CHOICE: {
        size_t at = (size_t)snprintf(text, size, "one of");
        for (unsigned place = 0; option->choice(place) && at < size; place++) {
            at += (size_t)snprintf(text + at, size - at, "%s %s", place ? "," : "", option->choice(place));
        }
        break;
    }
    }
}

pa_status pa_invocation_request(const pa_invocation *invocation, pa_request *request, pa_error *err)
{
    pa_brightness_parse(invocation->configuration->config.brightness, &request->brightness);
    for (size_t i = 0; i < PA_REQUEST_OPTION_COUNT; i++) {
        const pa_request_option *option = &pa_request_options[i];
        const char *given = invocation->request_values[i];
        const char *text = given && !option->value_name ? "true" : given;
        if (text && pa_request_option_read(option, (pa_span){(const uint8_t *)text, strlen(text)}, request)) {
            char wanted[128];
            describe(option, wanted, sizeof wanted);
            return pa_fail(err, PA_INVALID, "--%s must be %s, not '%.80s'.", option->flag, wanted, text);
        }
    }
    return PA_OK;
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
    case PA_BAD_FILE:
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
