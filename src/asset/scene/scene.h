/**
 * The one shape of a model between engine, finish and formats.
 *
 * A scene is flat: meshes with their transforms already in the vertices, materials, images. No node tree,
 * no instances. Right-handed, +Y up, front towards +Z. Units are metres when `metric` is set; otherwise
 * arbitrary, and finish gives the size. Everything lives in the arena the scene was made in.
 */
#ifndef PA_ASSET_SCENE_H
#define PA_ASSET_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asset/scene/finish_record.h"
#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

#define PA_NO_INDEX UINT32_MAX

/** One triangle list with one material. */
typedef struct pa_mesh {
    char *name; /* may be NULL */
    uint32_t vertex_count;
    uint32_t index_count; /* a multiple of 3 */
    float *positions;     /* [vertex_count, 3] f32, finite */
    float *normals;       /* [vertex_count, 3] f32 unit length, or NULL */
    float *tangents;      /* [vertex_count, 4] f32, xyz unit, w = ±1, or NULL */
    float *uvs;           /* [vertex_count, 2] f32, (0,0) = top left of the image, or NULL */
    float *colors;        /* [vertex_count, 4] f32 linear RGBA 0..1, or NULL */
    uint32_t *indices;    /* [index_count] u32 < vertex_count, counter-clockwise seen from outside */
    uint32_t material;    /* index into pa_scene.materials */
} pa_mesh;

/** Pixels, encoded bytes, or both. At least one is present; where both are, they agree. */
typedef struct pa_image {
    char *name;        /* may be NULL */
    uint32_t width;    /* pixels */
    uint32_t height;   /* pixels */
    uint32_t channels; /* of pixels: 1 grey, 3 RGB, 4 RGBA */
    uint8_t *pixels;   /* [height, width, channels] u8, top row first, or NULL */
    pa_span encoded;   /* a whole PNG or JPEG file, told apart by its first bytes; empty = not encoded */
} pa_image;

typedef enum pa_alpha_mode { PA_ALPHA_OPAQUE, PA_ALPHA_MASK, PA_ALPHA_BLEND } pa_alpha_mode;

/** glTF 2.0 metallic-roughness. Image members are indices into pa_scene.images, or PA_NO_INDEX. */
typedef struct pa_material {
    char *name;          /* may be NULL */
    float base_color[4]; /* linear RGBA factor 0..1 */
    float metallic;      /* factor 0..1 */
    float roughness;     /* factor 0..1 */
    float emissive[3];   /* linear RGB factor 0..1 */
    float normal_scale;
    float occlusion_strength;
    uint32_t base_color_image;         /* sRGB, alpha in the fourth channel */
    uint32_t metallic_roughness_image; /* linear: G roughness, B metallic */
    uint32_t normal_image;             /* linear, tangent space, +Y up (OpenGL convention) */
    uint32_t occlusion_image;          /* linear: R */
    uint32_t emissive_image;           /* sRGB */
    pa_alpha_mode alpha_mode;
    float alpha_cutoff; /* for PA_ALPHA_MASK */
    bool double_sided;
    bool metallic_given; /* false: the source left metallic out, so that 1.0 is only a format's default */
} pa_material;

typedef struct pa_scene {
    pa_mesh *meshes;
    uint32_t mesh_count;
    pa_material *materials;
    uint32_t material_count;
    pa_image *images;
    uint32_t image_count;
    bool metric;               /* one unit is one metre */
    bool colors_authored;      /* somebody chose the colours for AR: PA_BRIGHTNESS_AR leaves them alone */
    pa_finish_record finished; /* what asset/finish did to it; zeroed until then */
} pa_scene;

typedef struct pa_bounds {
    float min[3];
    float max[3];
} pa_bounds;

/** White, not metal, roughness 0.9, no images, opaque, single-sided, metallic given. */
pa_material pa_material_default(void);

/** Triangles of all meshes. */
uint64_t pa_scene_triangle_count(const pa_scene *scene);
/** The box around count points, [count, 3] finite; inside out (min > max) where there are none. */
pa_bounds pa_points_bounds(const float *points, size_t count);
/** The box around every vertex that an index uses; false when there is none. */
bool pa_scene_bounds(const pa_scene *scene, pa_bounds *out_bounds);
/**
 * The rules that make a scene safe to walk: counts, arrays that must be there, index ranges, finite
 * positions. Normals, tangents and factors may still be bad. Fails with PA_CORRUPT and the first broken rule
 * in err.
 */
pa_status pa_scene_check_ranges(const pa_scene *scene, pa_error *err);
/**
 * The other invariants, of a scene whose ranges hold: unit normals and tangents, finite texture coordinates,
 * colours and factors within 0..1. Fails as pa_scene_check_ranges does.
 */
pa_status pa_scene_check_values(const pa_scene *scene, pa_error *err);
/** Holds a scene against all the invariants above: ranges, then values. */
pa_status pa_scene_check(const pa_scene *scene, pa_error *err);

#endif
