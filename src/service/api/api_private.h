/** What the routes share. */
#ifndef PA_SERVICE_API_PRIVATE_H
#define PA_SERVICE_API_PRIVATE_H

#include <pthread.h>

#include "foundation/json.h"
#include "service/api/api.h"
#include "service/api/cors.h"
#include "service/api/couriers.h"
#include "service/api/derived.h"
#include "service/api/errands.h"
#include "service/api/form.h"
#include "service/api/generate_body.h"
#include "service/api/keys.h"
#include "service/api/metrics.h"
#include "service/api/pages.h"
#include "service/api/rate_limit.h"
#include "service/api/studio.h"
#include "service/api/watchers.h"

struct pa_api {
    pa_api_options options;
    pa_arena arena; /* of cors, keys and studio */
    pa_cors cors;
    pa_rate_limit *rate_limit; /* NULL: no limit */
    pa_errands *errands;
    pa_errands *conversions; /* a thread of its own: it computes, and nothing else should wait for that */
    pa_errands *extras;      /* likewise; what streams tell at their end should not wait for conversions */
    pa_watchers *watchers;
    pa_couriers *couriers; /* NULL: there are no webhooks */
    pa_keys keys;
    pa_metrics metrics;
    pa_pages pages;
    pa_studio studio;
    pthread_mutex_t jobs_mutex;
    pa_jobs *jobs; /* NULL once stopped; used under jobs_mutex only */
};

enum { PA_API_MAX_BODY = 64 * 1024, PA_API_MAX_CONVERTED = 64 * 1024 * 1024 };
/** The image, and the form around it. */
#define PA_API_MAX_UPLOAD (PA_IMAGE_FILE_MAX_BYTES + PA_API_MAX_BODY)
#define PA_API_MAX_IMPORT (PA_API_LARGEST_IMPORT + PA_API_MAX_BODY)

/** What waits in line at the end is not worth staying up for. */
bool pa_api_is_stopping(pa_api *api);

/* Answers. */

/** Takes json over; NULL (no memory) answers 500. */
void pa_api_answer(pa_http_exchange *exchange, int status, json_t *json);
/** {"detail": detail, "code": code}. */
void pa_api_refuse(pa_http_exchange *exchange, int status, const char *code, const char *detail);
/** A 422: {"detail": problems, "code": "invalid_request"}. Takes problems over. */
void pa_api_refuse_problems(pa_http_exchange *exchange, json_t *problems);
/** What a form came to that is not fine. Takes problems over, which only PA_FORM_PROBLEMS has. */
void pa_api_refuse_form(pa_api *api, pa_http_exchange *exchange, pa_form_verdict verdict, json_t *problems);
/** The one place where a pa_status becomes an HTTP status. What only the operator should read is logged. */
void pa_api_fail(const pa_api *api, pa_http_exchange *exchange, const pa_error *err);
/** pa_http_hooks.refuse. */
void pa_api_refuse_for_http(void *context, pa_http_exchange *exchange, pa_http_refusal refusal, int status);

/** What a number of the query may be, and what it is when the query does not say. */
typedef struct pa_api_number {
    uint32_t least, most, standard;
} pa_api_number;

/** A whole number of the query; what is wrong with it goes to problems, and the standard is returned. */
uint32_t pa_api_query_number(pa_http_exchange *exchange, const char *name, const pa_api_number *range,
                             json_t *problems);

/* Work that touches the disk: it leaves the listening thread. */

enum { PA_API_BASE_URL_SIZE = 256 };

typedef struct pa_api_errand {
    pa_api *api;
    pa_http_exchange *exchange;
    const pa_key *key;                   /* the caller's; NULL: none */
    char id[37];                         /* "" where the route has none */
    uint32_t limit, offset;              /* of a list */
    pa_derivation derivation;            /* of a file */
    char base_url[PA_API_BASE_URL_SIZE]; /* of a page: what its links begin with */
} pa_api_errand;

/** Parks the exchange and lets work answer it on the errands' thread. The errand is copied. */
void pa_api_defer(const pa_api_errand *errand, void (*work)(const pa_api_errand *errand));
/** The same on the thread of these errands. */
void pa_api_defer_to(pa_errands *errands, const pa_api_errand *errand,
                     void (*work)(const pa_api_errand *errand));

/** The same for the model that the path names; answers 404 at once where that is no id. */
void pa_api_defer_model(pa_api *api, pa_http_exchange *exchange, void (*work)(const pa_api_errand *errand));
/** The same for the job that the path names; work finds it with pa_api_find_job. */
void pa_api_defer_job(pa_api *api, pa_http_exchange *exchange, void (*work)(const pa_api_errand *errand));
/** The key that the request came with; NULL: none, or none that is known. Before parking. */
const pa_key *pa_api_caller(const pa_api *api, pa_http_exchange *exchange);
/** As pa_jobs_find; a job of another owner is not found. For the errands' thread. */
pa_status pa_api_find_job(const pa_api *api, const char *id, const pa_key *caller, pa_arena *arena,
                          pa_job_view *out_view, pa_error *err);
/** The id of the job that the path names; NULL: it is none, and that is answered. */
const char *pa_api_job_id(pa_http_exchange *exchange);

/* The routes, one file each; pages.c holds those that answer embedded files. */
void pa_route_root(void *context, pa_http_exchange *exchange);
void pa_route_health(void *context, pa_http_exchange *exchange);
void pa_route_livez(void *context, pa_http_exchange *exchange);
void pa_route_readyz(void *context, pa_http_exchange *exchange);
void pa_route_generate(void *context, pa_http_exchange *exchange);
void pa_route_generate_from_image(void *context, pa_http_exchange *exchange);
void pa_route_generate_from_image2(void *context, pa_http_exchange *exchange);
void pa_route_import(void *context, pa_http_exchange *exchange);
void pa_route_metrics(void *context, pa_http_exchange *exchange);
void pa_route_requests_list(void *context, pa_http_exchange *exchange);
void pa_route_jobs_list(void *context, pa_http_exchange *exchange);
void pa_route_job_get(void *context, pa_http_exchange *exchange);
void pa_route_job_events(void *context, pa_http_exchange *exchange);
void pa_route_job_cancel(void *context, pa_http_exchange *exchange);
void pa_route_download(void *context, pa_http_exchange *exchange);
void pa_route_ar_report(void *context, pa_http_exchange *exchange);
void pa_route_preview_png(void *context, pa_http_exchange *exchange);
void pa_route_preview_webp(void *context, pa_http_exchange *exchange);
void pa_route_models_list(void *context, pa_http_exchange *exchange);
void pa_route_model_get(void *context, pa_http_exchange *exchange);
void pa_route_model_delete(void *context, pa_http_exchange *exchange);
void pa_route_engines(void *context, pa_http_exchange *exchange);
void pa_route_openapi(void *context, pa_http_exchange *exchange);
void pa_route_docs(void *context, pa_http_exchange *exchange);
void pa_route_redoc(void *context, pa_http_exchange *exchange);
void pa_route_studio(void *context, pa_http_exchange *exchange);
void pa_route_model_page(void *context, pa_http_exchange *exchange);
void pa_route_static(void *context, pa_http_exchange *exchange);

/**
 * What an app multiplies a model by that shall be as large as life, a new reference:
 * {"viewer", "flutter_ios", "flutter_android"}; docs/api.md tells of each.
 */
json_t *pa_api_scale_json(const pa_sizing *sizing, const float size_m[3]);
/** A model as JSON, a new reference; NULL: no memory. */
json_t *pa_api_model_json(const pa_model *model);

#endif
