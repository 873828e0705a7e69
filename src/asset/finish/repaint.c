#include <math.h>
#include <string.h>

#include "asset/finish/bake_private.h"
#include "asset/finish/finish_private.h"
#include "asset/formats/picture.h"
#include "asset/geometry/mesh_tangents.h"
#include "asset/geometry/unwrap.h"
#include "asset/scene/srgb.h"

/* About so many texels for each triangle whose corners have colours, half of the atlas being used. */
#define TEXELS_A_TRIANGLE 6.0
#define USED 0.55
/* A surface further off than this part of the model's size is not what the target stands for. */
#define REACH 0.05

/*
 * Side by side in an atlas lie colours that are far apart on the surface. Halved chroma would carry each over
 * the gutter into the other, so the quality is one that keeps it whole.
 */
enum { LEAST_SIDE = 64, ATLAS_QUALITY = 92 };

typedef struct repaint {
    pa_scene *scene;
    pa_mesh *mesh;
    pa_mesh *sources; /* a copy, so that tangents can be added */
    size_t source_count;
    uint32_t largest;
    const pa_run *run;
    pa_arena *arena;
    pa_arena *scratch;
    pa_bake_job job;
} repaint;

static const pa_material *material_of(const repaint *self, size_t source)
{
    return &self->scene->materials[self->sources[source].material];
}

static uint32_t image_of(const pa_material *material, pa_bake_map map)
{
    switch (map) {
    case PA_BAKE_COLOR:
        return material->base_color_image;
    case PA_BAKE_DATA:
        return material->metallic_roughness_image;
    case PA_BAKE_NORMAL:
        return material->normal_image;
    default:
        return material->emissive_image;
    }
}

static bool differ(const float *a, const float *b, size_t count)
{
    return memcmp(a, b, count * sizeof *a) != 0;
}

/* A map is wanted where a source has a picture for it, or where two sources have different factors. */
static void choose_maps(repaint *self)
{
    bool *wanted = self->job.wanted;
    const pa_material *first = material_of(self, 0);
    wanted[PA_BAKE_COLOR] = true;
    for (size_t s = 0; s < self->source_count; s++) {
        const pa_material *material = material_of(self, s);
        for (int map = 0; map < PA_BAKE_MAPS; map++) {
            wanted[map] = wanted[map] || image_of(material, (pa_bake_map)map) != PA_NO_INDEX;
        }
        wanted[PA_BAKE_DATA] = wanted[PA_BAKE_DATA] || material->occlusion_image != PA_NO_INDEX ||
                               differ(&material->metallic, &first->metallic, 1) ||
                               differ(&material->roughness, &first->roughness, 1);
        wanted[PA_BAKE_EMISSIVE] = wanted[PA_BAKE_EMISSIVE] || differ(material->emissive, first->emissive, 3);
        self->job.alpha = self->job.alpha || material->alpha_mode != PA_ALPHA_OPAQUE;
    }
}

static pa_status open_image(repaint *self, uint32_t image, pa_texel texel, uint32_t *in_out_side,
                            pa_error *err)
{
    if (image == PA_NO_INDEX) {
        return PA_OK;
    }
    pa_image *opened = &self->scene->images[image];
    pa_status status = pa_finish_open_image(opened, texel, self->largest, self->arena, err);
    if (status == PA_OK) {
        uint32_t side = opened->width > opened->height ? opened->width : opened->height;
        *in_out_side = side > *in_out_side ? side : *in_out_side;
    }
    return status;
}

