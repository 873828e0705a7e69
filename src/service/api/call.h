/**
 * One client's call for a model, and the three manners in which it can be answered: when the model is there,
 * at once with the job that makes it, or with a stream of what becomes of it.
 */
#ifndef PA_SERVICE_API_CALL_H
#define PA_SERVICE_API_CALL_H

#include "service/api/api.h"
#include "service/api/generate_body.h"

/** Answers, or parks and answers later. What body points at is not used once the function is back. */
void pa_api_call(pa_api *api, pa_http_exchange *exchange, const pa_generate_body *body);
/**
 * The same on the errands' thread, since an image takes a while to copy and hash: what body points at must
 * live as long as the exchange.
 */
void pa_api_call_later(pa_api *api, pa_http_exchange *exchange, const pa_generate_body *body);

/** For pa_jobs_listen; user: the pa_api. */
void pa_api_job_ended(void *user, const pa_job_end *end);

#endif
