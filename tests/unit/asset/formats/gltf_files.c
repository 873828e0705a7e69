#include "gltf_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char triangle_json[] =
    "{'asset':{'version':'2.0'},'scene':0,'scenes':[{'nodes':[0]}],'nodes':[{'mesh':0}],"
    "'meshes':[{'primitives':[{'attributes':{'POSITION':0},'indices':1}]}],"
    "'accessors':[{'bufferView':0,'componentType':5126,'count':3,'type':'VEC3','min':[0,0,0],'max':[1,1,0]},"
    "{'bufferView':1,'componentType':5123,'count':3,'type':'SCALAR'}],"
    "'bufferViews':[{'buffer':0,'byteLength':36},{'buffer':0,'byteOffset':36,'byteLength':6}],"
    "'buffers':[{'byteLength':42}]}";

/* 0x3F800000, little-endian, is 1. */
const uint8_t triangle_binary[42] = {[14] = 0x80, [15] = 0x3F, [30] = 0x80, [31] = 0x3F, [38] = 1, [40] = 2};

static void *need(void *memory)
{
    if (!memory) {
        abort();
    }
    return memory;
}

char *with(pa_arena *arena, const char *json, const char *from, const char *to)
{
    const char *found = need((void *)(uintptr_t)strstr(json, from));
    return need(pa_arena_printf(arena, "%.*s%s%s", (int)(found - json), json, to, found + strlen(from)));
}

static char *with_quotes(pa_arena *arena, const char *json)
{
    char *text = need(pa_arena_string(arena, json));
    for (char *c = text; *c; c++) {
        *c = *c == '\'' ? '"' : *c;
    }
    return text;
}

pa_span json_file_of(pa_arena *arena, const char *json)
{
    char *text = with_quotes(arena, json);
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

pa_span glb_of(pa_arena *arena, const char *json, const void *binary, size_t size)
{
    char *text = with_quotes(arena, json);
    size_t length = strlen(text);
    size_t json_size = (length + 3) / 4 * 4;
    size_t binary_size = (size + 3) / 4 * 4;
    size_t total = 20 + json_size + (size ? 8 + binary_size : 0);
    uint8_t *glb = need(pa_arena_alloc(arena, total));
    const uint32_t head[5] = {0x46546C67, 2, (uint32_t)total, (uint32_t)json_size, 0x4E4F534A};
    for (int i = 0; i < 5; i++) {
        pa_store_u32(glb + 4 * i, head[i]);
    }
    memset(glb + 20, ' ', json_size);
    memcpy(glb + 20, text, length);
    if (size) {
        pa_store_u32(glb + 20 + json_size, (uint32_t)binary_size);
        pa_store_u32(glb + 24 + json_size, 0x004E4942);
        memcpy(glb + 28 + json_size, binary, size);
    }
    return (pa_span){glb, total};
}

pa_span changed_triangle(pa_arena *arena, const char *from, const char *to)
{
    return glb_of(arena, with(arena, triangle_json, from, to), triangle_binary, sizeof triangle_binary);
}

char *data_uri_of(pa_arena *arena, const char *type, pa_span bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *text = need(pa_arena_alloc(arena, strlen(type) + 16 + bytes.size / 3 * 4 + 8));
    char *to = text + sprintf(text, "data:%s;base64,", type);
    for (size_t i = 0; i < bytes.size; i += 3) {
        size_t left = bytes.size - i;
        uint32_t bits = (uint32_t)bytes.data[i] << 16 | (left > 1 ? (uint32_t)bytes.data[i + 1] << 8 : 0) |
                        (left > 2 ? bytes.data[i + 2] : 0);
        *to++ = digits[bits >> 18];
        *to++ = digits[bits >> 12 & 63];
        *to++ = left > 1 ? digits[bits >> 6 & 63] : '=';
        *to++ = left > 2 ? digits[bits & 63] : '=';
    }
    return text;
}
