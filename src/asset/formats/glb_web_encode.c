/* Every attribute as small whole numbers, then packed: EXT_meshopt_compression over KHR_mesh_quantization. */
#include <math.h>
#include <string.h>

#include "asset/formats/glb_private.h"
#include "asset/formats/gltf_json.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/packed_stream.h"

/* Levels along the model's longest side; along a texture's side, and at most where coordinates repeat it. */
enum { POSITION_BITS = 14, UV_BITS = 12, MOST_UV_BITS = 16 };
enum { PIECES_PER_MESH = 6 };
/* What lies in the order of the GPU's cache packs better. */
#define TIGHT_REUSE 1.3F

static const glb_uv_transform no_transform = {{0, 0}, {1, 1}};

typedef struct web_encoder {
    glb_writer writer;
    pa_arena scratch;      /* of the mesh at hand */
    glb_uv_transform *uvs; /* [material_count] */
    float low[3];          /* where position 0 lies, metres */
    float step;            /* metres between two levels of a position */
    size_t plain_size;     /* of everything unpacked: the fallback buffer's length */
    bool transformed;      /* a material has a transform */
    pa_error *err;
} web_encoder;

/* What one packed view holds. */
typedef struct web_view {
    pa_stream stream;
    int target;
} web_view;

static pa_status no_memory(web_encoder *self)
{
    return pa_fail(self->err, PA_NO_MEMORY, NULL);
}

static pa_status add_packed_view(web_encoder *self, const web_view *view, const void *data, size_t *out_view)
{
    static const char *const modes[] = {"ATTRIBUTES", "TRIANGLES"};
    const pa_stream *stream = &view->stream;
    glb_writer *writer = &self->writer;
    pa_bytes *json = &writer->views;
    size_t size = stream->count * stream->stride;
    pa_span packed;
    pa_status status = pa_stream_pack(stream, data, writer->arena, &packed, self->err);
    if (status != PA_OK) {
        return status;
    }
    size_t offset = glb_add_piece(writer, packed.data, packed.size, false);
    glb_comma(json);
    pa_bytes_printf(json, "{\"buffer\":1,\"byteOffset\":%zu,\"byteLength\":%zu,\"target\":%d",
                    self->plain_size, size, view->target);
    if (stream->mode == PA_STREAM_ATTRIBUTES) {
        pa_bytes_printf(json, ",\"byteStride\":%zu", stream->stride);
    }
    pa_bytes_printf(json,
                    ",\"extensions\":{\"EXT_meshopt_compression\":{\"buffer\":0,\"byteOffset\":%zu,"
                    "\"byteLength\":%zu,\"byteStride\":%zu,\"count\":%zu,\"mode\":\"%s\"%s}}}",
                    offset, packed.size, stream->stride, stream->count, modes[stream->mode],
                    stream->filter == PA_STREAM_OCTAHEDRAL ? ",\"filter\":\"OCTAHEDRAL\"" : "");
    self->plain_size += (size + 3) / 4 * 4;
    *out_view = writer->view_count++;
    return PA_OK;
}

static void open_attribute(web_encoder *self, const char *name, size_t view, int component, size_t count,
                           const char *shape)
{
    glb_writer *writer = &self->writer;
    pa_bytes_printf(&writer->meshes, "%s\"%s\":%zu", strcmp(name, "POSITION") == 0 ? "" : ",", name,
                    writer->accessor_count);
    glb_open_accessor(writer, view, component, count, shape);
}

static pa_status add_positions(web_encoder *self, const pa_mesh *mesh)
{
    size_t count = mesh->vertex_count;
    uint16_t *levels = pa_arena_array(&self->scratch, count, 4 * sizeof *levels);
    if (!levels) {
        return no_memory(self);
    }
    float least[3] = {INFINITY, INFINITY, INFINITY};
    float most[3] = {0, 0, 0};
    for (size_t i = 0; i < 3 * count; i++) {
        float level = roundf((mesh->positions[i] - self->low[i % 3]) / self->step);
        level = fminf(fmaxf(level, 0), (1 << POSITION_BITS) - 1);
        least[i % 3] = fminf(least[i % 3], level);
        most[i % 3] = fmaxf(most[i % 3], level);
        levels[i / 3 * 4 + i % 3] = (uint16_t)level;
    }
    web_view view = {{PA_STREAM_ATTRIBUTES, PA_STREAM_PLAIN, count, 8}, GLB_TARGET_VERTICES};
    size_t index;
    pa_status status = add_packed_view(self, &view, levels, &index);
    if (status != PA_OK) {
        return status;
    }
    pa_bytes *json = &self->writer.accessors;
    open_attribute(self, "POSITION", index, GLB_U16, count, "VEC3");
    pa_bytes_append_text(json, ",\"min\":");
    pa_gltf_write_floats(json, least, 3);
    pa_bytes_append_text(json, ",\"max\":");
    pa_gltf_write_floats(json, most, 3);
    pa_bytes_append_text(json, "}");
    return PA_OK;
}

