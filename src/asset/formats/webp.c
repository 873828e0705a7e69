#include <webp/decode.h>
#include <webp/encode.h>

#include "asset/formats/picture_private.h"

/* libwebp's scale from 0, quick, to 6, small; 4 is its own choice. */
enum { METHOD = 4 };

bool pa_webp_measure(pa_span encoded, uint32_t *out_width, uint32_t *out_height)
{
    int width, height;
    if (!encoded.data || !WebPGetInfo(encoded.data, encoded.size, &width, &height)) {
        return false;
    }
    *out_width = (uint32_t)width;
    *out_height = (uint32_t)height;
    return true;
}

static int append(const uint8_t *data, size_t size, const WebPPicture *picture)
{
    return pa_bytes_append(picture->custom_ptr, data, size);
}

static bool import(WebPPicture *picture, const pa_image *image)
{
    int stride = (int)(image->width * image->channels);
    return image->channels == 4 ? WebPPictureImportRGBA(picture, image->pixels, stride)
                                : WebPPictureImportRGB(picture, image->pixels, stride);
}

pa_status pa_picture_encode_webp(const pa_image *image, int quality, pa_arena *arena, pa_span *out_encoded,
                                 pa_error *err)
{
    pa_status status = pa_picture_check_pixels(image, err);
    if (status != PA_OK) {
        return status;
    }
    if (quality < 1 || quality > 100 || image->channels == 1) {
        return pa_fail(err, PA_INVALID, "WebP takes colours and a quality within 1 and 100.");
    }
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigPreset(&config, WEBP_PRESET_PICTURE, (float)quality) || !WebPPictureInit(&picture)) {
        return pa_fail(err, PA_INTERNAL, "libwebp is another version than the one it was compiled with.");
    }
    pa_bytes bytes;
    pa_bytes_init(&bytes, 0);
    config.method = METHOD;
    picture.width = (int)image->width;
    picture.height = (int)image->height;
    picture.writer = append;
    picture.custom_ptr = &bytes;
    uint8_t *encoded = NULL;
    if (import(&picture, image) && WebPEncode(&config, &picture)) {
        encoded = pa_arena_copy(arena, bytes.data, bytes.size);
    }
    if (encoded) {
        *out_encoded = (pa_span){encoded, bytes.size};
    } else {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    WebPPictureFree(&picture);
    pa_bytes_done(&bytes);
    return status;
}
