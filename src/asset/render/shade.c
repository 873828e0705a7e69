#include <string.h>

#include "asset/render/reflectance_table.h"
#include "asset/render/render_private.h"

/* What the three corners have, side by side; the compilers map these to vector registers. */
typedef float corners_f __attribute__((vector_size(16)));

/* Each corner gets the next one's, or the one's after that. */
static inline corners_f next_of(corners_f of)
{
    return __builtin_shufflevector(of, of, 1, 2, 0, 3);
}

static inline float sum_of(corners_f of)
{
    return of[0] + of[1] + of[2];
}

surface_point pa_render_surface_point(const prepared *scene, const triangle *of, float x, float y)
{
    const screen_vertex *p = &scene->vertices[of->vertex[0]];
    const screen_vertex *q = &scene->vertices[of->vertex[1]];
    const screen_vertex *r = &scene->vertices[of->vertex[2]];
    corners_f px = (corners_f){(float)p->x, (float)q->x, (float)r->x, 0.0F} * (1.0F / SUBPIXELS);
    corners_f py = (corners_f){(float)p->y, (float)q->y, (float)r->y, 0.0F} * (1.0F / SUBPIXELS);
    corners_f nearness = {p->nearness, q->nearness, r->nearness, 0.0F};
    corners_f ax = next_of(px);
    corners_f ay = next_of(py);
    corners_f ex = next_of(ax) - ax;
    corners_f ey = next_of(ay) - ay;
    float area = (px[1] - px[0]) * (py[2] - py[0]) - (py[1] - py[0]) * (px[2] - px[0]);
    corners_f scale = nearness * (1.0F / area);
    corners_f weight = (ex * (y - ay) - ey * (x - ax)) * scale;
    corners_f weight_dx = -ey * scale;
    corners_f weight_dy = ex * scale;
    float inverse = 1.0F / sum_of(weight);
    weight *= inverse;
    weight_dx = (weight_dx - weight * sum_of(weight_dx)) * inverse;
    weight_dy = (weight_dy - weight * sum_of(weight_dy)) * inverse;
    surface_point point;
    point.of = of;
    memcpy(point.weight, &weight, sizeof weight);
    memcpy(point.weight_dx, &weight_dx, sizeof weight_dx);
    memcpy(point.weight_dy, &weight_dy, sizeof weight_dy);
    return point;
}

/** What the shading needs to know of the point's mesh: its corners' indices within the mesh. */
typedef struct corners {
    const pa_mesh *mesh;
    const pa_material *material;
    uint32_t index[3];
} corners;

/* Filled in its place: a copy would wait for the stores. */
static inline void corners_init(corners *self, const prepared *scene, const surface_point *point)
{
    const triangle *of = point->of;
    uint32_t first = scene->first_vertex[of->mesh];
    self->mesh = &scene->scene->meshes[of->mesh];
    self->material = &scene->scene->materials[self->mesh->material];
    self->index[0] = of->vertex[0] - first;
    self->index[1] = of->vertex[1] - first;
    self->index[2] = of->vertex[2] - first;
}

static rvec blend3(const float *values, const corners *at, const float weight[3])
{
    rvec sum = {0.0F, 0.0F, 0.0F};
    for (int i = 0; i < 3; i++) {
        sum = rvec_add(sum, rvec_scale(rvec_load(values + 3 * (size_t)at->index[i]), weight[i]));
    }
    return sum;
}

static footprint footprint_of(const corners *at, const surface_point *point)
{
    footprint found = {0};
    for (int i = 0; at->mesh->uvs && i < 3; i++) {
        const float *uv = at->mesh->uvs + 2 * (size_t)at->index[i];
        found.u += point->weight[i] * uv[0];
        found.v += point->weight[i] * uv[1];
        found.du_dx += point->weight_dx[i] * uv[0];
        found.dv_dx += point->weight_dx[i] * uv[1];
        found.du_dy += point->weight_dy[i] * uv[0];
        found.dv_dy += point->weight_dy[i] * uv[1];
    }
    return found;
}

/** False when the mesh has no such image or no coordinates to find it by. */
static bool sample(const prepared *scene, const corners *at, uint32_t image, const footprint *where,
                   float out_rgba[4])
{
    if (image == PA_NO_INDEX || !at->mesh->uvs) {
        return false;
    }
    pa_render_texture_sample(&scene->textures[image], where, out_rgba);
    return true;
}

static void base_color(const prepared *scene, const corners *at, const surface_point *point,
                       const footprint *where, float out_rgba[4])
{
    for (int c = 0; c < 4; c++) {
        out_rgba[c] = at->material->base_color[c];
    }
    float texel[4];
    if (sample(scene, at, at->material->base_color_image, where, texel)) {
        for (int c = 0; c < 4; c++) {
            out_rgba[c] *= texel[c];
        }
    }
    if (at->mesh->colors) {
        for (int c = 0; c < 4; c++) {
            float sum = 0.0F;
            for (int i = 0; i < 3; i++) {
                sum += point->weight[i] * at->mesh->colors[4 * (size_t)at->index[i] + (size_t)c];
            }
            out_rgba[c] *= sum;
        }
    }
}

