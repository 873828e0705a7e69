/** Time: a monotonic clock for durations, a wall clock for records. */
#ifndef PA_FOUNDATION_CLOCK_H
#define PA_FOUNDATION_CLOCK_H

#include <stdint.h>

/** Nanoseconds since an arbitrary start; never goes back. */
int64_t pa_clock_monotonic_ns(void);
/** Milliseconds since 1970-01-01 UTC. */
int64_t pa_clock_wall_ms(void);
/** "2026-11-23T11:16:00.123456Z" (27 characters and a NUL) for a wall time in milliseconds. */
void pa_clock_format_utc(int64_t wall_ms, char out_text[32]);

#endif
