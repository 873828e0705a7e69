#include "asset/formats/usdz.h"

#include <math.h>

#include "asset/formats/number_text.h"
#include "asset/formats/plain_name.h"
#include "asset/formats/usda_write.h"
#include "asset/formats/usdz_private.h"
#include "foundation/zip.h"

/* USDZ spec: readers map the archive and use its files in place. */
enum { ALIGNMENT = 64 };
/* Half a texel of an 8192² picture; a ten-thousandth of a normal's length. */
enum { UV_DECIMALS = 5, NORMAL_DECIMALS = 4 };

typedef struct stage_writer {
    const pa_scene *scene;
    pa_arena *arena;
    const char *root;
    const char **materials; /* [material_count] path, or NULL: no mesh has it */
    int decimals;           /* of positions */
    pa_texture_set textures;
    pa_bytes layer;
} stage_writer;

static void write_extent(pa_bytes *out, const pa_mesh *mesh, int decimals)
{
    float corners[6] = {INFINITY, INFINITY, INFINITY, -INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
        corners[i % 3] = fminf(corners[i % 3], mesh->positions[i]);
        corners[3 + i % 3] = fmaxf(corners[3 + i % 3], mesh->positions[i]);
    }
    pa_bytes_append_text(out, "        float3[] extent = ");
    pa_usda_write_floats(out, corners, 2, 3, decimals);
}

/* "[3,3,3]" */
static void write_face_sizes(pa_bytes *out, uint32_t triangles)
{
    pa_bytes_append_text(out, "\n        int[] faceVertexCounts = [3");
    if (pa_bytes_reserve(out, 2 * (size_t)triangles)) {
        for (uint32_t i = 1; i < triangles; i++) {
            out->data[out->size++] = ',';
            out->data[out->size++] = '3';
        }
    }
    pa_bytes_append_text(out, "]");
}

/* USD's (0,0) is the bottom left of a picture, glTF's its top left. */
static pa_status write_texture_coordinates(stage_writer *self, const pa_mesh *mesh, pa_error *err)
{
    /* Zeros where the model has none: Quick Look paints what reads a missing primvar pink. */
    float *flipped = PA_NEW_ARRAY(self->arena, float, 2 * (size_t)mesh->vertex_count);
    if (!flipped) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; mesh->uvs && i < mesh->vertex_count; i++) {
        flipped[2 * i] = mesh->uvs[2 * i];
        flipped[2 * i + 1] = 1 - mesh->uvs[2 * i + 1];
    }
    pa_bytes_append_text(&self->layer, "        texCoord2f[] primvars:st = ");
    pa_usda_write_floats(&self->layer, flipped, mesh->vertex_count, 2, UV_DECIMALS);
    pa_bytes_append_text(&self->layer, " (\n            interpolation = \"vertex\"\n        )\n");
    return PA_OK;
}