/* Opens what will be read, and finds the side that loses neither a texture's nor the vertices' detail. */
static pa_status open_images(repaint *self, pa_error *err)
{
    static const pa_texel texels[PA_BAKE_MAPS] = {PA_TEXEL_COLOR, PA_TEXEL_DATA, PA_TEXEL_NORMAL,
                                                  PA_TEXEL_COLOR};
    uint32_t side = LEAST_SIDE;
    double triangles = 0;
    pa_status status = PA_OK;
    for (size_t s = 0; status == PA_OK && s < self->source_count; s++) {
        const pa_material *material = material_of(self, s);
        triangles += self->sources[s].colors || self->source_count > 1 ? self->sources[s].index_count / 3 : 0;
        status = open_image(self, material->occlusion_image, PA_TEXEL_DATA, &side, err);
        for (int map = 0; status == PA_OK && map < PA_BAKE_MAPS; map++) {
            status = open_image(self, image_of(material, (pa_bake_map)map), texels[map], &side, err);
        }
    }
    side = (uint32_t)fmax(side, sqrt(triangles * TEXELS_A_TRIANGLE / USED));
    uint32_t rounded = LEAST_SIDE;
    /* To the nearest power of two. */
    while (rounded < self->largest && (double)rounded * 1.42 < side) {
        rounded *= 2;
    }
    self->job.size = rounded < self->largest ? rounded : self->largest;
    return status;
}

static pa_status prepare_mesh(repaint *self, pa_error *err)
{
    pa_status status = PA_UNSUPPORTED;
    /* Where the charts are too many for the texture that their detail asks for, a larger one may hold them.
     */
    for (;; self->job.size = self->job.size * 2 < self->largest ? self->job.size * 2 : self->largest) {
        pa_unwrap_options options = {.size = self->job.size};
        status = pa_mesh_unwrap(self->mesh, &options, self->run, self->arena, NULL, err);
        if (status != PA_UNSUPPORTED || self->job.size == self->largest) {
            break;
        }
    }
    bool normals = self->job.wanted[PA_BAKE_NORMAL];
    if (status == PA_OK && normals) {
        status = pa_mesh_compute_tangents(self->mesh, self->arena, err);
    }
    for (size_t s = 0; status == PA_OK && normals && s < self->source_count; s++) {
        pa_mesh *source = &self->sources[s];
        bool mapped = material_of(self, s)->normal_image != PA_NO_INDEX;
        if (mapped && source->normals && source->uvs && !source->tangents) {
            status = pa_mesh_compute_tangents(source, self->scratch, err);
        }
    }
    self->mesh->colors = NULL;
    return status;
}

static bool is_one_color(const pa_image *image)
{
    size_t count = (size_t)image->width * image->height;
    for (size_t i = 1; i < count; i++) {
        if (memcmp(image->pixels + i * image->channels, image->pixels, image->channels) != 0) {
            return false;
        }
    }
    return true;
}

static uint32_t add_image(pa_scene *scene, const pa_image *image)
{
    scene->images[scene->image_count] = *image;
    return scene->image_count++;
}

static void set_color(pa_scene *scene, pa_material *material, const pa_image *image)
{
    bool flat = is_one_color(image);
    for (uint32_t k = 0; k < 3; k++) {
        material->base_color[k] = flat ? pa_srgb_linear[image->pixels[k]] : 1;
    }
    material->base_color[3] = flat && image->channels == 4 ? (float)image->pixels[3] / 255 : 1;
    material->base_color_image = flat ? PA_NO_INDEX : add_image(scene, image);
}

static void set_data(pa_scene *scene, pa_material *material, const pa_image *image, bool occluded)
{
    if (is_one_color(image)) {
        material->roughness = (float)image->pixels[1] / 255;
        material->metallic = (float)image->pixels[2] / 255;
        material->metallic_roughness_image = material->occlusion_image = PA_NO_INDEX;
        return;
    }
    material->roughness = material->metallic = material->occlusion_strength = 1;
    material->metallic_roughness_image = add_image(scene, image);
    material->occlusion_image = occluded ? material->metallic_roughness_image : PA_NO_INDEX;
}

static void set_emissive(pa_scene *scene, pa_material *material, const pa_image *image)
{
    bool flat = is_one_color(image);
    for (uint32_t k = 0; k < 3; k++) {
        material->emissive[k] = flat ? pa_srgb_linear[image->pixels[k]] : 1;
    }
    material->emissive_image = flat ? PA_NO_INDEX : add_image(scene, image);
}

/* Small pictures, and those with alpha, are left to be written without loss. */
static pa_status encode_color(pa_image *image, pa_arena *arena, pa_error *err)
{
    if (image->channels != 3 || image->width <= LEAST_SIDE || is_one_color(image)) {
        return PA_OK;
    }
    return pa_picture_encode_jpeg(image, ATLAS_QUALITY, arena, &image->encoded, err);
}

