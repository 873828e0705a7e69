#include "asset/formats/finish_json.h"
#include "asset/formats/glb_private.h"

#include <math.h>
#include <string.h>

#include "asset/formats/gltf_json.h"
#include "asset/formats/picture.h"
#include "foundation/json.h"

enum { CHUNK_JSON = 0x4E4F534A, CHUNK_BIN = 0x004E4942, MAGIC = 0x46546C67 };

/* A part of the BIN chunk, padded to 4 bytes there. */
struct glb_piece {
    const void *data;
    size_t size; /* in the file */
    bool narrow; /* u32 in data, u16 in the file */
};

pa_status glb_writer_init(glb_writer *self, const pa_scene *scene, size_t max_pieces, pa_arena *arena,
                          pa_error *err)
{
    *self = (glb_writer){.scene = scene, .arena = arena};
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
    self->pieces = PA_NEW_ARRAY(arena, glb_piece, max_pieces + scene->image_count);
    return self->pieces ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

void glb_writer_done(glb_writer *self)
{
    pa_bytes_done(&self->nodes);
    pa_bytes_done(&self->views);
    pa_bytes_done(&self->accessors);
    pa_bytes_done(&self->meshes);
    pa_bytes_done(&self->json);
}

void glb_comma(pa_bytes *json)
{
    if (json->size) {
        pa_bytes_append_text(json, ",");
    }
}

void glb_write_name(pa_bytes *json, const char *name)
{
    if (name && *name && pa_utf8_valid(name, strlen(name))) {
        pa_bytes_append_text(json, "\"name\":");
        pa_gltf_write_string(json, name);
        pa_bytes_append_text(json, ",");
    }
}

size_t glb_add_piece(glb_writer *self, const void *data, size_t size, bool narrow)
{
    size_t offset = self->binary_size;
    self->pieces[self->piece_count++] = (glb_piece){.data = data, .size = size, .narrow = narrow};
    self->binary_size = (offset + size + 3) / 4 * 4;
    return offset;
}

size_t glb_add_view(glb_writer *self, const void *data, size_t size, int target, bool narrow)
{
    size_t offset = glb_add_piece(self, data, size, narrow);
    glb_comma(&self->views);
    pa_bytes_printf(&self->views, "{\"buffer\":0,\"byteOffset\":%zu,\"byteLength\":%zu", offset, size);
    if (target) {
        pa_bytes_printf(&self->views, ",\"target\":%d", target);
    }
    pa_bytes_append_text(&self->views, "}");
    return self->view_count++;
}

void glb_open_accessor(glb_writer *self, size_t view, int component, size_t count, const char *shape)
{
    glb_comma(&self->accessors);
    pa_bytes_printf(&self->accessors,
                    "{\"bufferView\":%zu,\"componentType\":%d,\"count\":%zu,\"type\":\"%s\"", view, component,
                    count, shape);
    self->accessor_count++;
}

void glb_open_mesh(glb_writer *self, const pa_mesh *mesh)
{
    glb_comma(&self->meshes);
    pa_bytes_append_text(&self->meshes, "{");
    glb_write_name(&self->meshes, mesh->name);
    pa_bytes_append_text(&self->meshes, "\"primitives\":[{\"attributes\":{");
}

void glb_close_mesh(glb_writer *self, const pa_mesh *mesh)
{
    pa_bytes_printf(&self->meshes, "},\"indices\":%zu,\"material\":%u}]}", self->accessor_count,
                    mesh->material);
}

static bool is_identity(const glb_uv_transform *transform)
{
    static const glb_uv_transform identity = {{0, 0}, {1, 1}};
    return memcmp(transform, &identity, sizeof identity) == 0;
}

static void write_uv_transform(pa_bytes *json, const glb_uv_transform *transform)
{
    pa_bytes_append_text(json, ",\"extensions\":{\"KHR_texture_transform\":{\"offset\":");
    pa_gltf_write_floats(json, transform->offset, 2);
    pa_bytes_append_text(json, ",\"scale\":");
    pa_gltf_write_floats(json, transform->scale, 2);
    pa_bytes_append_text(json, "}}");
}

static void write_texture(pa_bytes *json, const char *name, uint32_t image, const glb_uv_transform *transform,
                          const char *factor, float value)
{
    if (image == PA_NO_INDEX) {
        return;
    }
    pa_bytes_printf(json, ",\"%s\":{\"index\":%u", name, image);
    if (factor && fabsf(value - 1) > 0) {
        pa_bytes_printf(json, ",\"%s\":", factor);
        pa_gltf_write_float(json, value);
    }
    if (transform && !is_identity(transform)) {
        write_uv_transform(json, transform);
    }
    pa_bytes_append_text(json, "}");
}

/* Metallic and roughness are always written: where they are left out glTF means 1, and phones show black. */
static void write_material(pa_bytes *json, const pa_material *material, const glb_uv_transform *uv)
{
    static const float white[4] = {1, 1, 1, 1};
    static const float dark[3] = {0, 0, 0};
    pa_bytes_append_text(json, "{");
    glb_write_name(json, material->name);
    pa_bytes_append_text(json, "\"pbrMetallicRoughness\":{\"metallicFactor\":");
    pa_gltf_write_float(json, material->metallic);
    pa_bytes_append_text(json, ",\"roughnessFactor\":");
    pa_gltf_write_float(json, material->roughness);
    if (memcmp(material->base_color, white, sizeof white) != 0) {
        pa_bytes_append_text(json, ",\"baseColorFactor\":");
        pa_gltf_write_floats(json, material->base_color, 4);
    }
    write_texture(json, "baseColorTexture", material->base_color_image, uv, NULL, 1);
    write_texture(json, "metallicRoughnessTexture", material->metallic_roughness_image, uv, NULL, 1);
    pa_bytes_append_text(json, "}");
    write_texture(json, "normalTexture", material->normal_image, uv, "scale", material->normal_scale);
    write_texture(json, "occlusionTexture", material->occlusion_image, uv, "strength",
                  material->occlusion_strength);
    write_texture(json, "emissiveTexture", material->emissive_image, uv, NULL, 1);
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
static pa_status write_images(glb_writer *self, pa_error *err)
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
        glb_write_name(json, image->name);
        pa_bytes_printf(json, "\"mimeType\":\"image/%s\",\"bufferView\":%zu}",
                        type == PA_PICTURE_PNG ? "png" : "jpeg",
                        glb_add_view(self, encoded.data, encoded.size, 0, false));
    }
    pa_bytes_append_text(json, "]");
    return PA_OK;
}