static pa_status write_mesh(stage_writer *self, uint32_t index, pa_error *err)
{
    const pa_mesh *mesh = &self->scene->meshes[index];
    const pa_material *material = &self->scene->materials[mesh->material];
    pa_bytes *out = &self->layer;
    const char *name = pa_plain_name(mesh->name, "Mesh", self->arena);
    if (!name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_bytes_printf(out,
                    "    def Mesh \"%s_%u\" (\n        prepend apiSchemas = [\"MaterialBindingAPI\"]\n    )\n"
                    "    {\n        uniform bool doubleSided = %d\n",
                    name, index, material->double_sided);
    write_extent(out, mesh, self->decimals);
    write_face_sizes(out, mesh->index_count / 3);
    pa_bytes_append_text(out, "\n        int[] faceVertexIndices = ");
    pa_usda_write_indices(out, mesh->indices, mesh->index_count);
    pa_bytes_printf(out, "\n        rel material:binding = <%s>\n", self->materials[mesh->material]);
    if (mesh->normals) {
        pa_bytes_append_text(out, "        normal3f[] normals = ");
        pa_usda_write_floats(out, mesh->normals, mesh->vertex_count, 3, NORMAL_DECIMALS);
        pa_bytes_append_text(out, " (\n            interpolation = \"vertex\"\n        )\n");
    }
    pa_bytes_append_text(out, "        point3f[] points = ");
    pa_usda_write_floats(out, mesh->positions, mesh->vertex_count, 3, self->decimals);
    pa_bytes_append_text(out, "\n");
    pa_status status = pa_usdz_uses_textures(material) ? write_texture_coordinates(self, mesh, err) : PA_OK;
    pa_bytes_append_text(out, "        uniform token subdivisionScheme = \"none\"\n    }\n\n");
    return status;
}

/* Names the materials that some mesh has. */
static pa_status name_materials(stage_writer *self, pa_error *err)
{
    const pa_scene *scene = self->scene;
    self->materials = PA_NEW_ARRAY(self->arena, const char *, scene->material_count);
    if (!self->materials) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        uint32_t index = scene->meshes[m].material;
        if (self->materials[index]) {
            continue;
        }
        const char *name = pa_plain_name(scene->materials[index].name, "Material", self->arena);
        self->materials[index] =
            name ? pa_arena_printf(self->arena, "/%s/Materials/%s_%u", self->root, name, index) : NULL;
        if (!self->materials[index]) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    return PA_OK;
}

static pa_status write_materials(stage_writer *self, pa_error *err)
{
    pa_bytes_append_text(&self->layer, "    def Scope \"Materials\"\n    {\n");
    bool first = true;
    for (uint32_t i = 0; i < self->scene->material_count; i++) {
        if (!self->materials[i]) {
            continue;
        }
        pa_bytes_append_text(&self->layer, first ? "" : "\n");
        first = false;
        pa_status status = pa_usdz_write_material(&self->layer, &self->scene->materials[i],
                                                  self->materials[i], &self->textures, err);
        if (status != PA_OK) {
            return status;
        }
    }
    pa_bytes_append_text(&self->layer, "    }\n");
    return PA_OK;
}

static void write_header(stage_writer *self, const char *creator)
{
    pa_bytes *out = &self->layer;
    pa_bytes_append_text(out, "#usda 1.0\n(\n    customLayerData = {\n        dictionary Apple = {\n"
                              "            int preferredIblVersion = 2\n        }\n"
                              "        string creator = ");
    pa_usda_write_string(out, creator);
    pa_bytes_printf(out,
                    "\n    }\n    defaultPrim = \"%s\"\n    metersPerUnit = 1\n    upAxis = \"Y\"\n)\n\n"
                    "def Xform \"%s\" (\n    kind = \"component\"\n)\n{\n",
                    self->root, self->root);
}

static pa_status write_layer(stage_writer *self, const pa_usdz_options *options, pa_error *err)
{
    self->root = pa_plain_name(options->name, "Model", self->arena);
    if (!self->root) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    self->decimals = pa_number_decimals_for_scene(self->scene);
    pa_status status = name_materials(self, err);
    if (status != PA_OK) {
        return status;
    }
    write_header(self, options->creator ? options->creator : "PromptAR");
    for (uint32_t m = 0; m < self->scene->mesh_count; m++) {
        status = write_mesh(self, m, err);
        if (status != PA_OK) {
            return status;
        }
    }
    status = write_materials(self, err);
    pa_bytes_append_text(&self->layer, "}\n");
    if (status == PA_OK && self->layer.failed) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return status;
}

static pa_status pack(const stage_writer *self, pa_span *out_usdz, pa_error *err)
{
    const pa_texture_set *textures = &self->textures;
    pa_zip_member *members = PA_NEW_ARRAY(self->arena, pa_zip_member, 1 + textures->count);
    if (!members) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    members[0] = (pa_zip_member){"model.usda", pa_bytes_span(&self->layer)};
    for (size_t i = 0; i < textures->count; i++) {
        members[1 + i] = (pa_zip_member){textures->items[i].path, textures->items[i].encoded};
    }
    pa_zip_options options = {.alignment = ALIGNMENT};
    return pa_zip_encode(members, 1 + textures->count, &options, self->arena, out_usdz, err);
}

pa_status pa_usdz_encode(const pa_scene *scene, const pa_usdz_options *given, pa_arena *arena,
                         pa_span *out_usdz, pa_error *err)
{
    pa_status status = pa_scene_check(scene, err);
    if (status != PA_OK) {
        return status;
    }
    if (scene->mesh_count == 0) {
        return pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].index_count == 0) {
            return pa_fail(err, PA_CORRUPT, "Mesh %u of the model holds no triangle.", m);
        }
    }
    pa_usdz_options options = given ? *given : (pa_usdz_options){0};
    stage_writer self = {.scene = scene, .arena = arena};
    status = pa_texture_set_init(&self.textures, scene, arena, err);
    if (status == PA_OK) {
        status = write_layer(&self, &options, err);
    }
    if (status == PA_OK) {
        status = pack(&self, out_usdz, err);
    }
    pa_bytes_done(&self.layer);
    return status;
}
