#include <string.h>

#include "asset/formats/number_text.h"
#include "asset/formats/usda_write.h"
#include "asset/formats/usdz_private.h"

/* Factors and colours: more places than 8 bits can tell apart. */
enum { DECIMALS = 6 };

typedef struct material_writer {
    pa_bytes *out;
    const pa_material *material;
    const char *path;
    pa_texture_set *textures;
    pa_bytes shaders; /* the texture nodes, which follow the surface */
} material_writer;

/* A UsdUVTexture node. */
typedef struct texture_node {
    const char *name;
    const char *outputs; /* the letters of the outputs that are used, "rgb" as one of them: "rgb a", "g b" */
    pa_packed_texture texture;
} texture_node;

static bool used(uint32_t image)
{
    return image != PA_NO_INDEX;
}

bool pa_usdz_uses_textures(const pa_material *material)
{
    return used(material->base_color_image) || used(material->metallic_roughness_image) ||
           used(material->normal_image) || used(material->occlusion_image) || used(material->emissive_image);
}

static void write_outputs(pa_bytes *out, const char *outputs)
{
    if (strncmp(outputs, "rgb", 3) == 0) {
        pa_bytes_append_text(out, "                float3 outputs:rgb\n");
        outputs += 3;
    }
    for (; *outputs; outputs++) {
        if (*outputs != ' ') {
            pa_bytes_printf(out, "                float outputs:%c\n", *outputs);
        }
    }
}

static pa_status write_texture(material_writer *self, const texture_node *node, pa_error *err)
{
    const char *file;
    pa_status status = pa_texture_set_add(self->textures, &node->texture, &file, err);
    if (status != PA_OK) {
        return status;
    }
    pa_bytes *out = &self->shaders;
    bool normal = node->texture.role == PA_TEXTURE_NORMAL;
    pa_bytes_printf(out,
                    "\n            def Shader \"%s\"\n            {\n"
                    "                uniform token info:id = \"UsdUVTexture\"\n"
                    "                asset inputs:file = @./%s@\n"
                    "                token inputs:sourceColorSpace = \"%s\"\n"
                    "                float2 inputs:st.connect = <%s/TextureCoordinates.outputs:result>\n"
                    "                token inputs:wrapS = \"repeat\"\n"
                    "                token inputs:wrapT = \"repeat\"\n",
                    node->name, file, node->texture.role == PA_TEXTURE_COLOR ? "sRGB" : "raw", self->path);
    if (normal) {
        pa_bytes_append_text(out, "                float4 inputs:scale = (2, 2, 2, 1)\n"
                                  "                float4 inputs:bias = (-1, -1, -1, 0)\n");
    }
    write_outputs(out, node->outputs);
    pa_bytes_append_text(out, "            }\n");
    return PA_OK;
}

static void connect(material_writer *self, const char *input, const char *node, const char *output)
{
    pa_bytes_printf(self->out, "                %s.connect = <%s/%s.outputs:%s>\n", input, self->path, node,
                    output);
}

static void set_number(material_writer *self, const char *input, float value)
{
    pa_bytes_printf(self->out, "                %s = ", input);
    pa_number_append(self->out, (double)value, DECIMALS);
    pa_bytes_append_text(self->out, "\n");
}

static void set_color(material_writer *self, const char *input, const float *value)
{
    pa_bytes_printf(self->out, "                %s = ", input);
    pa_usda_write_tuple(self->out, value, 3, DECIMALS);
    pa_bytes_append_text(self->out, "\n");
}

/* glTF's MASK with a cut-off of 0 hides nothing. */
static bool has_opacity(const pa_material *material)
{
    return material->alpha_mode == PA_ALPHA_BLEND ||
           (material->alpha_mode == PA_ALPHA_MASK && material->alpha_cutoff > 0);
}

static pa_status write_base_color(material_writer *self, pa_error *err)
{
    const pa_material *material = self->material;
    const float *factor = material->base_color;
    bool opacity = has_opacity(material);
    bool alpha = false;
    if (used(material->base_color_image)) {
        const pa_image *image = &self->textures->scene->images[material->base_color_image];
        pa_status status = opacity ? pa_texture_set_has_alpha(image, &alpha, err) : PA_OK;
        if (status != PA_OK) {
            return status;
        }
        texture_node node = {
            "BaseColor",
            alpha ? "rgb a" : "rgb",
            {.image = material->base_color_image,
             .role = PA_TEXTURE_COLOR,
             .scale = {factor[0], factor[1], factor[2], alpha ? factor[3] : 1}},
        };
        status = write_texture(self, &node, err);
        if (status != PA_OK) {
            return status;
        }
        connect(self, "color3f inputs:diffuseColor", "BaseColor", "rgb");
    } else {
        set_color(self, "color3f inputs:diffuseColor", factor);
    }
    if (alpha) {
        connect(self, "float inputs:opacity", "BaseColor", "a");
    } else if (opacity) {
        set_number(self, "float inputs:opacity", factor[3]);
    }
    if (opacity && material->alpha_mode == PA_ALPHA_MASK) {
        set_number(self, "float inputs:opacityThreshold", material->alpha_cutoff);
    }
    return PA_OK;
}

