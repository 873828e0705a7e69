#include <stdio.h>
#include <strings.h>

#include "asset/formats/model_decode.h"
#include "service/api/api_private.h"
#include "service/api/problems.h"

static pa_status convert(const pa_derivation *self, pa_span glb, pa_arena *arena, pa_span *out_file,
                         pa_error *err)
{
    return pa_convert_glb(glb, &self->conversion, arena, out_file, err);
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

static void describe(pa_derivation *derivation, const pa_conversion *conversion);

/* A model that has no more triangles than the level is that level already. Of a file found on disk nothing is
 * known. */
static void drop_needless_level(pa_derivation *self, const pa_model *model)
{
    if (model->triangles > 0 && model->triangles <= self->conversion.max_triangles) {
        pa_conversion conversion = self->conversion;
        conversion.max_triangles = 0;
        describe(self, &conversion);
    }
}

static void describe(pa_derivation *derivation, const pa_conversion *conversion)
{
    char detail[16] = "";
    bool plain = conversion->format == PA_MODEL_GLB && !conversion->web && !conversion->max_triangles;
    *derivation = (pa_derivation){.make = convert,
                                  .settle = conversion->max_triangles ? drop_needless_level : NULL,
                                  .media_type = pa_model_format_media_type(conversion->format),
                                  .extension = pa_model_format_extension(conversion->format),
                                  .blamed = conversion->max_triangles ? "max_triangles"
                                            : conversion->web         ? "variant"
                                                                      : "format",
                                  .conversion = *conversion};
    if (!plain) {
        pa_conversion_name(conversion, derivation->kind);
    }
    if (conversion->max_triangles) {
        snprintf(detail, sizeof detail, "-%uk", conversion->max_triangles / 1000);
    }
    snprintf(derivation->name_end, sizeof derivation->name_end, "%s%s", conversion->web ? "-web" : "",
             detail);
}

static void read_format(pa_http_exchange *exchange, pa_conversion *conversion, bool *out_raw,
                        json_t *problems)
{
    const char *name = pa_http_query(exchange, "format");
    *out_raw = name && strcasecmp(name, "raw") == 0;
    if (name && !*out_raw && !pa_model_format_parse(name, &conversion->format)) {
        pa_problem_add(problems, "query", "format", "value is not one of glb, usdz, obj, stl, ply, raw",
                       "type_error.enum", NULL);
    }
}

static void read_variant(pa_http_exchange *exchange, pa_conversion *conversion, json_t *problems)
{
    const char *name = pa_http_query(exchange, "variant");
    conversion->web = name && strcasecmp(name, "web") == 0;
    if (name && !conversion->web && strcasecmp(name, "default") != 0) {
        pa_problem_add(problems, "query", "variant", "value is not one of default, web", "type_error.enum",
                       NULL);
    } else if (conversion->web && conversion->format != PA_MODEL_GLB) {
        pa_problem_add(problems, "query", "variant", "the web variant is a GLB", "value_error.variant", NULL);
    }
}

/* False: the query asks for nothing that there is; it has been refused. */
static bool read_query(pa_http_exchange *exchange, pa_derivation *out_derivation)
{
    static const pa_api_number range = {.least = PA_LEAST_DETAIL, .most = UINT32_MAX};
    pa_conversion conversion = {0};
    bool raw = false;
    json_t *problems = json_array();
    read_format(exchange, &conversion, &raw, problems);
    read_variant(exchange, &conversion, problems);
    conversion.max_triangles =
        pa_detail_level(pa_api_query_number(exchange, "max_triangles", &range, problems));
    if (raw && (conversion.web || conversion.max_triangles)) {
        pa_problem_add(problems, "query", "format",
                       "raw is what was received; it has no variant and no levels", "value_error.format",
                       NULL);
    }
    if (json_array_size(problems) > 0) {
        pa_api_refuse_problems(exchange, problems);
        return false;
    }
    json_decref(problems);
    if (raw) {
        *out_derivation = raw_file;
    } else {
        describe(out_derivation, &conversion);
    }
    return true;
}

void pa_route_download(void *context, pa_http_exchange *exchange)
{
    pa_derivation derivation;
    if (read_query(exchange, &derivation)) {
        pa_api_answer_derived(context, exchange, &derivation);
    }
}
