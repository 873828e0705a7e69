#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/finish/finish_private.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/scene/srgb.h"

/* Texels a side of one colour's field, so that two smaller copies of the picture do not mix it either; and so
 * many that the picture is still written without loss. */
enum { FIELD = 4, MOST_FIELDS = 256 };

typedef struct palette {
    pa_scene *scene;
    const uint32_t *members; /* [count] meshes */
    uint32_t count;
    uint32_t columns; /* of fields */
    uint32_t side;    /* texels */
    pa_arena *arena;
} palette;

static const pa_material *member(const palette *self, uint32_t i)
{
    return &self->scene->materials[self->scene->meshes[self->members[i]].material];
}

typedef void write_texel(const pa_material *material, uint8_t *texel);

static void write_color(const pa_material *material, uint8_t *texel)
{
    for (int k = 0; k < 3; k++) {
        texel[k] = pa_srgb_code(material->base_color[k]);
    }
    texel[3] = (uint8_t)(material->base_color[3] * 255 + 0.5f);
}

static void write_surface(const pa_material *material, uint8_t *texel)
{
    texel[0] = texel[3] = 255;
    texel[1] = (uint8_t)(material->roughness * 255 + 0.5f);
    texel[2] = (uint8_t)(material->metallic * 255 + 0.5f);
}

static void write_light(const pa_material *material, uint8_t *texel)
{
    for (int k = 0; k < 3; k++) {
        texel[k] = pa_srgb_code(material->emissive[k]);
    }
    texel[3] = 255;
}

/* Adds a picture of all members' colours; fields without a member repeat the last one's. */
static pa_status add_picture(const palette *self, write_texel *write, uint32_t *out_image, pa_error *err)
{
    pa_image image = {.width = self->side, .height = self->side, .channels = 4};
    image.pixels = pa_arena_array(self->arena, (size_t)self->side * self->side, 4);
    pa_image *images = PA_NEW_ARRAY(self->arena, pa_image, (size_t)self->scene->image_count + 1);
    if (!image.pixels || !images) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < self->side * self->side; i++) {
        uint32_t field = i / self->side / FIELD * self->columns + i % self->side / FIELD;
        write(member(self, field < self->count ? field : self->count - 1), image.pixels + 4 * (size_t)i);
    }
    if (self->scene->image_count) {
        memcpy(images, self->scene->images, self->scene->image_count * sizeof *images);
    }
    images[self->scene->image_count] = image;
    *out_image = self->scene->image_count++;
    self->scene->images = images;
    return PA_OK;
}

static bool any_differ(const palette *self, size_t offset, size_t size)
{
    for (uint32_t i = 1; i < self->count; i++) {
        if (memcmp((const char *)member(self, i) + offset, (const char *)member(self, 0) + offset, size) !=
            0) {
            return true;
        }
    }
    return false;
}

static pa_status make_material(palette *self, pa_material *made, pa_error *err)
{
    *made = *member(self, 0);
    made->name = NULL;
    bool surface = any_differ(self, offsetof(pa_material, metallic), sizeof(float)) ||
                   any_differ(self, offsetof(pa_material, roughness), sizeof(float));
    bool light = any_differ(self, offsetof(pa_material, emissive), 3 * sizeof(float));
    pa_status status = add_picture(self, write_color, &made->base_color_image, err);
    if (status == PA_OK && surface) {
        made->metallic = made->roughness = 1;
        status = add_picture(self, write_surface, &made->metallic_roughness_image, err);
    }
    if (status == PA_OK && light) {
        made->emissive[0] = made->emissive[1] = made->emissive[2] = 1;
        status = add_picture(self, write_light, &made->emissive_image, err);
    }
    for (int k = 0; k < 4; k++) {
        made->base_color[k] = 1;
    }
    return status;
}

/* Every vertex at the middle of its mesh's field. */
static pa_status point_at_field(const palette *self, uint32_t i, pa_error *err)
{
    pa_mesh *mesh = &self->scene->meshes[self->members[i]];
    uint32_t column = i % self->columns;
    uint32_t row = i / self->columns;
    float u = ((float)column + 0.5f) * FIELD / (float)self->side;
    float v = ((float)row + 0.5f) * FIELD / (float)self->side;
    mesh->uvs = pa_arena_array(self->arena, mesh->vertex_count, 2 * sizeof(float));
    if (!mesh->uvs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t k = 0; k < mesh->vertex_count; k++) {
        mesh->uvs[2 * k] = u;
        mesh->uvs[2 * k + 1] = v;
    }
    return PA_OK;
}

/* All members become the first one, in a new material. */
static pa_status merge(palette *self, pa_error *err)
{
    pa_scene *scene = self->scene;
    pa_material *materials = PA_NEW_ARRAY(self->arena, pa_material, (size_t)scene->material_count + 1);
    const pa_mesh **parts = PA_NEW_ARRAY(self->arena, const pa_mesh *, self->count);
    if (!materials || !parts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    self->columns = (uint32_t)ceil(sqrt(self->count));
    self->side = self->columns * FIELD;
    memcpy(materials, scene->materials, scene->material_count * sizeof *materials);
    pa_status status = make_material(self, &materials[scene->material_count], err);
    for (uint32_t i = 0; status == PA_OK && i < self->count; i++) {
        parts[i] = &scene->meshes[self->members[i]];
        status = point_at_field(self, i, err);
    }
    pa_mesh joined;
    if (status == PA_OK) {
        status = pa_mesh_join(parts, self->count, self->arena, &joined, err);
    }
    if (status == PA_OK) {
        joined.name = NULL;
        joined.material = scene->material_count++;
        scene->materials = materials;
        for (uint32_t i = 1; i < self->count; i++) {
            scene->meshes[self->members[i]].index_count = 0;
        }
        scene->meshes[self->members[0]] = joined;
    }
    return status;
}

/* Meshes that can share a palette with mesh m, itself first. */
static uint32_t find_members(const pa_scene *scene, uint32_t m, uint32_t *members)
{
    uint32_t count = 0;
    const pa_material *first = &scene->materials[scene->meshes[m].material];
    for (uint32_t other = m; other < scene->mesh_count && count < MOST_FIELDS; other++) {
        const pa_mesh *mesh = &scene->meshes[other];
        const pa_material *material = &scene->materials[mesh->material];
        if (pa_finish_is_plain(scene, mesh) && pa_finish_same_state(first, material)) {
            members[count++] = other;
        }
    }
    return count;
}

/* Which meshes are too many: the opaque ones, the see-through ones. */
static void find_excess(const pa_scene *scene, bool out_many[2])
{
    uint32_t count[2] = {0};
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        count[pa_finish_is_see_through(&scene->materials[mesh->material])] += mesh->index_count ? 1 : 0;
    }
    out_many[1] = count[1] > PA_FINISH_MOST_SEE_THROUGH;
    out_many[0] = out_many[1] || count[0] + count[1] > PA_FINISH_MOST_MATERIALS;
}

pa_status pa_finish_palette(pa_scene *scene, pa_arena *arena, pa_error *err)
{
    bool many[2];
    find_excess(scene, many);
    uint32_t *members = calloc(scene->mesh_count, sizeof *members);
    pa_status status = members ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        if (!pa_finish_is_plain(scene, mesh) ||
            !many[pa_finish_is_see_through(&scene->materials[mesh->material])]) {
            continue;
        }
        palette self = {.scene = scene, .members = members, .arena = arena};
        self.count = find_members(scene, m, members);
        status = self.count > 1 ? merge(&self, err) : PA_OK;
    }
    free(members);
    return status;
}