/* A factor of 0 silences its channel, so that the constant says it all. */
static pa_status write_metallic_roughness(material_writer *self, pa_error *err)
{
    const pa_material *material = self->material;
    bool mapped = used(material->metallic_roughness_image);
    bool rough = mapped && material->roughness > 0;
    bool metal = mapped && material->metallic > 0;
    if (rough || metal) {
        texture_node node = {
            "MetallicRoughness",
            rough && metal ? "g b"
            : rough        ? "g"
                           : "b",
            {.image = material->metallic_roughness_image,
             .role = PA_TEXTURE_DATA,
             .scale = {1, rough ? material->roughness : 1, metal ? material->metallic : 1, 1}},
        };
        pa_status status = write_texture(self, &node, err);
        if (status != PA_OK) {
            return status;
        }
    }
    if (metal) {
        connect(self, "float inputs:metallic", "MetallicRoughness", "b");
    } else {
        set_number(self, "float inputs:metallic", mapped ? 0 : material->metallic);
    }
    if (rough) {
        connect(self, "float inputs:roughness", "MetallicRoughness", "g");
    } else {
        set_number(self, "float inputs:roughness", mapped ? 0 : material->roughness);
    }
    return PA_OK;
}

static pa_status write_emission(material_writer *self, pa_error *err)
{
    const float *factor = self->material->emissive;
    if (!(factor[0] > 0 || factor[1] > 0 || factor[2] > 0)) {
        return PA_OK;
    }
    if (!used(self->material->emissive_image)) {
        set_color(self, "color3f inputs:emissiveColor", factor);
        return PA_OK;
    }
    texture_node node = {
        "Emission",
        "rgb",
        {.image = self->material->emissive_image,
         .role = PA_TEXTURE_COLOR,
         .scale = {factor[0], factor[1], factor[2], 1}},
    };
    connect(self, "color3f inputs:emissiveColor", "Emission", "rgb");
    return write_texture(self, &node, err);
}

static pa_status write_normal_map(material_writer *self, pa_error *err)
{
    float scale = self->material->normal_scale;
    if (!used(self->material->normal_image)) {
        return PA_OK;
    }
    texture_node node = {
        "NormalMap",
        "rgb",
        {.image = self->material->normal_image, .role = PA_TEXTURE_NORMAL, .scale = {scale, 1, 1, 1}},
    };
    connect(self, "normal3f inputs:normal", "NormalMap", "rgb");
    return write_texture(self, &node, err);
}

/* glTF: 1 + strength · (occlusion - 1). */
static pa_status write_occlusion(material_writer *self, pa_error *err)
{
    float strength = self->material->occlusion_strength;
    if (!used(self->material->occlusion_image) || !(strength > 0)) {
        return PA_OK;
    }
    texture_node node = {
        "Occlusion",
        "r",
        {.image = self->material->occlusion_image, .role = PA_TEXTURE_DATA, .bias = 1 - strength},
    };
    for (int k = 0; k < 4; k++) {
        node.texture.scale[k] = strength;
    }
    connect(self, "float inputs:occlusion", "Occlusion", "r");
    return write_texture(self, &node, err);
}

static pa_status write_inputs(material_writer *self, pa_error *err)
{
    pa_status status = write_base_color(self, err);
    if (status == PA_OK) {
        status = write_metallic_roughness(self, err);
    }
    if (status == PA_OK) {
        status = write_normal_map(self, err);
    }
    if (status == PA_OK) {
        status = write_occlusion(self, err);
    }
    return status == PA_OK ? write_emission(self, err) : status;
}

pa_status pa_usdz_write_material(pa_bytes *out, const pa_material *material, const char *path,
                                 pa_texture_set *textures, pa_error *err)
{
    material_writer self = {.out = out, .material = material, .path = path, .textures = textures};
    pa_bytes_printf(out,
                    "        def Material \"%s\"\n        {\n"
                    "            token outputs:surface.connect = <%s/Surface.outputs:surface>\n\n"
                    "            def Shader \"Surface\"\n            {\n"
                    "                uniform token info:id = \"UsdPreviewSurface\"\n"
                    "                int inputs:useSpecularWorkflow = 0\n",
                    strrchr(path, '/') + 1, path);
    pa_status status = write_inputs(&self, err);
    pa_bytes_append_text(out, "                token outputs:surface\n            }\n");
    if (self.shaders.size) {
        pa_bytes_append_text(out, "\n            def Shader \"TextureCoordinates\"\n            {\n"
                                  "                uniform token info:id = \"UsdPrimvarReader_float2\"\n"
                                  "                string inputs:varname = \"st\"\n"
                                  "                float2 outputs:result\n            }\n");
        pa_bytes_append(out, self.shaders.data, self.shaders.size);
    }
    pa_bytes_append_text(out, "        }\n");
    out->failed = out->failed || self.shaders.failed;
    pa_bytes_done(&self.shaders);
    return status;
}