/* width: 3 of a normal, 4 of a tangent. */
static pa_status add_directions(web_encoder *self, const char *name, const float *from, size_t count,
                                size_t width)
{
    if (!from) {
        return PA_OK;
    }
    float *vectors = pa_arena_array(&self->scratch, count, 4 * sizeof *vectors);
    uint8_t *levels = pa_arena_array(&self->scratch, count, 4);
    if (!vectors || !levels) {
        return no_memory(self);
    }
    for (size_t v = 0; v < count; v++) {
        memcpy(vectors + 4 * v, from + width * v, width * sizeof *vectors);
    }
    pa_stream_filter_octahedral(vectors, count, levels);
    web_view view = {{PA_STREAM_ATTRIBUTES, PA_STREAM_OCTAHEDRAL, count, 4}, GLB_TARGET_VERTICES};
    size_t index;
    pa_status status = add_packed_view(self, &view, levels, &index);
    if (status == PA_OK) {
        open_attribute(self, name, index, GLB_I8, count, width == 3 ? "VEC3" : "VEC4");
        pa_bytes_append_text(&self->writer.accessors, ",\"normalized\":true}");
    }
    return status;
}

/* from [count, width] becomes u16 that mean (value - offset) / scale in 0..1; offset and scale go round every
 * width numbers. */
static pa_status add_fractions(web_encoder *self, const char *name, const float *from, size_t count,
                               size_t width, const glb_uv_transform *transform)
{
    if (!from) {
        return PA_OK;
    }
    uint16_t *levels = pa_arena_array(&self->scratch, count, width * sizeof *levels);
    if (!levels) {
        return no_memory(self);
    }
    for (size_t i = 0; i < width * count; i++) {
        size_t k = i % width % 2;
        float level = roundf((from[i] - transform->offset[k]) / transform->scale[k] * UINT16_MAX);
        levels[i] = (uint16_t)fminf(fmaxf(level, 0), UINT16_MAX);
    }
    web_view view = {{PA_STREAM_ATTRIBUTES, PA_STREAM_PLAIN, count, width * sizeof *levels},
                     GLB_TARGET_VERTICES};
    size_t index;
    pa_status status = add_packed_view(self, &view, levels, &index);
    if (status == PA_OK) {
        open_attribute(self, name, index, GLB_U16, count, width == 2 ? "VEC2" : "VEC4");
        pa_bytes_append_text(&self->writer.accessors, ",\"normalized\":true}");
    }
    return status;
}

static pa_status add_indices(web_encoder *self, const pa_mesh *mesh)
{
    bool narrow = mesh->vertex_count < GLB_U16_VERTICES;
    web_view view = {{PA_STREAM_TRIANGLES, PA_STREAM_PLAIN, mesh->index_count, narrow ? 2 : 4},
                     GLB_TARGET_INDICES};
    size_t index;
    glb_close_mesh(&self->writer, mesh);
    pa_status status = add_packed_view(self, &view, mesh->indices, &index);
    if (status == PA_OK) {
        glb_open_accessor(&self->writer, index, narrow ? GLB_U16 : GLB_U32, mesh->index_count, "SCALAR");
        pa_bytes_append_text(&self->writer.accessors, "}");
    }
    return status;
}

static pa_status add_mesh(web_encoder *self, const pa_mesh *mesh)
{
    size_t count = mesh->vertex_count;
    glb_open_mesh(&self->writer, mesh);
    pa_status status = add_positions(self, mesh);
    if (status == PA_OK) {
        status = add_directions(self, "NORMAL", mesh->normals, count, 3);
    }
    if (status == PA_OK) {
        status = add_directions(self, "TANGENT", mesh->tangents, count, 4);
    }
    if (status == PA_OK) {
        status = add_fractions(self, "TEXCOORD_0", mesh->uvs, count, 2, &self->uvs[mesh->material]);
    }
    if (status == PA_OK) {
        status = add_fractions(self, "COLOR_0", mesh->colors, count, 4, &no_transform);
    }
    return status == PA_OK ? add_indices(self, mesh) : status;
}

static void add_node(web_encoder *self, uint32_t mesh)
{
    pa_bytes *json = &self->writer.nodes;
    const float scale[3] = {self->step, self->step, self->step};
    glb_comma(json);
    pa_bytes_append_text(json, "{");
    glb_write_name(json, self->writer.scene->meshes[mesh].name);
    pa_bytes_append_text(json, "\"translation\":");
    pa_gltf_write_floats(json, self->low, 3);
    pa_bytes_append_text(json, ",\"scale\":");
    pa_gltf_write_floats(json, scale, 3);
    pa_bytes_printf(json, ",\"mesh\":%u}", mesh);
}