/* text is a JSON object; its members follow those that are there already. */
static void write_members(pa_bytes *json, const char *text, bool first)
{
    const char *members = strchr(text, '{') + 1;
    members += strspn(members, " \t\r\n");
    if (!first && *members != '}') {
        pa_bytes_append_text(json, ",");
    }
    pa_gltf_write_json(json, members);
}

/* What finishing did, and what the caller adds. */
static pa_status write_extras(pa_bytes *json, const pa_finish_record *finished, const char *text,
                              pa_error *err)
{
    json_t *extras = NULL;
    pa_status status = PA_OK;
    if (text) {
        status = pa_json_decode((pa_span){(const uint8_t *)text, strlen(text)}, NULL, &extras, err);
        if (status == PA_OK && !json_is_object(extras)) {
            status = pa_fail(err, PA_INVALID, "The extras of a model are a JSON object.");
        }
        json_decref(extras);
    }
    if (status != PA_OK || (!text && finished->version == 0)) {
        return status;
    }
    pa_bytes_append_text(json, ",\"extras\":{");
    if (finished->version) {
        pa_bytes_append_text(json, "\"promptar\":");
        pa_finish_json_write(json, finished);
    }
    write_members(json, text ? text : "{}", finished->version == 0);
    return PA_OK;
}

static void write_list(pa_bytes *json, const char *name, const pa_bytes *members)
{
    pa_bytes_printf(json, ",\"%s\":[", name);
    pa_bytes_append(json, members->data, members->size);
    pa_bytes_append_text(json, "]");
}

