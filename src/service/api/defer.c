#include <stdlib.h>

#include "service/api/api_private.h"

typedef struct deferred {
    pa_api_errand errand;
    void (*work)(const pa_api_errand *errand);
} deferred;

static void run(void *user)
{
    deferred *task = user;
    task->work(&task->errand);
    free(task);
}

void pa_api_defer(const pa_api_errand *errand, void (*work)(const pa_api_errand *errand))
{
    deferred *task = malloc(sizeof *task);
    if (!task) {
        pa_api_fail(errand->api, errand->exchange, &(pa_error){.status = PA_NO_MEMORY});
        return;
    }
    *task = (deferred){.errand = *errand, .work = work};
    pa_http_park(errand->exchange, NULL, NULL);
    if (!pa_errands_post(errand->api->errands, run, task)) {
        free(task);
        pa_error err;
        pa_fail(&err, PA_BUSY, "The server is busy; please try again shortly.");
        pa_api_fail(errand->api, errand->exchange, &err);
    }
}
