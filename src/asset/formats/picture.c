#include "asset/formats/picture.h"

#include <string.h>

#include "asset/formats/picture_private.h"

#define MAX_SIDE 8192u
#define MAX_PIXELS (64u * 1000u * 1000u)

pa_picture_type pa_picture_type_of(pa_span encoded)
{
    static const uint8_t png[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const uint8_t jpeg[3] = {0xFF, 0xD8, 0xFF};
    if (encoded.size >= sizeof png && memcmp(encoded.data, png, sizeof png) == 0) {
        return PA_PICTURE_PNG;
    }
    if (encoded.size >= sizeof jpeg && memcmp(encoded.data, jpeg, sizeof jpeg) == 0) {
        return PA_PICTURE_JPEG;
    }
    return PA_PICTURE_UNKNOWN;
}

pa_status pa_picture_check_size(uint64_t width, uint64_t height, pa_error *err)
{
    if (width == 0 || height == 0) {
        return pa_fail(err, PA_CORRUPT, "The picture has no pixels.");
    }
    if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
        return pa_fail(
            err, PA_TOO_LARGE,
            "A picture of %llu × %llu pixels is too large; the limits are %u a side and %u in all.",
            (unsigned long long)width, (unsigned long long)height, MAX_SIDE, MAX_PIXELS);
    }
    return PA_OK;
}

pa_status pa_picture_check_pixels(const pa_image *image, pa_error *err)
{
    if (!image->pixels || image->width == 0 || image->height == 0) {
        return pa_fail(err, PA_INVALID, "There are no pixels to encode.");
    }
    if (image->channels != 1 && image->channels != 3 && image->channels != 4) {
        return pa_fail(err, PA_INVALID, "A picture has 1, 3 or 4 channels, not %u.", image->channels);
    }
    if (image->width > MAX_SIDE || image->height > MAX_SIDE) {
        return pa_fail(err, PA_INVALID, "A picture has at most %u pixels a side.", MAX_SIDE);
    }
    return PA_OK;
}

pa_status pa_picture_measure(pa_span encoded, pa_image *out_image, pa_error *err)
{
    switch (pa_picture_type_of(encoded)) {
    case PA_PICTURE_PNG:
        return pa_png_measure(encoded, out_image, err);
    case PA_PICTURE_JPEG:
        return pa_jpeg_measure(encoded, out_image, err);
    case PA_PICTURE_UNKNOWN:
        break;
    }
    return pa_fail(err, PA_UNSUPPORTED, "The picture is neither PNG nor JPEG.");
}

pa_status pa_picture_check_sums(pa_span encoded, pa_error *err)
{
    return pa_picture_type_of(encoded) == PA_PICTURE_PNG ? pa_png_check_sums(encoded, err) : PA_OK;
}

pa_status pa_picture_decode(pa_span encoded, pa_arena *arena, pa_image *out_image, pa_error *err)
{
    pa_image image = {0};
    pa_status status = pa_picture_measure(encoded, &image, err);
    if (status != PA_OK) {
        return status;
    }
    status = pa_picture_type_of(encoded) == PA_PICTURE_PNG ? pa_png_decode(arena, &image, err)
                                                           : pa_jpeg_decode(arena, &image, err);
    if (status == PA_OK) {
        *out_image = image;
    }
    return status;
}
