#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/formats/usda.h"

enum { MOST_DEPTH = 64, LONGEST_NUMBER = 63, LONGEST_NAME = 1024 };
/* Lookups go through lists, so that the lists stay short. */
enum { MOST_PRIMS = 16384, MOST_PROPERTIES = 256 };

typedef struct reader {
    pa_arena *arena;
    const char *start;
    const char *at;
    const char *end;
    int depth;
    int prim_count;
    pa_status status;
    pa_error *err;
} reader;

/* Elements that grow in the arena: what they outgrow stays behind there. */
typedef struct growing {
    void *items;
    size_t count;
    size_t capacity;
} growing;

static bool read_value(reader *self, pa_usda_value *out_value);

static bool refuse(reader *self, pa_status status, const char *what)
{
    if (self->status == PA_OK) {
        size_t line = 1;
        for (const char *at = self->start; at < self->at; at++) {
            line += *at == '\n';
        }
        self->status = status == PA_NO_MEMORY ? pa_fail(self->err, status, NULL)
                                              : pa_fail(self->err, status, "Line %zu: %s.", line, what);
    }
    return false;
}

/* A zeroed element at the end of list, or NULL: no memory. */
static void *push(reader *self, growing *list, size_t size)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 8;
        uint8_t *items = pa_arena_array(self->arena, capacity, size);
        if (!items) {
            refuse(self, PA_NO_MEMORY, "");
            return NULL;
        }
        if (list->count) {
            memcpy(items, list->items, list->count * size);
        }
        list->items = items;
        list->capacity = capacity;
    }
    return (uint8_t *)list->items + size * list->count++;
}

static const char *copy_text(reader *self, const char *from, size_t size)
{
    char *text = pa_arena_alloc(self->arena, size + 1);
    if (!text) {
        refuse(self, PA_NO_MEMORY, "");
        return NULL;
    }
    memcpy(text, from, size);
    return text;
}

static void skip_space(reader *self)
{
    while (self->at < self->end) {
        if (*self->at == '#') {
            const char *newline = memchr(self->at, '\n', (size_t)(self->end - self->at));
            self->at = newline ? newline : self->end;
        } else if (strchr(" \t\r\n;", *self->at) && *self->at) {
            self->at++;
        } else {
            return;
        }
    }
}

/* The next character that is no space, or NUL at the end. */
static char peek(reader *self)
{
    skip_space(self);
    return self->at < self->end ? *self->at : '\0';
}

static bool take(reader *self, char c)
{
    if (peek(self) != c) {
        return false;
    }
    self->at++;
    return true;
}

static bool expect(reader *self, char c, const char *otherwise)
{
    return take(self, c) || refuse(self, PA_CORRUPT, otherwise);
}

static bool in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
}

/* An identifier with namespaces: letters, digits, '_' and ':'. */
static const char *read_name(reader *self)
{
    skip_space(self);
    const char *from = self->at;
    while (self->at < self->end && in_name(*self->at)) {
        self->at++;
    }
    size_t size = (size_t)(self->at - from);
    if (size == 0 || size > LONGEST_NAME) {
        refuse(self, PA_CORRUPT, "a name is missing or too long");
        return NULL;
    }
    return copy_text(self, from, size);
}

static bool starts_with(const reader *self, const char *text)
{
    size_t size = strlen(text);
    return (size_t)(self->end - self->at) >= size && memcmp(self->at, text, size) == 0;
}

/* What lies between two marks; the opening one has not been read. Escapes stay as they are. */
static const char *read_between(reader *self, const char *open, const char *close, bool escapes)
{
    self->at += strlen(open);
    const char *from = self->at;
    size_t size = strlen(close);
    while ((size_t)(self->end - self->at) >= size) {
        if (memcmp(self->at, close, size) == 0) {
            const char *text = copy_text(self, from, (size_t)(self->at - from));
            self->at += size;
            return text;
        }
        bool escape = escapes && *self->at == '\\' && self->end - self->at > 1;
        self->at += escape ? 2 : 1;
    }
    self->at = self->end;
    refuse(self, PA_CORRUPT, "a string, asset or path does not end");
    return NULL;
}

static const char *read_string(reader *self)
{
    char quote = peek(self);
    if (quote != '"' && quote != '\'') {
        refuse(self, PA_CORRUPT, "a string is missing");
        return NULL;
    }
    const char single[2] = {quote, '\0'};
    const char triple[4] = {quote, quote, quote, '\0'};
    const char *mark = starts_with(self, triple) ? triple : single;
    return read_between(self, mark, mark, true);
}

