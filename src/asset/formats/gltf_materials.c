#include <math.h>
#include <string.h>

#include "asset/formats/gltf_private.h"

static const gltf_mapping plain = {.matrix = {{1, 0, 0}, {0, 1, 0}}};

bool gltf_same_mapping(const gltf_mapping *a, const gltf_mapping *b)
{
    return a->set == b->set && memcmp(a->matrix, b->matrix, sizeof a->matrix) == 0;
}

/* Scale, then rotation counter-clockwise (v grows downwards), then offset, as the viewers do it. */
static pa_status read_transform(gltf *self, json_t *transform, gltf_mapping *mapping)
{
    double offset[2] = {0, 0};
    double scale[2] = {1, 1};
    float rotation = 0;
    pa_status status = gltf_get_numbers(self, transform, "offset", 2, offset);
    if (status == PA_OK) {
        status = gltf_get_numbers(self, transform, "scale", 2, scale);
    }
    if (status == PA_OK) {
        status = gltf_get_number(self, transform, "rotation", &rotation);
    }
    if (status == PA_OK) {
        status = gltf_get_index(self, transform, "texCoord", PA_NO_INDEX, &mapping->set);
    }
    if (status == PA_OK) {
        double c = cos((double)rotation);
        double s = sin((double)rotation);
        const double matrix[2][3] = {{c * scale[0], s * scale[1], offset[0]},
                                     {-s * scale[0], c * scale[1], offset[1]}};
        memcpy(mapping->matrix, matrix, sizeof matrix);
    }
    return status;
}

pa_status gltf_read_texture(gltf *self, json_t *parent, const char *key, gltf_texture *out_texture)
{
    gltf_texture texture = {.image = PA_NO_INDEX, .mapping = plain};
    json_t *info = NULL;
    json_t *textures = json_object_get(self->root, "textures");
    uint32_t index = PA_NO_INDEX;
    uint32_t source = PA_NO_INDEX;
    pa_status status = gltf_get_object(self, parent, key, &info);
    if (status == PA_OK) {
        status = gltf_get_index(self, info, "index", json_array_size(textures), &index);
    }
    if (status == PA_OK) {
        status = gltf_get_index(self, info, "texCoord", PA_NO_INDEX, &texture.mapping.set);
    }
    if (status == PA_OK && gltf_extension(info, "KHR_texture_transform")) {
        status = read_transform(self, gltf_extension(info, "KHR_texture_transform"), &texture.mapping);
    }
    if (status == PA_OK && index != PA_NO_INDEX) {
        status = gltf_get_index(self, json_array_get(textures, index), "source", self->image_count, &source);
    }
    if (status == PA_OK && source != PA_NO_INDEX) {
        status = gltf_use_image(self, source, &texture.image);
    }
    if (status == PA_OK) {
        *out_texture = texture;
    }
    return status;
}

/* A material's textures, in the order in which they may choose the mapping for all. */
enum { COLOR, NORMAL, METALLIC_ROUGHNESS, EMISSIVE, OCCLUSION, TEXTURE_COUNT };

static pa_status read_metallic_roughness(gltf *self, json_t *object, pa_material *material,
                                         gltf_texture *textures)
{
    json_t *pbr = NULL;
    pa_status status = gltf_get_object(self, object, "pbrMetallicRoughness", &pbr);
    if (status == PA_OK) {
        status = gltf_get_floats(self, pbr, "baseColorFactor", 4, material->base_color);
    }
    if (status == PA_OK) {
        status = gltf_get_number(self, pbr, "metallicFactor", &material->metallic);
    }
    if (status == PA_OK) {
        status = gltf_get_number(self, pbr, "roughnessFactor", &material->roughness);
    }
    if (status == PA_OK) {
        status = gltf_read_texture(self, pbr, "baseColorTexture", &textures[COLOR]);
    }
    if (status == PA_OK) {
        status = gltf_read_texture(self, pbr, "metallicRoughnessTexture", &textures[METALLIC_ROUGHNESS]);
    }
    material->metallic_given = json_object_get(pbr, "metallicFactor") != NULL;
    return status;
}

static pa_status read_alpha(gltf *self, json_t *object, pa_material *material)
{
    const char *mode = json_string_value(json_object_get(object, "alphaMode"));
    if (mode && strcmp(mode, "MASK") == 0) {
        material->alpha_mode = PA_ALPHA_MASK;
    } else if (mode && strcmp(mode, "BLEND") == 0) {
        material->alpha_mode = PA_ALPHA_BLEND;
    } else if (mode && strcmp(mode, "OPAQUE") != 0) {
        return pa_fail(self->err, PA_CORRUPT, "A material of the glTF file has an unknown alpha mode.");
    }
    pa_status status = gltf_get_number(self, object, "alphaCutoff", &material->alpha_cutoff);
    return status == PA_OK ? gltf_get_bool(self, object, "doubleSided", &material->double_sided) : status;
}

static pa_status read_emission(gltf *self, json_t *object, pa_material *material, gltf_texture *texture)
{
    float strength = 1;
    pa_status status = gltf_get_floats(self, object, "emissiveFactor", 3, material->emissive);
    if (status == PA_OK) {
        status = gltf_read_texture(self, object, "emissiveTexture", texture);
    }
    if (status == PA_OK) {
        status = gltf_get_number(self, gltf_extension(object, "KHR_materials_emissive_strength"),
                                 "emissiveStrength", &strength);
    }
    for (int k = 0; k < 3; k++) {
        material->emissive[k] *= strength;
    }
    return status;
}

