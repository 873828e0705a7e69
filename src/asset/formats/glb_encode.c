#include <math.h>
#include <string.h>

#include "asset/formats/glb.h"
#include "asset/formats/gltf_json.h"
#include "asset/formats/picture.h"
#include "foundation/json.h"

/* Numbers of the glTF specification. */
enum { TYPE_U16 = 5123, TYPE_U32 = 5125, TYPE_F32 = 5126, TARGET_VERTICES = 34962, TARGET_INDICES = 34963 };
enum { CHUNK_JSON = 0x4E4F534A, CHUNK_BIN = 0x004E4942, MAGIC = 0x46546C67 };

/* 65,535 itself is kept free: it is the primitive restart index. */
enum { U16_VERTICES = 65535 };

/* One buffer view: where its bytes come from and where they go. */
typedef struct buffer_piece {
    const void *data;
    size_t size;
    size_t offset;
    bool narrow; /* u32 in data, u16 in the file */
} buffer_piece;

typedef struct encoder {
    const pa_scene *scene;
    pa_arena *arena;
    buffer_piece *pieces;
    size_t piece_count;
    size_t binary_size; /* always a multiple of 4 */
    size_t accessor_count;
    pa_bytes views;
    pa_bytes accessors;
    pa_bytes meshes;
    pa_bytes json;
} encoder;

static void comma(pa_bytes *json)
{
    if (json->size) {
        pa_bytes_append_text(json, ",");
    }
}

static void write_name(pa_bytes *json, const char *name)
{
    if (name && *name && pa_utf8_valid(name, strlen(name))) {
        pa_bytes_append_text(json, "\"name\":");
        pa_gltf_write_string(json, name);
        pa_bytes_append_text(json, ",");
    }
}

/* target 0 leaves the member out. Returns the view's index. */
static size_t add_view(encoder *self, const void *data, size_t size, int target, bool narrow)
{
    self->pieces[self->piece_count] =
        (buffer_piece){.data = data, .size = size, .offset = self->binary_size, .narrow = narrow};
    comma(&self->views);
    pa_bytes_printf(&self->views, "{\"buffer\":0,\"byteOffset\":%zu,\"byteLength\":%zu", self->binary_size,
                    size);
    if (target) {
        pa_bytes_printf(&self->views, ",\"target\":%d", target);
    }
    pa_bytes_append_text(&self->views, "}");
    self->binary_size = (self->binary_size + size + 3) / 4 * 4;
    return self->piece_count++;
}

static void open_accessor(encoder *self, size_t view, int type, size_t count, const char *shape)
{
    comma(&self->accessors);
    pa_bytes_printf(&self->accessors,
                    "{\"bufferView\":%zu,\"componentType\":%d,\"count\":%zu,\"type\":\"%s\"", view, type,
                    count, shape);
    self->accessor_count++;
}

static void add_attribute(encoder *self, const char *name, const float *data, size_t count, size_t width)
{
    static const char *const shapes[] = {NULL, NULL, "VEC2", "VEC3", "VEC4"};
    if (!data) {
        return;
    }
    pa_bytes_printf(&self->meshes, ",\"%s\":%zu", name, self->accessor_count);
    size_t view = add_view(self, data, count * width * sizeof(float), TARGET_VERTICES, false);
    open_accessor(self, view, TYPE_F32, count, shapes[width]);
    pa_bytes_append_text(&self->accessors, "}");
}

static void write_position_range(pa_bytes *json, const pa_mesh *mesh)
{
    float low[3] = {INFINITY, INFINITY, INFINITY};
    float high[3] = {-INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
        low[i % 3] = fminf(low[i % 3], mesh->positions[i]);
        high[i % 3] = fmaxf(high[i % 3], mesh->positions[i]);
    }
    pa_bytes_append_text(json, ",\"min\":");
    pa_gltf_write_floats(json, low, 3);
    pa_bytes_append_text(json, ",\"max\":");
    pa_gltf_write_floats(json, high, 3);
}

static void add_mesh(encoder *self, const pa_mesh *mesh)
{
    size_t count = mesh->vertex_count;
    comma(&self->meshes);
    pa_bytes_append_text(&self->meshes, "{");
    write_name(&self->meshes, mesh->name);
    pa_bytes_printf(&self->meshes, "\"primitives\":[{\"attributes\":{\"POSITION\":%zu", self->accessor_count);
    size_t view = add_view(self, mesh->positions, count * 3 * sizeof(float), TARGET_VERTICES, false);
    open_accessor(self, view, TYPE_F32, count, "VEC3");
    write_position_range(&self->accessors, mesh);
    pa_bytes_append_text(&self->accessors, "}");
    add_attribute(self, "NORMAL", mesh->normals, count, 3);
    add_attribute(self, "TANGENT", mesh->tangents, count, 4);
    add_attribute(self, "TEXCOORD_0", mesh->uvs, count, 2);
    add_attribute(self, "COLOR_0", mesh->colors, count, 4);
    bool narrow = count < U16_VERTICES;
    pa_bytes_printf(&self->meshes, "},\"indices\":%zu,\"material\":%u}]}", self->accessor_count,
                    mesh->material);
    view = add_view(self, mesh->indices, mesh->index_count * (narrow ? sizeof(uint16_t) : sizeof(uint32_t)),
                    TARGET_INDICES, narrow);
    open_accessor(self, view, narrow ? TYPE_U16 : TYPE_U32, mesh->index_count, "SCALAR");
    pa_bytes_append_text(&self->accessors, "}");
}

