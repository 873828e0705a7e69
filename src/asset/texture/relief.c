#include "asset/texture/relief_private.h"

#include <stdlib.h>
#include <string.h>

#include "asset/formats/picture.h"

#define COLOR_QUALITY 88
#define DATA_QUALITY 90 /* from here on JPEG keeps all channels at full resolution */

pa_texture_spec relief_spec(const pa_texture_spec *settled)
{
    pa_texture_spec spec = *settled;
    for (int c = 0; c < 3; c++) {
        spec.color[c] = spec.accent[c] = 0.0F;
    }
    return spec;
}

void relief_drop_planes(relief *of)
{
    pa_arena_done(&of->planes);
    of->draft = (texture_draft){0};
}

void relief_free(relief *of)
{
    if (of) {
        relief_drop_planes(of);
        free(of->data);
        free(of);
    }
}

static pa_status encode(pa_image *picture, int quality, pa_arena *arena, pa_error *err)
{
    pa_span encoded;
    pa_status status = pa_picture_encode_jpeg(picture, quality, arena, &encoded, err);
    if (!status) {
        *picture = (pa_image){.width = picture->width,
                              .height = picture->height,
                              .channels = picture->channels,
                              .encoded = encoded};
    }
    return status;
}

static pa_status dye(const texture_draft *draft, const pa_texture_spec *spec, pa_arena *arena,
                     pa_texture_set *set, pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_status status = texture_bake_color(draft, spec, &scratch, set, err);
    if (!status) {
        status = encode(&set->base_color, COLOR_QUALITY, arena, err);
    }
    pa_arena_done(&scratch);
    return status;
}

/** Copies a picture's bytes to `to` and has it point there. */
static uint8_t *move_bytes(pa_image *picture, uint8_t *to)
{
    memcpy(to, picture->encoded.data, picture->encoded.size);
    picture->encoded.data = to;
    return to + picture->encoded.size;
}

/** Copies the bytes out of the arena into a block of the relief's own. */
static bool take_bytes(relief *of, const pa_texture_set *set)
{
    of->set = *set;
    of->set.base_color = (pa_image){0};
    of->bytes = set->metallic_roughness.encoded.size + set->normal.encoded.size;
    of->data = malloc(of->bytes);
    if (of->data) {
        move_bytes(&of->set.normal, move_bytes(&of->set.metallic_roughness, of->data));
    }
    return of->data;
}

/** Draws everything; the planes and a copy of the relief's files go to `fresh`, unless it is NULL. */
static pa_status draw(const pa_texture_spec *spec, relief *fresh, pa_arena *arena, pa_texture_set *set,
                      pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    canvas to;
    pa_status status = texture_draw(spec, fresh ? &fresh->planes : &scratch, &scratch, &to, err);
    texture_draft draft = {0};
    if (!status) {
        draft = texture_draft_of(&to);
        status = dye(&draft, spec, arena, set, err);
    }
    if (!status && fresh) {
        status = texture_bake_relief(&to, &scratch, set, err);
        status = status ? status : encode(&set->metallic_roughness, DATA_QUALITY, arena, err);
        status = status ? status : encode(&set->normal, DATA_QUALITY, arena, err);
        if (!status && !take_bytes(fresh, set)) {
            status = pa_fail(err, PA_NO_MEMORY, NULL);
        }
        fresh->draft = draft;
        fresh->spec = relief_spec(spec);
    }
    pa_arena_done(&scratch);
    return status;
}

static pa_status copy_bytes(pa_image *picture, pa_arena *arena, pa_error *err)
{
    picture->encoded.data = pa_arena_copy(arena, picture->encoded.data, picture->encoded.size);
    return picture->encoded.data ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status relief_dye(const pa_texture_spec *spec, const relief *base, pa_arena *arena,
                     pa_texture_set *out_set, relief **out_fresh, pa_error *err)
{
    relief *fresh = base ? NULL : calloc(1, sizeof *fresh);
    pa_texture_set set = base ? base->set : (pa_texture_set){0};
    if (!base && !fresh) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = base && base->draft.accent ? dye(&base->draft, spec, arena, &set, err)
                                                  : draw(spec, fresh, arena, &set, err);
    if (!status && base) {
        status = copy_bytes(&set.metallic_roughness, arena, err);
        status = status ? status : copy_bytes(&set.normal, arena, err);
    }
    if (status) {
        relief_free(fresh);
        return status;
    }
    *out_set = set;
    *out_fresh = fresh;
    return PA_OK;
}
