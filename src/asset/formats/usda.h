/**
 * The part of USD's text form (USDA) that one self-contained layer needs: prims, attributes, relationships,
 * metadata. Foreign bytes: every nesting and every allocation is bounded.
 */
#ifndef PA_ASSET_FORMATS_USDA_H
#define PA_ASSET_FORMATS_USDA_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

typedef enum pa_usda_kind {
    PA_USDA_NONE,       /* declared without a value */
    PA_USDA_NUMBERS,    /* a number, a tuple or an array of either */
    PA_USDA_STRING,     /* strings and tokens */
    PA_USDA_ASSET,      /* @…@ */
    PA_USDA_PATH,       /* <…> */
    PA_USDA_WORD,       /* true, None, … */
    PA_USDA_LIST,       /* of whatever is no number; an empty list of anything */
    PA_USDA_DICTIONARY, /* { type name = value … } */
} pa_usda_kind;

typedef struct pa_usda_value {
    pa_usda_kind kind;
    uint32_t width; /* of NUMBERS: how many make one element; 1 = no tuple */
    size_t count;   /* elements of NUMBERS, LIST and DICTIONARY */
    union {
        const double *numbers; /* [count, width], finite */
        const char *text;      /* of STRING, ASSET, PATH and WORD, without its delimiters */
        const struct pa_usda_value *items;
        const struct pa_usda_field *fields;
    };
} pa_usda_value;

/** One line of metadata or of a dictionary. */
typedef struct pa_usda_field {
    const char *edit; /* "prepend", "append", "add", "delete", "reorder" or "" */
    const char *type; /* in dictionaries; "" elsewhere */
    const char *name;
    pa_usda_value value;
} pa_usda_field;

typedef struct pa_usda_property {
    const char *type;    /* "float3[]"; "rel" for a relationship */
    const char *name;    /* "inputs:file" */
    bool connection;     /* name.connect: value holds the paths that it reads from */
    pa_usda_value value; /* of kind NONE where it is only declared */
    const pa_usda_field *metadata;
    size_t metadata_count;
} pa_usda_property;

typedef struct pa_usda_prim {
    const struct pa_usda_prim *parent; /* NULL: this is the layer itself */
    const char *type;                  /* "Mesh", or "" */
    const char *name;
    const char *path; /* "/Model/Seat"; "" for the layer */
    const pa_usda_field *metadata;
    size_t metadata_count;
    const pa_usda_property *properties;
    size_t property_count;
    struct pa_usda_prim *children;
    size_t child_count;
} pa_usda_prim;

/**
 * out_layer: a prim without type and name whose metadata is the layer's and whose children are its roots.
 *
 * Fails with PA_CORRUPT (err names the line), PA_UNSUPPORTED (over, class, variants, time samples),
 * PA_TOO_LARGE (16,384 prims, 256 properties a prim), PA_NO_MEMORY (the arena's limit too).
 */
pa_status pa_usda_decode(pa_span text, pa_arena *arena, const pa_usda_prim **out_layer, pa_error *err);

/** The prim at an absolute path below layer, or NULL. */
const pa_usda_prim *pa_usda_find(const pa_usda_prim *layer, const char *path);
/** The property of that name, connection or not as asked, or NULL. */
const pa_usda_property *pa_usda_property_of(const pa_usda_prim *prim, const char *name, bool connection);
/** The value of a field among count, or NULL. */
const pa_usda_value *pa_usda_field_of(const pa_usda_field *fields, size_t count, const char *name);

#endif