static void write_texture(pa_bytes *json, const char *name, uint32_t image, const char *factor, float value)
{
    if (image == PA_NO_INDEX) {
        return;
    }
    pa_bytes_printf(json, ",\"%s\":{\"index\":%u", name, image);
    if (factor && fabsf(value - 1) > 0) {
        pa_bytes_printf(json, ",\"%s\":", factor);
        pa_gltf_write_float(json, value);
    }
    pa_bytes_append_text(json, "}");
}

/* Metallic and roughness are always written: where they are left out glTF means 1, and phones show black. */
static void write_material(pa_bytes *json, const pa_material *material)
{
    static const float white[4] = {1, 1, 1, 1};
    static const float dark[3] = {0, 0, 0};
    pa_bytes_append_text(json, "{");
    write_name(json, material->name);
    pa_bytes_append_text(json, "\"pbrMetallicRoughness\":{\"metallicFactor\":");
    pa_gltf_write_float(json, material->metallic);
    pa_bytes_append_text(json, ",\"roughnessFactor\":");
    pa_gltf_write_float(json, material->roughness);
    if (memcmp(material->base_color, white, sizeof white) != 0) {
        pa_bytes_append_text(json, ",\"baseColorFactor\":");
        pa_gltf_write_floats(json, material->base_color, 4);
    }
    write_texture(json, "baseColorTexture", material->base_color_image, NULL, 1);
    write_texture(json, "metallicRoughnessTexture", material->metallic_roughness_image, NULL, 1);
    pa_bytes_append_text(json, "}");
    write_texture(json, "normalTexture", material->normal_image, "scale", material->normal_scale);
    write_texture(json, "occlusionTexture", material->occlusion_image, "strength",
                  material->occlusion_strength);
    write_texture(json, "emissiveTexture", material->emissive_image, NULL, 1);
    if (memcmp(material->emissive, dark, sizeof dark) != 0) {
        pa_bytes_append_text(json, ",\"emissiveFactor\":");
        pa_gltf_write_floats(json, material->emissive, 3);
    }
    if (material->alpha_mode == PA_ALPHA_MASK) {
        pa_bytes_append_text(json, ",\"alphaMode\":\"MASK\",\"alphaCutoff\":");
        pa_gltf_write_float(json, material->alpha_cutoff);
    } else if (material->alpha_mode == PA_ALPHA_BLEND) {
        pa_bytes_append_text(json, ",\"alphaMode\":\"BLEND\"");
    }
    if (material->double_sided) {
        pa_bytes_append_text(json, ",\"doubleSided\":true");
    }
    pa_bytes_append_text(json, "}");
}

/* Linear filters with mipmaps; wrapping is glTF's default, repeat. */
static pa_status write_images(encoder *self, pa_error *err)
{
    const pa_scene *scene = self->scene;
    if (scene->image_count == 0) {
        return PA_OK;
    }
    pa_bytes *json = &self->json;
    pa_bytes_append_text(json, ",\"samplers\":[{\"magFilter\":9729,\"minFilter\":9987}],\"textures\":[");
    for (uint32_t i = 0; i < scene->image_count; i++) {
        pa_bytes_printf(json, "%s{\"sampler\":0,\"source\":%u}", i ? "," : "", i);
    }
    pa_bytes_append_text(json, "],\"images\":[");
    for (uint32_t i = 0; i < scene->image_count; i++) {
        const pa_image *image = &scene->images[i];
        pa_span encoded = image->encoded;
        if (encoded.size == 0) {
            pa_status status = pa_picture_encode_png(image, self->arena, &encoded, err);
            if (status != PA_OK) {
                return status == PA_INVALID ? pa_fail(err, PA_CORRUPT, "Image %u has no usable pixels.", i)
                                            : status;
            }
        }
        pa_picture_type type = pa_picture_type_of(encoded);
        if (type == PA_PICTURE_UNKNOWN) {
            return pa_fail(err, PA_CORRUPT, "Image %u is neither PNG nor JPEG.", i);
        }
        pa_bytes_append_text(json, i ? ",{" : "{");
        write_name(json, image->name);
        pa_bytes_printf(json, "\"mimeType\":\"image/%s\",\"bufferView\":%zu}",
                        type == PA_PICTURE_PNG ? "png" : "jpeg",
                        add_view(self, encoded.data, encoded.size, 0, false));
    }
    pa_bytes_append_text(json, "]");
    return PA_OK;
}

