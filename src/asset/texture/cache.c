#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "asset/texture/relief_private.h"

/* A model seldom has more materials that differ in their colour alone; each one's planes take 3 MiB. */
enum { DRAFTS_MOST = 4 };

/** One set, kept or in the making. */
typedef struct kept {
    struct kept *next;
    pa_texture_spec spec; /* settled */
    bool ready;           /* false: another thread is making it */
    uint64_t used;        /* the cache's clock when it was last asked for */
    relief *base;         /* held; NULL until ready */
    size_t bytes;
    uint8_t *data;      /* the colour picture's file */
    pa_texture_set set; /* its pictures' encoded spans point into data and base's */
} kept;

struct pa_texture_cache {
    pthread_mutex_t lock;   /* guards everything below */
    pthread_cond_t settled; /* a set in the making became ready or failed */
    kept *sets;
    relief *reliefs; /* each with at least one holder */
    size_t limit;
    uint64_t clock;
    pa_texture_cache_figures figures;
};

static bool same_spec(const pa_texture_spec *a, const pa_texture_spec *b)
{
    bool same =
        a->family == b->family && a->variant == b->variant && a->size == b->size && a->seed == b->seed;
    for (int c = 0; c < 3; c++) {
        same = same && a->color[c] == b->color[c] && a->accent[c] == b->accent[c];
    }
    return same && a->roughness == b->roughness && a->scale == b->scale && a->contrast == b->contrast &&
           a->relief == b->relief && a->figure == b->figure && a->wear == b->wear &&
           a->metallic == b->metallic;
}

static kept *find(pa_texture_cache *cache, const pa_texture_spec *spec)
{
    kept *at = cache->sets;
    while (at && !same_spec(&at->spec, spec)) {
        at = at->next;
    }
    return at;
}

static relief *find_relief(pa_texture_cache *cache, const pa_texture_spec *spec)
{
    pa_texture_spec wanted = relief_spec(spec);
    relief *at = cache->reliefs;
    while (at && !same_spec(&at->spec, &wanted)) {
        at = at->next;
    }
    return at;
}

static void release(pa_texture_cache *cache, relief *which)
{
    if (!which || --which->holders > 0) {
        return;
    }
    relief **link = &cache->reliefs;
    while (*link != which) {
        link = &(*link)->next;
    }
    *link = which->next;
    cache->figures.bytes -= which->bytes;
    relief_free(which);
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
    release(cache, which->base);
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

/** Lets the planes go that were unused for longest, as long as there are too many. */
static void shrink_drafts(pa_texture_cache *cache)
{
    for (;;) {
        relief *oldest = NULL;
        int count = 0;
        for (relief *at = cache->reliefs; at; at = at->next) {
            count += at->draft.accent ? 1 : 0;
            if (at->draft.accent && at->readers == 0 && (!oldest || at->used < oldest->used)) {
                oldest = at;
            }
        }
        if (count <= DRAFTS_MOST || !oldest) {
            return;
        }
        relief_drop_planes(oldest);
    }
}

/** Copies the colour picture into a block of the entry's own. False: no memory. */
static bool keep(pa_texture_cache *cache, kept *entry, const pa_texture_set *made, relief *base)
{
    pa_span file = made->base_color.encoded;
    entry->data = malloc(file.size);
    if (!entry->data) {
        return false;
    }
    memcpy(entry->data, file.data, file.size);
    entry->set = *made;
    entry->set.base_color.encoded.data = entry->data;
    entry->set.metallic_roughness = base->set.metallic_roughness;
    entry->set.normal = base->set.normal;
    entry->base = base;
    base->holders++;
    entry->bytes = file.size;
    entry->ready = true;
    cache->figures.bytes += entry->bytes;
    cache->figures.set_count++;
    return true;
}

static pa_status copy_out(const kept *entry, pa_arena *arena, pa_texture_set *out_set, pa_error *err)
{
    pa_texture_set set = entry->set;
    pa_image *const pictures[] = {&set.base_color, &set.metallic_roughness, &set.normal};
    for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
        pa_span *span = &pictures[i]->encoded;
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

/** The relief that a finished set goes with: `fresh`, unless another thread has been quicker. Held. */
static relief *settle_relief(pa_texture_cache *cache, relief *fresh)
{
    relief *there = find_relief(cache, &fresh->spec);
    if (there) {
        relief_free(fresh);
    } else {
        there = fresh;
        there->next = cache->reliefs;
        cache->reliefs = there;
        cache->figures.bytes += there->bytes;
    }
    there->holders++;
    return there;
}

/** Makes the set that `entry` stands for, outside the lock, which is held on entry and on return. */
static pa_status fill(pa_texture_cache *cache, kept *entry, pa_arena *arena, pa_texture_set *out_set,
                      pa_error *err)
{
    relief *base = find_relief(cache, &entry->spec);
    if (base) {
        base->holders++;
        base->readers++;
    }
    pthread_mutex_unlock(&cache->lock);
    pa_texture_set made;
    relief *fresh = NULL;
    pa_status status = relief_dye(&entry->spec, base, arena, &made, &fresh, err);
    pthread_mutex_lock(&cache->lock);
    if (base) {
        base->readers--;
    } else if (!status) {
        base = settle_relief(cache, fresh);
    }
    cache->figures.makes += status ? 0 : 1;
    if (status || !keep(cache, entry, &made, base)) {
        /* Not keeping it is no failure of the request. */
        drop(cache, entry);
    } else {
        base->used = entry->used;
        shrink_drafts(cache);
        shrink_to_limit(cache);
    }
    release(cache, base);
    pthread_cond_broadcast(&cache->settled);
    if (!status) {
        *out_set = made;
    }
    return status;
}

static pa_status make_alone(const pa_texture_spec *spec, pa_arena *arena, pa_texture_set *out_set,
                            pa_error *err)
{
    relief *fresh = NULL;
    pa_status status = relief_dye(spec, NULL, arena, out_set, &fresh, err);
    relief_free(fresh);
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
        return make_alone(&settled, arena, out_set, err);
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
