#include "foundation/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "foundation/clock.h"

enum { LINE_SIZE = 4096 };

static const char *const level_names[] = {"debug", "info", "warn", "error"};

/* Appends text with control characters, and for JSON also quotes and backslashes, escaped. */
static size_t append_escaped(char *line, size_t at, size_t room, const char *text, bool json)
{
    for (const unsigned char *c = (const unsigned char *)text; *c && at + 7 < room; c++) {
        if (*c < 0x20 || *c == 0x7F) {
            at += (size_t)snprintf(line + at, room - at, "\\u%04x", *c);
        } else if (json && (*c == '"' || *c == '\\')) {
            line[at++] = '\\';
            line[at++] = (char)*c;
        } else {
            line[at++] = (char)*c;
        }
    }
    line[at] = '\0';
    return at;
}

void pa_log_write(const pa_log *log, pa_log_level level, const char *event, const char *format, ...)
{
    if (!log || level < log->least) {
        return;
    }
    char words[LINE_SIZE / 2];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);

    char when[32];
    pa_clock_format_utc(pa_clock_wall_ms(), when);
    char line[LINE_SIZE];
    const char *head =
        log->json ? "{\"time\":\"%s\",\"level\":\"%s\",\"event\":\"%s\",\"message\":\"" : "%s %-5s %s: ";
    size_t at = (size_t)snprintf(line, sizeof line, head, when, level_names[level], event);
    at = append_escaped(line, at, sizeof line - 4, words, log->json);
    at += (size_t)snprintf(line + at, sizeof line - at, log->json ? "\"}\n" : "\n");
    /* One write a line keeps lines whole; a log that cannot be written must never stop the work. */
    if (write(log->fd, line, at) < 0) {
        return;
    }
}
