#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "asset/formats/picture.h"
#include "asset/texture/texture_private.h"

#define COLOR_QUALITY 88
#define DATA_QUALITY 90 /* from here on JPEG keeps all channels at full resolution */
#define PICTURES 3

/** One set, kept or in the making. */
typedef struct kept {
    struct kept *next;
    pa_texture_spec spec; /* settled */
    bool ready;           /* false: another thread is making it */
    uint64_t used;        /* the cache's clock when it was last asked for */
    size_t bytes;
    uint8_t *data;      /* the three files one after the other */
    pa_texture_set set; /* its pictures' encoded spans point into data */
} kept;

struct pa_texture_cache {
    pthread_mutex_t lock;   /* guards everything below */
    pthread_cond_t settled; /* a set in the making became ready or failed */
    kept *sets;
    size_t limit;
    uint64_t clock;
    pa_texture_cache_figures figures;
};

static pa_image *picture_of(pa_texture_set *set, int index)
{
    pa_image *const pictures[PICTURES] = {&set->base_color, &set->metallic_roughness, &set->normal};
    return pictures[index];
}

static pa_status encode(pa_image *picture, bool color, pa_arena *arena, pa_error *err)
{
    pa_span encoded;
    pa_status status =
        pa_picture_encode_jpeg(picture, color ? COLOR_QUALITY : DATA_QUALITY, arena, &encoded, err);
    if (!status) {
        *picture = (pa_image){.width = picture->width,
                              .height = picture->height,
                              .channels = picture->channels,
                              .encoded = encoded};
    }
    return status;
}

/** Makes a set whose pictures are encoded; nothing but those bytes goes to arena. */
static pa_status make_encoded(const pa_texture_spec *spec, pa_arena *arena, pa_texture_set *out_set,
                              pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_texture_set set;
    pa_status status = pa_texture_make(spec, &scratch, &set, err);
    for (int i = 0; !status && i < PICTURES; i++) {
        status = encode(picture_of(&set, i), i == 0, arena, err);
    }
    pa_arena_done(&scratch);
    if (!status) {
        *out_set = set;
    }
    return status;
}

static bool same_spec(const pa_texture_spec *a, const pa_texture_spec *b)
{
    bool same =
        a->family == b->family && a->variant == b->variant && a->size == b->size && a->seed == b->seed;
    for (int c = 0; c < 3; c++) {
        same = same && a->color[c] == b->color[c] && a->accent[c] == b->accent[c];
    }
    return same && a->roughness == b->roughness && a->scale == b->scale && a->contrast == b->contrast &&
           a->relief == b->relief && a->figure == b->figure && a->wear == b->wear;
}

static kept *find(pa_texture_cache *cache, const pa_texture_spec *spec)
{
    kept *at = cache->sets;
    while (at && !same_spec(&at->spec, spec)) {
        at = at->next;
    }
    return at;
}

static void drop(pa_texture_cache *cache, kept *which)
{
    kept **link = &cache->sets;
    while (*link != which) {
        link = &(*link)->next;
    }
    *link = which->next;
    cache->figures.bytes -= which->bytes;
    cache->figures.set_count -= which->ready ? 1 : 0;
    free(which->data);
    free(which);
}

static void shrink_to_limit(pa_texture_cache *cache)
{
    while (cache->figures.bytes > cache->limit) {
        kept *oldest = NULL;
        for (kept *at = cache->sets; at; at = at->next) {
            if (at->ready && (!oldest || at->used < oldest->used)) {
                oldest = at;
            }
        }
        if (!oldest) {
            return;
        }
        drop(cache, oldest);
    }
}

/** Copies the pictures' bytes into one block of the entry's own. False: no memory. */
static bool keep(pa_texture_cache *cache, kept *entry, const pa_texture_set *made)
{
    entry->set = *made;
    size_t bytes = 0;
    for (int i = 0; i < PICTURES; i++) {
        bytes += picture_of(&entry->set, i)->encoded.size;
    }
    uint8_t *data = malloc(bytes);
    if (!data) {
        return false;
    }
    entry->data = data;
    for (int i = 0; i < PICTURES; i++) {
        pa_span *span = &picture_of(&entry->set, i)->encoded;
        memcpy(data, span->data, span->size);
        span->data = data;
        data += span->size;
    }
    entry->bytes = bytes;
    entry->ready = true;
    cache->figures.bytes += bytes;
    cache->figures.set_count++;
    return true;
}

static pa_status copy_out(const kept *entry, pa_arena *arena, pa_texture_set *out_set, pa_error *err)
{
    pa_texture_set set = entry->set;
    for (int i = 0; i < PICTURES; i++) {
        pa_span *span = &picture_of(&set, i)->encoded;
        span->data = pa_arena_copy(arena, span->data, span->size);
        if (!span->data) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    *out_set = set;
    return PA_OK;
}

pa_texture_cache *pa_texture_cache_new(size_t max_bytes)
{
    pa_texture_cache *cache = calloc(1, sizeof *cache);
    if (!cache) {
        return NULL;
    }
    cache->limit = max_bytes ? max_bytes : (size_t)64 << 20;
    pthread_mutex_init(&cache->lock, NULL);
    pthread_cond_init(&cache->settled, NULL);
    return cache;
}

void pa_texture_cache_free(pa_texture_cache *cache)
{
    if (!cache) {
        return;
    }
    while (cache->sets) {
        drop(cache, cache->sets);
    }
    pthread_cond_destroy(&cache->settled);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

/** Makes the set that `entry` stands for, outside the lock, which is held on entry and on return. */
static pa_status fill(pa_texture_cache *cache, kept *entry, pa_arena *arena, pa_texture_set *out_set,
                      pa_error *err)
{
    pthread_mutex_unlock(&cache->lock);
    pa_texture_set made;
    pa_status status = make_encoded(&entry->spec, arena, &made, err);
    pthread_mutex_lock(&cache->lock);
    cache->figures.makes += status ? 0 : 1;
    if (status || !keep(cache, entry, &made)) {
        /* Not keeping it is no failure of the request. */
        drop(cache, entry);
    } else {
        shrink_to_limit(cache);
    }
    pthread_cond_broadcast(&cache->settled);
    if (!status) {
        *out_set = made;
    }
    return status;
}

pa_status pa_texture_cache_get(pa_texture_cache *cache, const pa_texture_spec *spec, pa_arena *arena,
                               pa_texture_set *out_set, pa_error *err)
{
    pa_texture_spec settled;
    pa_status status = texture_settle(spec, &settled, err);
    if (status) {
        return status;
    }
    if (!cache) {
        return make_encoded(&settled, arena, out_set, err);
    }
    pthread_mutex_lock(&cache->lock);
    kept *entry = find(cache, &settled);
    while (entry && !entry->ready) {
        pthread_cond_wait(&cache->settled, &cache->lock);
        entry = find(cache, &settled);
    }
    if (entry) {
        cache->figures.hits++;
        entry->used = ++cache->clock;
        status = copy_out(entry, arena, out_set, err);
    } else {
        entry = calloc(1, sizeof *entry);
        if (entry) {
            *entry = (kept){.next = cache->sets, .spec = settled, .used = ++cache->clock};
            cache->sets = entry;
            status = fill(cache, entry, arena, out_set, err);
        } else {
            status = pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    pthread_mutex_unlock(&cache->lock);
    return status;
}

pa_texture_cache_figures pa_texture_cache_measure(pa_texture_cache *cache)
{
    pthread_mutex_lock(&cache->lock);
    pa_texture_cache_figures figures = cache->figures;
    pthread_mutex_unlock(&cache->lock);
    return figures;
}
