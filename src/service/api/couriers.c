#include "service/api/couriers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "foundation/clock.h"
#include "foundation/hash.h"
#include "service/api/job_json.h"
#include "transfer/transfer.h"

enum {
    COURIERS = 4, /* so that one address that hangs does not hold up all others */
    CONNECT_TIMEOUT_S = 5,
    TOTAL_TIMEOUT_S = 10,
    LEASE_MS = 30 * 1000, /* a courier who has not come back by then has died with the process */
    NAP_MS = 10 * 1000,
    MOST_ATTEMPTS = 7,
    GONE = 410
};

struct pa_couriers {
    const pa_api_options *options;
    pa_transfers *transfers;
    pthread_t threads[COURIERS];
    unsigned started;
    atomic_bool cancel;
    pthread_mutex_t lock; /* guards what follows, and the choice of the next message */
    pthread_cond_t news;  /* on the monotonic clock */
    bool stop;
    unsigned roused;
    pa_couriers_figures figures;
};

/* When to try again after so many attempts. */
static int64_t next_try_ms(const pa_couriers *couriers, uint32_t attempts)
{
    int64_t wait_s = couriers->options->webhook_retry_s;
    for (uint32_t i = 1; i < attempts; i++) {
        wait_s *= 4;
    }
    return pa_clock_wall_ms() + wait_s * 1000;
}

/* POSTs the body; PA_OK: the answer was of the right kind, or says never to come again. */
static pa_status post(pa_couriers *couriers, const pa_job_view *view, const char *body, pa_error *err)
{
    char timestamp[80], signature[120], delivery[80];
    char seconds[24], signed_hex[65];
    snprintf(seconds, sizeof seconds, "%lld", (long long)(pa_clock_wall_ms() / 1000));
    pa_span parts[] = {{(const uint8_t *)seconds, strlen(seconds)},
                       {(const uint8_t *)".", 1},
                       {(const uint8_t *)body, strlen(body)}};
    pa_hmac_sha256_hex(couriers->options->webhook_secret, parts, 3, signed_hex);
    snprintf(timestamp, sizeof timestamp, "X-PromptAR-Timestamp: %s", seconds);
    snprintf(signature, sizeof signature, "X-PromptAR-Signature: v1=%s", signed_hex);
    snprintf(delivery, sizeof delivery, "X-PromptAR-Delivery: %s", view->id);
    const char *headers[] = {"Content-Type: application/json", timestamp, signature, delivery};
    pa_transfer_request request = {.url = view->webhook_url,
                                   .post = true,
                                   .body = parts[2],
                                   .headers = headers,
                                   .header_count = sizeof headers / sizeof headers[0],
                                   .connect_timeout_s = CONNECT_TIMEOUT_S,
                                   .total_timeout_s = TOTAL_TIMEOUT_S,
                                   .public_only = !couriers->options->webhook_private};
    pa_run run = {.cancel = &couriers->cancel};
    pa_transfer *transfer = NULL;
    pa_status status = pa_transfer_open(couriers->transfers, &request, &run, &transfer, err);
    if (status == PA_OK) {
        long code = pa_transfer_status(transfer);
        if ((code < 200 || code > 299) && code != GONE) {
            status = pa_fail(err, PA_UPSTREAM_ERROR, "It answered %ld.", code);
        }
        pa_transfer_close(transfer);
    }
    return status;
}

/* PA_NOT_FOUND: the job is no longer known. */
static pa_status attempt(pa_couriers *couriers, const pa_delivery *delivery, pa_error *err)
{
    pa_arena arena;
    pa_job_view view;
    pa_arena_init(&arena, 0);
    pa_status status = pa_jobs_find(couriers->options->jobs, delivery->job_id, &arena, &view, err);
    if (status == PA_OK) {
        json_t *json = pa_api_job_json(couriers->options->registry, &view);
        char *body = json ? json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(9)) : NULL;
        json_decref(json);
        status = body ? post(couriers, &view, body, err) : pa_fail(err, PA_NO_MEMORY, NULL);
        free(body);
    }
    pa_arena_done(&arena);
    return status;
}

static void count(pa_couriers *couriers, uint64_t *figure)
{
    pthread_mutex_lock(&couriers->lock);
    ++*figure;
    pthread_mutex_unlock(&couriers->lock);
}

