/**
 * USDZ: one text layer (USDA) and its pictures in a stored, aligned ZIP archive, for AR Quick Look.
 * Sources: OpenUSD's docs/spec_usdz.rst 1.3 and docs/spec_usdpreviewsurface.rst 2.5.
 */
#ifndef PA_ASSET_FORMATS_USDZ_H
#define PA_ASSET_FORMATS_USDZ_H

#include "asset/scene/scene.h"

/** Zeroed means the defaults. */
typedef struct pa_usdz_options {
    const char *name;    /* of the model; letters, digits and '_' of it are kept; NULL = "Model" */
    const char *creator; /* customLayerData's creator; NULL = "PromptAR" */
} pa_usdz_options;

/**
 * A finished scene as one USDZ package: a mesh each under one root, UsdPreviewSurface materials, positions to
 * a hundred-thousandth of the model's size. A picture that is already encoded goes in as it is, unless a
 * factor of its material has to be multiplied in: Quick Look has ignored a texture's scale for long.
 * Tangents and vertex colours have no counterpart that Quick Look reads and are left out (finish bakes
 * colours into pictures). The same scene gives the same bytes.
 *
 * out_usdz lives in arena. Fails with PA_CORRUPT (scene breaks its invariants, or a picture is damaged),
 * PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_usdz_encode(const pa_scene *scene, const pa_usdz_options *options, pa_arena *arena,
                         pa_span *out_usdz, pa_error *err);

/**
 * Holds a package against what usdchecker --arkit asks (OpenUSD's complianceChecker.py, whose names of the
 * rules err carries) and against what Quick Look is known to want beyond it: a single text layer, no data
 * descriptors, a layer date from July 2022 or preferredIblVersion 2, meshes that are not subdivided and whose
 * arrays fit together, the primvars that textures read, explicit wrapping.
 *
 * Fails with PA_CORRUPT (damaged, or a rule is broken: the first one is in err), PA_UNSUPPORTED (a binary
 * layer, or USD that this reader does not know), PA_TOO_LARGE (256 MiB), PA_NO_MEMORY.
 */
pa_status pa_usdz_check(pa_span usdz, pa_error *err);

#endif
