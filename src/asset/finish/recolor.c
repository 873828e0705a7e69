#include <string.h>

#include "asset/finish/brightness_private.h"
#include "asset/formats/picture.h"
#include "asset/scene/srgb.h"

/* As many as the largest single picture may have: many materials may share one. */
#define MOST_PIXELS 64000000

/* A picture of which a copy with other colours has been made. */
typedef struct recolored {
    uint32_t from, image;
    float factor[3];
} recolored;

typedef struct recoloring {
    pa_scene *scene;
    const pa_color_change *change;
    pa_arena *arena;
    recolored *copies;
    uint32_t copy_count;
    uint64_t pixels_left;
} recoloring;

/* Room for one copy a mesh. */
static pa_status open(recoloring *self, pa_error *err)
{
    pa_scene *scene = self->scene;
    size_t most = scene->mesh_count;
    pa_image *images = PA_NEW_ARRAY(self->arena, pa_image, scene->image_count + most);
    self->copies = PA_NEW_ARRAY(self->arena, recolored, most);
    self->pixels_left = MOST_PIXELS;
    if (!images || !self->copies) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (scene->image_count) {
        memcpy(images, scene->images, scene->image_count * sizeof *images);
    }
    scene->images = images;
    return PA_OK;
}

/* Three channels at least: the factor may have a hue where the picture has none. */
static void write_texels(const pa_image *from, const pa_color_change *change, const float factor[3],
                         pa_image *to)
{
    size_t count = (size_t)from->width * from->height;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *texel = from->pixels + i * from->channels;
        uint8_t *out = to->pixels + i * to->channels;
        float color[3];
        for (int k = 0; k < 3; k++) {
            color[k] = pa_srgb_linear[texel[from->channels < 3 ? 0 : k]];
        }
        pa_color_change_apply(change, factor, color, color);
        for (int k = 0; k < 3; k++) {
            out[k] = pa_srgb_code(color[k]);
        }
        if (to->channels == 4) {
            out[3] = texel[3];
        }
    }
}

static pa_status make_copy(recoloring *self, const pa_image *from, const float factor[3], pa_image *out_image,
                           pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_image source = *from;
    pa_status status = from->pixels ? PA_OK : pa_picture_decode(from->encoded, &scratch, &source, err);
    pa_image copy = {.name = from->name,
                     .width = source.width,
                     .height = source.height,
                     .channels = source.channels == 4 ? 4 : 3};
    if (status == PA_OK) {
        copy.pixels = pa_arena_array(self->arena, (size_t)copy.width * copy.height, copy.channels);
        status = copy.pixels ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (status == PA_OK) {
        write_texels(&source, self->change, factor, &copy);
        *out_image = copy;
    }
    pa_arena_done(&scratch);
    return status;
}

static const recolored *find_copy(const recoloring *self, const pa_material *material)
{
    for (uint32_t i = 0; i < self->copy_count; i++) {
        const recolored *copy = &self->copies[i];
        if (copy->from == material->base_color_image &&
            memcmp(copy->factor, material->base_color, sizeof copy->factor) == 0) {
            return copy;
        }
    }
    return NULL;
}

static void whiten(pa_material *material)
{
    for (int k = 0; k < 3; k++) {
        material->base_color[k] = 1;
    }
}

/*
 * The factor goes into the new picture, since the change is one of their product. Past the pixels that may be
 * made, a material stays as it is.
 */
static pa_status recolor_texture(recoloring *self, pa_material *material, pa_error *err)
{
    pa_scene *scene = self->scene;
    const recolored *copy = find_copy(self, material);
    if (!copy) {
        const pa_image *from = &scene->images[material->base_color_image];
        pa_image measured = *from; /* the source may not have said how large an encoded picture is */
        pa_status status = from->pixels ? PA_OK : pa_picture_measure(from->encoded, &measured, err);
        uint64_t pixels = (uint64_t)measured.width * measured.height;
        if (status != PA_OK || pixels > self->pixels_left) {
            return status;
        }
        status = make_copy(self, from, material->base_color, &scene->images[scene->image_count], err);
        if (status != PA_OK) {
            return status;
        }
        recolored *made = &self->copies[self->copy_count++];
        made->from = material->base_color_image;
        made->image = scene->image_count++;
        memcpy(made->factor, material->base_color, sizeof made->factor);
        self->pixels_left -= pixels;
        copy = made;
    }
    material->base_color_image = copy->image;
    whiten(material);
    return PA_OK;
}

static void recolor_vertices(const recoloring *self, pa_mesh *mesh, pa_material *material)
{
    for (size_t v = 0; v < mesh->vertex_count; v++) {
        float *color = mesh->colors + 4 * v;
        pa_color_change_apply(self->change, material->base_color, color, color);
    }
    whiten(material);
}

pa_status pa_scene_recolor(pa_scene *scene, const pa_color_change *change, pa_arena *arena, pa_error *err)
{
    static const float white[3] = {1, 1, 1};
    recoloring self = {.scene = scene, .change = change, .arena = arena};
    pa_status status = open(&self, err);
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        pa_material *material = &scene->materials[mesh->material];
        if (material->base_color_image != PA_NO_INDEX) {
            status = recolor_texture(&self, material, err);
        } else if (mesh->colors) {
            recolor_vertices(&self, mesh, material);
        } else {
            pa_color_change_apply(change, material->base_color, white, material->base_color);
        }
    }
    return status;
}
