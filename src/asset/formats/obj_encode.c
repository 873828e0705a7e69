#include "asset/formats/obj_encode.h"

#include <math.h>

#include "asset/formats/number_text.h"
#include "asset/formats/picture.h"
#include "asset/formats/plain_name.h"
#include "asset/formats/texture_set_private.h"
#include "asset/scene/srgb.h"
#include "foundation/zip.h"

enum { UV_DECIMALS = 6, NORMAL_DECIMALS = 4, FACTOR_DECIMALS = 4 };
enum { LONGEST_LINE = 16 + 9 * (PA_LONGEST_NUMBER + 1) };

typedef struct obj_writer {
    const pa_scene *scene;
    pa_arena *arena;
    pa_texture_set textures;
    int decimals; /* of positions */
    pa_bytes obj;
    pa_bytes mtl;
} obj_writer;

/* "v 1 2 3": word holds the space too. */
static char *put_line(char *at, const char *word, const float *values, int count, int decimals)
{
    while (*word) {
        *at++ = *word++;
    }
    for (int k = 0; k < count; k++) {
        *at++ = ' ';
        at = pa_number_put(at, (double)values[k], decimals);
    }
    return at;
}

/* Calls for room and adds a line of numbers. */
static void write_line(pa_bytes *out, const char *word, const float *values, int count, int decimals)
{
    if (pa_bytes_reserve(out, LONGEST_LINE)) {
        char *start = (char *)out->data + out->size;
        char *at = put_line(start, word, values, count, decimals);
        *at++ = '\n';
        out->size += (size_t)(at - start);
    }
}

static void to_srgb(const float *linear, float out[3])
{
    for (int k = 0; k < 3; k++) {
        out[k] = (float)pa_srgb_code(linear[k]) / 255;
    }
}

static void write_position(obj_writer *self, const pa_mesh *mesh, size_t vertex)
{
    pa_bytes *out = &self->obj;
    if (!pa_bytes_reserve(out, LONGEST_LINE)) {
        return;
    }
    char *start = (char *)out->data + out->size;
    char *at = put_line(start, "v", mesh->positions + 3 * vertex, 3, self->decimals);
    if (mesh->colors) {
        float color[3];
        to_srgb(mesh->colors + 4 * vertex, color);
        at = put_line(at, "", color, 3, FACTOR_DECIMALS);
    }
    *at++ = '\n';
    out->size += (size_t)(at - start);
}

/* Numbers of the last position, texture coordinate and normal before a mesh's own; they count from 1. */
typedef struct obj_offsets {
    uint64_t position;
    uint64_t uv;
    uint64_t normal;
} obj_offsets;

static char *put_corner(char *at, const pa_mesh *mesh, uint32_t vertex, const obj_offsets *before)
{
    *at++ = ' ';
    at = pa_number_put_whole(at, before->position + vertex + 1);
    if (mesh->uvs || mesh->normals) {
        *at++ = '/';
    }
    if (mesh->uvs) {
        at = pa_number_put_whole(at, before->uv + vertex + 1);
    }
    if (mesh->normals) {
        *at++ = '/';
        at = pa_number_put_whole(at, before->normal + vertex + 1);
    }
    return at;
}

static void write_faces(pa_bytes *out, const pa_mesh *mesh, const obj_offsets *before)
{
    for (uint32_t i = 0; i < mesh->index_count && pa_bytes_reserve(out, LONGEST_LINE); i += 3) {
        char *start = (char *)out->data + out->size;
        char *at = start;
        *at++ = 'f';
        for (uint32_t c = 0; c < 3; c++) {
            at = put_corner(at, mesh, mesh->indices[i + c], before);
        }
        *at++ = '\n';
        out->size += (size_t)(at - start);
    }
}

static pa_status write_mesh(obj_writer *self, uint32_t index, obj_offsets *before, pa_error *err)
{
    const pa_mesh *mesh = &self->scene->meshes[index];
    const char *name = pa_plain_name(mesh->name, "mesh", self->arena);
    const char *material =
        pa_plain_name(self->scene->materials[mesh->material].name, "material", self->arena);
    if (!name || !material) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_bytes_printf(&self->obj, "o %s_%u\n", name, index);
    for (size_t v = 0; v < mesh->vertex_count; v++) {
        write_position(self, mesh, v);
    }
    for (size_t v = 0; mesh->uvs && v < mesh->vertex_count; v++) {
        /* OBJ's (0,0) is the bottom left of a picture. */
        const float uv[2] = {mesh->uvs[2 * v], 1 - mesh->uvs[2 * v + 1]};
        write_line(&self->obj, "vt", uv, 2, UV_DECIMALS);
    }
    for (size_t v = 0; mesh->normals && v < mesh->vertex_count; v++) {
        write_line(&self->obj, "vn", mesh->normals + 3 * v, 3, NORMAL_DECIMALS);
    }
    pa_bytes_printf(&self->obj, "usemtl %s_%u\n", material, mesh->material);
    write_faces(&self->obj, mesh, before);
    before->position += mesh->vertex_count;
    before->uv += mesh->uvs ? mesh->vertex_count : 0;
    before->normal += mesh->normals ? mesh->vertex_count : 0;
    return PA_OK;
}

static pa_status write_map(obj_writer *self, const char *word, uint32_t image, pa_error *err)
{
    if (image == PA_NO_INDEX) {
        return PA_OK;
    }
    const char *path;
    pa_packed_texture plain = {.image = image, .scale = {1, 1, 1, 1}};
    pa_status status = pa_texture_set_add(&self->textures, &plain, &path, err);
    if (status == PA_OK) {
        pa_bytes_printf(&self->mtl, "%s %s\n", word, path);
    }
    return status;
}

