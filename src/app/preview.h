/** Pictures of a scene for the commands that offer them. */
#ifndef PA_APP_PREVIEW_H
#define PA_APP_PREVIEW_H

#include "app/command.h"
#include "asset/scene/scene.h"

/** How the pictures shall look. */
typedef struct pa_preview {
    uint32_t size;  /* pixels a side of one picture */
    uint32_t views; /* 1, or that many from all around in one row */
    double azimuth_deg, elevation_deg;
    bool transparent;
    uint32_t threads;
} pa_preview;

/**
 * Reads --size (512), --views (1), --azimuth (30), --elevation (18) and --transparent as far as the command
 * knows them. Fails with PA_INVALID.
 */
pa_status pa_preview_read(const pa_invocation *invocation, pa_preview *out_preview, pa_error *err);
/** Draws the scene and writes it as PNG to path. Fails as pa_render_sheet, pa_write_file do. */
pa_status pa_preview_write(const pa_preview *preview, const pa_scene *scene, const char *path, pa_error *err);

#endif
