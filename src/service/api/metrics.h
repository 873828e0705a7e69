/** What the service counts, in Prometheus' text format. Safe from every thread. */
#ifndef PA_SERVICE_API_METRICS_H
#define PA_SERVICE_API_METRICS_H

#include <stdatomic.h>

#include "foundation/bytes.h"
#include "service/api/api.h"

enum { PA_METRICS_STATUSES = 600, PA_METRICS_BUCKETS = 12 };

/** Zeroed is none yet. */
typedef struct pa_metrics {
    atomic_uint_least64_t statuses[PA_METRICS_STATUSES]; /* answers by HTTP status; 0: none was given */
    atomic_uint_least64_t
        buckets[PA_METRICS_BUCKETS + 1]; /* answers by time; the last one: longer than all */
    atomic_uint_least64_t elapsed_us, bytes_sent;
    atomic_uint_least64_t refused; /* by the rate limit */
} pa_metrics;

void pa_metrics_note(pa_metrics *metrics, const pa_http_record *record);
/** api is the one that holds the metrics. */
void pa_metrics_write(pa_api *api, pa_bytes *out_text);

#endif
