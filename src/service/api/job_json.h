/** Jobs, and what came of them, as JSON. Every function gives a new reference; NULL: no memory. */
#ifndef PA_SERVICE_API_JOB_JSON_H
#define PA_SERVICE_API_JOB_JSON_H

#include "foundation/json.h"
#include "service/api/api.h"

/** The answer of POST /api/models/generate; job_id NULL: without it. */
json_t *pa_api_result_json(const pa_registry *registry, const char *job_id, const pa_job_outcome *outcome,
                           double elapsed_ms);
/** The answer of GET /api/jobs/{job_id}. */
json_t *pa_api_job_json(const pa_registry *registry, const pa_job_view *view);
/** What an event stream says of what changes while a job goes on. */
json_t *pa_api_progress_json(const pa_job_view *view);
/** What an event stream says last of a job without a result. */
json_t *pa_api_failure_json(const pa_job_view *view);

#endif
