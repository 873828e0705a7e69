#include "service/api/api.h"

#include <stdlib.h>
#include <string.h>

#include "service/api/admit.h"
#include "service/api/api_private.h"
#include "service/api/call.h"

enum { ERRAND_CAPACITY = 1024, CONVERSION_CAPACITY = 64, EXTRAS_CAPACITY = 32 };

static const pa_http_route routes[] = {
    {"GET", "/", pa_route_root, 0, 0},
    {"GET", "/health", pa_route_health, 0, 0},
    {"GET", "/livez", pa_route_livez, 0, PA_API_FREE},
    {"GET", "/readyz", pa_route_readyz, 0, PA_API_FREE},
    {"POST", "/api/models/generate", pa_route_generate, PA_API_MAX_BODY, PA_API_MAKES | PA_API_KEYED},
    {"POST", "/api/models/generate-from-image", pa_route_generate_from_image, PA_API_MAX_UPLOAD,
     PA_API_UPLOAD | PA_API_MAKES | PA_API_KEYED},
    {"POST", "/api/models/generate-from-image2", pa_route_generate_from_image2, PA_API_MAX_UPLOAD,
     PA_API_UPLOAD | PA_API_MAKES | PA_API_KEYED},
    {"POST", "/api/models/import", pa_route_import, PA_API_MAX_IMPORT,
     PA_API_IMPORT | PA_API_MAKES | PA_API_KEYED},
    {"GET", "/api/jobs", pa_route_jobs_list, 0, PA_API_OWNER},
    {"GET", "/api/jobs/{job_id}", pa_route_job_get, 0, PA_API_FREE | PA_API_KEYED},
    {"GET", "/api/jobs/{job_id}/events", pa_route_job_events, 0, PA_API_FREE | PA_API_KEYED},
    {"POST", "/api/jobs/{job_id}/cancel", pa_route_job_cancel, 0, PA_API_FREE | PA_API_KEYED},
    {"GET", "/api/models/download/{model_id}", pa_route_download, 0, 0},
    {"GET", "/api/models", pa_route_models_list, 0, PA_API_ADMIN},
    {"GET", "/api/models/{model_id}", pa_route_model_get, 0, 0},
    {"GET", "/api/models/{model_id}/ar-report", pa_route_ar_report, 0, PA_API_FREE},
    {"GET", "/api/models/{model_id}/preview.png", pa_route_preview_png, 0, PA_API_FREE},
    {"GET", "/api/models/{model_id}/preview.webp", pa_route_preview_webp, 0, PA_API_FREE},
    {"DELETE", "/api/models/{model_id}", pa_route_model_delete, 0, PA_API_ADMIN},
    {"GET", "/api/requests", pa_route_requests_list, 0, PA_API_ADMIN},
    {"GET", "/metrics", pa_route_metrics, 0, PA_API_FREE | PA_API_ADMIN},
    {"GET", "/api/engines", pa_route_engines, 0, 0},
    {"GET", "/openapi.json", pa_route_openapi, 0, 0},
    {"GET", "/docs", pa_route_docs, 0, 0},
    {"GET", "/redoc", pa_route_redoc, 0, 0},
    {"GET", "/studio", pa_route_studio, 0, PA_API_FREE},
    {"GET", "/m/{model_id}", pa_route_model_page, 0, PA_API_FREE},
    {"GET", "/static/{asset}", pa_route_static, 0, PA_API_FREE},
};

const pa_http_route *pa_api_routes(size_t *out_count)
{
    *out_count = sizeof routes / sizeof routes[0];
    return routes;
}

pa_http_hooks pa_api_hooks(pa_api *api)
{
    return (pa_http_hooks){
        .context = api, .admit = pa_api_admit, .refuse = pa_api_refuse_for_http, .record = pa_api_record};
}

/* scheme://host, perhaps with a port and a path, and no slash at the end: paths are put behind it. */
static pa_status check_public_url(const char *url, pa_error *err)
{
    size_t length = strlen(url);
    bool web = strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0;
    if (length == 0 || (web && url[length - 1] != '/' && strcspn(url, " ?#\"'<>") == length)) {
        return PA_OK;
    }
    return pa_fail(err, PA_INVALID, "PUBLIC_URL must be like https://ar.example.org, not '%.120s'.", url);
}

pa_status pa_api_new(const pa_api_options *options, pa_api **out_api, pa_error *err)
{
    pa_api *api = calloc(1, sizeof *api);
    if (!api) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    api->options = *options;
    api->jobs = options->jobs;
    pthread_mutex_init(&api->jobs_mutex, NULL);
    pa_arena_init(&api->arena, 0);
    pa_pages_init(&api->pages);
    pa_status status = check_public_url(options->public_url ? options->public_url : "", err);
    status = status ? status : pa_cors_init(options->allowed_origins, &api->arena, &api->cors, err);
    if (!status) {
        pa_rate_limit_options standard = {.requests = options->rate_limit_requests,
                                          .window_seconds = options->rate_limit_window_seconds};
        status = pa_keys_init(options->api_keys ? options->api_keys : "",
                              options->admin_keys ? options->admin_keys : "", &standard, &api->arena,
                              &api->keys, err);
    }
    if (!status) {
        status =
            pa_studio_init(options->public_url ? options->public_url : "", &api->arena, &api->studio, err);
    }
    if (!status && options->rate_limit_requests > 0) {
        pa_rate_limit_options limit = {.requests = options->rate_limit_requests,
                                       .window_seconds = options->rate_limit_window_seconds};
        status = pa_rate_limit_new(&limit, &api->rate_limit, err);
    }
    if (!status) {
        status = pa_errands_new(ERRAND_CAPACITY, &api->errands, err);
    }
    if (!status) {
        status = pa_errands_new(CONVERSION_CAPACITY, &api->conversions, err);
    }
    if (!status) {
        status = pa_errands_new(EXTRAS_CAPACITY, &api->extras, err);
    }
    if (!status) {
        status = pa_watchers_new(api, &api->watchers, err);
    }
    if (!status && api->options.webhook_secret && *api->options.webhook_secret) {
        status = pa_couriers_new(&api->options, &api->couriers, err);
    }
    if (status) {
        pa_api_free(api);
        return status;
    }
    pa_jobs_listen(api->jobs, pa_api_job_ended, api);
    *out_api = api;
    return PA_OK;
}

void pa_api_stop(pa_api *api)
{
    if (!api) {
        return;
    }
    pthread_mutex_lock(&api->jobs_mutex);
    api->jobs = NULL;
    pthread_mutex_unlock(&api->jobs_mutex);
    pa_errands_stop(api->conversions);
    pa_errands_stop(api->extras);
    pa_errands_stop(api->errands);
    pa_watchers_close(api->watchers);
    /* The callbacks of the jobs may still be rousing them. */
    pthread_mutex_lock(&api->jobs_mutex);
    pa_couriers *couriers = api->couriers;
    api->couriers = NULL;
    pthread_mutex_unlock(&api->jobs_mutex);
    pa_couriers_free(couriers);
}

void pa_api_free(pa_api *api)
{
    if (!api) {
        return;
    }
    pa_errands_free(api->conversions);
    pa_errands_free(api->extras);
    pa_errands_free(api->errands);
    pa_watchers_free(api->watchers);
    pa_couriers_free(api->couriers);
    pa_rate_limit_free(api->rate_limit);
    pa_keys_done(&api->keys);
    pa_arena_done(&api->arena);
    pthread_mutex_destroy(&api->jobs_mutex);
    free(api);
}
