#include <math.h>

#include "asset/formats/finish_json.h"
#include "asset/report/report.h"

/* To the tenth of a millimetre; more would be noise of f32. */
static json_t *metres(const float values[3])
{
    json_t *list = json_array();
    for (int k = 0; k < 3; k++) {
        json_array_append_new(list, json_real(round((double)values[k] * 1e4) / 1e4));
    }
    return list;
}

static json_t *names(const char *const *list, size_t count)
{
    json_t *json = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(json, json_string(list[i]));
    }
    return json;
}

static json_t *textures(const pa_gltf_facts *facts)
{
    json_t *list = json_array();
    for (size_t i = 0; i < facts->image_count; i++) {
        const pa_gltf_image_facts *image = &facts->images[i];
        json_array_append_new(list, json_pack("{s:s, s:i, s:i, s:I}", "format", image->format, "width",
                                              (int)image->width, "height", (int)image->height, "bytes",
                                              (json_int_t)image->bytes));
    }
    return list;
}

static json_t *finding_json(const pa_ar_finding *finding)
{
    json_t *json = json_pack("{s:s, s:s, s:s}", "code", finding->code, "level",
                             pa_ar_level_name(finding->level), "message", finding->message);
    if (finding->measured) {
        json_object_set_new(json, "value", json_real(finding->value));
        json_object_set_new(json, "limit", json_real(finding->limit));
    }
    return json;
}

static json_t *verdict_json(pa_ar_viewer viewer, const pa_ar_verdict *verdict)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->finding_count; i++) {
        json_array_append_new(list, finding_json(&verdict->findings[i]));
    }
    return json_pack("{s:s, s:s, s:o}", "title", pa_ar_viewer_title(viewer), "verdict",
                     pa_ar_level_verdict(verdict->level), "findings", list);
}

json_t *pa_ar_report_json(const pa_ar_report *report)
{
    const pa_gltf_facts *facts = &report->facts;
    const pa_bounds *box = &report->bounds;
    const float size[3] = {box->max[0] - box->min[0], box->max[1] - box->min[1], box->max[2] - box->min[2]};
    json_t *judged = json_object();
    for (pa_ar_viewer viewer = 0; viewer < PA_AR_VIEWER_COUNT; viewer++) {
        json_object_set_new(judged, pa_ar_viewer_id(viewer), verdict_json(viewer, &report->viewers[viewer]));
    }
    return json_pack(
        "{s:s, s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:o, s:o, s:o, s:o}", "verdict",
        pa_ar_level_verdict(report->level), "size_m", report->measured ? metres(size) : json_null(),
        "lowest_m", report->measured ? metres(box->min) : json_null(), "triangles",
        (json_int_t)(report->measured ? report->triangles : facts->triangles), "vertices",
        (json_int_t)facts->vertices, "meshes", (json_int_t)facts->primitives, "materials",
        (json_int_t)facts->materials, "bytes", (json_int_t)facts->bytes, "usdz_bytes",
        report->usdz_bytes ? json_integer((json_int_t)report->usdz_bytes) : json_null(), "textures",
        textures(facts), "extensions_used", names(facts->used, facts->used_count), "extensions_required",
        names(facts->required, facts->required_count), "finished",
        report->finished.version ? pa_finish_json(&report->finished) : json_null(), "viewers", judged);
}
