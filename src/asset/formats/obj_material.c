#include <math.h>
#include <string.h>
#include <strings.h>

#include "asset/formats/obj_private.h"
#include "asset/formats/picture.h"
#include "asset/scene/srgb.h"

pa_status obj_library_init(obj_library *library, const pa_model_limits *limits)
{
    library->material_capacity = (uint32_t)limits->max_materials + 1;
    library->materials = PA_NEW_ARRAY(library->arena, pa_material, library->material_capacity);
    library->images = PA_NEW_ARRAY(library->arena, pa_image, library->file_count);
    library->name_hashes = PA_NEW_ARRAY(library->arena, uint32_t, library->material_capacity);
    library->file_images = PA_NEW_ARRAY(library->arena, uint32_t, library->file_count);
    library->file_read = PA_NEW_ARRAY(library->arena, bool, library->file_count);
    if (!library->materials || !library->name_hashes || !library->images || !library->file_images ||
        !library->file_read) {
        return pa_fail(library->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < library->file_count; i++) {
        library->file_images[i] = PA_NO_INDEX;
    }
    library->materials[0] = pa_material_default();
    library->material_count = 1;
    return PA_OK;
}

/* What follows the last slash of either kind. */
static pa_span base_name(pa_span path)
{
    for (size_t i = path.size; i > 0; i--) {
        if (path.data[i - 1] == '/' || path.data[i - 1] == '\\') {
            return (pa_span){path.data + i, path.size - i};
        }
    }
    return path;
}

static uint32_t find_file(const obj_library *library, pa_span name)
{
    pa_span wanted = base_name(pa_text_trim(name));
    for (uint32_t i = 0; wanted.size && i < library->file_count; i++) {
        const char *text = library->files[i].name;
        pa_span has = base_name((pa_span){(const uint8_t *)text, strlen(text)});
        if (has.size == wanted.size &&
            strncasecmp((const char *)has.data, (const char *)wanted.data, has.size) == 0) {
            return i;
        }
    }
    return PA_NO_INDEX;
}

/* FNV-1a */
static uint32_t hash_of(pa_span name)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < name.size; i++) {
        hash = (hash ^ name.data[i]) * 16777619u;
    }
    return hash;
}

uint32_t obj_library_find(const obj_library *library, pa_span name)
{
    uint32_t hash = hash_of(name);
    for (uint32_t i = 1; i < library->material_count; i++) {
        if (library->name_hashes[i] == hash && pa_text_is(name, library->materials[i].name)) {
            return i;
        }
    }
    return 0;
}

/* Up to three numbers; one alone stands for all. Sets nothing when there is none. */
static void read_numbers(pa_span rest, float out[3])
{
    pa_span word;
    double number;
    int count = 0;
    float numbers[3];
    while (count < 3 && pa_text_word(&rest, &word) && pa_text_number(word, &number)) {
        numbers[count++] = (float)fmin(fmax(number, 0), 1e6);
    }
    for (int k = 0; count && k < 3; k++) {
        out[k] = numbers[k < count ? k : 0];
    }
}

/* Colours are taken as sRGB, as the programs show them that write such files. */
static void read_color(pa_span rest, float out[3])
{
    float codes[3] = {-1, -1, -1};
    read_numbers(rest, codes);
    for (int k = 0; codes[0] >= 0 && k < 3; k++) {
        out[k] = pa_srgb_linear[(int)(fminf(codes[k], 1) * 255 + 0.5f)];
    }
}

/* The name at the end of a map line, behind options such as "-s 1 1 1" and "-bm 0.5". */
static pa_span map_name(pa_span rest)
{
    pa_span name = pa_text_trim(rest);
    while (name.size && name.data[0] == '-') {
        pa_span word;
        double ignored;
        pa_text_word(&name, &word);
        bool flag = pa_text_is(word, "-clamp") || pa_text_is(word, "-blendu") ||
                    pa_text_is(word, "-blendv") || pa_text_is(word, "-cc") || pa_text_is(word, "-imfchan") ||
                    pa_text_is(word, "-type");
        if (flag) {
            pa_text_word(&name, &word);
        }
        pa_span ahead = name;
        while (!flag && pa_text_word(&ahead, &word) && pa_text_number(word, &ignored)) {
            name = ahead;
        }
        name = pa_text_trim(name);
    }
    return name;
}

