#include "asset/formats/ply_encode.h"

#include <math.h>
#include <string.h>

#include "asset/formats/picture.h"
#include "asset/scene/srgb.h"

enum { FACE_SIZE = 1 + 3 * 4, COLOR_SIZE = 4 };

typedef struct ply_writer {
    const pa_scene *scene;
    pa_image *pictures; /* [image_count] decoded as they are needed */
    pa_arena pixels;
    bool normals;
    size_t vertex_size;
    uint64_t vertex_count;
    uint64_t face_count;
} ply_writer;

static uint8_t *put_floats(uint8_t *at, const float *values, int count)
{
    for (int k = 0; k < count; k++) {
        uint32_t bits;
        memcpy(&bits, &values[k], sizeof bits);
        pa_store_u32(at, bits);
        at += 4;
    }
    return at;
}

static void add_texel(const pa_image *image, uint32_t x, uint32_t y, float weight, float out_rgba[4])
{
    const uint8_t *texel = image->pixels + ((size_t)y * image->width + x) * image->channels;
    for (uint32_t c = 0; c < 3; c++) {
        out_rgba[c] += weight * pa_srgb_linear[texel[image->channels == 1 ? 0 : c]];
    }
    out_rgba[3] += weight * (image->channels == 4 ? (float)texel[3] / 255 : 1);
}

/* The texel on the left of a coordinate that repeats, and how far it lies from it towards the next. */
static uint32_t split(float coordinate, uint32_t size, float *out_fraction)
{
    float at = (coordinate - floorf(coordinate)) * (float)size - 0.5f;
    float whole = floorf(at);
    *out_fraction = at - whole;
    return whole < 0 ? size - 1 : (uint32_t)whole % size;
}

/* Bilinear, repeating, in linear light. */
static void sample(const pa_image *image, const float uv[2], float out_rgba[4])
{
    float right, down;
    uint32_t x = split(uv[0], image->width, &right);
    uint32_t y = split(uv[1], image->height, &down);
    uint32_t next_x = (x + 1) % image->width;
    uint32_t next_y = (y + 1) % image->height;
    memset(out_rgba, 0, 4 * sizeof *out_rgba);
    add_texel(image, x, y, (1 - right) * (1 - down), out_rgba);
    add_texel(image, next_x, y, right * (1 - down), out_rgba);
    add_texel(image, x, next_y, (1 - right) * down, out_rgba);
    add_texel(image, next_x, next_y, right * down, out_rgba);
}

/* The decoded base-colour picture of a mesh; NULL: it has none, or nothing to look it up with. */
static pa_status find_picture(ply_writer *self, const pa_mesh *mesh, const pa_image **out_image,
                              pa_error *err)
{
    uint32_t index = self->scene->materials[mesh->material].base_color_image;
    *out_image = NULL;
    if (index == PA_NO_INDEX || !mesh->uvs) {
        return PA_OK;
    }
    pa_image *picture = &self->pictures[index];
    const pa_image *source = &self->scene->images[index];
    if (!picture->pixels && source->pixels) {
        *picture = *source;
    } else if (!picture->pixels) {
        pa_status status = pa_picture_decode(source->encoded, &self->pixels, picture, err);
        if (status != PA_OK) {
            return status == PA_NO_MEMORY ? status
                                          : pa_fail(err, PA_CORRUPT, "Image %u has no usable pixels.", index);
        }
    }
    *out_image = picture;
    return PA_OK;
}

static uint8_t *put_color(uint8_t *at, const ply_writer *self, const pa_mesh *mesh, const pa_image *picture,
                          uint32_t vertex)
{
    const pa_material *material = &self->scene->materials[mesh->material];
    float rgba[4] = {1, 1, 1, 1};
    if (picture) {
        sample(picture, mesh->uvs + 2 * (size_t)vertex, rgba);
    }
    for (int c = 0; c < 4; c++) {
        rgba[c] *=
            material->base_color[c] * (mesh->colors ? mesh->colors[4 * (size_t)vertex + (size_t)c] : 1);
    }
    for (int c = 0; c < 3; c++) {
        *at++ = pa_srgb_code(rgba[c]);
    }
    bool opaque = material->alpha_mode == PA_ALPHA_OPAQUE;
    *at++ = opaque ? 255 : (uint8_t)lrintf(255 * fminf(fmaxf(rgba[3], 0), 1));
    return at;
}

