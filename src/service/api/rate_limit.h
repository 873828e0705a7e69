/**
 * A sliding-window rate limit by client address.
 *
 * In no window does a client get more than `requests` admissions, and a refusal says when the next one will
 * be granted. Refused requests do not count, so waiting is always rewarded. Memory is bounded: when the table
 * is full, the client that has been quiet for longest is forgotten.
 *
 * Up to 64 requests a window every admission is remembered on its own. Above that, admissions close together
 * share one mark that ages as its newest does: the limit is then kept a little too strictly, by at most 1/63
 * of the window, never too loosely.
 *
 * Safe from every thread.
 */
#ifndef PA_SERVICE_API_RATE_LIMIT_H
#define PA_SERVICE_API_RATE_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/status.h"

typedef struct pa_rate_limit pa_rate_limit;

typedef struct pa_rate_limit_options {
    uint32_t requests;       /* admissions a window; at least 1 */
    uint32_t window_seconds; /* at least 1 */
    uint32_t max_clients;    /* 0 = 65,536, or fewer when a client's marks take much room */
} pa_rate_limit_options;

typedef struct pa_rate_verdict {
    bool admitted;
    uint32_t limit;
    uint32_t remaining; /* admissions left now */
    int64_t reset_ns;   /* until the client's oldest admission leaves the window, so that one more is granted;
                           0: it has none */
} pa_rate_verdict;

/** Fails with PA_INVALID, PA_NO_MEMORY. */
pa_status pa_rate_limit_new(const pa_rate_limit_options *options, pa_rate_limit **out_limit, pa_error *err);
/** Accepts NULL. */
void pa_rate_limit_free(pa_rate_limit *limit);

/**
 * Counts a request when it is admitted. client_ip: an IPv4 or IPv6 address as text; IPv6 counts by its /64,
 * an IPv4 address inside IPv6 as the IPv4 one; all other texts share one entry. now_ns: a monotonic clock.
 */
pa_rate_verdict pa_rate_limit_admit(pa_rate_limit *limit, const char *client_ip, int64_t now_ns);
/** What pa_rate_limit_admit would say, without counting. */
pa_rate_verdict pa_rate_limit_peek(pa_rate_limit *limit, const char *client_ip, int64_t now_ns);
/** Clients remembered now; never more than the table holds. */
uint32_t pa_rate_limit_clients(pa_rate_limit *limit);

#endif
