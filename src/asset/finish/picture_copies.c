#include <string.h>

#include "asset/finish/brightness_private.h"
#include "asset/formats/picture.h"

/* As many as the largest single picture may have. */
#define MOST_PIXELS 64000000

typedef struct pa_finish_copied {
    uint32_t from, image;
    pa_finish_texel_change change;
    const void *how;
    size_t how_size;
} pa_finish_copied;

pa_status pa_finish_copies_init(pa_scene *scene, uint32_t most, pa_arena *arena, pa_finish_copies *out_copies,
                                pa_error *err)
{
    pa_image *images = PA_NEW_ARRAY(arena, pa_image, (size_t)scene->image_count + most);
    pa_finish_copied *made = PA_NEW_ARRAY(arena, pa_finish_copied, most);
    if (!images || !made) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (scene->image_count) {
        memcpy(images, scene->images, scene->image_count * sizeof *images);
    }
    scene->images = images;
    *out_copies =
        (pa_finish_copies){.scene = scene, .arena = arena, .made = made, .pixels_left = MOST_PIXELS};
    return PA_OK;
}

static const pa_finish_copied *find(const pa_finish_copies *self, const pa_finish_copied *wanted)
{
    for (uint32_t i = 0; i < self->made_count; i++) {
        const pa_finish_copied *made = &self->made[i];
        if (made->from == wanted->from && made->change == wanted->change &&
            made->how_size == wanted->how_size && memcmp(made->how, wanted->how, wanted->how_size) == 0) {
            return made;
        }
    }
    return NULL;
}

/* A copy with room for a colour in every texel, whatever the image has. */
static pa_status copy_pixels(const pa_image *from, pa_arena *arena, pa_image *out_image, pa_error *err)
{
    pa_image copy = *from;
    copy.encoded = (pa_span){0};
    copy.channels = from->channels == 4 ? 4 : 3;
    size_t count = (size_t)from->width * from->height;
    copy.pixels = pa_arena_array(arena, count, copy.channels);
    if (!copy.pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (copy.channels == from->channels) {
        memcpy(copy.pixels, from->pixels, count * copy.channels);
    } else {
        for (size_t i = 0; i < count; i++) {
            memset(copy.pixels + 3 * i, from->pixels[i], 3);
        }
    }
    *out_image = copy;
    return PA_OK;
}

static pa_status make(pa_finish_copies *self, const pa_image *from, const pa_finish_copied *wanted,
                      pa_image *out_image, pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_image source = *from;
    pa_status status = from->pixels ? PA_OK : pa_picture_decode(from->encoded, &scratch, &source, err);
    if (status == PA_OK) {
        source.name = from->name;
        status = copy_pixels(&source, self->arena, out_image, err);
    }
    if (status == PA_OK) {
        size_t count = (size_t)source.width * source.height;
        for (size_t i = 0; i < count; i++) {
            wanted->change(wanted->how, out_image->pixels + i * out_image->channels);
        }
    }
    pa_arena_done(&scratch);
    return status;
}

pa_status pa_finish_copy(pa_finish_copies *self, uint32_t image, pa_finish_texel_change change,
                         const void *how, size_t how_size, uint32_t *out_image, pa_error *err)
{
    pa_finish_copied wanted = {.from = image, .change = change, .how = how, .how_size = how_size};
    const pa_finish_copied *made = find(self, &wanted);
    if (made) {
        *out_image = made->image;
        return PA_OK;
    }
    pa_scene *scene = self->scene;
    const pa_image *from = &scene->images[image];
    pa_image measured = *from; /* the source may not have said how large an encoded picture is */
    pa_status status = from->pixels ? PA_OK : pa_picture_measure(from->encoded, &measured, err);
    if (status != PA_OK) {
        return status;
    }
    uint64_t pixels = (uint64_t)measured.width * measured.height;
    if (pixels > self->pixels_left) {
        *out_image = PA_NO_INDEX;
        return PA_OK;
    }
    wanted.image = scene->image_count;
    wanted.how = pa_arena_copy(self->arena, how, how_size);
    if (!wanted.how) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    status = make(self, from, &wanted, &scene->images[scene->image_count], err);
    if (status == PA_OK) {
        self->pixels_left -= pixels;
        self->made[self->made_count++] = wanted;
        *out_image = scene->image_count++;
    }
    return status;
}
