#include "foundation/clock.h"

#include <stdio.h>
#include <time.h>

int64_t pa_clock_monotonic_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t pa_clock_wall_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void pa_clock_format_utc(int64_t wall_ms, char out_text[32])
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm parts;
    gmtime_r(&seconds, &parts);
    size_t length = strftime(out_text, 32, "%Y-%m-%dT%H:%M:%S", &parts);
    snprintf(out_text + length, 32 - length, ".%03u000Z", (unsigned)(wall_ms % 1000) % 1000);
}
