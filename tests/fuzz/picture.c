/* Foreign pictures: what is measured decodes to that size or not at all, and PNG loses nothing of it. */
#include <string.h>

#include "asset/formats/picture.h"

/* Headers may promise at most this; the decoder's own limits are larger than a run has time for. */
enum { MOST_PIXELS = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_span encoded = {data, size};
    pa_image measured;
    if (pa_picture_measure(encoded, &measured, NULL) != PA_OK ||
        (uint64_t)measured.width * measured.height > MOST_PIXELS) {
        return 0;
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_image image;
    if (pa_picture_decode(encoded, &arena, &image, NULL) == PA_OK) {
        if (image.width != measured.width || image.height != measured.height ||
            image.channels != measured.channels) {
            __builtin_trap();
        }
        pa_span again;
        pa_image back;
        if (pa_picture_encode_png(&image, &arena, &again, NULL) != PA_OK ||
            pa_picture_decode(again, &arena, &back, NULL) != PA_OK ||
            memcmp(back.pixels, image.pixels, (size_t)image.width * image.height * image.channels) != 0) {
            __builtin_trap();
        }
    }
    pa_arena_done(&arena);
    return 0;
}
