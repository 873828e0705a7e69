/*
 * A pickle's instructions, the harmless ones: a stack of values, marks on it, and a memo of numbered values.
 * Each instruction takes at least one byte and makes at most one value, so that the text bounds the memory.
 */
#include <stdlib.h>
#include <string.h>

#include "inference/tensor/pickle_private.h"

/* The letters of Python's pickletools. */
enum {
    OP_PROTO = 0x80,
    OP_FRAME = 0x95,
    OP_STOP = '.',
    OP_MARK = '(',
    OP_POP = '0',
    OP_NONE = 'N',
    OP_NEWTRUE = 0x88,
    OP_NEWFALSE = 0x89,
    OP_BININT = 'J',
    OP_BININT1 = 'K',
    OP_BININT2 = 'M',
    OP_LONG1 = 0x8A,
    OP_BINFLOAT = 'G',
    OP_BINUNICODE = 'X',
    OP_SHORT_BINUNICODE = 0x8C,
    OP_EMPTY_TUPLE = ')',
    OP_TUPLE = 't',
    OP_TUPLE1 = 0x85,
    OP_TUPLE2 = 0x86,
    OP_TUPLE3 = 0x87,
    OP_EMPTY_LIST = ']',
    OP_EMPTY_DICT = '}',
    OP_SETITEM = 's',
    OP_SETITEMS = 'u',
    OP_GLOBAL = 'c',
    OP_STACK_GLOBAL = 0x93,
    OP_REDUCE = 'R',
    OP_BUILD = 'b',
    OP_BINPERSID = 'Q',
    OP_BINPUT = 'q',
    OP_LONG_BINPUT = 'r',
    OP_MEMOIZE = 0x94,
    OP_BINGET = 'h',
    OP_LONG_BINGET = 'j',
};

typedef struct machine {
    pa_span text;
    size_t at;
    pa_arena *arena;
    pickle_value **stack; /* [text.size]; NULL is a mark */
    size_t depth;
    pickle_value **memo; /* [text.size] */
    size_t memo_count;   /* values put by OP_MEMOIZE */
    pa_error *err;
} machine;

static pa_status broken(machine *m)
{
    return pa_fail(m->err, PA_CORRUPT, "The pickle breaks off or makes no sense at byte %zu.", m->at);
}

/* The next bytes of the text; NULL when it ends before. */
static const uint8_t *take(machine *m, size_t size)
{
    if (m->text.size - m->at < size) {
        return NULL;
    }
    const uint8_t *bytes = m->text.data + m->at;
    m->at += size;
    return bytes;
}

static pa_status push(machine *m, pickle_value *value)
{
    if (!value) {
        return pa_fail(m->err, PA_NO_MEMORY, NULL);
    }
    m->stack[m->depth++] = value;
    return PA_OK;
}

static pa_status push_copy(machine *m, const pickle_value *value)
{
    return push(m, pa_arena_copy(m->arena, value, sizeof *value));
}

static pa_status push_whole(machine *m, int64_t number)
{
    return push_copy(m, &(pickle_value){.kind = PICKLE_WHOLE, .whole = number});
}

/* The value on top, taken off; NULL: there is none, or a mark. */
static pickle_value *pop(machine *m)
{
    return m->depth > 0 && m->stack[m->depth - 1] ? m->stack[--m->depth] : NULL;
}

/* The last mark's place; false: there is none. */
static bool find_mark(const machine *m, size_t *out_place)
{
    for (size_t i = m->depth; i-- > 0;) {
        if (!m->stack[i]) {
            *out_place = i;
            return true;
        }
    }
    return false;
}

static pa_status push_number(machine *m, size_t size, bool is_signed)
{
    const uint8_t *bytes = take(m, size);
    if (!bytes || size > 8) {
        return broken(m);
    }
    uint64_t bits = 0;
    for (size_t i = 0; i < size; i++) {
        bits |= (uint64_t)bytes[i] << (8 * i);
    }
    if (is_signed && size > 0 && size < 8 && bytes[size - 1] & 0x80) {
        bits |= UINT64_MAX << (8 * size);
    }
    return push_whole(m, (int64_t)bits);
}

static pa_status push_long(machine *m)
{
    const uint8_t *size = take(m, 1);
    return size ? push_number(m, *size, true) : broken(m);
}

static pa_status push_text(machine *m, size_t size_bytes)
{
    const uint8_t *at = take(m, size_bytes);
    if (!at) {
        return broken(m);
    }
    size_t size = size_bytes == 1 ? *at : pa_load_u32(at);
    const uint8_t *text = take(m, size);
    return text ? push_copy(m, &(pickle_value){.kind = PICKLE_TEXT, .text = {text, size}}) : broken(m);
}

