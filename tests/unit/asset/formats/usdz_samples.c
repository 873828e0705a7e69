#include "usdz_samples.h"

#include <string.h>

#include "cmocka_prelude.h"

#include "asset/formats/usdz.h"

pa_scene usdz_sample_scene(pa_arena *arena)
{
    pa_scene scene = sample_scene(arena, 2, 2, 4);
    scene.meshes[0] = sample_box(arena, (float[]){-0.5f, 0, -0.5f}, (float[]){0.5f, 1, 0.5f}, 0);
    scene.meshes[1] = sample_box(arena, (float[]){-0.1f, 1, -0.1f}, (float[]){0.1f, 1.5f, 0.1f}, 1);
    scene.images[0] = sample_picture(arena, 8, 8, 3);
    scene.images[1] = sample_normal_map(arena, 4);
    scene.images[2] = sample_picture(arena, 4, 4, 3);
    scene.images[3] = sample_picture(arena, 4, 4, 4);
    pa_material *material = scene.materials;
    material[0].base_color_image = 0;
    material[0].normal_image = 1;
    material[0].metallic_roughness_image = 2;
    material[0].occlusion_image = 2;
    material[0].emissive_image = 0;
    material[0].emissive[0] = 0.5f;
    material[0].metallic = 1;
    material[0].roughness = 1;
    material[1].base_color[0] = 0.25f;
    material[1].base_color[3] = 0.5f;
    material[1].alpha_mode = PA_ALPHA_BLEND;
    material[1].double_sided = true;
    material[1].emissive[2] = 0.125f;
    return scene;
}

pa_span usdz_encoded(const pa_scene *scene, pa_arena *arena)
{
    pa_span usdz = {0};
    pa_error err = {0};
    if (pa_usdz_encode(scene, NULL, arena, &usdz, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return usdz;
}

pa_zip_entry *usdz_entries(pa_span usdz, size_t *out_count, pa_arena *arena)
{
    pa_zip_entry *entries = NULL;
    assert_int_equal(pa_zip_list(usdz, arena, &entries, out_count, NULL), PA_OK);
    return entries;
}

char *usdz_layer(pa_span usdz, pa_arena *arena)
{
    size_t count;
    pa_zip_entry *entries = usdz_entries(usdz, &count, arena);
    return pa_arena_printf(arena, "%.*s", (int)entries[0].data.size, (const char *)entries[0].data.data);
}
