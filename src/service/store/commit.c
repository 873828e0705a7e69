#include <string.h>

#include "service/store/commit_private.h"
#include "service/store/store_private.h"

static void enqueue(pa_store *store, pending_write *own)
{
    pthread_mutex_lock(&store->wake_lock);
    pending_write **end = &store->pending;
    while (*end) {
        end = &(*end)->next;
    }
    *end = own;
    pthread_mutex_unlock(&store->wake_lock);
}

static pending_write *take_all(pa_store *store)
{
    pthread_mutex_lock(&store->wake_lock);
    pending_write *first = store->pending;
    store->pending = NULL;
    pthread_mutex_unlock(&store->wake_lock);
    return first;
}

/* Equal bytes share the file of the first, which has a name only once its rows are committed. */
static bool may_go_together(const pending_write *first)
{
    for (const pending_write *a = first; a; a = a->next) {
        for (const pending_write *b = a->next; b && a->sha256; b = b->next) {
            if (b->sha256 && strcmp(a->sha256, b->sha256) == 0) {
                return false;
            }
        }
    }
    return true;
}

/* A row must not outlive the name of the file that it stands for: names come before rows on the disk. */
static pa_status sync_names(pa_store *store, const pending_write *first, const pending_write *end,
                            pa_error *err)
{
    bool has_file = false;
    for (const pending_write *of = first; of != end; of = of->next) {
        has_file = has_file || of->has_file;
    }
    return has_file ? folder_sync(store->folder, err) : PA_OK;
}

/* All, up to but not with `end`, in one transaction. */
static pa_status commit(pa_store *store, pending_write *first, const pending_write *end, pa_error *err)
{
    database *db = &store->writer;
    pa_status status = sync_names(store, first, end, err);
    if (status == PA_OK) {
        status = database_run_plain(db, STATEMENT_BEGIN, err);
    }
    for (pending_write *of = first; of != end && status == PA_OK; of = of->next) {
        status = of->change(store, of, err);
    }
    if (status == PA_OK) {
        status = database_run_plain(db, STATEMENT_COMMIT, err);
    }
    database_roll_back(db);
    return status;
}

/* For holders of write_lock. One that cannot be committed keeps none of the others from being so. */
static void commit_pending(pa_store *store)
{
    pending_write *first = take_all(store);
    bool together =
        first && first->next && may_go_together(first) && commit(store, first, NULL, NULL) == PA_OK;
    for (pending_write *of = first; of; of = of->next) {
        of->status = together ? PA_OK : commit(store, of, of->next, &of->problem);
        if (of->status == PA_OK && of->publish) {
            of->status = of->publish(store, of, &of->problem);
        }
        of->done = true;
    }
}

pa_status store_commit(pa_store *store, pending_write *own, pa_error *err)
{
    enqueue(store, own);
    pthread_mutex_lock(&store->write_lock);
    if (!own->done) {
        commit_pending(store);
    }
    pthread_mutex_unlock(&store->write_lock);
    if (own->status != PA_OK && err) {
        *err = own->problem;
    }
    return own->status;
}
