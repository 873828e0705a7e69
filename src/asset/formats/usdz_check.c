#include <string.h>

#include "asset/formats/picture.h"
#include "asset/formats/usdz.h"
#include "asset/formats/usdz_check_private.h"

enum { ALIGNMENT = 64, MOST_BYTES = 256 * 1024 * 1024 };
/* What is read of a layer takes at most about eight times its own size, beside small change. */
enum { MEMORY_FACTOR = 16, MEMORY_BASE = 16 * 1024 * 1024 };
enum { DATE_2022_07_01 = (2022 - 1980) << 9 | 7 << 5 | 1 };
enum { BRIGHTER_LIGHT = 2 };

const char *pa_usdz_extension(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    return dot ? dot + 1 : "";
}

static bool is_layer(const char *name)
{
    const char *extension = pa_usdz_extension(name);
    return strcmp(extension, "usda") == 0 || strcmp(extension, "usd") == 0 || strcmp(extension, "usdc") == 0;
}

/* Relative, plain ASCII, and it leads nowhere outside. */
static bool name_is_safe(const char *name)
{
    for (const char *c = name; *c; c++) {
        if (*c <= 0x20 || *c >= 0x7F || *c == '\\' || *c == ':') {
            return false;
        }
    }
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        size_t size = strcspn(part, "/");
        if (size == 0 || strncmp(part, "..", size) == 0) {
            return false;
        }
    }
    return true;
}

static pa_status check_picture(const pa_zip_entry *entry, pa_error *err)
{
    const char *extension = pa_usdz_extension(entry->name);
    pa_picture_type wanted = strcmp(extension, "png") == 0   ? PA_PICTURE_PNG
                             : strcmp(extension, "jpg") == 0 ? PA_PICTURE_JPEG
                                                             : PA_PICTURE_UNKNOWN;
    if (wanted == PA_PICTURE_UNKNOWN) {
        return pa_fail(err, PA_CORRUPT, "ARKitFileExtensionChecker: \"%.200s\" is no layer, png or jpg.",
                       entry->name);
    }
    pa_image image;
    pa_error cause = {0};
    if (pa_picture_type_of(entry->data) != wanted ||
        pa_picture_measure(entry->data, &image, &cause) != PA_OK) {
        return pa_fail(err, PA_CORRUPT, "TextureChecker: \"%.200s\" is not what its name says. %.100s",
                       entry->name, cause.detail);
    }
    return PA_OK;
}

static pa_status check_entry(const pa_zip_entry *entry, size_t expected_offset, bool first, pa_error *err)
{
    const char *name = entry->name;
    if (!name_is_safe(name)) {
        return pa_fail(err, PA_CORRUPT, "ARKitPackageEncapsulationChecker: the name \"%.200s\" is not safe.",
                       name);
    }
    if (entry->method != PA_ZIP_STORED || entry->flags & PA_ZIP_FLAG_ENCRYPTED) {
        return pa_fail(err, PA_CORRUPT, "CompressionChecker: \"%.200s\" is compressed or encrypted.", name);
    }
    if (entry->flags & PA_ZIP_FLAG_SIZES_FOLLOW) {
        return pa_fail(err, PA_CORRUPT, "The size of \"%.200s\" stands behind it, not before.", name);
    }
    if (entry->data_offset % ALIGNMENT != 0) {
        return pa_fail(err, PA_CORRUPT, "ByteAlignmentChecker: \"%.200s\" begins at byte %zu.", name,
                       entry->data_offset);
    }
    if (entry->header_offset != expected_offset) {
        return pa_fail(err, PA_CORRUPT, "\"%.200s\" does not follow the file before it.", name);
    }
    if (is_layer(name) != first) {
        return pa_fail(err, PA_CORRUPT, "ARKitRootLayerChecker: the first file, and no other, is a layer.");
    }
    return first ? PA_OK : check_picture(entry, err);
}

pa_status pa_usdz_check_archive(const pa_usdz_package *package, pa_error *err)
{
    size_t offset = 0;
    for (size_t i = 0; i < package->entry_count; i++) {
        const pa_zip_entry *entry = &package->entries[i];
        pa_status status = check_entry(entry, offset, i == 0, err);
        if (status != PA_OK) {
            return status;
        }
        offset = entry->data_offset + entry->data.size;
    }
    if (package->entry_count == 0 || strchr(package->entries[0].name, '/')) {
        return pa_fail(err, PA_CORRUPT, "ARKitRootLayerChecker: the layer lies at the top of the package.");
    }
    return PA_OK;
}

/* Where it is not said, Quick Look goes by the layer's date. */
static pa_status check_light(const pa_usdz_package *package, pa_error *err)
{
    const pa_usda_prim *layer = package->layer;
    const pa_usda_value *value = pa_usda_field_of(layer->metadata, layer->metadata_count, "customLayerData");
    static const char *const names[] = {"Apple", "preferredIblVersion"};
    for (size_t i = 0; value && i < sizeof names / sizeof *names; i++) {
        value = value->kind == PA_USDA_DICTIONARY ? pa_usda_field_of(value->fields, value->count, names[i])
                                                  : NULL;
    }
    double version = value && value->kind == PA_USDA_NUMBERS && value->count ? value->numbers[0] : 0;
    if (version < BRIGHTER_LIGHT && (version > 0 || package->entries[0].modified_date < DATE_2022_07_01)) {
        return pa_fail(err, PA_CORRUPT, "The package asks Quick Look for its old, darker light.");
    }
    return PA_OK;
}

static pa_status check(pa_span usdz, pa_arena *arena, pa_error *err)
{
    pa_zip_entry *entries;
    pa_usdz_package package = {0};
    pa_status status = pa_zip_list(usdz, arena, &entries, &package.entry_count, err);
    if (status != PA_OK) {
        return status;
    }
    package.entries = entries;
    status = pa_usdz_check_archive(&package, err);
    if (status != PA_OK) {
        return status;
    }
    pa_span text = entries[0].data;
    if (text.size >= 8 && memcmp(text.data, "PXR-USDC", 8) == 0) {
        return pa_fail(err, PA_UNSUPPORTED, "The layer is binary; only text layers are read.");
    }
    status = pa_usda_decode(text, arena, &package.layer, err);
    if (status == PA_OK) {
        status = check_light(&package, err);
    }
    return status == PA_OK ? pa_usdz_check_stage(&package, err) : status;
}

pa_status pa_usdz_check(pa_span usdz, pa_error *err)
{
    if (usdz.size > MOST_BYTES) {
        return pa_fail(err, PA_TOO_LARGE, "A package of more than 256 MiB is not looked at.");
    }
    pa_arena arena;
    pa_arena_init(&arena, MEMORY_BASE + MEMORY_FACTOR * usdz.size);
    pa_status status = check(usdz, &arena, err);
    pa_arena_done(&arena);
    return status;
}
