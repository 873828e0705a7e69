/** What picture.c, png.c and jpeg.c share. */
#ifndef PA_ASSET_FORMATS_PICTURE_PRIVATE_H
#define PA_ASSET_FORMATS_PICTURE_PRIVATE_H

#include "asset/formats/picture.h"

/** Holds a picture's sides against the limits of picture.h. Fails with PA_CORRUPT (a side is 0),
 * PA_TOO_LARGE. */
pa_status pa_picture_check_size(uint64_t width, uint64_t height, pa_error *err);
/** Holds pixels that are to be encoded against pa_image's rules. Fails with PA_INVALID. */
pa_status pa_picture_check_pixels(const pa_image *image, pa_error *err);

/** The two halves of pa_picture_measure; encoded starts with the type's signature. */
pa_status pa_png_measure(pa_span encoded, pa_image *out_image, pa_error *err);
pa_status pa_jpeg_measure(pa_span encoded, pa_image *out_image, pa_error *err);

/** pa_picture_check_sums of a PNG whose chunks pa_png_measure walked over. */
pa_status pa_png_check_sums(pa_span encoded, pa_error *err);

/** The two halves of pa_picture_decode; image holds what pa_picture_measure found and receives the pixels. */
pa_status pa_png_decode(pa_arena *arena, pa_image *image, pa_error *err);
pa_status pa_jpeg_decode(pa_arena *arena, pa_image *image, pa_error *err);

/** Width and height by the header alone; false: no WebP. */
bool pa_webp_measure(pa_span encoded, uint32_t *out_width, uint32_t *out_height);

#endif
