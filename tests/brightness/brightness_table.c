/*
 * brightness_table [FOLDER]: how every sample material looks as it comes and finished in each way, as JSON.
 * With a folder, also the GLB files of it, NUMBER-WAY.glb, and a sheet of pictures, sheet.jpg: a row for
 * three materials, with as many columns each as there are ways, as it comes first.
 */
#include <stdio.h>
#include <stdlib.h>

#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/picture.h"
#include "asset/render/render.h"
#include "looks.h"
#include "materials.h"

enum { WAYS = 1 + PA_BRIGHTNESS_COUNT, MATERIALS_A_ROW = 3, CELL = 128, JPEG_QUALITY = 85 };

static void insist(pa_status status, const pa_error *err)
{
    if (status != PA_OK) {
        fprintf(stderr, "%s\n", err->detail);
        exit(EXIT_FAILURE);
    }
}

static void write_file(const char *folder, const char *name, pa_span bytes)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes.data, 1, bytes.size, file) != bytes.size || fclose(file)) {
        perror(path);
        exit(EXIT_FAILURE);
    }
}

/* The raw scene comes first, and has none. */
static const pa_brightness ways[WAYS] = {0, PA_BRIGHTNESS_ORIGINAL, PA_BRIGHTNESS_AR, PA_BRIGHTNESS_CLASSIC};

static const char *way_name(int way)
{
    return way == 0 ? "raw" : pa_brightness_name(ways[way]);
}

static void make(const sample_material *material, int way, pa_arena *arena, pa_scene *out_scene)
{
    pa_error err = {0};
    *out_scene = sample_material_scene(material, arena);
    pa_finish_options options = {.brightness = ways[way]};
    insist(way == 0 ? PA_OK : pa_finish(out_scene, &options, NULL, arena, &err), &err);
}

static void report(const pa_scene *scene, int way, pa_arena *arena)
{
    picture_looks looks = scene_look(scene, arena);
    const pa_finish_record *done = &scene->finished;
    printf("%s\"%s\":{\"luminance\":%.2f,\"contrast\":%.3f,\"saturation\":%.4f,\"clipped\":%.3f,"
           "\"surface_contrast\":%.3f,\"gain\":%.3f,\"albedo_before\":%.4f,\"albedo_after\":%.4f}",
           way ? "," : "", way_name(way), looks.luminance, looks.contrast, looks.saturation, looks.clipped,
           surface_contrast(scene, arena), (double)done->gain, (double)done->albedo_before,
           (double)done->albedo_after);
}

static void write_glb(const char *folder, size_t number, int way, const pa_scene *scene, pa_arena *arena)
{
    char name[64];
    pa_span glb;
    pa_error err = {0};
    insist(pa_glb_encode(scene, NULL, arena, &glb, &err), &err);
    snprintf(name, sizeof name, "%zu-%s.glb", number, way_name(way));
    write_file(folder, name, glb);
}

static void write_sheet(const char *folder, const pa_scene *const *scenes, size_t count, pa_arena *arena)
{
    pa_image sheet;
    pa_span jpeg;
    pa_error err = {0};
    pa_render_sheet_options options = {
        .cell = CELL, .columns = MATERIALS_A_ROW * WAYS, .elevation_deg = 15, .threads = 2};
    insist(pa_render_sheet(scenes, count, &options, arena, &sheet, &err), &err);
    insist(pa_picture_encode_jpeg(&sheet, JPEG_QUALITY, arena, &jpeg, &err), &err);
    write_file(folder, "sheet.jpg", jpeg);
}

int main(int argc, char **argv)
{
    static pa_scene scenes[SAMPLE_MATERIAL_COUNT * WAYS];
    static const pa_scene *list[SAMPLE_MATERIAL_COUNT * WAYS];
    const char *folder = argc > 1 ? argv[1] : NULL;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    for (size_t i = 0; i < SAMPLE_MATERIAL_COUNT; i++) {
        printf("%s{\"name\":\"%s\"", i ? ",\n" : "[", sample_materials[i].name);
        printf(",\"looks\":{");
        for (int way = 0; way < WAYS; way++) {
            pa_scene *scene = &scenes[i * WAYS + (size_t)way];
            make(&sample_materials[i], way, &arena, scene);
            report(scene, way, &arena);
            if (folder) {
                write_glb(folder, i, way, scene, &arena);
            }
            list[i * WAYS + (size_t)way] = scene;
        }
        printf("}}");
    }
    printf("]\n");
    if (folder) {
        write_sheet(folder, list, SAMPLE_MATERIAL_COUNT * WAYS, &arena);
    }
    pa_arena_done(&arena);
    return EXIT_SUCCESS;
}