/* The topmost values, which begin at `first`, as one tuple in their place. */
static pa_status gather(machine *m, size_t first)
{
    pickle_value tuple = {.kind = PICKLE_TUPLE};
    tuple.tuple.count = m->depth - first;
    tuple.tuple.items = PA_NEW_ARRAY(m->arena, const pickle_value *, tuple.tuple.count);
    if (!tuple.tuple.items) {
        return pa_fail(m->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < tuple.tuple.count; i++) {
        tuple.tuple.items[i] = m->stack[first + i];
        if (!tuple.tuple.items[i]) {
            return broken(m);
        }
    }
    m->depth = first;
    return push_copy(m, &tuple);
}

static pa_status gather_some(machine *m, size_t count)
{
    return m->depth >= count ? gather(m, m->depth - count) : broken(m);
}

static pa_status gather_marked(machine *m)
{
    size_t mark;
    if (!find_mark(m, &mark)) {
        return broken(m);
    }
    pa_status status = gather(m, mark + 1);
    if (status == PA_OK) {
        m->stack[mark] = m->stack[mark + 1];
        m->depth = mark + 1;
    }
    return status;
}

static pa_status push_dict(machine *m)
{
    pickle_value *dict = PA_NEW(m->arena, pickle_value);
    if (dict) {
        dict->kind = PICKLE_DICT;
        dict->dict.end = &dict->dict.first;
    }
    return push(m, dict);
}

/* The pairs that begin at `first` go into the dictionary below (and below the mark, where one is). */
static pa_status set_items(machine *m, size_t first, size_t below)
{
    if (below == 0 || (m->depth - first) % 2 != 0) {
        return broken(m);
    }
    pickle_value *dict = m->stack[below - 1];
    if (!dict || dict->kind != PICKLE_DICT) {
        return broken(m);
    }
    for (size_t i = first; i < m->depth; i += 2) {
        pickle_item *item = PA_NEW(m->arena, pickle_item);
        if (!item) {
            return pa_fail(m->err, PA_NO_MEMORY, NULL);
        }
        *item = (pickle_item){.key = m->stack[i], .value = m->stack[i + 1]};
        if (!item->key || !item->value) {
            return broken(m);
        }
        *dict->dict.end = item;
        dict->dict.end = &item->next;
        dict->dict.count++;
    }
    m->depth = below;
    return PA_OK;
}

static pa_status set_marked_items(machine *m)
{
    size_t mark;
    return find_mark(m, &mark) ? set_items(m, mark + 1, mark) : broken(m);
}

/* A line of the text, without its end; false: it has none. */
static bool take_line(machine *m, pa_span *out_line)
{
    const uint8_t *begin = m->text.data + m->at;
    const uint8_t *end = memchr(begin, '\n', m->text.size - m->at);
    if (!end) {
        return false;
    }
    *out_line = (pa_span){begin, (size_t)(end - begin)};
    m->at += out_line->size + 1;
    return true;
}

static pa_status push_name(machine *m, pa_span module, pa_span name)
{
    pickle_value value;
    pa_status status = pickle_resolve(module, name, &value, m->err);
    return status == PA_OK ? push_copy(m, &value) : status;
}

static pa_status push_global(machine *m)
{
    pa_span module;
    pa_span name;
    return take_line(m, &module) && take_line(m, &name) ? push_name(m, module, name) : broken(m);
}

static pa_status push_stack_global(machine *m)
{
    const pickle_value *name = pop(m);
    const pickle_value *module = pop(m);
    return name && module && name->kind == PICKLE_TEXT && module->kind == PICKLE_TEXT
               ? push_name(m, module->text, name->text)
               : broken(m);
}

static pa_status reduce(machine *m)
{
    const pickle_value *arguments = pop(m);
    const pickle_value *callable = pop(m);
    if (!arguments || !callable) {
        return broken(m);
    }
    pickle_value *value = NULL;
    pa_status status = pickle_call(callable, arguments, m->arena, &value, m->err);
    return status == PA_OK ? push(m, value) : status;
}

/* An object's further state, such as the dictionary's _metadata, says nothing about the tensors. */
static pa_status build(machine *m)
{
    return pop(m) && m->depth > 0 && m->stack[m->depth - 1] && m->stack[m->depth - 1]->kind == PICKLE_DICT
               ? PA_OK
               : broken(m);
}

static pa_status push_storage(machine *m)
{
    const pickle_value *identifier = pop(m);
    if (!identifier) {
        return broken(m);
    }
    pickle_value storage;
    pa_status status = pickle_load_storage(identifier, &storage, m->err);
    return status == PA_OK ? push_copy(m, &storage) : status;
}

static pa_status remember(machine *m, size_t number)
{
    if (m->depth == 0 || !m->stack[m->depth - 1] || number >= m->text.size) {
        return broken(m);
    }
    m->memo[number] = m->stack[m->depth - 1];
    return PA_OK;
}

static pa_status recall(machine *m, size_t number)
{
    return number < m->text.size && m->memo[number] ? push(m, m->memo[number]) : broken(m);
}

/* For the instructions whose argument is a number of 1 or 4 bytes. */
static pa_status with_number(machine *m, size_t size, pa_status (*act)(machine *m, size_t number))
{
    const uint8_t *bytes = take(m, size);
    return bytes ? act(m, size == 1 ? *bytes : pa_load_u32(bytes)) : broken(m);
}

static pa_status skip(machine *m, size_t size)
{
    return take(m, size) ? PA_OK : broken(m);
}

static pa_status push_real(machine *m)
{
    /* No tensor hangs on one; its value is dropped. */
    return take(m, 8) ? push_copy(m, &(pickle_value){.kind = PICKLE_REAL}) : broken(m);
}

static pa_status push_mark(machine *m)
{
    m->stack[m->depth++] = NULL;
    return PA_OK;
}

static pa_status step(machine *m, uint8_t op)
{
    switch (op) {
    case OP_PROTO:
        return skip(m, 1);
    case OP_FRAME:
        return skip(m, 8);
    case OP_MARK:
        return push_mark(m);
    case OP_POP:
        return pop(m) ? PA_OK : broken(m);
    case OP_NONE:
        return push_copy(m, &(pickle_value){.kind = PICKLE_NONE});
    case OP_NEWTRUE:
    case OP_NEWFALSE:
        return push_whole(m, op == OP_NEWTRUE);
    case OP_BININT:
        return push_number(m, 4, true);
    case OP_BININT1:
        return push_number(m, 1, false);
    case OP_BININT2:
        return push_number(m, 2, false);
    case OP_LONG1:
        return push_long(m);
    case OP_BINFLOAT:
        return push_real(m);
    case OP_BINUNICODE:
        return push_text(m, 4);
    case OP_SHORT_BINUNICODE:
        return push_text(m, 1);
    case OP_EMPTY_TUPLE:
    case OP_EMPTY_LIST:
        return gather_some(m, 0);
    case OP_TUPLE:
        return gather_marked(m);
    case OP_TUPLE1:
    case OP_TUPLE2:
    case OP_TUPLE3:
        return gather_some(m, (size_t)op - OP_TUPLE1 + 1);
    case OP_EMPTY_DICT:
        return push_dict(m);
    case OP_SETITEM:
        return m->depth >= 2 ? set_items(m, m->depth - 2, m->depth - 2) : broken(m);
    case OP_SETITEMS:
        return set_marked_items(m);
    case OP_GLOBAL:
        return push_global(m);
    case OP_STACK_GLOBAL:
        return push_stack_global(m);
    case OP_REDUCE:
        return reduce(m);
    case OP_BUILD:
        return build(m);
    case OP_BINPERSID:
        return push_storage(m);
    case OP_BINPUT:
        return with_number(m, 1, remember);
    case OP_LONG_BINPUT:
        return with_number(m, 4, remember);
    case OP_MEMOIZE:
        return remember(m, m->memo_count++);
    case OP_BINGET:
        return with_number(m, 1, recall);
    case OP_LONG_BINGET:
        return with_number(m, 4, recall);
    default:
        return pa_fail(m->err, PA_UNSUPPORTED,
                       "The pickle holds the instruction 0x%02X, which no dictionary of tensors needs.", op);
    }
}

static pa_status run(machine *m, const pickle_value **out_value)
{
    for (;;) {
        const uint8_t *op = take(m, 1);
        if (!op) {
            return broken(m);
        }
        if (*op == OP_STOP) {
            const pickle_value *value = pop(m);
            if (!value || m->depth > 0) {
                return broken(m);
            }
            *out_value = value;
            return PA_OK;
        }
        pa_status status = step(m, *op);
        if (status != PA_OK) {
            return status;
        }
    }
}

pa_status pickle_decode(pa_span text, pa_arena *arena, const pickle_value **out_value, pa_error *err)
{
    machine m = {
        .text = text,
        .arena = arena,
        .stack = PA_NEW_ARRAY(arena, pickle_value *, text.size),
        .memo = PA_NEW_ARRAY(arena, pickle_value *, text.size),
        .err = err,
    };
    return m.stack && m.memo ? run(&m, out_value) : pa_fail(err, PA_NO_MEMORY, NULL);
}
