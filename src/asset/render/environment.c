#include "asset/render/render_private.h"

#define PI 3.14159265F

/** A soft box: a bright rectangle on the tangent plane of the unit sphere. */
typedef struct soft_box {
    rvec toward; /* unit */
    float half_width, half_height;
    float radiance;
} soft_box;

/* A photographer's room: walls that a lamp under the ceiling lights, and six soft boxes. Placed and scaled so
 * that spheres of many materials come out as under model-viewer's "neutral" lighting; the test of spheres
 * holds the codes measured there. */

/* The walls' glow in harmonics, as wide lobes see it. */
static const float room_glow[9] = {0.86F, -0.18F, 0.03F, 0.03F, -0.01F, 0.0F, -0.14F, 0.02F, -0.24F};

#define ROOM_STEPS 16
/* … and as narrow ones do: by height from floor (y = -1) to ceiling, and how much brighter than that the
 * middle of each wall is, by which much the corners are darker. */
static const float room_height[ROOM_STEPS + 1] = {0.47F, 0.45F, 0.40F, 0.33F, 0.28F, 0.22F,
                                                  0.09F, 0.11F, 0.12F, 0.17F, 0.21F, 0.25F,
                                                  0.27F, 0.26F, 0.16F, 0.16F, 0.62F};
static const float room_corner[ROOM_STEPS + 1] = {0.0F,  0.0F,  0.0F, 0.0F,  0.0F, 0.04F, 0.15F, 0.3F, 0.55F,
                                                  0.52F, 0.42F, 0.4F, 0.42F, 0.6F, 0.7F,  0.0F,  0.0F};
static const soft_box boxes[] = {
    {{-0.81F, 0.37F, 0.46F}, 0.066F, 0.066F, 80.0F}, {{-0.78F, 0.58F, -0.22F}, 0.063F, 0.063F, 80.0F},
    {{0.86F, 0.50F, 0.00F}, 0.142F, 0.142F, 23.0F},  {{0.00F, 0.35F, 0.94F}, 0.16F, 0.16F, 16.0F},
    {{0.43F, 0.27F, -0.86F}, 0.072F, 0.072F, 80.0F}, {{-0.35F, 0.62F, -0.70F}, 0.054F, 0.054F, 80.0F},
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

static float along_table(const float table[ROOM_STEPS + 1], float y)
{
    float at = float_clamp((y + 1.0F) * (0.5F * ROOM_STEPS), 0.0F, ROOM_STEPS - 0.001F);
    int step = (int)at;
    return table[step] + (table[step + 1] - table[step]) * (at - (float)step);
}

/** The walls through a narrow lobe. */
static float wall_radiance(rvec d, float sigma)
{
    static const float weights[5] = {0.12F, 0.23F, 0.30F, 0.23F, 0.12F};
    float flat = d.x * d.x + d.z * d.z;
    float cosine = flat > 1e-6F ? d.z * d.z / flat : 0.5F;
    /* cos of four times the turn, out of the squared cosine of the turn */
    float corner = 8.0F * cosine * (cosine - 1.0F) + 1.0F;
    corner *= expf(-8.0F * sigma * sigma);
    float sum = 0.0F;
    for (int i = 0; i < 5; i++) {
        float y = d.y + 0.8F * sigma * (float)(i - 2);
        y = y > 1.0F ? 2.0F - y : y < -1.0F ? -2.0F - y : y;
        sum += weights[i] * along_table(room_height, y) * (1.0F + corner * along_table(room_corner, y));
    }
    return sum;
}

static float glow_radiance(rvec d, float sigma)
{
    float basis[9];
    harmonics(d, basis);
    float band_1 = expf(-sigma * sigma);
    float band_2 = expf(-3.0F * sigma * sigma);
    float sum = room_glow[0] * basis[0];
    for (int i = 1; i < 9; i++) {
        sum += room_glow[i] * basis[i] * (i < 4 ? band_1 : band_2);
    }
    return sum;
}

static float radiance(rvec d, float sigma)
{
    float share = float_clamp((sigma - 0.3F) / 0.3F, 0.0F, 1.0F);
    float sum = share < 1.0F ? (1.0F - share) * wall_radiance(d, sigma) : 0.0F;
    sum += share > 0.0F ? share * glow_radiance(d, sigma) : 0.0F;
    for (size_t i = 0; i < BOX_COUNT; i++) {
        sum += box_radiance(&boxes[i], d, sigma);
    }
    return fmaxf(sum, 0.0F);
}

static const int level_sides[ENVIRONMENT_LEVELS] = {128, 96, 64, 32, 32, 32, 32, 32};

/** Width in radians of the reflection lobe of GGX at a roughness, fitted to the spheres that the test holds.
 */
static float lobe_width(float roughness)
{
    float smooth = 1.0F - roughness;
    return 0.02F + 0.25F * roughness * smooth * smooth + 0.93F * roughness * roughness;
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

static float level_of(float roughness)
{
    return float_clamp(roughness, 0.0F, 1.0F) * (ENVIRONMENT_LEVELS - 1.001F);
}

unsigned pa_render_environment_levels(float roughness, bool varies)
{
    unsigned lower = (unsigned)level_of(roughness);
    unsigned up_to_upper = (4U << lower) - 1;
    return varies ? up_to_upper : up_to_upper & ~((1U << lower) - 1);
}

void pa_render_environment_init(environment *light, unsigned levels)
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
        if (!(levels & 1U << level)) {
            texels += side * side;
            continue;
        }
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
    float level = level_of(roughness);
    int lower = (int)level;
    float sharp = level_value(light, lower, u, v);
    return sharp + (level_value(light, lower + 1, u, v) - sharp) * (level - (float)lower);
}