static bool number_follows(reader *self)
{
    char c = peek(self);
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
}

static bool read_number(reader *self, growing *numbers)
{
    char text[LONGEST_NUMBER + 1];
    size_t size = 0;
    skip_space(self);
    while (self->at < self->end && size < LONGEST_NUMBER && *self->at &&
           strchr("0123456789+-.eE", *self->at)) {
        text[size++] = *self->at++;
    }
    text[size] = '\0';
    char *rest = text;
    double value = strtod(text, &rest);
    if (size == 0 || *rest || !isfinite(value)) {
        return refuse(self, PA_CORRUPT, "a number is malformed or out of range");
    }
    double *slot = push(self, numbers, sizeof *slot);
    if (slot) {
        *slot = value;
    }
    return slot != NULL;
}

/* A number or a tuple of numbers, nested as a matrix is; all of them go to the end of numbers. */
static bool read_element(reader *self, growing *numbers)
{
    if (!take(self, '(')) {
        return read_number(self, numbers);
    }
    if (++self->depth > MOST_DEPTH) {
        return refuse(self, PA_CORRUPT, "the nesting is too deep");
    }
    do {
        if (!read_element(self, numbers)) {
            return false;
        }
    } while (take(self, ',') && peek(self) != ')');
    self->depth--;
    return expect(self, ')', "a tuple does not end");
}

static bool set_numbers(reader *self, const growing *numbers, size_t width, pa_usda_value *out_value)
{
    if (width == 0 || width > UINT16_MAX || numbers->count % width != 0) {
        return refuse(self, PA_CORRUPT, "the elements of an array differ in size");
    }
    *out_value = (pa_usda_value){.kind = PA_USDA_NUMBERS,
                                 .width = (uint32_t)width,
                                 .count = numbers->count / width,
                                 .numbers = numbers->items};
    return true;
}

/* The opening bracket has been read and a number or a tuple follows. */
static bool read_number_array(reader *self, pa_usda_value *out_value)
{
    growing numbers = {0};
    size_t width = 0;
    do {
        size_t before = numbers.count;
        if (!read_element(self, &numbers)) {
            return false;
        }
        if (width && numbers.count - before != width) {
            return refuse(self, PA_CORRUPT, "the elements of an array differ in size");
        }
        width = numbers.count - before;
    } while (take(self, ',') && peek(self) != ']');
    return expect(self, ']', "an array does not end") && set_numbers(self, &numbers, width, out_value);
}

static bool read_list(reader *self, pa_usda_value *out_value)
{
    self->at++;
    if (number_follows(self) || peek(self) == '(') {
        return read_number_array(self, out_value);
    }
    growing items = {0};
    while (peek(self) != ']') {
        pa_usda_value *item = push(self, &items, sizeof *item);
        pa_usda_value value;
        if (!item || !read_value(self, &value)) {
            return false;
        }
        *item = value;
        if (!take(self, ',')) {
            break;
        }
    }
    *out_value = (pa_usda_value){.kind = PA_USDA_LIST, .count = items.count, .items = items.items};
    return expect(self, ']', "a list does not end");
}

/* "string creator = …": the type may be an array's. */
static bool read_dictionary_entry(reader *self, pa_usda_field *out_field)
{
    pa_usda_field field = {.edit = "", .type = read_name(self)};
    if (!field.type) {
        return false;
    }
    if (take(self, '[') && !expect(self, ']', "an array type does not end")) {
        return false;
    }
    char next = peek(self);
    field.name = next == '"' || next == '\'' ? read_string(self) : read_name(self);
    if (!field.name || !expect(self, '=', "a dictionary's entry has no value") ||
        !read_value(self, &field.value)) {
        return false;
    }
    *out_field = field;
    return true;
}

static bool read_dictionary(reader *self, pa_usda_value *out_value)
{
    self->at++;
    growing fields = {0};
    while (!take(self, '}')) {
        pa_usda_field *slot = push(self, &fields, sizeof *slot);
        pa_usda_field field;
        if (!slot || !read_dictionary_entry(self, &field)) {
            return false;
        }
        *slot = field;
        take(self, ',');
    }
    *out_value = (pa_usda_value){.kind = PA_USDA_DICTIONARY, .count = fields.count, .fields = fields.items};
    return true;
}

