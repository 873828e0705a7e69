/**
 * Clients who wait for a job that somebody else may have begun: event streams, and answers that are held back
 * until the job has ended. One thread tells them all; a client that reads slowly is told less, and holds up
 * nobody.
 *
 * A watcher is made, its exchange parked with pa_watcher_gone, and added before it is certain that there is a
 * job; then it either begins or is withdrawn.
 */
#ifndef PA_SERVICE_API_WATCHERS_H
#define PA_SERVICE_API_WATCHERS_H

#include "foundation/json.h"
#include "service/api/api.h"

typedef struct pa_watchers pa_watchers;
typedef struct pa_watcher pa_watcher;

/** api is borrowed. Fails with PA_NO_MEMORY. */
pa_status pa_watchers_new(pa_api *api, pa_watchers **out_watchers, pa_error *err);
/** The jobs stop: who watches one that the next start takes up is sent away; the others hear of its end. */
void pa_watchers_close(pa_watchers *watchers);
/** After the server is closed. Accepts NULL. */
void pa_watchers_free(pa_watchers *watchers);
/** Clients now; safe on every thread. */
uint32_t pa_watchers_count(pa_watchers *watchers);

/** cancels: the job is cancelled when this client goes. NULL: no memory. */
pa_watcher *pa_watcher_new(pa_api *api, const char *job_id, bool cancels);
/** For pa_http_park. */
void pa_watcher_gone(void *watcher);
/** From here on the end of the job is not missed. False: no memory. */
bool pa_watchers_add(pa_watchers *watchers, pa_watcher *watcher);
/** Undoes pa_watchers_add, if it was called, and frees; after the exchange has been answered. */
void pa_watcher_withdraw(pa_watcher *watcher);
/** Answers with an event stream, which ends with the job. stored: the next start takes the job up. Watcher
 * and exchange are the watchers' own afterwards. */
void pa_watcher_begin_stream(pa_watcher *watcher, pa_http_exchange *exchange, bool stored);
/** Answers when the job has ended, as POST /api/models/generate does. */
void pa_watcher_begin_answer(pa_watcher *watcher, pa_http_exchange *exchange, bool stored);

bool pa_watchers_have(pa_watchers *watchers, const char *job_id);
/**
 * A job has ended, just now or long ago; all who watch it are told. Streams hear of a result when its extras
 * are there, too.
 */
void pa_watchers_tell_end(pa_watchers *watchers, const pa_job_view *view);
/** What goes with a job's result, borrowed; NULL: there is nothing, and streams need not wait for it. */
void pa_watchers_tell_extras(pa_watchers *watchers, const char *job_id, json_t *extras);

#endif