float pa_render_alpha(const prepared *scene, const surface_point *point)
{
    corners at;
    corners_init(&at, scene, point);
    footprint where = footprint_of(&at, point);
    float rgba[4];
    base_color(scene, &at, point, &where, rgba);
    return rgba[3];
}

/** World directions in which the image's right and up run, from how position and coordinates change. */
static void image_axes(const corners *at, rvec normal, rvec *out_right, rvec *out_up)
{
    const float *uv[3];
    for (int i = 0; i < 3; i++) {
        uv[i] = at->mesh->uvs + 2 * (size_t)at->index[i];
    }
    rvec p0 = rvec_load(at->mesh->positions + 3 * (size_t)at->index[0]);
    rvec e1 = rvec_sub(rvec_load(at->mesh->positions + 3 * (size_t)at->index[1]), p0);
    rvec e2 = rvec_sub(rvec_load(at->mesh->positions + 3 * (size_t)at->index[2]), p0);
    float u1 = uv[1][0] - uv[0][0];
    float v1 = uv[1][1] - uv[0][1];
    float u2 = uv[2][0] - uv[0][0];
    float v2 = uv[2][1] - uv[0][1];
    float turn = u1 * v2 - u2 * v1 < 0.0F ? -1.0F : 1.0F;
    rvec right = rvec_scale(rvec_sub(rvec_scale(e1, v2), rvec_scale(e2, v1)), turn);
    right = rvec_sub(right, rvec_scale(normal, rvec_dot(normal, right)));
    *out_right = rvec_unit_or(right, (rvec){1.0F, 0.0F, 0.0F});
    /* v runs down the image, so up is against it. */
    rvec up = rvec_scale(rvec_sub(rvec_scale(e1, u2), rvec_scale(e2, u1)), turn);
    up = rvec_sub(up, rvec_scale(normal, rvec_dot(normal, up)));
    *out_up = rvec_unit_or(up, (rvec){0.0F, 1.0F, 0.0F});
}

static rvec face_normal(const corners *at)
{
    rvec p0 = rvec_load(at->mesh->positions + 3 * (size_t)at->index[0]);
    rvec p1 = rvec_load(at->mesh->positions + 3 * (size_t)at->index[1]);
    rvec p2 = rvec_load(at->mesh->positions + 3 * (size_t)at->index[2]);
    rvec up = {0.0F, 1.0F, 0.0F};
    return rvec_unit_or(rvec_cross(rvec_sub(p1, p0), rvec_sub(p2, p0)), up);
}

static rvec bumped(const prepared *scene, const corners *at, const surface_point *point,
                   const footprint *where, rvec normal)
{
    float texel[4];
    if (!sample(scene, at, at->material->normal_image, where, texel)) {
        return normal;
    }
    float scale = at->material->normal_scale;
    rvec local = {(2.0F * texel[0] - 1.0F) * scale, (2.0F * texel[1] - 1.0F) * scale, 2.0F * texel[2] - 1.0F};
    rvec right;
    rvec up;
    if (at->mesh->tangents) {
        rvec sum = {0.0F, 0.0F, 0.0F};
        for (int i = 0; i < 3; i++) {
            const float *tangent = at->mesh->tangents + 4 * (size_t)at->index[i];
            sum = rvec_add(sum, rvec_scale(rvec_load(tangent), point->weight[i]));
        }
        right = rvec_unit_or(sum, (rvec){1.0F, 0.0F, 0.0F});
        up = rvec_scale(rvec_cross(normal, right), at->mesh->tangents[4 * (size_t)at->index[0] + 3]);
    } else {
        image_axes(at, normal, &right, &up);
    }
    rvec turned = rvec_add(rvec_add(rvec_scale(right, local.x), rvec_scale(up, local.y)),
                           rvec_scale(normal, fmaxf(local.z, 0.05F)));
    return rvec_unit_or(turned, normal);
}

static rvec shading_normal(const prepared *scene, const corners *at, const surface_point *point,
                           const footprint *where)
{
    rvec normal;
    if (at->mesh->normals) {
        normal = rvec_unit_or(blend3(at->mesh->normals, at, point->weight), (rvec){0.0F, 1.0F, 0.0F});
        normal = bumped(scene, at, point, where, normal);
        return point->of->back ? rvec_scale(normal, -1.0F) : normal;
    }
    normal = face_normal(at);
    /* Vertices were put into screen order: a front face's were swapped, so its normal points away. */
    normal = point->of->back ? normal : rvec_scale(normal, -1.0F);
    normal = bumped(scene, at, point, where, normal);
    return point->of->back ? rvec_scale(normal, -1.0F) : normal;
}