static bool read_text(reader *self, pa_usda_kind kind, pa_usda_value *out_value)
{
    pa_usda_value value = {.kind = kind};
    if (kind == PA_USDA_STRING) {
        value.text = read_string(self);
    } else if (kind == PA_USDA_PATH) {
        value.text = read_between(self, "<", ">", false);
    } else if (kind == PA_USDA_ASSET) {
        const char *mark = starts_with(self, "@@@") ? "@@@" : "@";
        value.text = read_between(self, mark, mark, false);
    } else {
        value.text = read_name(self);
    }
    *out_value = value;
    return value.text != NULL;
}

static bool read_bare_numbers(reader *self, pa_usda_value *out_value)
{
    growing numbers = {0};
    return read_element(self, &numbers) && set_numbers(self, &numbers, numbers.count, out_value);
}

static bool read_any(reader *self, pa_usda_value *out_value)
{
    switch (peek(self)) {
    case '[':
        return read_list(self, out_value);
    case '{':
        return read_dictionary(self, out_value);
    case '"':
    case '\'':
        return read_text(self, PA_USDA_STRING, out_value);
    case '@':
        return read_text(self, PA_USDA_ASSET, out_value);
    case '<':
        return read_text(self, PA_USDA_PATH, out_value);
    case '(':
        return read_bare_numbers(self, out_value);
    default:
        return number_follows(self) ? read_bare_numbers(self, out_value)
                                    : read_text(self, PA_USDA_WORD, out_value);
    }
}

static bool read_value(reader *self, pa_usda_value *out_value)
{
    if (++self->depth > MOST_DEPTH) {
        return refuse(self, PA_CORRUPT, "the nesting is too deep");
    }
    bool read = read_any(self, out_value);
    self->depth--;
    return read;
}

