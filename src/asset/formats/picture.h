/**
 * PNG and JPEG, bytes ↔ pixels, with hard limits: the bytes are foreign. WebP is only written. On libpng,
 * libjpeg-turbo and libwebp.
 */
#ifndef PA_ASSET_FORMATS_PICTURE_H
#define PA_ASSET_FORMATS_PICTURE_H

#include "asset/scene/scene.h"

typedef enum pa_picture_type { PA_PICTURE_UNKNOWN, PA_PICTURE_PNG, PA_PICTURE_JPEG } pa_picture_type;

/** By the first bytes alone. */
pa_picture_type pa_picture_type_of(pa_span encoded);

/**
 * Width, height and channels (what pa_picture_decode would give) from the header, and a walk over the file's
 * chunks to see that it is whole; no pixel is decoded. out_image borrows encoded and has no pixels. Limits
 * and failures are those of pa_picture_decode.
 */
pa_status pa_picture_measure(pa_span encoded, pa_image *out_image, pa_error *err);

/**
 * Whether a picture that pa_picture_measure takes is as its writer left it: the checksums of a PNG's chunks
 * hold; a JPEG has none. No pixel is decoded. Fails with PA_CORRUPT.
 */
pa_status pa_picture_check_sums(pa_span encoded, pa_error *err);

/**
 * Decodes into out_image->pixels (1, 3 or 4 channels of 8 bits; palettes and 16 bits are converted) and
 * borrows encoded. Sides over 8192 or more than 64 million pixels are refused before anything is decoded.
 * Fails with PA_UNSUPPORTED (neither PNG nor JPEG), PA_TOO_LARGE, PA_CORRUPT, PA_NO_MEMORY.
 */
pa_status pa_picture_decode(pa_span encoded, pa_arena *arena, pa_image *out_image, pa_error *err);

/** pixels as PNG; lossless. out_encoded lives in arena. Fails with PA_NO_MEMORY, PA_INVALID. */
pa_status pa_picture_encode_png(const pa_image *image, pa_arena *arena, pa_span *out_encoded, pa_error *err);
/**
 * pixels as baseline JPEG, quality 1 to 100 (90 and above keep colour at full resolution, below it is
 * halved); an alpha channel is dropped. Fails as the PNG one does.
 */
pa_status pa_picture_encode_jpeg(const pa_image *image, int quality, pa_arena *arena, pa_span *out_encoded,
                                 pa_error *err);
/** As the JPEG one, as lossy WebP of 3 or 4 channels; alpha is kept without loss. For web pages only: AR
 * viewers do not read it. */
pa_status pa_picture_encode_webp(const pa_image *image, int quality, pa_arena *arena, pa_span *out_encoded,
                                 pa_error *err);

#endif
