#include "asset/render/render_private.h"

#define PI 3.14159265F

/** A soft box: a bright rectangle on the tangent plane of the unit sphere. */
typedef struct soft_box {
    rvec toward; /* unit */
    float half_width, half_height;
    float radiance;
} soft_box;

/* A photographer's room: a faint glow, stronger from floor and ceiling, and six soft boxes. Placed and scaled
 * so that spheres of many materials come out as under model-viewer's "neutral" lighting; the test of grey
 * spheres holds the measured codes. */
static const float room_glow[9] = {0.946F, -0.198F, 0.033F, 0.033F, -0.011F, 0.0F, -0.154F, 0.022F, -0.264F};
static const soft_box boxes[] = {
    {{-0.81F, 0.37F, 0.46F}, 0.066F, 0.066F, 88.0F}, {{-0.78F, 0.58F, -0.22F}, 0.063F, 0.063F, 88.0F},
    {{0.86F, 0.50F, 0.00F}, 0.142F, 0.142F, 25.3F},  {{0.00F, 0.35F, 0.94F}, 0.16F, 0.16F, 17.6F},
    {{0.43F, 0.27F, -0.86F}, 0.072F, 0.072F, 88.0F}, {{-0.35F, 0.62F, -0.70F}, 0.054F, 0.054F, 88.0F},
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

static float smooth_edge(float x)
{
    float t = float_clamp(x + 0.5F, 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

/** 1 inside |x| <= half, 0 outside, blurred by about sigma; its integral stays 2 * half. */
static float blurred_step(float x, float half, float sigma)
{
    /* The slope of the smooth edge has a deviation of sqrt(1/20) of its width. */
    float scale = 0.2236F / sigma;
    return smooth_edge((x + half) * scale) - smooth_edge((x - half) * scale);
}

/** Radiance of one box seen through a lobe about `sigma` radians wide. */
static float box_radiance(const soft_box *box, rvec d, float sigma)
{
    rvec n = rvec_unit_or(box->toward, (rvec){0.0F, 1.0F, 0.0F});
    float along = rvec_dot(d, n);
    if (sigma < 0.15F && along < 0.5F) {
        return 0.0F;
    }
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

static const int level_sides[ENVIRONMENT_LEVELS] = {128, 96, 64, 32, 32, 32, 32, 32};

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
    float *texels = light->texels;
    for (int level = 0; level < ENVIRONMENT_LEVELS; level++) {
        int side = level_sides[level];
        float sigma = lobe_width((float)level / (float)(ENVIRONMENT_LEVELS - 1));
        light->levels[level] = texels;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float u = 2.0F * (float)x / (float)(side - 1) - 1.0F;
                float v = 2.0F * (float)y / (float)(side - 1) - 1.0F;
                *texels++ = radiance(octahedral_direction(u, v), sigma);
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

static float level_value(const environment *light, int level, float u, float v)
{
    int side = level_sides[level];
    float most = (float)side - 1.001F;
    float x = float_clamp((u + 1.0F) * 0.5F * (float)(side - 1), 0.0F, most);
    float y = float_clamp((v + 1.0F) * 0.5F * (float)(side - 1), 0.0F, most);
    float fx = x - (float)(int)x;
    float fy = y - (float)(int)y;
    const float *at = light->levels[level] + (int)y * side + (int)x;
    float upper = at[0] + (at[1] - at[0]) * fx;
    float under = at[side] + (at[side + 1] - at[side]) * fx;
    return upper + (under - upper) * fy;
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
    float level = float_clamp(roughness, 0.0F, 1.0F) * (ENVIRONMENT_LEVELS - 1.001F);
    int lower = (int)level;
    float sharp = level_value(light, lower, u, v);
    return sharp + (level_value(light, lower + 1, u, v) - sharp) * (level - (float)lower);
}
