#include "service/api/job_json.h"

#include <math.h>

#include "foundation/clock.h"
#include "service/api/api_private.h"

json_t *pa_api_result_json(const pa_registry *registry, const char *job_id, const pa_job_outcome *outcome,
                           double elapsed_ms)
{
    const pa_model *model = outcome->model;
    bool of_words = *model->mode; /* a file has no mode */
    const pa_engine *engine = pa_registry_find(registry, model->engine);
    const char *message = engine && engine->takes_models ? "3D model imported successfully"
                          : of_words                     ? "3D model generated successfully using "
                                                         : "3D model generated successfully from image";
    return json_pack(
        "{s:s, s:s++, s:s, s:s+, s:s++, s:s++, s:s, s:s?, s:I, s:I, s:I, s:[f, f, f], s:o, s:f, s:b, s:s*, "
        "s:o*, "
        "s:s*}",
        "status", "success", "message", message, model->mode, of_words ? " mode" : "", "model_id", model->id,
        "download_url", "/api/models/download/", model->id, "preview_url", "/api/models/", model->id,
        "/preview.png", "ar_report_url", "/api/models/", model->id, "/ar-report", "engine", model->engine,
        "kind", *model->kind ? model->kind : NULL, "seed", (json_int_t)model->seed, "bytes",
        (json_int_t)model->bytes, "triangles", (json_int_t)model->triangles, "size_m",
        (double)model->size_m[0], (double)model->size_m[1], (double)model->size_m[2], "recommended_scale",
        pa_api_scale_json(&registry->sizing, model->size_m), "elapsed_ms", elapsed_ms, "cached",
        (int)outcome->cached, "fallback_reason", outcome->fallback_reason, "understood",
        of_words ? pa_registry_understand(registry, model->engine, model->prompt) : NULL, "job_id", job_id);
}

static json_t *time_or_null(int64_t wall_ms)
{
    char text[32];
    if (wall_ms == 0) {
        return json_null();
    }
    pa_clock_format_utc(wall_ms, text);
    return json_string(text);
}

static json_t *text_or_null(const char *text)
{
    return *text ? json_string(text) : json_null();
}

static json_t *seconds_or_null(double seconds)
{
    return seconds < 0 ? json_null() : json_real(round(seconds * 10) / 10);
}

static json_t *position_or_null(int64_t position)
{
    return position < 0 ? json_null() : json_integer(position);
}

/* Adds code, detail, suggestions and retry_after_s. */
static void add_error(json_t *json, const pa_error *error)
{
    json_object_set_new(json, "code", json_string(pa_status_code(error->status)));
    json_object_set_new(json, "detail", json_string(error->detail));
    if (error->suggestion_count > 0) {
        json_t *list = json_array();
        for (size_t i = 0; i < error->suggestion_count; i++) {
            json_array_append_new(list, json_string(error->suggestions[i]));
        }
        json_object_set_new(json, "suggestions", list);
    }
    if (error->retry_after_s > 0) {
        json_object_set_new(json, "retry_after_s", json_integer(error->retry_after_s));
    }
}

static json_t *error_of(const pa_job_view *view)
{
    if (!pa_job_state_ended(view->state) || !view->outcome.error) {
        return json_null();
    }
    json_t *json = json_object();
    add_error(json, view->outcome.error);
    return json;
}

static json_t *result_of(const pa_registry *registry, const pa_job_view *view)
{
    return view->state == PA_JOB_SUCCEEDED && view->outcome.model
               ? pa_api_result_json(registry, view->id, &view->outcome,
                                    (double)(view->finished_ms - view->created_ms))
               : json_null();
}

json_t *pa_api_job_json(const pa_registry *registry, const pa_job_view *view)
{
    return json_pack(
        "{s:s, s:s, s:o, s:f, s:o, s:o, s:o, s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s++, s:s++}", "job_id",
        view->id, "state", pa_job_state_name(view->state), "position", position_or_null(view->position),
        "progress", view->progress, "stage", text_or_null(view->stage), "eta_s",
        seconds_or_null(pa_job_state_ended(view->state) ? -1 : view->eta_s), "engine",
        text_or_null(view->engine), "attempts", (int)view->attempts, "created_at",
        time_or_null(view->created_ms), "started_at", time_or_null(view->started_ms), "finished_at",
        time_or_null(view->finished_ms), "prompt", text_or_null(view->prompt), "mode",
        text_or_null(view->mode), "error", error_of(view), "result", result_of(registry, view), "events_url",
        "/api/jobs/", view->id, "/events", "cancel_url", "/api/jobs/", view->id, "/cancel");
}

json_t *pa_api_progress_json(const pa_job_view *view)
{
    return json_pack("{s:s, s:o, s:f, s:o, s:o}", "state", pa_job_state_name(view->state), "position",
                     position_or_null(view->position), "progress", view->progress, "stage",
                     text_or_null(view->stage), "eta_s", seconds_or_null(view->eta_s));
}

json_t *pa_api_failure_json(const pa_job_view *view)
{
    json_t *json = json_pack("{s:s, s:s}", "job_id", view->id, "state", pa_job_state_name(view->state));
    if (view->outcome.error) {
        add_error(json, view->outcome.error);
    }
    return json;
}