static pa_status write_vertices(ply_writer *self, uint8_t *at, pa_error *err)
{
    for (uint32_t m = 0; m < self->scene->mesh_count; m++) {
        const pa_mesh *mesh = &self->scene->meshes[m];
        const pa_image *picture;
        pa_status status = find_picture(self, mesh, &picture, err);
        if (status != PA_OK) {
            return status;
        }
        for (uint32_t v = 0; v < mesh->vertex_count; v++) {
            at = put_floats(at, mesh->positions + 3 * (size_t)v, 3);
            if (self->normals) {
                at = put_floats(at, mesh->normals + 3 * (size_t)v, 3);
            }
            at = put_color(at, self, mesh, picture, v);
        }
    }
    return PA_OK;
}

static void write_faces(const pa_scene *scene, uint8_t *at)
{
    uint32_t first = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        for (uint32_t i = 0; i < mesh->index_count; i++) {
            if (i % 3 == 0) {
                *at++ = 3;
            }
            pa_store_u32(at, first + mesh->indices[i]);
            at += 4;
        }
        first += mesh->vertex_count;
    }
}

static void write_header(const ply_writer *self, pa_bytes *out)
{
    pa_bytes_printf(out,
                    "ply\nformat binary_little_endian 1.0\ncomment PromptAR\nelement vertex %llu\n"
                    "property float x\nproperty float y\nproperty float z\n",
                    (unsigned long long)self->vertex_count);
    if (self->normals) {
        pa_bytes_append_text(out, "property float nx\nproperty float ny\nproperty float nz\n");
    }
    pa_bytes_printf(out,
                    "property uchar red\nproperty uchar green\nproperty uchar blue\nproperty uchar alpha\n"
                    "element face %llu\nproperty list uchar int vertex_indices\nend_header\n",
                    (unsigned long long)self->face_count);
}

static pa_status write_file(ply_writer *self, pa_arena *arena, pa_span *out_ply, pa_error *err)
{
    pa_bytes header = {0};
    write_header(self, &header);
    size_t vertices_size = self->vertex_size * self->vertex_count;
    size_t size = header.size + vertices_size + FACE_SIZE * self->face_count;
    uint8_t *ply = header.failed ? NULL : pa_arena_alloc(arena, size);
    if (!ply) {
        pa_bytes_done(&header);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memcpy(ply, header.data, header.size);
    uint8_t *vertices = ply + header.size;
    pa_bytes_done(&header);
    pa_status status = write_vertices(self, vertices, err);
    if (status == PA_OK) {
        write_faces(self->scene, vertices + vertices_size);
        *out_ply = (pa_span){ply, size};
    }
    return status;
}

pa_status pa_ply_encode(const pa_scene *scene, pa_arena *arena, pa_span *out_ply, pa_error *err)
{
    pa_status status = pa_scene_check(scene, err);
    if (status != PA_OK) {
        return status;
    }
    ply_writer self = {.scene = scene, .normals = true, .face_count = pa_scene_triangle_count(scene)};
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        self.vertex_count += scene->meshes[m].vertex_count;
        self.normals = self.normals && scene->meshes[m].normals;
    }
    if (self.face_count == 0) {
        return pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    if (self.vertex_count > INT32_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "The model has more vertices than a PLY file can count.");
    }
    self.vertex_size = (self.normals ? 6 : 3) * sizeof(float) + COLOR_SIZE;
    pa_arena_init(&self.pixels, 0);
    self.pictures = PA_NEW_ARRAY(&self.pixels, pa_image, scene->image_count);
    status = self.pictures ? write_file(&self, arena, out_ply, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    pa_arena_done(&self.pixels);
    return status;
}
