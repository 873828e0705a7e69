#include <string.h>

#include "asset/formats/ply_private.h"

size_t ply_type_size(ply_type type)
{
    static const size_t sizes[] = {1, 1, 2, 2, 4, 4, 4, 8, 0};
    return sizes[type];
}

static ply_type type_of(pa_span word)
{
    static const char *const names[][2] = {{"char", "int8"},     {"uchar", "uint8"},   {"short", "int16"},
                                           {"ushort", "uint16"}, {"int", "int32"},     {"uint", "uint32"},
                                           {"float", "float32"}, {"double", "float64"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (pa_text_is(word, names[i][0]) || pa_text_is(word, names[i][1])) {
            return (ply_type)i;
        }
    }
    return PLY_NO_TYPE;
}

static bool read_format(pa_span rest, ply_header *header)
{
    pa_span form;
    pa_span version;
    if (!pa_text_word(&rest, &form) || !pa_text_word(&rest, &version) || !pa_text_is(version, "1.0")) {
        return false;
    }
    if (pa_text_is(form, "binary_big_endian")) {
        header->form = PLY_BIG;
    } else if (pa_text_is(form, "binary_little_endian")) {
        header->form = PLY_LITTLE;
    } else if (pa_text_is(form, "ascii")) {
        header->form = PLY_ASCII;
    } else {
        return false;
    }
    return true;
}

static bool read_element(pa_span rest, ply_header *header)
{
    ply_element *element = &header->elements[header->element_count];
    pa_span count;
    int64_t number;
    if (header->element_count == PLY_MOST_ELEMENTS || !pa_text_word(&rest, &element->name) ||
        !pa_text_word(&rest, &count) || !pa_text_integer(count, &number) || number < 0) {
        return false;
    }
    element->count = (uint64_t)number;
    header->element_count++;
    return true;
}

static bool read_property(pa_span rest, ply_header *header)
{
    ply_element *element = header->element_count ? &header->elements[header->element_count - 1] : NULL;
    if (!element || element->property_count == PLY_MOST_PROPERTIES) {
        return false;
    }
    ply_property property = {.count = PLY_NO_TYPE};
    pa_span word;
    bool list = pa_text_word(&rest, &word) && pa_text_is(word, "list");
    if (list) {
        if (!pa_text_word(&rest, &word)) {
            return false;
        }
        property.count = type_of(word);
        if (property.count > PLY_U32 || !pa_text_word(&rest, &word)) {
            return false;
        }
    }
    property.type = type_of(word);
    if (property.type == PLY_NO_TYPE || !pa_text_word(&rest, &property.name)) {
        return false;
    }
    element->properties[element->property_count++] = property;
    return true;
}

static bool read_line(pa_span line, pa_arena *arena, ply_header *header, bool *out_ended)
{
    pa_span word;
    if (!pa_text_word(&line, &word) || pa_text_is(word, "comment") || pa_text_is(word, "obj_info")) {
        return true;
    }
    *out_ended = pa_text_is(word, "end_header");
    if (pa_text_is(word, "format")) {
        return read_format(line, header);
    }
    if (pa_text_is(word, "property")) {
        return read_property(line, header);
    }
    if (!pa_text_is(word, "element")) {
        /* Blender 2.4 says "Created by …" without "comment"; further down it might be a misspelt property. */
        return *out_ended || header->element_count == 0;
    }
    size_t index = header->element_count;
    if (!read_element(line, header)) {
        return false;
    }
    header->elements[index].properties = PA_NEW_ARRAY(arena, ply_property, PLY_MOST_PROPERTIES);
    return header->elements[index].properties != NULL;
}

pa_status ply_read_header(pa_span *file, pa_arena *arena, ply_header *out_header, pa_error *err)
{
    pa_span rest = *file;
    pa_span line;
    if (!pa_text_line(&rest, &line) || !pa_text_is(pa_text_trim(line), "ply")) {
        return pa_fail(err, PA_CORRUPT, "The file is no PLY.");
    }
    ply_header header = {.form = PLY_ASCII};
    bool ended = false;
    while (!ended) {
        if (!pa_text_line(&rest, &line) || !read_line(line, arena, &header, &ended)) {
            return pa_fail(err, PA_CORRUPT, "The header of the PLY file is damaged.");
        }
    }
    *file = rest;
    *out_header = header;
    return PA_OK;
}

static double number_of(const uint8_t *bytes, ply_type type)
{
    uint64_t bits = pa_load_u64(bytes);
    float single;
    double number;
    switch (type) {
    case PLY_I8:
        return (int8_t)bits;
    case PLY_U8:
        return (uint8_t)bits;
    case PLY_I16:
        return (int16_t)bits;
    case PLY_U16:
        return (uint16_t)bits;
    case PLY_I32:
        return (int32_t)bits;
    case PLY_U32:
        return (uint32_t)bits;
    case PLY_F32: {
        uint32_t low = (uint32_t)bits;
        memcpy(&single, &low, sizeof single);
        return (double)single;
    }
    default:
        memcpy(&number, &bits, sizeof number);
        return number;
    }
}

bool ply_take(pa_span *data, ply_form form, ply_type type, double *out_number)
{
    if (form == PLY_ASCII) {
        pa_span word;
        return pa_text_word(data, &word) && pa_text_number(word, out_number);
    }
    size_t size = ply_type_size(type);
    if (data->size < size) {
        return false;
    }
    uint8_t little[8] = {0};
    for (size_t i = 0; i < size; i++) {
        little[i] = data->data[form == PLY_BIG ? size - 1 - i : i];
    }
    *out_number = number_of(little, type);
    *data = (pa_span){data->data + size, data->size - size};
    return true;
}
