/** The header of a PLY file, and its numbers one after another. */
#ifndef PA_ASSET_FORMATS_PLY_PRIVATE_H
#define PA_ASSET_FORMATS_PLY_PRIVATE_H

#include "asset/formats/ply.h"
#include "asset/formats/text_scan.h"

typedef enum ply_type {
    PLY_I8,
    PLY_U8,
    PLY_I16,
    PLY_U16,
    PLY_I32,
    PLY_U32,
    PLY_F32,
    PLY_F64,
    PLY_NO_TYPE
} ply_type;
typedef enum ply_form { PLY_ASCII, PLY_LITTLE, PLY_BIG } ply_form;

enum { PLY_MOST_ELEMENTS = 16, PLY_MOST_PROPERTIES = 256 };

typedef struct ply_property {
    pa_span name;
    ply_type type;  /* of the number, or of a list's numbers */
    ply_type count; /* of a list's length; PLY_NO_TYPE = no list */
} ply_property;

typedef struct ply_element {
    pa_span name;
    uint64_t count;
    ply_property *properties;
    size_t property_count;
} ply_element;

typedef struct ply_header {
    ply_form form;
    ply_element elements[PLY_MOST_ELEMENTS];
    size_t element_count;
} ply_header;

/** Bytes of a binary number. */
size_t ply_type_size(ply_type type);
/** Takes the header off file; what is left is the data. Fails with PA_CORRUPT, PA_NO_MEMORY. */
pa_status ply_read_header(pa_span *file, pa_arena *arena, ply_header *out_header, pa_error *err);
/** Takes the next number off data; false at its end, or where it is no number. */
bool ply_take(pa_span *data, ply_form form, ply_type type, double *out_number);

#endif
