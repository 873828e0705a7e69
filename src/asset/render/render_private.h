/** What the renderer's files share: small float vectors, the camera, the prepared scene, the light. */
#ifndef PA_ASSET_RENDER_PRIVATE_H
#define PA_ASSET_RENDER_PRIVATE_H

#include <math.h>

#include "asset/render/render.h"

typedef struct rvec {
    float x, y, z;
} rvec;

static inline rvec rvec_add(rvec a, rvec b)
{
    return (rvec){a.x + b.x, a.y + b.y, a.z + b.z};
}

static inline rvec rvec_sub(rvec a, rvec b)
{
    return (rvec){a.x - b.x, a.y - b.y, a.z - b.z};
}

static inline rvec rvec_scale(rvec a, float by)
{
    return (rvec){a.x * by, a.y * by, a.z * by};
}

static inline rvec rvec_multiply(rvec a, rvec b)
{
    return (rvec){a.x * b.x, a.y * b.y, a.z * b.z};
}

static inline rvec rvec_mix(rvec a, rvec b, float t)
{
    return (rvec){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t};
}

static inline float rvec_dot(rvec a, rvec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline rvec rvec_cross(rvec a, rvec b)
{
    return (rvec){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

/** The unit vector along a, or `fallback` where a has no direction. */
static inline rvec rvec_unit_or(rvec a, rvec fallback)
{
    float square = rvec_dot(a, a);
    return square > 1e-30F ? rvec_scale(a, 1.0F / sqrtf(square)) : fallback;
}

static inline rvec rvec_load(const float *at)
{
    return (rvec){at[0], at[1], at[2]};
}

static inline float float_clamp(float value, float low, float high)
{
    return value < low ? low : value > high ? high : value;
}

/** Screen units: 1/256 pixel, so that coverage is decided in whole numbers and is the same everywhere. */
#define SUBPIXELS 256
#define SAMPLES 4
#define TILE 32

/* camera.c */

typedef struct camera {
    rvec eye;
    rvec right, up, forward; /* unit, orthogonal */
    float focal;             /* pixels: screen offset = focal * lateral / depth */
    float center_x, center_y;
} camera;

/**
 * Looks at the scene from azimuth and elevation with a 30° lens, from as near as every used vertex stays
 * inside the picture's margin.
 */
camera pa_render_camera(const pa_scene *scene, const pa_render_options *options);
/** The unit direction from the eye through a point of the screen, in pixels. */
rvec pa_render_camera_ray(const camera *view, float x, float y);

/* environment.c */

#define ENVIRONMENT_LEVELS 8
#define ENVIRONMENT_TEXELS (128 * 128 + 96 * 96 + 64 * 64 + 5 * 32 * 32)

/** The light around the object: grey radiance by direction, prefiltered for each roughness. */
typedef struct environment {
    float irradiance[9]; /* over pi; spherical harmonics to order 2, cosine lobe applied */
    /* Level l answers roughness l / (ENVIRONMENT_LEVELS - 1), a square in octahedral coordinates. */
    const float *levels[ENVIRONMENT_LEVELS];
    float texels[ENVIRONMENT_TEXELS];
} environment;

/** The levels that a surface reads whose roughness is up to this, or varies from 0 to this: bit l for l. */
unsigned pa_render_environment_levels(float roughness, bool varies);
/** Works out those levels alone. */
void pa_render_environment_init(environment *light, unsigned levels);
/** What a white diffuse surface facing `normal` sends back. */
float pa_render_environment_diffuse(const environment *light, rvec normal);
/** Mean radiance over the lobe that a surface of this roughness gathers around `direction`. */
float pa_render_environment_specular(const environment *light, rvec direction, float roughness);

/* sampler.c */

#define SAMPLER_LEVELS 13

/** One image with its smaller copies, as linear RGBA of 16 bits. */
typedef struct texture {
    uint32_t level_count; /* 0: the scene has no such image */
    uint32_t width[SAMPLER_LEVELS];
    uint32_t height[SAMPLER_LEVELS];
    const uint16_t *texels[SAMPLER_LEVELS]; /* [height, width, 4]; level 0: NULL where codes are it */
    const uint8_t *codes;                   /* [height, width, channels] the image's own pixels, or NULL */
    uint32_t channels;                      /* of codes */
    float color[256]; /* what a code of colour and one of alpha stand for, 0 to 65,535 */
    float alpha[256];
} texture;

/** Where on the image and how large one pixel's footprint is there, in image units. */
typedef struct footprint {
    float u, v;
    float du_dx, dv_dx, du_dy, dv_dy;
} footprint;

/**
 * Builds the copies in arena; image has pixels, which are borrowed. Copies wider than `useful` pixels are
 * left out: the picture is too small to show them. False: no memory.
 */
bool pa_render_texture_init(const pa_image *image, bool srgb, uint32_t useful, pa_arena *arena,
                            texture *out_texture);
/** Linear RGBA, repeated on both axes; alpha 1 where the image has none. Grey goes to all of RGB. */
void pa_render_texture_sample(const texture *image, const footprint *at, float out_rgba[4]);

/* triangles.c */

/** A vertex on the screen. */
typedef struct screen_vertex {
    int32_t x, y;   /* 1/256 pixels */
    float nearness; /* 1 / depth */
} screen_vertex;

typedef struct triangle {
    uint32_t vertex[3]; /* of all meshes' vertices, in the order that is positive on the screen */
    uint32_t mesh;
    bool back; /* the camera sees its inside */
} triangle;

/** The scene as the tiles need it. Everything lives in the scratch arena. */
typedef struct prepared {
    const pa_scene *scene;
    camera view;
    uint32_t width, height;
    const screen_vertex *vertices;
    const uint32_t *first_vertex; /* [mesh_count] where each mesh's vertices start */
    const triangle *triangles;    /* opaque and masked ones first, then blended ones, far to near */
    uint32_t triangle_count;
    uint32_t opaque_count;
    uint32_t tiles_across, tiles_down;
    const uint32_t *tile_first;     /* [tiles + 1] ranges of tile_triangles */
    const uint32_t *tile_triangles; /* indices of triangles, ascending within a tile */
    const texture *textures;        /* [image_count] */
    const environment *light;
    const struct shadow *shadow; /* NULL: none */
    bool transparent;
    rvec background;
    uint8_t background_code[3];
} prepared;

/** Projects, culls, sorts and bins. Fails with PA_NO_MEMORY, PA_CORRUPT. */
pa_status pa_render_triangles(prepared *scene, pa_arena *scratch, pa_error *err);

/* shadow.c */

#define SHADOW_SIDE 96

/** How much of the room's light the floor loses under the object. */
typedef struct shadow {
    float floor_y;
    float origin_x, origin_z, cell; /* of sample (0, 0), and metres between samples */
    float dark[SHADOW_SIDE * SHADOW_SIDE];
} shadow;

/** The floor is at the scene's lowest point. Fails with PA_NO_MEMORY. */
pa_status pa_render_shadow(const pa_scene *scene, pa_arena *scratch, shadow *out_shadow, pa_error *err);
/** 0 (lit) to 1 at a point of the floor. */
float pa_render_shadow_at(const shadow *floor, float x, float z);

/* shade.c */

/** What is smoother is shown as smooth as this. */
#define LEAST_ROUGHNESS 0.05F

/** One point of a triangle: barycentric weights and how they change by one pixel right and down; the fourth
 * of each is there so that one store writes them. */
typedef struct surface_point {
    const triangle *of;
    float weight[4];
    float weight_dx[4];
    float weight_dy[4];
} surface_point;

/** Weights at a point of the screen (pixels), corrected for perspective. */
surface_point pa_render_surface_point(const prepared *scene, const triangle *of, float x, float y);
/** Display-linear RGB after the tone map, and coverage 0..1. */
void pa_render_shade(const prepared *scene, const surface_point *point, float out_rgba[4]);
/** Alpha of the material there: factor, texture and vertex colour. */
float pa_render_alpha(const prepared *scene, const surface_point *point);

/* tone.c */

/** Khronos PBR Neutral (KhronosGroup/ToneMapping, PBR_Neutral), at the exposure that product viewers use. */
rvec pa_render_tone_map(rvec radiance);

/* tile.c */

/** Pixels of the picture that a tile holds, inclusive. */
typedef struct tile_area {
    uint32_t left, top, right, bottom;
} tile_area;

/** What each sample of a tile sees: one thread's working memory. */
typedef struct tile_buffer {
    float nearness[TILE * TILE * SAMPLES];
    uint32_t triangle[TILE * TILE * SAMPLES];
    float color[TILE * TILE * SAMPLES][4]; /* display-linear, multiplied by alpha */
} tile_buffer;

/** Draws one tile into pixels [height, width, 4]. */
void pa_render_tile(const prepared *scene, uint32_t tile, tile_buffer *buffer, uint8_t *pixels);

#endif