/* Room for one more material and all maps. */
static pa_status make_room(repaint *self, pa_error *err)
{
    pa_scene *scene = self->scene;
    pa_material *materials = PA_NEW_ARRAY(self->arena, pa_material, (size_t)scene->material_count + 1);
    pa_image *images = PA_NEW_ARRAY(self->arena, pa_image, (size_t)scene->image_count + PA_BAKE_MAPS);
    if (!materials || !images) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memcpy(materials, scene->materials, scene->material_count * sizeof *materials);
    if (scene->image_count) {
        memcpy(images, scene->images, scene->image_count * sizeof *images);
    }
    scene->materials = materials;
    scene->images = images;
    return PA_OK;
}

static void set_material(repaint *self, const pa_image images[PA_BAKE_MAPS])
{
    pa_scene *scene = self->scene;
    pa_material made = *material_of(self, 0);
    bool occluded = false;
    for (size_t s = 0; s < self->source_count; s++) {
        const pa_material *material = material_of(self, s);
        occluded = occluded || material->occlusion_image != PA_NO_INDEX;
        made.double_sided = made.double_sided || material->double_sided;
    }
    set_color(scene, &made, &images[PA_BAKE_COLOR]);
    if (self->job.wanted[PA_BAKE_DATA]) {
        set_data(scene, &made, &images[PA_BAKE_DATA], occluded);
    }
    if (self->job.wanted[PA_BAKE_NORMAL]) {
        made.normal_scale = 1;
        made.normal_image = add_image(scene, &images[PA_BAKE_NORMAL]);
    }
    if (self->job.wanted[PA_BAKE_EMISSIVE]) {
        set_emissive(scene, &made, &images[PA_BAKE_EMISSIVE]);
    }
    scene->materials[scene->material_count] = made;
    self->mesh->material = scene->material_count++;
}

static pa_status paint(repaint *self, bool same_triangles, pa_error *err)
{
    pa_surface_tree tree;
    pa_image images[PA_BAKE_MAPS];
    pa_bounds bounds;
    pa_scene around = {.meshes = self->sources, .mesh_count = (uint32_t)self->source_count};
    pa_status status = PA_OK;
    if (!same_triangles && pa_scene_bounds(&around, &bounds)) {
        double size = 0;
        for (int k = 0; k < 3; k++) {
            size = fmax(size, (double)bounds.max[k] - (double)bounds.min[k]);
        }
        self->job.reach = REACH * size;
        self->job.tree = &tree;
        status = pa_surface_tree_build(self->sources, self->source_count, self->scratch, &tree, err);
    }
    self->job.scene = self->scene;
    self->job.sources = self->sources;
    self->job.source_count = self->source_count;
    self->job.target = self->mesh;
    if (status == PA_OK) {
        status = pa_bake(&self->job, self->run, self->arena, images, err);
    }
    if (status == PA_OK) {
        status = encode_color(&images[PA_BAKE_COLOR], self->arena, err);
    }
    if (status == PA_OK) {
        status = make_room(self, err);
    }
    if (status == PA_OK) {
        set_material(self, images);
    }
    self->job.tree = NULL;
    return status;
}

pa_status pa_finish_repaint(pa_scene *scene, pa_mesh *mesh, const pa_mesh *sources, size_t source_count,
                            const pa_repaint_options *options, const pa_run *run, pa_arena *arena,
                            pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    repaint self = {.scene = scene,
                    .mesh = mesh,
                    .sources = pa_arena_copy(&scratch, sources, source_count * sizeof *sources),
                    .source_count = source_count,
                    .largest = options->texture_size,
                    .run = run,
                    .arena = arena,
                    .scratch = &scratch};
    pa_status status = self.sources ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        choose_maps(&self);
        status = open_images(&self, err);
    }
    if (status == PA_OK) {
        status = prepare_mesh(&self, err);
    }
    if (status == PA_OK) {
        status = paint(&self, options->same_triangles, err);
    }
    pa_arena_done(&scratch);
    return status;
}
