/** Writing Wavefront OBJ; reading it is obj.h. */
#ifndef PA_ASSET_FORMATS_OBJ_ENCODE_H
#define PA_ASSET_FORMATS_OBJ_ENCODE_H

#include "asset/scene/scene.h"

/**
 * The scene as a ZIP archive of model.obj, model.mtl and the pictures under textures/, in the scene's own
 * units and axes (a finished one: metres, Y up). One object a mesh; vertex colours stand behind the positions
 * (sRGB). Of a material are written Kd, d, Ke, Pr, Pm, their maps (-imfchan names the channel; Pr and Pm
 * then hold the map's mean, for programs that know no such maps) and norm;
 * occlusion and the factors of maps beyond Kd and Ke have no counterpart. The same scene gives the same
 * bytes.
 *
 * out_zip lives in arena. Fails with PA_CORRUPT (scene breaks its invariants or has no triangle, or a picture
 * is damaged), PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_obj_encode(const pa_scene *scene, pa_arena *arena, pa_span *out_zip, pa_error *err);

#endif
