/**
 * Log lines on standard error, as text or as one JSON object a line. Only app/ and service/ log; library
 * rooms report through pa_error. Safe from every thread: a line is written whole.
 */
#ifndef PA_FOUNDATION_LOG_H
#define PA_FOUNDATION_LOG_H

#include <stdbool.h>

typedef enum pa_log_level { PA_LOG_DEBUG, PA_LOG_INFO, PA_LOG_WARN, PA_LOG_ERROR } pa_log_level;

typedef struct pa_log {
    int fd;             /* where lines go; 2 for standard error */
    pa_log_level least; /* lines below it are dropped */
    bool json;
} pa_log;

/**
 * Writes one line: time, level, event, words. `event` is a short constant ("http", "job", "store") by
 * which lines are found again. Control characters are escaped, so foreign text cannot forge a line.
 * A NULL log drops it.
 */
void pa_log_write(const pa_log *log, pa_log_level level, const char *event, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
