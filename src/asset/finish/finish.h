/**
 * The AR rules, applied once to every engine's scene: +Y up, front +Z, metres, footprint centred on the
 * origin, lowest point at y = 0, identity root, explicit metallic and roughness, unit normals, no
 * degenerate triangles, one mesh a material, tangents where a normal map needs them, vertex colours painted
 * into a texture (Scene Viewer refuses them), triangle and texture budgets, every image encoded (JPEG, with
 * full chroma for normals and data; PNG where alpha counts or the picture is tiny). An image that comes
 * encoded, within its budget and bright enough keeps its bytes.
 *
 * Colours, by pa_brightness:
 *   ar        Too dark a model is lifted, as a whole, until its mean luminance over the surface is what a
 *             phone shows well: a curve that keeps black, white and hue and clips nothing. Metal that the
 *             source asks for stays metal. A scene whose colors_authored is set stays as it is.
 *   original  Nothing, but that metal is said to be none where the source says nothing of it.
 *   classic   The numbers of the Python backend, once: base colour × 1.5, emission + 0.3, no metal, rough.
 *
 * A scene is finished once. One that comes with a record of it (pa_scene.finished, which GLB files keep)
 * stays exactly as it is where no size, no closing of holes and no smaller budget is asked for. Where it is,
 * the geometry and the pictures' sizes follow, but never again the colours, whatever brightness is asked for.
 */
#ifndef PA_ASSET_FINISH_H
#define PA_ASSET_FINISH_H

#include "asset/scene/brightness.h"
#include "asset/scene/scene.h"
#include "foundation/run.h"

/** Of the rules; goes into pa_finish_record.version. */
#define PA_FINISH_VERSION 1

/** Zeroed means the defaults. */
typedef struct pa_finish_options {
    double height_m;        /* scale so that the height is this (the largest side of a model that lies flat);
                               0 = by size_m */
    double size_m;          /* scale so that the longest side is this; 0 = keep a metric scene, else default
                               size */
    double default_size_m;  /* largest side of a scene that is not metric; 0 = 1 m */
    uint32_t max_triangles; /* 0 = 50,000, or as many as a finished scene has */
    uint32_t texture_size;  /* longest side of a texture in pixels; 0 = 2048, which is also the most */
    pa_brightness brightness;
    bool fill_holes; /* close holes that are small beside the model */
    bool watertight; /* one closed surface around everything, painted like it, for printing (watertight.h) */
} pa_finish_options;

/**
 * scene  changed in place; new arrays go to arena
 *
 * Bad normals, texture coordinates, colours and factors are mended; broken ranges (pa_scene_check_ranges) are
 * not. Afterwards pa_scene_check holds, the scene is metric and scene->finished tells what was done.
 * Fails with PA_CORRUPT (broken ranges, no triangle with an area, an image that cannot be read),
 * PA_TOO_LARGE, PA_UNSUPPORTED (max_triangles is out of reach), PA_INVALID (an option is negative or not
 * finite), PA_CANCELLED, PA_NO_MEMORY. On failure the scene must not be used further.
 */
pa_status pa_finish(pa_scene *scene, const pa_finish_options *options, const pa_run *run, pa_arena *arena,
                    pa_error *err);

#endif