static pa_status write_json(glb_writer *self, const pa_glb_options *options, pa_error *err)
{
    const pa_scene *scene = self->scene;
    pa_bytes *json = &self->json;
    pa_bytes_append_text(json, "{\"asset\":{\"version\":\"2.0\",\"generator\":");
    pa_gltf_write_string(json, options->generator ? options->generator : "PromptAR");
    pa_status status = write_extras(json, &scene->finished, options->extras_json, err);
    if (status != PA_OK) {
        return status;
    }
    pa_bytes_append_text(json, "}");
    if (self->extensions) {
        pa_bytes_printf(json, ",\"extensionsUsed\":[%s],\"extensionsRequired\":[%s]", self->extensions,
                        self->extensions);
    }
    pa_bytes_append_text(json, ",\"scene\":0,\"scenes\":[{\"nodes\":[");
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        pa_bytes_printf(json, "%s%u", m ? "," : "", m);
    }
    pa_bytes_append_text(json, "]}]");
    write_list(json, "nodes", &self->nodes);
    write_list(json, "meshes", &self->meshes);
    pa_bytes_append_text(json, ",\"materials\":[");
    for (uint32_t i = 0; i < scene->material_count; i++) {
        pa_bytes_append_text(json, i ? "," : "");
        write_material(json, &scene->materials[i], self->uv_transforms ? &self->uv_transforms[i] : NULL);
    }
    pa_bytes_append_text(json, "]");
    status = write_images(self, err);
    write_list(json, "accessors", &self->accessors);
    write_list(json, "bufferViews", &self->views);
    pa_bytes_printf(json, ",\"buffers\":[{\"byteLength\":%zu}%s]}", self->binary_size,
                    self->more_buffers ? self->more_buffers : "");
    pa_bytes_append_fill(json, ' ', (4 - json->size % 4) % 4);
    return status;
}

/* u32 as u16, which the file has where they suffice. */
static const void *narrow_copy(const glb_piece *piece, pa_arena *arena)
{
    const uint32_t *wide = piece->data;
    uint16_t *narrow = pa_arena_alloc(arena, piece->size);
    for (size_t i = 0; narrow && i < piece->size / 2; i++) {
        narrow[i] = (uint16_t)wide[i];
    }
    return narrow;
}

/* After the head, each piece and what pads it. */
static pa_status list_pieces(const glb_writer *self, pa_span *spans, size_t *count, pa_error *err)
{
    static const uint8_t zeros[3];
    for (size_t i = 0; i < self->piece_count; i++) {
        const glb_piece *piece = &self->pieces[i];
        const void *data = piece->narrow ? narrow_copy(piece, self->arena) : piece->data;
        if (!data) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        spans[(*count)++] = (pa_span){data, piece->size};
        if (piece->size % 4) {
            spans[(*count)++] = (pa_span){zeros, 4 - piece->size % 4};
        }
    }
    return PA_OK;
}

/* The file's header, the JSON chunk, and the header of the BIN chunk. */
static pa_status write_head(const glb_writer *self, size_t *out_size, pa_span *out_head, pa_error *err)
{
    size_t json_size = self->json.size;
    const uint32_t first[] = {MAGIC, 2, 0, (uint32_t)json_size, CHUNK_JSON};
    size_t head_size = sizeof first + json_size + 8;
    size_t size = head_size + self->binary_size;
    if (size > UINT32_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "The model is larger than a GLB file can be (4 GiB).");
    }
    uint8_t *head = pa_arena_alloc(self->arena, head_size);
    if (!head) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        pa_store_u32(head + 4 * i, first[i]);
    }
    pa_store_u32(head + 8, (uint32_t)size);
    memcpy(head + sizeof first, self->json.data, json_size);
    pa_store_u32(head + head_size - 8, (uint32_t)self->binary_size);
    pa_store_u32(head + head_size - 4, CHUNK_BIN);
    *out_size = size;
    *out_head = (pa_span){head, head_size};
    return PA_OK;
}

static pa_status assemble(const glb_writer *self, pa_parts *out_parts, pa_error *err)
{
    if (self->json.failed || self->nodes.failed || self->meshes.failed || self->accessors.failed ||
        self->views.failed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_span *spans = PA_NEW_ARRAY(self->arena, pa_span, 1 + 2 * self->piece_count);
    if (!spans) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t size = 0;
    size_t count = 1;
    pa_status status = write_head(self, &size, &spans[0], err);
    if (status == PA_OK) {
        status = list_pieces(self, spans, &count, err);
    }
    if (status == PA_OK) {
        *out_parts = (pa_parts){.spans = spans, .count = count, .size = size};
    }
    return status;
}

pa_status glb_writer_finish(glb_writer *self, const pa_glb_options *given, pa_parts *out_parts, pa_error *err)
{
    pa_glb_options options = given ? *given : (pa_glb_options){0};
    pa_status status = write_json(self, &options, err);
    return status == PA_OK ? assemble(self, out_parts, err) : status;
}

pa_status glb_join(pa_parts parts, pa_arena *arena, pa_span *out_glb, pa_error *err)
{
    uint8_t *glb = pa_arena_alloc(arena, parts.size);
    if (!glb) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_parts_copy(parts, glb);
    *out_glb = (pa_span){glb, parts.size};
    return PA_OK;
}
