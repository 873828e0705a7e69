#include "asset/render/render_private.h"

#define PI 3.14159265F

/** A soft box: a bright rectangle on the tangent plane of the unit sphere. */
typedef struct soft_box {
    rvec toward; /* unit */
    float half_width, half_height;
    float radiance;
} soft_box;

/* The room: a glow in spherical harmonics, and soft boxes. */
static const float room_glow[9] = {2.0F, 0.0F, 0.35F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F};
static const soft_box boxes[] = {
    {{-0.80F, 0.40F, 0.45F}, 0.08F, 0.08F, 60.0F}, {{-0.75F, 0.60F, -0.2F}, 0.08F, 0.08F, 60.0F},
    {{0.85F, 0.52F, 0.0F}, 0.15F, 0.15F, 20.0F},   {{0.0F, 0.37F, 0.93F}, 0.16F, 0.16F, 15.0F},
    {{0.43F, 0.28F, -0.86F}, 0.08F, 0.08F, 60.0F}, {{-0.37F, 0.65F, -0.66F}, 0.08F, 0.08F, 60.0F},
};
#define BOX_COUNT (sizeof boxes / sizeof boxes[0])

/** Real spherical harmonics to order 2. */
static void harmonics(rvec d, float out_basis[9])
{
    out_basis[0] = 0.282095F;
    out_basis[1] = 0.488603F * d.y;
    out_basis[2] = 0.488603F * d.z;
    out_basis[3] = 0.488603F * d.x;
    out_basis[4] = 1.092548F * d.x * d.y;
    out_basis[5] = 1.092548F * d.y * d.z;
    out_basis[6] = 0.315392F * (3.0F * d.z * d.z - 1.0F);
    out_basis[7] = 1.092548F * d.x * d.z;
    out_basis[8] = 0.546274F * (d.x * d.x - d.y * d.y);
}

/** A step from 1 inside to 0 outside |x| = half, blurred by sigma; its integral stays 2 * half. */
static float blurred_step(float x, float half, float sigma)
{
    float scale = 1.7F / (sigma * 1.41421356F);
    float a = (half - x) * scale;
    float b = (half + x) * scale;
    return 0.5F * (a / sqrtf(1.0F + a * a) + b / sqrtf(1.0F + b * b));
}

/** Radiance of one box seen through a lobe about `sigma` radians wide. */
static float box_radiance(const soft_box *box, rvec d, float sigma)
{
    rvec n = rvec_unit_or(box->toward, (rvec){0.0F, 1.0F, 0.0F});
    float along = rvec_dot(d, n);
    float area = 4.0F * box->half_width * box->half_height;
    /* A wide lobe no longer sees the rectangle's shape, only its light: a von Mises-Fisher lobe. */
    float sharpness = 1.0F / (sigma * sigma);
    float wide = box->radiance * area * sharpness / (2.0F * PI * (1.0F - expf(-2.0F * sharpness))) *
                 expf(sharpness * (along - 1.0F));
    float share = float_clamp((sigma - 0.15F) / 0.15F, 0.0F, 1.0F);
    if (share >= 1.0F || along <= 0.05F) {
        return wide * share;
    }
    rvec side = rvec_unit_or(rvec_cross((rvec){0.0F, 1.0F, 0.0F}, n), (rvec){1.0F, 0.0F, 0.0F});
    rvec top = rvec_cross(n, side);
    float u = rvec_dot(d, side) / along;
    float v = rvec_dot(d, top) / along;
    float sharp =
        box->radiance * blurred_step(u, box->half_width, sigma) * blurred_step(v, box->half_height, sigma);
    return sharp + (wide - sharp) * share;
}

static float radiance(rvec d, float sigma)
{
    float basis[9];
    harmonics(d, basis);
    float band_1 = expf(-sigma * sigma);
    float band_2 = expf(-3.0F * sigma * sigma);
    float sum = room_glow[0] * basis[0];
    for (int i = 1; i < 9; i++) {
        sum += room_glow[i] * basis[i] * (i < 4 ? band_1 : band_2);
    }
    for (size_t i = 0; i < BOX_COUNT; i++) {
        sum += box_radiance(&boxes[i], d, sigma);
    }
    return fmaxf(sum, 0.0F);
}