static pa_status write_extras(pa_bytes *json, const char *text, pa_error *err)
{
    json_t *extras = NULL;
    pa_status status = pa_json_decode((pa_span){(const uint8_t *)text, strlen(text)}, NULL, &extras, err);
    if (status != PA_OK) {
        return status;
    }
    if (json_is_object(extras)) {
        pa_bytes_append_text(json, ",\"extras\":");
        pa_gltf_write_json(json, text);
    } else {
        status = pa_fail(err, PA_INVALID, "The extras of a model are a JSON object.");
    }
    json_decref(extras);
    return status;
}

static pa_status write_json(encoder *self, const pa_glb_options *options, pa_error *err)
{
    const pa_scene *scene = self->scene;
    pa_bytes *json = &self->json;
    pa_bytes_append_text(json, "{\"asset\":{\"version\":\"2.0\",\"generator\":");
    pa_gltf_write_string(json, options->generator ? options->generator : "PromptAR");
    pa_status status = options->extras_json ? write_extras(json, options->extras_json, err) : PA_OK;
    if (status != PA_OK) {
        return status;
    }
    pa_bytes_append_text(json, "},\"scene\":0,\"scenes\":[{\"nodes\":[");
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        pa_bytes_printf(json, "%s%u", m ? "," : "", m);
    }
    pa_bytes_append_text(json, "]}],\"nodes\":[");
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        pa_bytes_append_text(json, m ? ",{" : "{");
        write_name(json, scene->meshes[m].name);
        pa_bytes_printf(json, "\"mesh\":%u}", m);
        add_mesh(self, &scene->meshes[m]);
    }
    pa_bytes_append_text(json, "],\"meshes\":[");
    pa_bytes_append(json, self->meshes.data, self->meshes.size);
    pa_bytes_append_text(json, "],\"materials\":[");
    for (uint32_t i = 0; i < scene->material_count; i++) {
        pa_bytes_append_text(json, i ? "," : "");
        write_material(json, &scene->materials[i]);
    }
    pa_bytes_append_text(json, "]");
    status = write_images(self, err);
    pa_bytes_append_text(json, ",\"accessors\":[");
    pa_bytes_append(json, self->accessors.data, self->accessors.size);
    pa_bytes_append_text(json, "],\"bufferViews\":[");
    pa_bytes_append(json, self->views.data, self->views.size);
    pa_bytes_printf(json, "],\"buffers\":[{\"byteLength\":%zu}]}", self->binary_size);
    pa_bytes_append_fill(json, ' ', (4 - json->size % 4) % 4);
    return status;
}

static void copy_piece(const buffer_piece *piece, uint8_t *binary)
{
    if (!piece->narrow) {
        memcpy(binary + piece->offset, piece->data, piece->size);
        return;
    }
    const uint32_t *wide = piece->data;
    for (size_t i = 0; i < piece->size / 2; i++) {
        pa_store_u16(binary + piece->offset + 2 * i, (uint16_t)wide[i]);
    }
}

static pa_status assemble(encoder *self, pa_span *out_glb, pa_error *err)
{
    if (self->json.failed || self->meshes.failed || self->accessors.failed || self->views.failed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t json_size = self->json.size;
    size_t size = 12 + 8 + json_size + 8 + self->binary_size;
    if (size > UINT32_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "The model is larger than a GLB file can be (4 GiB).");
    }
    uint8_t *glb = pa_arena_alloc(self->arena, size);
    if (!glb) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    const uint32_t head[] = {MAGIC, 2, (uint32_t)size, (uint32_t)json_size, CHUNK_JSON};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
        pa_store_u32(glb + 4 * i, head[i]);
    }
    memcpy(glb + sizeof head, self->json.data, json_size);
    uint8_t *binary = glb + sizeof head + json_size + 8;
    pa_store_u32(binary - 8, (uint32_t)self->binary_size);
    pa_store_u32(binary - 4, CHUNK_BIN);
    for (size_t i = 0; i < self->piece_count; i++) {
        copy_piece(&self->pieces[i], binary);
    }
    *out_glb = (pa_span){glb, size};
    return PA_OK;
}

pa_status pa_glb_encode(const pa_scene *scene, const pa_glb_options *given, pa_arena *arena, pa_span *out_glb,
                        pa_error *err)
{
    pa_status status = pa_scene_check(scene, err);
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].index_count == 0) {
            return pa_fail(err, PA_CORRUPT, "Mesh %u of the model holds no triangle.", m);
        }
    }
    if (scene->mesh_count == 0) {
        return pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    pa_glb_options options = given ? *given : (pa_glb_options){0};
    encoder self = {.scene = scene, .arena = arena};
    /* Five attributes and the indices of each mesh, and the images. */
    self.pieces = PA_NEW_ARRAY(arena, buffer_piece, 6 * (size_t)scene->mesh_count + scene->image_count);
    if (!self.pieces) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    status = write_json(&self, &options, err);
    if (status == PA_OK) {
        status = assemble(&self, out_glb, err);
    }
    pa_bytes_done(&self.json);
    pa_bytes_done(&self.meshes);
    pa_bytes_done(&self.accessors);
    pa_bytes_done(&self.views);
    return status;
}
