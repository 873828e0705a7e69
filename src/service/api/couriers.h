/**
 * Webhooks: tells the addresses that came with jobs how these ended.
 *
 * What is to be delivered lies in the store from the transaction on that ends the job, so that a restart
 * delays a message and loses none. A message may come twice, after a crash between sending and noting it.
 *
 * Each is a POST of the job as GET /api/jobs/{job_id} shows it, with the headers
 *     X-PromptAR-Delivery: the job's id
 *     X-PromptAR-Timestamp: seconds since 1970
 *     X-PromptAR-Signature: v1=HMAC-SHA256(secret, timestamp "." body) in hexadecimal
 * Any 2xx answer settles it, 410 too; everything else is tried again, each wait four times as long as the one
 * before. Redirects are not followed, and addresses of this machine or a private network are refused when the
 * name has been resolved, unless they are allowed.
 */
#ifndef PA_SERVICE_API_COURIERS_H
#define PA_SERVICE_API_COURIERS_H

#include "service/api/api.h"

typedef struct pa_couriers pa_couriers;

/** options is borrowed: webhook_secret, webhook_retry_s, webhook_private, registry, jobs, store, log. Fails
 * with PA_UNAVAILABLE (no libcurl), PA_NO_MEMORY. */
pa_status pa_couriers_new(const pa_api_options *options, pa_couriers **out_couriers, pa_error *err);
/** There may be something to deliver. */
void pa_couriers_rouse(pa_couriers *couriers);
/** Breaks off what is under way; before the jobs stop. Frees. Accepts NULL. */
void pa_couriers_free(pa_couriers *couriers);

typedef struct pa_couriers_figures {
    uint64_t delivered, failed, given_up; /* attempts, attempts, messages */
} pa_couriers_figures;

void pa_couriers_measure(pa_couriers *couriers, pa_couriers_figures *out_figures);

#endif
