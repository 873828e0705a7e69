#include <math.h>
#include <string.h>

#include "engines/procedural/cover.h"
#include "engines/procedural/model_private.h"

static size_t surfaces_of(const pa_attribute *cover)
{
    size_t count = 0;
    while (count < PA_COVER_SURFACES_MAX && pa_cover_surface(cover->value, count)) {
        count++;
    }
    /* A material or a colour that was asked for is that of all. */
    return cover->material || cover->colored ? 1 : count;
}

size_t pa_building_cover_surfaces(const pa_building *work)
{
    size_t count = 0;
    for (uint32_t i = 0; i < work->thing->attribute_count; i++) {
        const pa_attribute *attribute = &work->thing->attributes[i];
        count += attribute->type == PA_ATTRIBUTE_COVER ? surfaces_of(attribute) * work->slot_count : 0;
    }
    return count;
}

/* Eyes and panes stay clear of all but the weather. */
static bool takes_cover(const pa_building *work, size_t slot, const pa_attribute *cover)
{
    static const char *const clear[] = {"eye",    "pupil", "white", "glass", "window",
                                        "screen", "lens",  "light", "tooth"};
    const pa_kind_slot *slots = work->recipe->kind.slots;
    if (cover->target) {
        return strcmp(cover->target, slots[slot].name) == 0;
    }
    for (size_t i = 0; i < sizeof clear / sizeof clear[0]; i++) {
        if (strcmp(slots[slot].name, clear[i]) == 0) {
            return false;
        }
    }
    bool chief = slot == 0 || strcmp(slots[slot].material, slots[0].material) == 0;
    return chief || pa_cover_is_weather(cover->value);
}

static pa_status add_cover(pa_building *work, const pa_attribute *cover, size_t slot, double longest_m,
                           double scale, size_t *surface, pa_scene *scene, pa_error *err)
{
    pa_shape shapes[PA_COVER_SURFACES_MAX];
    const pa_cover_options options = {.cover = cover->value,
                                      .surfaces = surfaces_of(cover),
                                      .longest_m = longest_m,
                                      .advanced = work->options->advanced,
                                      .seed = pa_random_mix(work->options->seed, 0xc0 + slot)};
    pa_status status = pa_cover_build(&work->grounds[slot], &options, work->shapes, shapes, err);
    for (size_t i = 0; status == PA_OK && i < options.surfaces; i++) {
        const char *words = pa_cover_surface(cover->value, i);
        work->surfaces[*surface] = pa_surface_of_cover(&work->surfaces[slot], words, cover);
        status = pa_building_add_shape(work, &shapes[i], *surface, cover->value, scale, scene, err);
        (*surface)++;
    }
    return status;
}

pa_status pa_building_add_covers(pa_building *work, double scale, pa_scene *scene, pa_error *err)
{
    size_t surface = work->slot_count;
    pa_vec3 size = pa_vec3_scale(pa_vec3_sub(work->high, work->low), scale);
    double longest_m = fmax(size.x, fmax(size.y, size.z));
    pa_status status = PA_OK;
    for (uint32_t i = 0; i < work->thing->attribute_count; i++) {
        const pa_attribute *attribute = &work->thing->attributes[i];
        for (size_t slot = 0; attribute->type == PA_ATTRIBUTE_COVER && slot < work->slot_count; slot++) {
            if (status == PA_OK && takes_cover(work, slot, attribute)) {
                status = add_cover(work, attribute, slot, longest_m, scale, &surface, scene, err);
            }
        }
    }
    return status;
}
