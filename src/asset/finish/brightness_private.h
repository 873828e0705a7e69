/**
 * How bright a model's colours are, and how they become brighter. Colours are linear RGB, 0..1; luminance is
 * that of ITU-R BT.709.
 */
#ifndef PA_ASSET_FINISH_BRIGHTNESS_PRIVATE_H
#define PA_ASSET_FINISH_BRIGHTNESS_PRIVATE_H

#include "asset/finish/finish_private.h"

float pa_color_luminance(const float rgb[3]);
/**
 * Lifts luminance Y to gY / (1 + (g - 1) Y): black and white stay, the slope at black is g, nothing is
 * clipped. Hue stays; saturation grows a little, but where a channel would pass 1 it falls as far as it must.
 */
void pa_color_lift(float gain, float rgb[3]);
/** The base colour, factor times texel, after the change; out may be either. */
void pa_color_change_apply(const pa_color_change *change, const float factor[3], const float texel[3],
                           float out[3]);

enum { PA_SURVEY_BINS = 1024 };

/** Sums over the surface of a scene, weighted by area and, where it counts, by alpha. */
typedef struct pa_surface_survey {
    double weight;
    double luminance; /* of the base colour */
    double metallic;  /* as a viewer reads it */
    double clipped;   /* where the change brings a channel to its end */
    double gloss;     /* the part of what is shown that no lift changes */
    /* By the luminance y that a lift would change, in steps of its square root: how much of what is shown
     * follows it, and that times y. */
    double shown[PA_SURVEY_BINS];
    double shown_luminance[PA_SURVEY_BINS];
} pa_surface_survey;

/** The pictures of a scene, thinned out for surveys. Zeroed is empty. */
typedef struct pa_survey_images {
    pa_arena arena;
    const pa_image
        *images; /* [image_count] of the scene; without pixels where no colour or metal needs them */
} pa_survey_images;

/**
 * Decodes what a survey reads, one picture at a time; out_images is to be released with
 * pa_survey_images_done. Fails as pa_picture_decode does.
 */
pa_status pa_survey_images_init(const pa_scene *scene, pa_survey_images *out_images, pa_error *err);
void pa_survey_images_done(pa_survey_images *images);

/** Looks at about 32,768 places, evenly over the area. */
void pa_surface_look(const pa_scene *scene, const pa_survey_images *images, const pa_color_change *change,
                     pa_surface_survey *out_survey);

/** The gain that brings what is shown to the brightness that AR wants; 1 where it is bright enough. */
float pa_brightness_solve(const pa_surface_survey *survey);

/** Writes the change into factors, vertex colours and new pictures. Fails as pa_picture_decode does. */
pa_status pa_scene_recolor(pa_scene *scene, const pa_color_change *change, pa_arena *arena, pa_error *err);

#endif