static bool is_edit(const char *word)
{
    static const char *const edits[] = {"prepend", "append", "add", "delete", "reorder"};
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        if (strcmp(word, edits[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_metadata_entry(reader *self, pa_usda_field *out_field)
{
    pa_usda_field field = {.edit = "", .type = ""};
    char next = peek(self);
    if (next == '"' || next == '\'') {
        field.name = "doc"; /* a bare string documents what it stands in */
        if (!read_text(self, PA_USDA_STRING, &field.value)) {
            return false;
        }
        *out_field = field;
        return true;
    }
    field.name = read_name(self);
    if (field.name && is_edit(field.name)) {
        field.edit = field.name;
        field.name = read_name(self);
    }
    if (!field.name || !expect(self, '=', "metadata has no value") || !read_value(self, &field.value)) {
        return false;
    }
    /* A reference may name a prim of the layer it brings in. */
    pa_usda_value target;
    if (field.value.kind == PA_USDA_ASSET && peek(self) == '<' && !read_value(self, &target)) {
        return false;
    }
    *out_field = field;
    return true;
}

/* "( … )" where it stands; nothing where it does not. */
static bool read_metadata(reader *self, const pa_usda_field **out_fields, size_t *out_count)
{
    growing fields = {0};
    if (take(self, '(')) {
        while (!take(self, ')')) {
            pa_usda_field *slot = push(self, &fields, sizeof *slot);
            pa_usda_field field;
            if (!slot || !read_metadata_entry(self, &field)) {
                return false;
            }
            *slot = field;
        }
    }
    *out_fields = fields.items;
    *out_count = fields.count;
    return true;
}

/* first: the word that has been read already. */
static bool read_property(reader *self, const char *first, pa_usda_property *out_property)
{
    pa_usda_property property = {.type = first};
    while (property.type &&
           (is_edit(property.type) || strcmp(property.type, "custom") == 0 ||
            strcmp(property.type, "uniform") == 0 || strcmp(property.type, "varying") == 0)) {
        property.type = read_name(self);
    }
    if (!property.type) {
        return false;
    }
    if (take(self, '[')) {
        property.type = pa_arena_printf(self->arena, "%s[]", property.type);
        if (!property.type) {
            return refuse(self, PA_NO_MEMORY, "");
        }
        if (!expect(self, ']', "an array type does not end")) {
            return false;
        }
    }
    property.name = read_name(self);
    if (!property.name) {
        return false;
    }
    if (take(self, '.')) {
        const char *suffix = read_name(self);
        if (!suffix) {
            return false;
        }
        if (strcmp(suffix, "connect") != 0) {
            return refuse(self, PA_UNSUPPORTED, "values that change with time are not read");
        }
        property.connection = true;
    }
    if (take(self, '=') && !read_value(self, &property.value)) {
        return false;
    }
    if (!read_metadata(self, &property.metadata, &property.metadata_count)) {
        return false;
    }
    *out_property = property;
    return true;
}

static bool read_prim(reader *self, const char *parent_path, pa_usda_prim *prim);

/* One property or prim of the prim at path. */
static bool read_member(reader *self, const char *path, growing *properties, growing *children)
{
    const char *word = read_name(self);
    if (!word) {
        return false;
    }
    if (strcmp(word, "over") == 0 || strcmp(word, "class") == 0 || strcmp(word, "variantSet") == 0) {
        return refuse(self, PA_UNSUPPORTED, "overs, classes and variants are not read");
    }
    if (strcmp(word, "def") == 0) {
        pa_usda_prim *child = push(self, children, sizeof *child);
        pa_usda_prim read = {0};
        if (!child || !read_prim(self, path, &read)) {
            return false;
        }
        *child = read;
        return true;
    }
    if (*path == '\0') {
        return refuse(self, PA_CORRUPT, "only prims stand at the top of a layer");
    }
    if (properties->count == MOST_PROPERTIES) {
        return refuse(self, PA_TOO_LARGE, "the prim has too many properties");
    }
    pa_usda_property *property = push(self, properties, sizeof *property);
    pa_usda_property read;
    if (!property || !read_property(self, word, &read)) {
        return false;
    }
    *property = read;
    return true;
}

/* Up to the closing brace, or to the end of the text for the layer itself. */
static bool read_members(reader *self, pa_usda_prim *prim)
{
    growing properties = {0};
    growing children = {0};
    while (*prim->path ? !take(self, '}') : peek(self) != '\0') {
        if (!read_member(self, prim->path, &properties, &children)) {
            return false;
        }
    }
    prim->properties = properties.items;
    prim->property_count = properties.count;
    prim->children = children.items;
    prim->child_count = children.count;
    return true;
}

static bool is_identifier(const char *name)
{
    if (*name == '\0' || (*name >= '0' && *name <= '9') || strlen(name) > LONGEST_NAME) {
        return false;
    }
    while (in_name(*name) && *name != ':') {
        name++;
    }
    return *name == '\0';
}

/* "def" has been read. */
static bool read_prim(reader *self, const char *parent_path, pa_usda_prim *prim)
{
    if (++self->prim_count > MOST_PRIMS) {
        return refuse(self, PA_TOO_LARGE, "the layer has too many prims");
    }
    if (++self->depth > MOST_DEPTH) {
        return refuse(self, PA_CORRUPT, "the nesting is too deep");
    }
    prim->type = "";
    if (peek(self) != '"') {
        prim->type = read_name(self);
    }
    prim->name = prim->type ? read_string(self) : NULL;
    if (!prim->name) {
        return false;
    }
    if (!is_identifier(prim->name)) {
        return refuse(self, PA_CORRUPT, "a prim's name is no identifier");
    }
    prim->path = pa_arena_printf(self->arena, "%s/%s", parent_path, prim->name);
    if (!prim->path) {
        return refuse(self, PA_NO_MEMORY, "");
    }
    bool read = read_metadata(self, &prim->metadata, &prim->metadata_count) &&
                expect(self, '{', "a prim has no body") && read_members(self, prim);
    self->depth--;
    return read;
}

/* While they were read, prims still moved as their lists grew. */
static void link_parents(pa_usda_prim *prim)
{
    for (size_t i = 0; i < prim->child_count; i++) {
        prim->children[i].parent = prim;
        link_parents(&prim->children[i]);
    }
}

pa_status pa_usda_decode(pa_span text, pa_arena *arena, const pa_usda_prim **out_layer, pa_error *err)
{
    static const char magic[] = "#usda 1.";
    const char *start = (const char *)text.data;
    if (text.size < sizeof magic - 1 || memcmp(start, magic, sizeof magic - 1) != 0) {
        return pa_fail(err, PA_CORRUPT, "A layer of text begins with \"#usda 1.0\".");
    }
    reader self = {.arena = arena, .start = start, .at = start, .end = start + text.size, .err = err};
    pa_usda_prim *layer = PA_NEW(arena, pa_usda_prim);
    if (!layer) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    layer->type = layer->name = layer->path = "";
    bool read = read_metadata(&self, &layer->metadata, &layer->metadata_count) && read_members(&self, layer);
    if (read && self.at < self.end) {
        read = refuse(&self, PA_CORRUPT, "there is a NUL in the text");
    }
    if (read) {
        link_parents(layer);
        *out_layer = layer;
    }
    return self.status;
}