/* One grid for all meshes, so that what touches goes on touching. */
static void lay_grid(web_encoder *self, const pa_scene *scene)
{
    float high[3] = {-INFINITY, -INFINITY, -INFINITY};
    float largest = 0;
    for (int k = 0; k < 3; k++) {
        self->low[k] = INFINITY;
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
            self->low[i % 3] = fminf(self->low[i % 3], mesh->positions[i]);
            high[i % 3] = fmaxf(high[i % 3], mesh->positions[i]);
        }
    }
    for (int k = 0; k < 3; k++) {
        largest = fmaxf(largest, high[k] - self->low[k]);
    }
    self->step = largest > 0 ? largest / ((1 << POSITION_BITS) - 1) : 1;
}

static void widen(const pa_mesh *mesh, float low[2], float high[2])
{
    for (size_t i = 0; i < 2 * (size_t)mesh->vertex_count; i++) {
        low[i % 2] = fminf(low[i % 2], mesh->uvs[i]);
        high[i % 2] = fmaxf(high[i % 2], mesh->uvs[i]);
    }
}

/* The levels are whole numbers below a power of two, which packs better than fractions of 65,535. */
static void find_uv_transform(web_encoder *self, const pa_scene *scene, uint32_t material)
{
    float low[2] = {INFINITY, INFINITY};
    float high[2] = {-INFINITY, -INFINITY};
    glb_uv_transform *transform = &self->uvs[material];
    *transform = no_transform;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].material == material && scene->meshes[m].uvs) {
            widen(&scene->meshes[m], low, high);
        }
    }
    for (int k = 0; k < 2; k++) {
        float range = high[k] - low[k];
        if (!(range >= 0 && isfinite(range))) {
            continue;
        }
        range = fmaxf(range, 1e-6F);
        int bits = UV_BITS + (range > 1 ? (int)ceilf(log2f(range)) : 0);
        float levels = exp2f((float)(bits < MOST_UV_BITS ? bits : MOST_UV_BITS)) - 1;
        transform->offset[k] = low[k];
        transform->scale[k] = range / levels * UINT16_MAX;
        self->transformed = true;
    }
}

static pa_status prepare(web_encoder *self, const pa_scene *scene)
{
    self->uvs = PA_NEW_ARRAY(self->writer.arena, glb_uv_transform, scene->material_count);
    if (!self->uvs) {
        return no_memory(self);
    }
    for (uint32_t i = 0; i < scene->material_count; i++) {
        find_uv_transform(self, scene, i);
    }
    lay_grid(self, scene);
    self->writer.uv_transforms = self->uvs;
    self->writer.extensions =
        self->transformed ? "\"KHR_mesh_quantization\",\"EXT_meshopt_compression\",\"KHR_texture_transform\""
                          : "\"KHR_mesh_quantization\",\"EXT_meshopt_compression\"";
    return PA_OK;
}

static pa_status finish(web_encoder *self, const pa_glb_options *options, pa_span *out_glb)
{
    self->writer.more_buffers = pa_arena_printf(
        self->writer.arena,
        ",{\"byteLength\":%zu,\"extensions\":{\"EXT_meshopt_compression\":{\"fallback\":true}}}",
        self->plain_size);
    if (!self->writer.more_buffers) {
        return no_memory(self);
    }
    pa_parts parts;
    pa_status status = glb_writer_finish(&self->writer, options, &parts, self->err);
    return status == PA_OK ? glb_join(parts, self->writer.arena, out_glb, self->err) : status;
}

pa_status pa_glb_web_encode(const pa_scene *scene, const pa_glb_options *options, pa_arena *arena,
                            pa_span *out_glb, pa_error *err)
{
    web_encoder self = {.err = err};
    pa_status status =
        glb_writer_init(&self.writer, scene, PIECES_PER_MESH * (size_t)scene->mesh_count, arena, err);
    if (status == PA_OK) {
        status = prepare(&self, scene);
    }
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        pa_arena_init(&self.scratch, 0);
        add_node(&self, m);
        pa_mesh ordered = scene->meshes[m];
        if (scene->materials[ordered.material].alpha_mode != PA_ALPHA_BLEND) {
            status = pa_mesh_order(&ordered, TIGHT_REUSE, &self.scratch, err);
        }
        if (status == PA_OK) {
            status = add_mesh(&self, &ordered);
        }
        pa_arena_done(&self.scratch);
    }
    if (status == PA_OK) {
        status = finish(&self, options, out_glb);
    }
    glb_writer_done(&self.writer);
    return status;
}