/** Standard deviation in radians of the reflection lobe of GGX at a roughness (fitted). */
static float lobe_width(float roughness)
{
    float alpha = roughness * roughness;
    return 0.025F + 0.95F * alpha;
}

static rvec octahedral_direction(float u, float v)
{
    rvec d = {u, 1.0F - fabsf(u) - fabsf(v), v};
    if (d.y < 0.0F) {
        d.x = copysignf(1.0F - fabsf(v), u);
        d.z = copysignf(1.0F - fabsf(u), v);
    }
    return rvec_unit_or(d, (rvec){0.0F, 1.0F, 0.0F});
}

void pa_render_environment_init(environment *light)
{
    float projected[9];
    for (int i = 0; i < 9; i++) {
        projected[i] = room_glow[i];
    }
    for (size_t b = 0; b < BOX_COUNT; b++) {
        float basis[9];
        harmonics(rvec_unit_or(boxes[b].toward, (rvec){0.0F, 1.0F, 0.0F}), basis);
        float power = boxes[b].radiance * 4.0F * boxes[b].half_width * boxes[b].half_height;
        for (int i = 0; i < 9; i++) {
            projected[i] += power * basis[i];
        }
    }
    /* Ramamoorthi and Hanrahan 2001: the cosine lobe scales the bands by pi, 2pi/3 and pi/4. */
    for (int i = 0; i < 9; i++) {
        light->irradiance[i] = projected[i] * (i == 0 ? 1.0F : i < 4 ? 2.0F / 3.0F : 0.25F);
    }
    for (int level = 0; level < ENVIRONMENT_LEVELS; level++) {
        float sigma = lobe_width((float)level / (float)(ENVIRONMENT_LEVELS - 1));
        for (int y = 0; y < ENVIRONMENT_SIDE; y++) {
            for (int x = 0; x < ENVIRONMENT_SIDE; x++) {
                float u = 2.0F * (float)x / (float)(ENVIRONMENT_SIDE - 1) - 1.0F;
                float v = 2.0F * (float)y / (float)(ENVIRONMENT_SIDE - 1) - 1.0F;
                light->levels[level][y * ENVIRONMENT_SIDE + x] = radiance(octahedral_direction(u, v), sigma);
            }
        }
    }
}

float pa_render_environment_diffuse(const environment *light, rvec normal)
{
    float basis[9];
    harmonics(normal, basis);
    float sum = 0.0F;
    for (int i = 0; i < 9; i++) {
        sum += light->irradiance[i] * basis[i];
    }
    return fmaxf(sum, 0.0F);
}

float pa_render_environment_specular(const environment *light, rvec d, float roughness)
{
    float norm = 1.0F / (fabsf(d.x) + fabsf(d.y) + fabsf(d.z));
    float u = d.x * norm;
    float v = d.z * norm;
    if (d.y < 0.0F) {
        float folded = copysignf(1.0F - fabsf(v), u);
        v = copysignf(1.0F - fabsf(u), v);
        u = folded;
    }
    float x = float_clamp((u + 1.0F) * 0.5F * (ENVIRONMENT_SIDE - 1), 0.0F, ENVIRONMENT_SIDE - 1.001F);
    float y = float_clamp((v + 1.0F) * 0.5F * (ENVIRONMENT_SIDE - 1), 0.0F, ENVIRONMENT_SIDE - 1.001F);
    float level = float_clamp(roughness, 0.0F, 1.0F) * (ENVIRONMENT_LEVELS - 1.001F);
    int xi = (int)x;
    int yi = (int)y;
    int li = (int)level;
    float fx = x - (float)xi;
    float fy = y - (float)yi;
    float fl = level - (float)li;
    int at = yi * ENVIRONMENT_SIDE + xi;
    float sums[2];
    for (int k = 0; k < 2; k++) {
        const float *map = light->levels[li + k] + at;
        float upper = map[0] + (map[1] - map[0]) * fx;
        float lower = map[ENVIRONMENT_SIDE] + (map[ENVIRONMENT_SIDE + 1] - map[ENVIRONMENT_SIDE]) * fx;
        sums[k] = upper + (lower - upper) * fy;
    }
    return sums[0] + (sums[1] - sums[0]) * fl;
}

float pa_render_environment_radiance(rvec direction)
{
    return radiance(direction, lobe_width(0.0F));
}