static pa_status read_surface(gltf *self, json_t *object, pa_material *material, gltf_texture *textures)
{
    pa_status status = gltf_read_texture(self, object, "normalTexture", &textures[NORMAL]);
    if (status == PA_OK) {
        status =
            gltf_get_number(self, json_object_get(object, "normalTexture"), "scale", &material->normal_scale);
    }
    if (status == PA_OK) {
        status = gltf_read_texture(self, object, "occlusionTexture", &textures[OCCLUSION]);
    }
    if (status == PA_OK) {
        status = gltf_get_number(self, json_object_get(object, "occlusionTexture"), "strength",
                                 &material->occlusion_strength);
    }
    return status;
}

/*
 * A scene has one set of coordinates a mesh: the first texture's. Another that lies differently is left out,
 * and where its numbers matter its mean takes its place.
 */
static pa_status bind_textures(gltf *self, gltf_texture *textures, pa_material *material,
                               gltf_mapping *out_mapping)
{
    const gltf_mapping *chosen = NULL;
    float mean = 1;
    pa_status status = PA_OK;
    for (int t = 0; status == PA_OK && t < TEXTURE_COUNT; t++) {
        bool bound = textures[t].image != PA_NO_INDEX;
        chosen = bound && !chosen ? &textures[t].mapping : chosen;
        if (!bound || gltf_same_mapping(chosen, &textures[t].mapping)) {
            continue;
        }
        if (t == METALLIC_ROUGHNESS) {
            status = gltf_mean_channel(self, textures[t].image, 1, &mean);
            material->roughness *= mean;
            if (status == PA_OK) {
                status = gltf_mean_channel(self, textures[t].image, 2, &mean);
            }
            material->metallic *= mean;
            material->metallic_given = true;
        }
        for (unsigned k = 0; t == EMISSIVE && status == PA_OK && k < 3; k++) {
            status = gltf_mean_channel(self, textures[t].image, k, &mean);
            material->emissive[k] *= mean;
        }
        textures[t].image = PA_NO_INDEX;
    }
    material->base_color_image = textures[COLOR].image;
    material->metallic_roughness_image = textures[METALLIC_ROUGHNESS].image;
    material->normal_image = textures[NORMAL].image;
    material->occlusion_image = textures[OCCLUSION].image;
    material->emissive_image = textures[EMISSIVE].image;
    *out_mapping = chosen ? *chosen : plain;
    return status;
}

static void clamp_factors(pa_material *material)
{
    float *const factors[] = {&material->base_color[0], &material->base_color[1],
                              &material->base_color[2], &material->base_color[3],
                              &material->emissive[0],   &material->emissive[1],
                              &material->emissive[2],   &material->metallic,
                              &material->roughness,     &material->occlusion_strength};
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        *factors[i] = fminf(fmaxf(*factors[i], 0), 1);
    }
    material->alpha_cutoff = fmaxf(material->alpha_cutoff, 0);
}

/* What glTF means where a file says nothing. */
static pa_material unsaid_material(void)
{
    pa_material material = pa_material_default();
    material.metallic = 1;
    material.metallic_given = false;
    material.roughness = 1;
    return material;
}

static pa_status read_material(gltf *self, json_t *object, pa_material *out_material,
                               gltf_mapping *out_mapping)
{
    pa_material material = unsaid_material();
    gltf_texture textures[TEXTURE_COUNT];
    for (int t = 0; t < TEXTURE_COUNT; t++) {
        textures[t] = (gltf_texture){.image = PA_NO_INDEX, .mapping = plain};
    }
    json_t *glossy = gltf_extension(object, "KHR_materials_pbrSpecularGlossiness");
    material.name = gltf_name(self, object);
    pa_status status = glossy ? gltf_convert_specular_glossiness(self, glossy, &material, &textures[COLOR],
                                                                 &textures[METALLIC_ROUGHNESS])
                              : read_metallic_roughness(self, object, &material, textures);
    if (status == PA_OK) {
        status = read_surface(self, object, &material, textures);
    }
    if (status == PA_OK) {
        status = read_emission(self, object, &material, &textures[EMISSIVE]);
    }
    if (status == PA_OK) {
        status = read_alpha(self, object, &material);
    }
    if (status == PA_OK) {
        status = bind_textures(self, textures, &material, out_mapping);
    }
    if (status == PA_OK) {
        clamp_factors(&material);
        *out_material = material;
    }
    return status;
}

pa_status gltf_read_materials(gltf *self)
{
    json_t *list = NULL;
    size_t count = 0;
    pa_status status =
        gltf_get_array(self, self->root, "materials", self->limits.max_materials, &list, &count);
    if (status != PA_OK) {
        return status;
    }
    self->scene.materials = PA_NEW_ARRAY(self->arena, pa_material, count + 1);
    self->mappings = PA_NEW_ARRAY(&self->scratch, gltf_mapping, count + 1);
    if (!self->scene.materials || !self->mappings) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        status = read_material(self, json_array_get(list, i), &self->scene.materials[i], &self->mappings[i]);
    }
    self->scene.materials[count] = unsaid_material();
    self->mappings[count] = plain;
    self->scene.material_count = (uint32_t)count + 1;
    return status;
}
