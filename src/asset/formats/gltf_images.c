#include <string.h>

#include "asset/formats/gltf_private.h"
#include "asset/formats/picture.h"

/* Metallic-roughness and colour, where a specular-glossiness material is converted. */
enum { MADE_PER_MATERIAL = 2 };

pa_status gltf_prepare_images(gltf *self)
{
    pa_status status = gltf_get_array(self, self->root, "images", self->limits.max_images, &self->images,
                                      &self->image_count);
    if (status != PA_OK) {
        return status;
    }
    size_t made = MADE_PER_MATERIAL * (self->limits.max_materials + 1);
    self->image_capacity = (uint32_t)(self->image_count + made);
    self->image_slots = PA_NEW_ARRAY(&self->scratch, uint32_t, self->image_count);
    self->scene.images = PA_NEW_ARRAY(self->arena, pa_image, self->image_capacity);
    if (!self->image_slots || !self->scene.images) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < self->image_count; i++) {
        self->image_slots[i] = PA_NO_INDEX;
    }
    return PA_OK;
}

pa_status gltf_add_image(gltf *self, pa_image image, uint32_t *out_image)
{
    self->pixel_count += (uint64_t)image.width * image.height;
    if (self->pixel_count > self->limits.max_pixels || self->scene.image_count == self->image_capacity) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file's images have more than %llu pixels together.",
                       (unsigned long long)self->limits.max_pixels);
    }
    *out_image = self->scene.image_count;
    self->scene.images[self->scene.image_count++] = image;
    return PA_OK;
}

/* The bytes of an image object, in the scene's arena or in the file where that stays. */
static pa_status read_bytes(gltf *self, json_t *object, pa_span *out_bytes)
{
    const char *uri = json_string_value(json_object_get(object, "uri"));
    if (uri) {
        return gltf_decode_uri(self, uri, self->arena, out_bytes);
    }
    uint32_t view = PA_NO_INDEX;
    pa_status status = gltf_get_index(self, object, "bufferView", self->view_count, &view);
    if (status != PA_OK) {
        return status;
    }
    if (view == PA_NO_INDEX) {
        return pa_fail(self->err, PA_CORRUPT, "An image of the glTF file has no data.");
    }
    pa_span bytes = self->views[view].bytes;
    bool in_file = bytes.data >= self->binary.data && bytes.data < self->binary.data + self->binary.size;
    if (self->limits.borrow_pictures && self->binary.size && in_file) {
        *out_bytes = bytes;
        return PA_OK;
    }
    uint8_t *copy = pa_arena_copy(self->arena, bytes.data, bytes.size);
    *out_bytes = (pa_span){copy, bytes.size};
    return copy ? PA_OK : pa_fail(self->err, PA_NO_MEMORY, NULL);
}

/* What the file says of an image must be what its first bytes say. */
static bool type_matches(json_t *object, pa_span bytes)
{
    const char *said = json_string_value(json_object_get(object, "mimeType"));
    const char *found = pa_picture_type_of(bytes) == PA_PICTURE_PNG ? "image/png" : "image/jpeg";
    return !said || strcmp(said, found) == 0;
}

pa_status gltf_use_image(gltf *self, uint32_t file_image, uint32_t *out_image)
{
    uint32_t *slot = &self->image_slots[file_image];
    if (*slot != PA_NO_INDEX) {
        *out_image = *slot;
        return PA_OK;
    }
    json_t *object = json_array_get(self->images, file_image);
    pa_span bytes;
    pa_image image;
    pa_status status = read_bytes(self, object, &bytes);
    if (status == PA_OK) {
        status = pa_picture_measure(bytes, &image, self->err);
    }
    if (status == PA_OK && !type_matches(object, bytes)) {
        status = pa_fail(self->err, PA_CORRUPT, "An image of the glTF file is not of the type it claims.");
    }
    if (status == PA_OK) {
        image.name = gltf_name(self, object);
        status = gltf_add_image(self, image, slot);
    }
    if (status == PA_OK) {
        *out_image = *slot;
    }
    return status;
}

pa_status gltf_mean_channel(gltf *self, uint32_t image, unsigned channel, float *out_mean)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_image decoded;
    pa_status status = pa_picture_decode(self->scene.images[image].encoded, &arena, &decoded, self->err);
    if (status == PA_OK) {
        size_t count = (size_t)decoded.width * decoded.height;
        unsigned offset = decoded.channels == 1 ? 0 : channel;
        uint64_t sum = 0;
        for (size_t i = 0; i < count; i++) {
            sum += decoded.pixels[i * decoded.channels + offset];
        }
        *out_mean = (float)((double)sum / (255.0 * (double)count));
    }
    pa_arena_done(&arena);
    return status;
}
