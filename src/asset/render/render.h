/**
 * A scene → pixels, on the CPU: perspective camera framed on the object, image-based ambient light from
 * spherical harmonics plus a key light, metallic-roughness shading, soft contact shadow, Khronos PBR Neutral
 * tone map, antialiased.
 */
#ifndef PA_ASSET_RENDER_H
#define PA_ASSET_RENDER_H

#include "asset/scene/scene.h"

/** Zeroed means the defaults. */
typedef struct pa_render_options {
    uint32_t width;       /* pixels; 0 = 512; at most 4096 */
    uint32_t height;      /* pixels; 0 = width */
    double azimuth_deg;   /* camera's turn about +Y; 0 looks at the front (from +Z), 90 from +X */
    double elevation_deg; /* camera's height above the horizon */
    bool transparent;     /* no background and no shadow plane */
    float background[3];  /* linear RGB; all 0 = a soft light grey */
    uint32_t threads;     /* 0 = 1 */
} pa_render_options;

/**
 * out_image   RGBA pixels in arena
 * Images of the scene that are only encoded are decoded (with formats/picture's limits).
 * Fails with PA_CORRUPT, PA_INVALID (options), PA_NO_MEMORY.
 */
pa_status pa_render(const pa_scene *scene, const pa_render_options *options, pa_arena *arena,
                    pa_image *out_image, pa_error *err);

/** Zeroed means the defaults. */
typedef struct pa_render_sheet_options {
    uint32_t cell;        /* pixels a side of one picture; 0 = 384; the whole sheet is at most 8192 a side */
    uint32_t views;       /* pictures a scene, turned evenly about +Y; 0 = 1; at most 36 */
    uint32_t columns;     /* pictures a row; 0 = views when there are several, else a near-square grid */
    double azimuth_deg;   /* of the first view; 0 looks at the front */
    double elevation_deg; /* of all views */
    bool transparent;     /* no background and no shadow plane */
    uint32_t threads;     /* 0 = 1 */
} pa_render_sheet_options;

/**
 * Several scenes, each from several sides, as one contact sheet: the views of scene 0 in a row, then those
 * of scene 1 and so on.
 * out_image   RGBA pixels in arena
 * Fails as pa_render does.
 */
pa_status pa_render_sheet(const pa_scene *const *scenes, size_t scene_count,
                          const pa_render_sheet_options *options, pa_arena *arena, pa_image *out_image,
                          pa_error *err);

#endif