/* A picture that is not there, or that cannot be read, leaves the material without it. */
static pa_status read_map(obj_library *library, pa_span rest, uint32_t *out_image)
{
    uint32_t file = find_file(library, map_name(rest));
    if (file == PA_NO_INDEX) {
        return PA_OK;
    }
    if (library->file_read[file]) {
        *out_image = library->file_images[file];
        return PA_OK;
    }
    library->file_read[file] = true;
    pa_image image;
    pa_span bytes = library->files[file].bytes;
    if (pa_picture_measure(bytes, &image, NULL) != PA_OK) {
        return PA_OK;
    }
    image.encoded.data = pa_arena_copy(library->arena, bytes.data, bytes.size);
    if (!image.encoded.data) {
        return pa_fail(library->err, PA_NO_MEMORY, NULL);
    }
    library->images[library->image_count] = image;
    library->file_images[file] = library->image_count++;
    *out_image = library->file_images[file];
    return PA_OK;
}

static void set_opacity(pa_material *material, float opacity)
{
    material->base_color[3] = fminf(fmaxf(opacity, 0), 1);
    material->alpha_mode = opacity < 1 ? PA_ALPHA_BLEND : PA_ALPHA_OPAQUE;
}

static pa_status add_material(obj_library *library, pa_span name)
{
    if (library->material_count == library->material_capacity) {
        return pa_fail(library->err, PA_TOO_LARGE, "The OBJ file has more than %u materials.",
                       library->material_capacity - 1);
    }
    pa_span trimmed = pa_text_trim(name);
    pa_material material = pa_material_default();
    material.name = pa_arena_printf(library->arena, "%.*s", (int)trimmed.size, (const char *)trimmed.data);
    if (!material.name) {
        return pa_fail(library->err, PA_NO_MEMORY, NULL);
    }
    library->name_hashes[library->material_count] = hash_of(trimmed);
    library->materials[library->material_count++] = material;
    return PA_OK;
}

static pa_status read_line(obj_library *library, pa_span line)
{
    pa_span word;
    if (!pa_text_word(&line, &word)) {
        return PA_OK;
    }
    if (pa_text_is(word, "newmtl")) {
        return add_material(library, line);
    }
    if (library->material_count == 1) {
        return PA_OK;
    }
    pa_material *material = &library->materials[library->material_count - 1];
    float number[3] = {-1, -1, -1};
    read_numbers(line, number);
    bool given = number[0] >= 0;
    if (pa_text_is(word, "Kd")) {
        read_color(line, material->base_color);
    } else if (pa_text_is(word, "Ke")) {
        read_color(line, material->emissive);
    } else if (pa_text_is(word, "d") && given) {
        set_opacity(material, number[0]);
    } else if (pa_text_is(word, "Tr") && given) {
        set_opacity(material, 1 - number[0]);
    } else if (pa_text_is(word, "Ns") && given) {
        /* Blinn's exponent to the roughness of the same highlight (Karis, 2013). */
        material->roughness = fminf(fmaxf(powf(2 / (number[0] + 2), 0.25f), 0), 1);
    } else if (pa_text_is(word, "Pr") && given) {
        material->roughness = fminf(number[0], 1);
    } else if (pa_text_is(word, "Pm") && given) {
        material->metallic = fminf(number[0], 1);
    } else if (pa_text_is(word, "map_Kd")) {
        return read_map(library, line, &material->base_color_image);
    } else if (pa_text_is(word, "map_Ke")) {
        return read_map(library, line, &material->emissive_image);
    } else if (pa_text_is(word, "norm") || pa_text_is(word, "map_Kn")) {
        return read_map(library, line, &material->normal_image);
    }
    return PA_OK;
}

/* Programs that write a picture often leave the colour that it replaces at black. */
static void settle_blacks(pa_material *material)
{
    bool black = material->base_color[0] + material->base_color[1] + material->base_color[2] <= 0;
    bool dark = material->emissive[0] + material->emissive[1] + material->emissive[2] <= 0;
    for (int k = 0; k < 3; k++) {
        if (black && material->base_color_image != PA_NO_INDEX) {
            material->base_color[k] = 1;
        }
        if (dark && material->emissive_image != PA_NO_INDEX) {
            material->emissive[k] = 1;
        }
    }
}

pa_status obj_library_read(obj_library *library, pa_span name)
{
    uint32_t file = find_file(library, name);
    if (file == PA_NO_INDEX || library->file_read[file]) {
        return PA_OK;
    }
    library->file_read[file] = true;
    pa_span text = library->files[file].bytes;
    pa_span line;
    uint32_t first = library->material_count;
    pa_status status = PA_OK;
    while (status == PA_OK && pa_text_line(&text, &line)) {
        status = read_line(library, line);
    }
    for (uint32_t i = first; i < library->material_count; i++) {
        settle_blacks(&library->materials[i]);
    }
    return status;
}
