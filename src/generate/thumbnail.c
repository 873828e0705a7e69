#include "generate/thumbnail.h"

#include "asset/formats/gltf.h"
#include "asset/formats/picture.h"
#include "asset/render/render.h"

/* Three quarters of the front, as furniture is photographed. */
#define AZIMUTH_DEG 30.0
#define ELEVATION_DEG 18.0

/* Where differences on smooth, light surfaces can no longer be seen beside the PNG. */
enum { WEBP_QUALITY = 88 };

/* The ground fills the picture, so that its alpha says nothing. */
static void drop_alpha(pa_image *image)
{
    size_t count = (size_t)image->width * image->height;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < 3; k++) {
            image->pixels[3 * i + k] = image->pixels[4 * i + k];
        }
    }
    image->channels = 3;
}

pa_status pa_thumbnail_glb(pa_span glb, const pa_thumbnail_options *options, pa_arena *arena,
                           pa_span *out_file, pa_error *err)
{
    static const pa_gltf_limits limits = {.borrow_pictures = true};
    const pa_render_options view = {.width = options->size,
                                    .azimuth_deg = AZIMUTH_DEG,
                                    .elevation_deg = ELEVATION_DEG,
                                    .transparent = options->transparent,
                                    .threads = options->threads};
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_scene scene;
    pa_image image;
    pa_status status = pa_gltf_decode(glb, &limits, &scratch, &scene, err);
    if (status == PA_OK) {
        status = pa_render(&scene, &view, &scratch, &image, err);
    }
    if (status == PA_OK && !options->transparent) {
        drop_alpha(&image);
    }
    if (status == PA_OK) {
        status = options->type == PA_THUMBNAIL_WEBP
                     ? pa_picture_encode_webp(&image, WEBP_QUALITY, arena, out_file, err)
                     : pa_picture_encode_png(&image, arena, out_file, err);
    }
    pa_arena_done(&scratch);
    return status;
}
