/*
 * Arrays of the scene that stay in the file. No byte is lent twice, since who changes one array would change
 * another with it; and an array is looked through before it is lent, since reading never changes the file.
 */
#include <string.h>

#include "asset/formats/gltf_private.h"

enum { COMPONENT_U32 = 5125, COMPONENT_F32 = 5126 };

/* Copying less than this is not worth an entry in the list, which so stays short. */
enum { LEAST_LENT = 32 * 1024 };

static bool overlap(pa_span a, pa_span b)
{
    return a.data < b.data + b.size && b.data < a.data + a.size;
}

static bool is_free(const gltf *self, pa_span bytes)
{
    for (size_t i = 0; i < self->lent_count; i++) {
        if (overlap(self->lent[i], bytes)) {
            return false;
        }
    }
    /* A picture that stays in the file is decoded later. */
    for (uint32_t i = 0; i < self->scene.image_count; i++) {
        if (overlap(self->scene.images[i].encoded, bytes)) {
            return false;
        }
    }
    return true;
}

bool gltf_can_lend(const gltf *self, const gltf_accessor *accessor, size_t count, size_t width,
                   void *out_array)
{
    unsigned component = width == 1 ? COMPONENT_U32 : COMPONENT_F32;
    const pa_span bytes = {accessor->data, count * width * sizeof(float)};
    const uint8_t *end = self->binary.data + self->binary.size;
    if (!self->limits.borrow_arrays || !self->binary.size || bytes.size < LEAST_LENT ||
        accessor->component != component || accessor->components != width ||
        accessor->stride != width * sizeof(float) || (uintptr_t)bytes.data % sizeof(float) != 0 ||
        !bytes.data || bytes.data < self->binary.data || bytes.data >= end || !is_free(self, bytes)) {
        return false;
    }
    memcpy(out_array, &bytes.data, sizeof bytes.data);
    return true;
}

bool gltf_lend(gltf *self, const void *array, size_t size)
{
    if (self->lent_count == self->lent_capacity) {
        size_t capacity = self->lent_capacity ? 2 * self->lent_capacity : 16;
        pa_span *lent = PA_NEW_ARRAY(&self->scratch, pa_span, capacity);
        if (!lent) {
            return false;
        }
        if (self->lent_count) {
            memcpy(lent, self->lent, self->lent_count * sizeof *lent);
        }
        self->lent = lent;
        self->lent_capacity = capacity;
    }
    self->lent[self->lent_count++] = (pa_span){array, size};
    return true;
}
