/** Pictures of scenes for the commands that offer them. */
#ifndef PA_APP_PREVIEW_H
#define PA_APP_PREVIEW_H

#include "app/command.h"
#include "asset/scene/scene.h"

/** How the pictures shall look. */
typedef struct pa_preview {
    uint32_t size;    /* pixels a side of one picture */
    uint32_t views;   /* 1, or that many from all around in one row */
    uint32_t columns; /* pictures a row; 0 = the views of one scene, or a near-square grid of scenes */
    double azimuth_deg, elevation_deg;
    bool transparent;
    uint32_t threads;
} pa_preview;

/**
 * Reads --size or, where that is the model's, --preview-size (512), --views (1), --columns (0), --azimuth
 * (30), --elevation (18) and --transparent as far as the command knows them. Fails with PA_INVALID.
 */
pa_status pa_preview_read(const pa_invocation *invocation, pa_preview *out_preview, pa_error *err);
/**
 * Draws the scenes on one sheet and writes it to path: as JPEG where the name ends in .jpg or .jpeg, else as
 * PNG. Fails as pa_render_sheet, pa_write_file do.
 */
pa_status pa_preview_write(const pa_preview *preview, const pa_scene *const *scenes, size_t scene_count,
                           const char *path, pa_error *err);

#endif
