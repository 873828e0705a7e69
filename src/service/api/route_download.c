#include <stdio.h>
#include <strings.h>

#include "asset/formats/model_decode.h"
#include "generate/convert.h"
#include "service/api/api_private.h"
#include "service/api/problems.h"

static pa_status convert(const pa_derivation *self, pa_span glb, pa_arena *arena, pa_span *out_file,
                         pa_error *err)
{
    return pa_convert_glb(glb, self->format, arena, out_file, err);
}

static void recognise(pa_derivation *self, pa_span head)
{
    pa_model_file file = pa_model_file_recognise(head);
    self->extension = pa_model_file_extension(file);
    self->media_type = pa_model_file_media_type(file);
}

/* The bytes as a remote engine handed them out. */
static const pa_derivation raw_file = {
    .kind = "raw",
    .missing_code = "raw_not_found",
    .missing_detail = "No file was received for this model; its engine made it here.",
    .recognise = recognise,
};

/* False: the query names no format; it has been refused. */
static bool read_format(pa_http_exchange *exchange, pa_derivation *out_derivation)
{
    const char *name = pa_http_query(exchange, "format");
    pa_model_format format = PA_MODEL_GLB;
    if (name && strcasecmp(name, "raw") == 0) {
        *out_derivation = raw_file;
        return true;
    }
    if (name && !pa_model_format_parse(name, &format)) {
        json_t *problems = json_array();
        pa_problem_add(problems, "query", "format", "value is not one of glb, usdz, obj, stl, ply, raw",
                       "type_error.enum", NULL);
        pa_api_refuse_problems(exchange, problems);
        return false;
    }
    *out_derivation = (pa_derivation){.make = convert,
                                      .media_type = pa_model_format_media_type(format),
                                      .extension = pa_model_format_extension(format),
                                      .blamed = "format",
                                      .format = format};
    if (format != PA_MODEL_GLB) {
        snprintf(out_derivation->kind, sizeof out_derivation->kind, "%s", pa_model_format_name(format));
    }
    return true;
}

void pa_route_download(void *context, pa_http_exchange *exchange)
{
    pa_derivation derivation;
    if (read_format(exchange, &derivation)) {
        pa_api_answer_derived(context, exchange, &derivation);
    }
}
