/**
 * Will it open? A glTF file held against what the viewers of a phone take, each with its reasons by code.
 *
 * What counts is the file as it is written, not the scene that is read from it: viewers stumble over
 * extensions, attributes and transforms that reading does away with. Scene Viewer's codes and limits are
 * those that Google publishes (developers.google.com/ar/develop/scene-viewer, file requirements). The others
 * publish none: theirs come from the sources of model-viewer 4.4, ar_flutter_plugin_2 with SceneView 2.2.1 on
 * Filament 1.52 (Android) and with GLTFSceneKit 0.3.0 (iOS), and for Quick Look from usdchecker and Apple's
 * advice; see docs/ar.md.
 */
#ifndef PA_ASSET_REPORT_H
#define PA_ASSET_REPORT_H

#include "asset/formats/gltf_facts.h"
#include "asset/scene/scene.h"
#include "foundation/json.h"

typedef enum pa_ar_viewer {
    PA_AR_SCENE_VIEWER,    /* Android */
    PA_AR_QUICK_LOOK,      /* iPhone and iPad; by the USDZ that this file becomes */
    PA_AR_WEBXR,           /* model-viewer in a browser */
    PA_AR_FLUTTER_ANDROID, /* the app's plugin */
    PA_AR_FLUTTER_IOS,
    PA_AR_VIEWER_COUNT
} pa_ar_viewer;

/** In rising order of gravity. A note does not keep a viewer from passing. */
typedef enum pa_ar_level { PA_AR_NOTE, PA_AR_WARN, PA_AR_FAIL } pa_ar_level;

typedef struct pa_ar_finding {
    const char *code;    /* "UV_LIMIT" */
    const char *message; /* a sentence for people */
    pa_ar_level level;
    bool measured; /* value and limit say by how much */
    double value;
    double limit;
} pa_ar_finding;

enum { PA_AR_MOST_FINDINGS = 40 };

typedef struct pa_ar_verdict {
    pa_ar_level level; /* the gravest of its findings; PA_AR_NOTE: it passes */
    pa_ar_finding findings[PA_AR_MOST_FINDINGS];
    size_t finding_count;
} pa_ar_verdict;

typedef struct pa_ar_report {
    pa_gltf_facts facts;       /* zeroed but for bytes where the file is no glTF */
    bool measured;             /* the model could be read, and the next two are known */
    pa_bounds bounds;          /* metres */
    uint64_t triangles;        /* that have to be drawn */
    size_t usdz_bytes;         /* 0: it cannot become a USDZ */
    pa_finish_record finished; /* what finishing did to it; zeroed where the file does not say */
    pa_ar_level level;         /* the gravest of all viewers */
    pa_ar_verdict viewers[PA_AR_VIEWER_COUNT];
} pa_ar_report;

/** Zeroed means the defaults. */
typedef struct pa_ar_report_options {
    const char *file_name; /* its ending is looked at; NULL: not known */
} pa_ar_report_options;

/** "scene_viewer" … */
const char *pa_ar_viewer_id(pa_ar_viewer viewer);
/** "Scene Viewer (Android)" … */
const char *pa_ar_viewer_title(pa_ar_viewer viewer);
/** "pass", "warn" or "fail". */
const char *pa_ar_level_verdict(pa_ar_level level);
/** "note", "warn" or "fail". */
const char *pa_ar_level_name(pa_ar_level level);

/**
 * file  any bytes; what is no glTF fails with every viewer, and that is a report too
 *
 * The same bytes give the same report. Its texts live in arena. Fails with PA_NO_MEMORY only.
 */
pa_status pa_ar_report_make(pa_span file, const pa_ar_report_options *options, pa_arena *arena,
                            pa_ar_report *out_report, pa_error *err);

/** The report as JSON, a new reference; NULL: no memory. */
json_t *pa_ar_report_json(const pa_ar_report *report);

#endif
