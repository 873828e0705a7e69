#include <string.h>

#include "asset/formats/usda.h"

static const pa_usda_prim *child_of(const pa_usda_prim *prim, const char *name, size_t size)
{
    for (size_t i = 0; i < prim->child_count; i++) {
        const pa_usda_prim *child = &prim->children[i];
        if (strlen(child->name) == size && memcmp(child->name, name, size) == 0) {
            return child;
        }
    }
    return NULL;
}

const pa_usda_prim *pa_usda_find(const pa_usda_prim *layer, const char *path)
{
    const pa_usda_prim *prim = layer;
    if (*path != '/') {
        return NULL;
    }
    while (prim && *path == '/') {
        path++;
        size_t size = strcspn(path, "/");
        prim = child_of(prim, path, size);
        path += size;
    }
    return prim;
}

const pa_usda_property *pa_usda_property_of(const pa_usda_prim *prim, const char *name, bool connection)
{
    for (size_t i = 0; i < prim->property_count; i++) {
        const pa_usda_property *property = &prim->properties[i];
        if (property->connection == connection && strcmp(property->name, name) == 0) {
            return property;
        }
    }
    return NULL;
}

const pa_usda_value *pa_usda_field_of(const pa_usda_field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return &fields[i].value;
        }
    }
    return NULL;
}
