#include "asset/formats/glb_private.h"
#include "asset/formats/gltf_json.h"

/* Five attributes and the indices. */
enum { PIECES_PER_MESH = 6 };

static void add_attribute(glb_writer *self, const char *name, const float *data, size_t count, size_t width)
{
    static const char *const shapes[] = {NULL, NULL, "VEC2", "VEC3", "VEC4"};
    if (!data) {
        return;
    }
    pa_bytes_printf(&self->meshes, ",\"%s\":%zu", name, self->accessor_count);
    size_t view = glb_add_view(self, data, count * width * sizeof(float), GLB_TARGET_VERTICES, false);
    glb_open_accessor(self, view, GLB_F32, count, shapes[width]);
    pa_bytes_append_text(&self->accessors, "}");
}

static void write_position_range(pa_bytes *json, const pa_mesh *mesh)
{
    pa_bounds box = pa_points_bounds(mesh->positions, mesh->vertex_count);
    pa_bytes_append_text(json, ",\"min\":");
    pa_gltf_write_floats(json, box.min, 3);
    pa_bytes_append_text(json, ",\"max\":");
    pa_gltf_write_floats(json, box.max, 3);
}

static void add_mesh(glb_writer *self, const pa_mesh *mesh)
{
    size_t count = mesh->vertex_count;
    glb_open_mesh(self, mesh);
    pa_bytes_printf(&self->meshes, "\"POSITION\":%zu", self->accessor_count);
    size_t view = glb_add_view(self, mesh->positions, count * 3 * sizeof(float), GLB_TARGET_VERTICES, false);
    glb_open_accessor(self, view, GLB_F32, count, "VEC3");
    write_position_range(&self->accessors, mesh);
    pa_bytes_append_text(&self->accessors, "}");
    add_attribute(self, "NORMAL", mesh->normals, count, 3);
    add_attribute(self, "TANGENT", mesh->tangents, count, 4);
    add_attribute(self, "TEXCOORD_0", mesh->uvs, count, 2);
    add_attribute(self, "COLOR_0", mesh->colors, count, 4);
    glb_close_mesh(self, mesh);
    bool narrow = count < GLB_U16_VERTICES;
    view =
        glb_add_view(self, mesh->indices, mesh->index_count * (narrow ? sizeof(uint16_t) : sizeof(uint32_t)),
                     GLB_TARGET_INDICES, narrow);
    glb_open_accessor(self, view, narrow ? GLB_U16 : GLB_U32, mesh->index_count, "SCALAR");
    pa_bytes_append_text(&self->accessors, "}");
}

pa_status pa_glb_encode_parts(const pa_scene *scene, const pa_glb_options *options, pa_arena *arena,
                              pa_parts *out_parts, pa_error *err)
{
    glb_writer writer;
    pa_status status =
        glb_writer_init(&writer, scene, PIECES_PER_MESH * (size_t)scene->mesh_count, arena, err);
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        glb_comma(&writer.nodes);
        pa_bytes_append_text(&writer.nodes, "{");
        glb_write_name(&writer.nodes, mesh->name);
        pa_bytes_printf(&writer.nodes, "\"mesh\":%u}", m);
        add_mesh(&writer, mesh);
    }
    if (status == PA_OK) {
        status = glb_writer_finish(&writer, options, out_parts, err);
    }
    glb_writer_done(&writer);
    return status;
}

pa_status pa_glb_encode(const pa_scene *scene, const pa_glb_options *options, pa_arena *arena,
                        pa_span *out_glb, pa_error *err)
{
    pa_parts parts;
    pa_status status = pa_glb_encode_parts(scene, options, arena, &parts, err);
    return status == PA_OK ? glb_join(parts, arena, out_glb, err) : status;
}
