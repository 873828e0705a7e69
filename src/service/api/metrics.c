#include "service/api/metrics.h"

#include "service/api/api_private.h"

static const double bucket_ends_s[PA_METRICS_BUCKETS] = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5,
                                                         1,     2.5,   5,    10,   60,  300};

static void add(atomic_uint_least64_t *to, uint64_t amount)
{
    atomic_fetch_add_explicit(to, amount, memory_order_relaxed);
}

static unsigned long long get(atomic_uint_least64_t *of)
{
    return atomic_load_explicit(of, memory_order_relaxed);
}

void pa_metrics_note(pa_metrics *metrics, const pa_http_record *record)
{
    int status = record->status > 0 && record->status < PA_METRICS_STATUSES ? record->status : 0;
    size_t bucket = 0;
    while (bucket < PA_METRICS_BUCKETS && record->elapsed_ms > bucket_ends_s[bucket] * 1000) {
        bucket++;
    }
    add(&metrics->statuses[status], 1);
    add(&metrics->buckets[bucket], 1);
    add(&metrics->elapsed_us, (uint64_t)(record->elapsed_ms * 1000));
    add(&metrics->bytes_sent, record->bytes_sent);
}

static void describe(pa_bytes *text, const char *name, const char *type, const char *help)
{
    pa_bytes_printf(text, "# HELP promptar_%s %s\n# TYPE promptar_%s %s\n", name, help, name, type);
}

static void write_number(pa_bytes *text, const char *name, const char *type, const char *help,
                         unsigned long long value)
{
    describe(text, name, type, help);
    pa_bytes_printf(text, "promptar_%s %llu\n", name, value);
}

static void write_http(pa_metrics *metrics, pa_bytes *text)
{
    describe(text, "http_requests_total", "counter", "Answers by status; 0: the client left before one.");
    for (int status = 0; status < PA_METRICS_STATUSES; status++) {
        unsigned long long count = get(&metrics->statuses[status]);
        if (count > 0) {
            pa_bytes_printf(text, "promptar_http_requests_total{status=\"%d\"} %llu\n", status, count);
        }
    }
    describe(text, "http_request_duration_seconds", "histogram",
             "From a request's first byte to its answer.");
    unsigned long long sum = 0;
    for (size_t i = 0; i < PA_METRICS_BUCKETS; i++) {
        sum += get(&metrics->buckets[i]);
        pa_bytes_printf(text, "promptar_http_request_duration_seconds_bucket{le=\"%g\"} %llu\n",
                        bucket_ends_s[i], sum);
    }
    sum += get(&metrics->buckets[PA_METRICS_BUCKETS]);
    pa_bytes_printf(text,
                    "promptar_http_request_duration_seconds_bucket{le=\"+Inf\"} %llu\n"
                    "promptar_http_request_duration_seconds_sum %.6f\n"
                    "promptar_http_request_duration_seconds_count %llu\n",
                    sum, (double)get(&metrics->elapsed_us) / 1e6, sum);
    write_number(text, "http_sent_bytes_total", "counter", "Bytes of bodies.", get(&metrics->bytes_sent));
    write_number(text, "rate_limit_refusals_total", "counter", "Requests answered with 429.",
                 get(&metrics->refused));
}

/* With the jobs' mutex. */
static void write_jobs(pa_api *api, pa_bytes *text)
{
    const pa_registry *registry = api->options.registry;
    pa_jobs_figures figures[PA_REGISTRY_CAPACITY];
    for (size_t i = 0; i < registry->engine_count; i++) {
        pa_jobs_measure_engine(api->jobs, i, &figures[i]);
    }
    describe(text, "jobs", "gauge", "Generations that wait or run now.");
    for (size_t i = 0; i < registry->engine_count; i++) {
        pa_bytes_printf(text,
                        "promptar_jobs{engine=\"%s\",state=\"queued\"} %u\n"
                        "promptar_jobs{engine=\"%s\",state=\"running\"} %u\n",
                        registry->engines[i].name, figures[i].queued, registry->engines[i].name,
                        figures[i].running);
    }
    describe(text, "jobs_ended_total", "counter", "Jobs by how they ended.");
    for (size_t i = 0; i < registry->engine_count; i++) {
        for (int state = PA_JOB_SUCCEEDED; state < PA_JOB_STATE_COUNT; state++) {
            pa_bytes_printf(text, "promptar_jobs_ended_total{engine=\"%s\",state=\"%s\"} %llu\n",
                            registry->engines[i].name, pa_job_state_name((pa_job_state)state),
                            (unsigned long long)figures[i].ended[state]);
        }
    }
}

static void write_store(pa_store *store, pa_bytes *text)
{
    pa_store_figures figures;
    pa_store_measure(store, &figures);
    write_number(text, "models", "gauge", "Models that can be fetched.", figures.models);
    write_number(text, "model_bytes", "gauge", "Bytes of their files.", figures.bytes);
    write_number(text, "request_log_written_total", "counter", "Lines of the request log.",
                 figures.requests_written);
    write_number(text, "request_log_dropped_total", "counter", "Lines that were lost.",
                 figures.requests_dropped);
}

/* With the jobs' mutex. */
static void write_couriers(pa_couriers *couriers, pa_bytes *text)
{
    pa_couriers_figures figures;
    pa_couriers_measure(couriers, &figures);
    describe(text, "webhook_attempts_total", "counter", "Webhooks that were sent, by outcome.");
    pa_bytes_printf(text,
                    "promptar_webhook_attempts_total{outcome=\"delivered\"} %llu\n"
                    "promptar_webhook_attempts_total{outcome=\"failed\"} %llu\n",
                    (unsigned long long)figures.delivered, (unsigned long long)figures.failed);
    write_number(text, "webhooks_given_up_total", "counter", "Messages that never arrived.",
                 figures.given_up);
}

void pa_metrics_write(pa_api *api, pa_bytes *out_text)
{
    write_http(&api->metrics, out_text);
    write_number(out_text, "watchers", "gauge", "Clients who watch a job now.",
                 pa_watchers_count(api->watchers));
    write_store(api->options.store, out_text);
    pthread_mutex_lock(&api->jobs_mutex);
    if (api->jobs) {
        write_jobs(api, out_text);
    }
    if (api->couriers) {
        write_couriers(api->couriers, out_text);
    }
    pthread_mutex_unlock(&api->jobs_mutex);
}
