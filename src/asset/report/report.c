#include "asset/report/report.h"

#include "asset/formats/gltf.h"
#include "asset/formats/usdz.h"
#include "asset/report/report_private.h"

static const struct {
    const char *id;
    const char *title;
} viewers[PA_AR_VIEWER_COUNT] = {
    [PA_AR_SCENE_VIEWER] = {"scene_viewer", "Scene Viewer (Android)"},
    [PA_AR_QUICK_LOOK] = {"quick_look", "AR Quick Look (iOS, as USDZ)"},
    [PA_AR_WEBXR] = {"webxr", "WebXR and model-viewer (web)"},
    [PA_AR_FLUTTER_ANDROID] = {"flutter_android", "Flutter app on Android"},
    [PA_AR_FLUTTER_IOS] = {"flutter_ios", "Flutter app on iOS"},
};

const char *pa_ar_viewer_id(pa_ar_viewer viewer)
{
    return viewers[viewer].id;
}

const char *pa_ar_viewer_title(pa_ar_viewer viewer)
{
    return viewers[viewer].title;
}

const char *pa_ar_level_verdict(pa_ar_level level)
{
    return level == PA_AR_FAIL ? "fail" : level == PA_AR_WARN ? "warn" : "pass";
}

const char *pa_ar_level_name(pa_ar_level level)
{
    return level == PA_AR_NOTE ? "note" : pa_ar_level_verdict(level);
}

void report_find(subject *self, unsigned viewer_bits, const pa_ar_finding *finding)
{
    for (pa_ar_viewer viewer = 0; viewer < PA_AR_VIEWER_COUNT; viewer++) {
        pa_ar_verdict *verdict = &self->report->viewers[viewer];
        if (!(viewer_bits & 1u << viewer)) {
            continue;
        }
        /* The list may be full of foreign extensions; the level counts all the same. */
        if (verdict->finding_count < PA_AR_MOST_FINDINGS) {
            verdict->findings[verdict->finding_count++] = *finding;
        }
        verdict->level = finding->level > verdict->level ? finding->level : verdict->level;
        self->report->level = verdict->level > self->report->level ? verdict->level : self->report->level;
    }
}

static void find_reason(subject *self, unsigned viewer_bits, pa_ar_level level, const char *code,
                        const pa_error *reason)
{
    const char *message = pa_arena_string(self->arena, reason->detail);
    report_find(self, viewer_bits, &(pa_ar_finding){.code = code, .message = message, .level = level});
}

/* What reading and converting it came to. */
static void judge_reading(subject *self)
{
    if (self->reading == PA_CORRUPT) {
        find_reason(self, ALL_VIEWERS, PA_AR_FAIL, "INVALID_GLTF", &self->reading_error);
    } else if (self->reading != PA_OK) {
        find_reason(self, ALL_VIEWERS & ~(1 << PA_AR_QUICK_LOOK), PA_AR_NOTE, "NOT_MEASURED",
                    &self->reading_error);
        find_reason(self, 1 << PA_AR_QUICK_LOOK, PA_AR_FAIL, "USDZ_UNAVAILABLE", &self->reading_error);
    } else if (self->packing != PA_OK) {
        find_reason(self, 1 << PA_AR_QUICK_LOOK, PA_AR_FAIL, "USDZ_UNAVAILABLE", &self->packing_error);
    } else if (self->checking != PA_OK) {
        find_reason(self, 1 << PA_AR_QUICK_LOOK, PA_AR_FAIL, "USDZ_INVALID", &self->checking_error);
    }
}

/* The scene, and the USDZ that it becomes, in memory of their own. */
static void measure(subject *self, pa_span file)
{
    pa_ar_report *report = self->report;
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_scene scene;
    pa_span usdz;
    self->reading = pa_gltf_decode(file, NULL, &scratch, &scene, &self->reading_error);
    if (self->reading == PA_OK) {
        report->measured = pa_scene_bounds(&scene, &report->bounds);
        report->triangles = pa_scene_triangle_count(&scene);
        report->finished = scene.finished;
        self->packing = pa_usdz_encode(&scene, NULL, &scratch, &usdz, &self->packing_error);
        if (self->packing == PA_OK) {
            report->usdz_bytes = usdz.size;
            self->checking = pa_usdz_check(usdz, &self->checking_error);
        }
    }
    pa_arena_done(&scratch);
}

pa_status pa_ar_report_make(pa_span file, const pa_ar_report_options *options, pa_arena *arena,
                            pa_ar_report *out_report, pa_error *err)
{
    static const pa_ar_report_options none = {0};
    pa_ar_report report = {.facts.bytes = file.size};
    subject self = {.arena = arena, .options = options ? options : &none, .report = &report};
    self.reading = pa_gltf_facts_read(file, arena, &report.facts, &self.reading_error);
    if (self.reading == PA_OK) {
        measure(&self, file);
        report_apply_rules(&self);
        report_judge_extensions(&self);
    } else if (self.reading == PA_TOO_LARGE) {
        report_apply_rules(&self);
    } else if (self.reading != PA_NO_MEMORY) {
        self.reading = PA_CORRUPT;
    }
    if (self.reading == PA_NO_MEMORY || self.packing == PA_NO_MEMORY || self.checking == PA_NO_MEMORY) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    judge_reading(&self);
    *out_report = report;
    return PA_OK;
}
