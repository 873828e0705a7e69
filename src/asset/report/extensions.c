#include <string.h>

#include "asset/report/report_private.h"

/* What a viewer makes of an extension. */
enum { FINE = 'y', IGNORED = 'i', DIFFERENT = 'd', BROKEN = 'x' };

/*
 * One letter a viewer, in the order of pa_ar_viewer: Scene Viewer, Quick Look, WebXR, Flutter on Android,
 * Flutter on iOS. Scene Viewer allows three and refuses every other. Quick Look gets what becomes of it in a
 * USDZ; what cannot be converted at all is found elsewhere.
 */
static const struct {
    const char *name;
    const char viewers[PA_AR_VIEWER_COUNT + 1];
} known[] = {
    {"KHR_materials_unlit", "ydyyi"},
    {"KHR_texture_transform", "yyyyd"},
    {"KHR_materials_pbrSpecularGlossiness", "yydyy"},
    {"KHR_draco_mesh_compression", "xyyyx"},
    {"EXT_meshopt_compression", "xyddx"},
    {"KHR_meshopt_compression", "xyddx"},
    {"KHR_mesh_quantization", "xyyyx"},
    {"KHR_texture_basisu", "xyydx"},
    {"EXT_texture_webp", "xyyxx"},
    {"EXT_texture_avif", "xyyxx"},
    {"KHR_materials_emissive_strength", "xiyii"},
    {"KHR_materials_ior", "xiyii"},
    {"KHR_materials_specular", "xiyii"},
    {"KHR_materials_clearcoat", "xiyii"},
    {"KHR_materials_sheen", "xiyii"},
    {"KHR_materials_anisotropy", "xiyii"},
    {"KHR_materials_iridescence", "xiyii"},
    {"KHR_materials_dispersion", "xiyii"},
    {"KHR_materials_transmission", "xdydd"},
    {"KHR_materials_volume", "xiyii"},
    {"KHR_materials_variants", "xiyii"},
};

/* Any other, such as lights, metadata and what one program alone writes. */
static const char unknown[PA_AR_VIEWER_COUNT + 1] = "xiiii";

static const char *letters_of(const char *name)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].name, name) == 0) {
            return known[i].viewers;
        }
    }
    return unknown;
}

static bool is_required(const pa_gltf_facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->required_count; i++) {
        if (strcmp(facts->required[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static pa_ar_finding describe(pa_ar_viewer viewer, char letter, bool required, const char **out_format)
{
    if (letter == BROKEN || (required && letter == IGNORED)) {
        *out_format = "The viewer does not know %s and cannot show the model as it is meant.";
        return (pa_ar_finding){.code = viewer == PA_AR_SCENE_VIEWER ? "UNSUPPORTED_GLTF_EXTENSION_USED"
                                                                    : "EXTENSION_UNSUPPORTED",
                               .level = PA_AR_FAIL};
    }
    if (letter == DIFFERENT) {
        *out_format = "What %s says is shown differently, or only where a page prepares for it.";
        return (pa_ar_finding){.code = "EXTENSION_DIFFERS", .level = PA_AR_WARN};
    }
    *out_format = "The viewer leaves out what %s says.";
    return (pa_ar_finding){.code = "EXTENSION_IGNORED", .level = PA_AR_NOTE};
}

void report_judge_extensions(subject *self)
{
    const pa_gltf_facts *facts = &self->report->facts;
    /* What is required has to be listed as used as well; where a file forgets that, viewers look all the
     * same. */
    for (size_t i = 0; i < facts->used_count + facts->required_count; i++) {
        const char *name = i < facts->used_count ? facts->used[i] : facts->required[i - facts->used_count];
        bool listed = false;
        for (size_t k = 0; k < i && k < facts->used_count; k++) {
            listed = listed || strcmp(facts->used[k], name) == 0;
        }
        const char *letters = letters_of(name);
        for (pa_ar_viewer viewer = 0; !listed && viewer < PA_AR_VIEWER_COUNT; viewer++) {
            if (letters[viewer] != FINE) {
                const char *format;
                pa_ar_finding finding = describe(viewer, letters[viewer], is_required(facts, name), &format);
                finding.message = pa_arena_printf(self->arena, format, name);
                report_find(self, 1u << viewer, &finding);
            }
        }
    }
}