/* Roughness and metalness as the material has them on average over its picture. */
static pa_status mean_surface(obj_writer *self, const pa_material *material, float out_mean[2], pa_error *err)
{
    out_mean[0] = material->roughness;
    out_mean[1] = material->metallic;
    if (material->metallic_roughness_image == PA_NO_INDEX) {
        return PA_OK;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_image image = self->scene->images[material->metallic_roughness_image];
    pa_status status = image.pixels ? PA_OK : pa_picture_decode(image.encoded, &scratch, &image, err);
    if (status == PA_OK) {
        uint64_t sums[2] = {0};
        size_t count = (size_t)image.width * image.height;
        for (size_t i = 0; i < count; i++) {
            const uint8_t *texel = image.pixels + i * image.channels;
            sums[0] += texel[image.channels == 1 ? 0 : 1];
            sums[1] += texel[image.channels == 1 ? 0 : 2];
        }
        for (int k = 0; k < 2; k++) {
            out_mean[k] *= (float)((double)sums[k] / (255.0 * (double)count));
        }
    }
    pa_arena_done(&scratch);
    return status == PA_OK || status == PA_NO_MEMORY ? status
                                                     : pa_fail(err, PA_CORRUPT, "A picture is damaged.");
}

static pa_status write_maps(obj_writer *self, const pa_material *material, pa_error *err)
{
    bool alpha = false;
    bool opaque = material->alpha_mode == PA_ALPHA_OPAQUE;
    pa_status status = PA_OK;
    if (material->base_color_image != PA_NO_INDEX && !opaque) {
        status = pa_texture_set_has_alpha(&self->scene->images[material->base_color_image], &alpha, err);
    }
    const struct {
        const char *word;
        uint32_t image;
    } maps[] = {
        {"map_Kd", material->base_color_image},
        {"map_d -imfchan m", alpha ? material->base_color_image : PA_NO_INDEX},
        {"map_Ke", material->emissive_image},
        {"map_Pr -imfchan g", material->metallic_roughness_image},
        {"map_Pm -imfchan b", material->metallic_roughness_image},
        {"norm", material->normal_image},
    };
    for (size_t i = 0; status == PA_OK && i < sizeof maps / sizeof *maps; i++) {
        status = write_map(self, maps[i].word, maps[i].image, err);
    }
    return status;
}

static pa_status write_material(obj_writer *self, uint32_t index, pa_error *err)
{
    const pa_material *material = &self->scene->materials[index];
    const char *name = pa_plain_name(material->name, "material", self->arena);
    if (!name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_bytes *out = &self->mtl;
    float color[3];
    pa_bytes_printf(out, "newmtl %s_%u\nillum 2\n", name, index);
    to_srgb(material->base_color, color);
    write_line(out, "Kd", color, 3, FACTOR_DECIMALS);
    to_srgb(material->emissive, color);
    write_line(out, "Ke", color, 3, FACTOR_DECIMALS);
    float opacity = material->alpha_mode == PA_ALPHA_OPAQUE ? 1 : material->base_color[3];
    write_line(out, "d", &opacity, 1, FACTOR_DECIMALS);
    float surface[2];
    pa_status status = mean_surface(self, material, surface, err);
    if (status != PA_OK) {
        return status;
    }
    write_line(out, "Pr", &surface[0], 1, FACTOR_DECIMALS);
    write_line(out, "Pm", &surface[1], 1, FACTOR_DECIMALS);
    return write_maps(self, material, err);
}

static bool is_used(const pa_scene *scene, uint32_t material)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].material == material) {
            return true;
        }
    }
    return false;
}

static pa_status write_texts(obj_writer *self, pa_error *err)
{
    pa_bytes_append_text(&self->obj, "# PromptAR\nmtllib model.mtl\n");
    pa_bytes_append_text(&self->mtl, "# PromptAR\n");
    obj_offsets before = {0};
    pa_status status = PA_OK;
    for (uint32_t i = 0; status == PA_OK && i < self->scene->material_count; i++) {
        status = is_used(self->scene, i) ? write_material(self, i, err) : PA_OK;
    }
    for (uint32_t m = 0; status == PA_OK && m < self->scene->mesh_count; m++) {
        status = write_mesh(self, m, &before, err);
    }
    if (status == PA_OK && (self->obj.failed || self->mtl.failed)) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return status;
}

static pa_status pack(const obj_writer *self, pa_span *out_zip, pa_error *err)
{
    size_t count = 2 + self->textures.count;
    pa_zip_member *members = PA_NEW_ARRAY(self->arena, pa_zip_member, count);
    if (!members) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    members[0] = (pa_zip_member){"model.obj", pa_bytes_span(&self->obj)};
    members[1] = (pa_zip_member){"model.mtl", pa_bytes_span(&self->mtl)};
    for (size_t i = 2; i < count; i++) {
        const pa_packed_texture *texture = &self->textures.items[i - 2];
        members[i] = (pa_zip_member){texture->path, texture->encoded};
    }
    return pa_zip_encode(members, count, &(pa_zip_options){.deflate = true}, self->arena, out_zip, err);
}

pa_status pa_obj_encode(const pa_scene *scene, pa_arena *arena, pa_span *out_zip, pa_error *err)
{
    pa_status status = pa_scene_check(scene, err);
    if (status != PA_OK) {
        return status;
    }
    if (pa_scene_triangle_count(scene) == 0) {
        return pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    obj_writer self = {.scene = scene, .arena = arena, .decimals = pa_number_decimals_for_scene(scene)};
    status = pa_texture_set_init(&self.textures, scene, arena, err);
    if (status == PA_OK) {
        status = write_texts(&self, err);
    }
    if (status == PA_OK) {
        status = pack(&self, out_zip, err);
    }
    pa_bytes_done(&self.obj);
    pa_bytes_done(&self.mtl);
    return status;
}