static void deliver(pa_couriers *couriers, pa_delivery *delivery)
{
    pa_store *store = couriers->options->store;
    pa_error err = {0};
    pa_status status = attempt(couriers, delivery, &err);
    bool given_up = status == PA_NOT_FOUND || delivery->attempts >= MOST_ATTEMPTS;
    if (status == PA_OK || (given_up && !atomic_load(&couriers->cancel))) {
        pa_store_settle_delivery(store, delivery->job_id, NULL);
    } else if (!atomic_load(&couriers->cancel)) {
        delivery->due_ms = next_try_ms(couriers, delivery->attempts);
        pa_store_postpone_delivery(store, delivery, NULL);
    }
    count(couriers, status == PA_OK ? &couriers->figures.delivered : &couriers->figures.failed);
    if (status != PA_OK) {
        pa_log_write(couriers->options->log, PA_LOG_WARN, "webhook", "job %s, attempt %u%s: %s",
                     delivery->job_id, delivery->attempts, given_up ? ", the last" : "", err.detail);
        if (given_up) {
            count(couriers, &couriers->figures.given_up);
        }
    }
}

/* With the lock. Takes the message that is due, for as long as the lease; false: none is, until *out_nap_ms.
 */
static bool take_next(pa_couriers *couriers, pa_delivery *out_delivery, int64_t *out_nap_ms)
{
    int64_t now_ms = pa_clock_wall_ms();
    *out_nap_ms = NAP_MS;
    if (pa_store_next_delivery(couriers->options->store, out_delivery, NULL) != PA_OK) {
        return false;
    }
    if (out_delivery->due_ms > now_ms) {
        int64_t left_ms = out_delivery->due_ms - now_ms;
        *out_nap_ms = left_ms < NAP_MS ? left_ms : NAP_MS;
        return false;
    }
    out_delivery->attempts++;
    out_delivery->due_ms = now_ms + LEASE_MS;
    return pa_store_postpone_delivery(couriers->options->store, out_delivery, NULL) == PA_OK;
}

/* With the lock. */
static void nap(pa_couriers *couriers, int64_t nap_ms)
{
    int64_t end = pa_clock_monotonic_ns() + nap_ms * 1000000;
    struct timespec until = {.tv_sec = end / 1000000000, .tv_nsec = end % 1000000000};
    unsigned roused = couriers->roused;
    int late = 0;
    while (!couriers->stop && roused == couriers->roused && !late) {
        late = pthread_cond_timedwait(&couriers->news, &couriers->lock, &until);
    }
}

static void *run(void *user)
{
    pa_couriers *couriers = user;
    pthread_mutex_lock(&couriers->lock);
    while (!couriers->stop) {
        pa_delivery delivery;
        int64_t nap_ms = 0;
        if (take_next(couriers, &delivery, &nap_ms)) {
            pthread_mutex_unlock(&couriers->lock);
            deliver(couriers, &delivery);
            pthread_mutex_lock(&couriers->lock);
        } else {
            nap(couriers, nap_ms);
        }
    }
    pthread_mutex_unlock(&couriers->lock);
    return NULL;
}

pa_status pa_couriers_new(const pa_api_options *options, pa_couriers **out_couriers, pa_error *err)
{
    pa_couriers *couriers = calloc(1, sizeof *couriers);
    if (!couriers) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    couriers->options = options;
    pthread_mutex_init(&couriers->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&couriers->news, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pa_status status = pa_transfers_new(&couriers->transfers, err);
    while (status == PA_OK && couriers->started < COURIERS) {
        if (pthread_create(&couriers->threads[couriers->started], NULL, run, couriers) != 0) {
            status = pa_fail(err, PA_NO_MEMORY, "A thread cannot be started.");
        } else {
            couriers->started++;
        }
    }
    if (status != PA_OK) {
        pa_couriers_free(couriers);
        return status;
    }
    *out_couriers = couriers;
    return PA_OK;
}

void pa_couriers_rouse(pa_couriers *couriers)
{
    pthread_mutex_lock(&couriers->lock);
    couriers->roused++;
    pthread_cond_broadcast(&couriers->news);
    pthread_mutex_unlock(&couriers->lock);
}

void pa_couriers_free(pa_couriers *couriers)
{
    if (!couriers) {
        return;
    }
    atomic_store(&couriers->cancel, true);
    pthread_mutex_lock(&couriers->lock);
    couriers->stop = true;
    pthread_cond_broadcast(&couriers->news);
    pthread_mutex_unlock(&couriers->lock);
    for (unsigned i = 0; i < couriers->started; i++) {
        pthread_join(couriers->threads[i], NULL);
    }
    pa_transfers_free(couriers->transfers);
    pthread_cond_destroy(&couriers->news);
    pthread_mutex_destroy(&couriers->lock);
    free(couriers);
}

void pa_couriers_measure(pa_couriers *couriers, pa_couriers_figures *out_figures)
{
    pthread_mutex_lock(&couriers->lock);
    *out_figures = couriers->figures;
    pthread_mutex_unlock(&couriers->lock);
}