/** The two factors of the split-sum specular term (Karis 2013), read off their table. */
static void reflectance(float facing, float roughness, float *out_scale, float *out_bias)
{
    const float most = REFLECTANCE_SIDE - 1.001F;
    float x = float_clamp(facing * (REFLECTANCE_SIDE - 1), 0.0F, most);
    float y = float_clamp(roughness * (REFLECTANCE_SIDE - 1), 0.0F, most);
    float fx = x - (float)(int)x;
    float fy = y - (float)(int)y;
    const float *at = reflectance_table + 2 * ((int)y * REFLECTANCE_SIDE + (int)x);
    const float *under = at + 2 * (ptrdiff_t)REFLECTANCE_SIDE;
    float value[2];
    for (int i = 0; i < 2; i++) {
        float upper_value = at[i] + (at[i + 2] - at[i]) * fx;
        float under_value = under[i] + (under[i + 2] - under[i]) * fx;
        value[i] = upper_value + (under_value - upper_value) * fy;
    }
    *out_scale = value[0];
    *out_bias = value[1];
}

/**
 * Light from all around on a metallic-roughness surface: split-sum specular, with the energy that bounces
 * more than once between the facets after Fdez-Aguera 2019.
 */
static rvec reflected(const environment *light, rvec normal, rvec to_eye, rvec albedo, float metallic,
                      float roughness)
{
    float facing = float_clamp(rvec_dot(normal, to_eye), 0.0F, 1.0F);
    rvec mirror = rvec_sub(rvec_scale(normal, 2.0F * rvec_dot(normal, to_eye)), to_eye);
    float alpha = roughness * roughness;
    mirror = rvec_unit_or(rvec_mix(mirror, normal, alpha * alpha), normal);
    float radiance = pa_render_environment_specular(light, mirror, roughness);
    float diffuse = pa_render_environment_diffuse(light, normal);

    float scale;
    float bias;
    reflectance(facing, roughness, &scale, &bias);
    rvec dielectric = {0.04F, 0.04F, 0.04F};
    rvec f0 = rvec_mix(dielectric, albedo, metallic);
    float lost = 1.0F - (scale + bias);
    float out[3];
    const float f0s[3] = {f0.x, f0.y, f0.z};
    const float albedos[3] = {albedo.x, albedo.y, albedo.z};
    float scatter[3];
    float most = 0.0F;
    for (int c = 0; c < 3; c++) {
        float single = f0s[c] * scale + bias;
        float average = f0s[c] + (1.0F - f0s[c]) / 21.0F;
        float multiple = single * average / (1.0F - lost * average) * lost;
        scatter[c] = multiple;
        out[c] = single * radiance;
        most = fmaxf(most, single + multiple);
    }
    for (int c = 0; c < 3; c++) {
        out[c] += (scatter[c] + albedos[c] * (1.0F - metallic) * (1.0F - most)) * diffuse;
    }
    return (rvec){out[0], out[1], out[2]};
}

void pa_render_shade(const prepared *scene, const surface_point *point, float out_rgba[4])
{
    corners at;
    corners_init(&at, scene, point);
    const pa_material *material = at.material;
    footprint where = footprint_of(&at, point);
    float rgba[4];
    float texel[4];
    base_color(scene, &at, point, &where, rgba);
    float metallic = material->metallic;
    float roughness = material->roughness;
    if (sample(scene, &at, material->metallic_roughness_image, &where, texel)) {
        roughness *= texel[1];
        metallic *= texel[2];
    }
    rvec normal = shading_normal(scene, &at, point, &where);
    rvec position = blend3(at.mesh->positions, &at, point->weight);
    rvec to_eye = rvec_unit_or(rvec_sub(scene->view.eye, position), rvec_scale(scene->view.forward, -1.0F));
    rvec color = reflected(scene->light, normal, to_eye, (rvec){rgba[0], rgba[1], rgba[2]}, metallic,
                           float_clamp(roughness, LEAST_ROUGHNESS, 1.0F));
    if (sample(scene, &at, material->occlusion_image, &where, texel)) {
        color = rvec_scale(color, 1.0F + material->occlusion_strength * (texel[0] - 1.0F));
    }
    rvec glow = rvec_load(material->emissive);
    if (sample(scene, &at, material->emissive_image, &where, texel)) {
        glow = rvec_multiply(glow, (rvec){texel[0], texel[1], texel[2]});
    }
    color = pa_render_tone_map(rvec_add(color, glow));
    out_rgba[0] = color.x;
    out_rgba[1] = color.y;
    out_rgba[2] = color.z;
    out_rgba[3] = material->alpha_mode == PA_ALPHA_BLEND ? float_clamp(rgba[3], 0.0F, 1.0F) : 1.0F;
}
