/** The rules a picture keeps that a model is to be made of, whoever it comes from. */
#ifndef PA_ENGINES_IMAGE_FILE_H
#define PA_ENGINES_IMAGE_FILE_H

#include "foundation/bytes.h"

#define PA_IMAGE_FILE_MAX_BYTES ((size_t)20 * 1024 * 1024)

/** A JPEG, PNG or WebP file as it came; borrowed bytes. Zeroed: none. */
typedef struct pa_image_file {
    pa_span bytes;
    const char *media_type; /* "image/jpeg", "image/png" or "image/webp" */
} pa_image_file;

typedef enum pa_image_file_fault {
    PA_IMAGE_FILE_FINE,
    PA_IMAGE_FILE_EMPTY,
    PA_IMAGE_FILE_TOO_LARGE, /* more than PA_IMAGE_FILE_MAX_BYTES */
    PA_IMAGE_FILE_UNKNOWN    /* neither JPEG nor PNG nor WebP */
} pa_image_file_fault;

/**
 * Tells the kind by the first bytes, since names and media types of senders say little; the pixels are the
 * engine's to judge. out_file is untouched unless the answer is PA_IMAGE_FILE_FINE.
 */
pa_image_file_fault pa_image_file_check(pa_span bytes, pa_image_file *out_file);

#endif
