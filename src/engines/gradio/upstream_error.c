#include "engines/gradio/upstream_error.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Looked for in this order, in words and title alike. Busy stands before quota: one version of ZeroGPU files
 * "No GPU was available" under the title "ZeroGPU quota exceeded".
 */
static const struct {
    const char *needle;
    pa_status status;
    int retry_after_s;
    const char *sentence;
} meanings[] = {
    {"No GPU was available", PA_UPSTREAM_BUSY, 60,
     "All GPUs of the remote service are busy; try again in a minute."},
    {"No GPU is currently available", PA_UPSTREAM_BUSY, 60,
     "All GPUs of the remote service are busy; try again in a minute."},
    {"ZeroGPU queue timeout", PA_UPSTREAM_BUSY, 60,
     "All GPUs of the remote service are busy; try again in a minute."},
    {"ZeroGPU client error", PA_UPSTREAM_BUSY, 60,
     "The remote service could not get a GPU; try again in a minute."},
    {"Expired ZeroGPU proxy token", PA_UPSTREAM_BUSY, 15,
     "The remote service lost its turn for a GPU; try again."},
    {"ZeroGPU API /schedule error", PA_UPSTREAM_BUSY, 30,
     "The remote service could not get a GPU; try again shortly."},
    {"too many ZeroGPU credits allocated", PA_UPSTREAM_BUSY, 60,
     "Earlier work still holds the remote service's GPU time; try again in a minute."},
    {"pending credits exceeded", PA_UPSTREAM_BUSY, 60,
     "Earlier work still holds the remote service's GPU time; try again in a minute."},
    {"requested GPU duration", PA_UPSTREAM_ERROR, 0,
     "The remote service asks for more GPU time than it may have."},
    {"illegal duration", PA_UPSTREAM_ERROR, 0, "The remote service asks for more GPU time than it may have."},
    {"exceeded your", PA_UPSTREAM_QUOTA, 0, "The GPU quota at the remote service is used up for now."},
    {"reached its GPU limit", PA_UPSTREAM_QUOTA, 0,
     "The GPU quota at the remote service is used up for now."},
    {"out of daily ZeroGPU quota", PA_UPSTREAM_QUOTA, 0,
     "The GPU quota at the remote service is used up for now."},
    {"quota exceeded", PA_UPSTREAM_QUOTA, 0, "The GPU quota at the remote service is used up for now."},
    {"GPU task aborted", PA_UPSTREAM_ERROR, 0, "The remote service's GPU job was cut off."},
    {"ZeroGPU worker error", PA_UPSTREAM_ERROR, 0, "The remote service's GPU job failed."},
    {"OutOfMemoryError", PA_UPSTREAM_ERROR, 0, "The remote service ran out of GPU memory."},
    {"CUDA out of memory", PA_UPSTREAM_ERROR, 0, "The remote service ran out of GPU memory."},
    {"Queue is full", PA_UPSTREAM_BUSY, 30, "The remote service's queue is full; try again shortly."},
    {"too many requests", PA_UPSTREAM_BUSY, 60, "The remote service takes no more requests for now."},
    {"Queue is stopped", PA_UPSTREAM_ASLEEP, 60, "The remote service is restarting."},
    {"Server stopped unexpectedly", PA_UPSTREAM_LOST, 30, "The remote service restarted while it worked."},
    {"Session not found", PA_UPSTREAM_LOST, 30, "The remote service lost track of the request."},
    {"space is in error", PA_UPSTREAM_ERROR, 0,
     "The remote Space is not running; its owner has to look at it."},
    {"Not authenticated", PA_UPSTREAM_AUTH, 0, "The remote service wants a login."},
};

int pa_gradio_retry_seconds(const char *words)
{
    static const char *const openings[] = {"again in ", "retry in "};
    const char *at = NULL;
    for (size_t i = 0; i < sizeof openings / sizeof openings[0] && !at; i++) {
        at = strcasestr(words, openings[i]);
        at = at ? at + strlen(openings[i]) : NULL;
    }
    if (!at) {
        return 0;
    }
    /* Python's str(timedelta): "9:48:00", "1 day, 0:09:48", "2 days, 0:09:48". */
    long days = 0;
    long hours;
    int minutes;
    int seconds;
    char *after;
    long first = strtol(at, &after, 10);
    if (after != at && strncmp(after, " day", 4) == 0) {
        days = first;
        at = after + (after[4] == 's' ? 5 : 4);
        at += strspn(at, ", ");
    }
    if (sscanf(at, "%6ld:%2d:%2d", &hours, &minutes, &seconds) != 3 || days < 0 || days > 365 || hours < 0 ||
        minutes < 0 || seconds < 0) {
        return 0;
    }
    long total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
    return total > INT_MAX ? INT_MAX : (int)total;
}

static pa_status explain(pa_error *err, pa_status status, int retry_after_s, const char *sentence)
{
    pa_fail(err, status, "%s", sentence);
    if (err) {
        err->retry_after_s = retry_after_s;
    }
    return status;
}

/* PA_OK when the words are none of the known ones. */
static pa_status recognise(const char *words, const char *title, pa_error *err)
{
    for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
        if (strcasestr(words, meanings[i].needle) || strcasestr(title, meanings[i].needle)) {
            int told = pa_gradio_retry_seconds(words);
            return explain(err, meanings[i].status, told ? told : meanings[i].retry_after_s,
                           meanings[i].sentence);
        }
    }
    return PA_OK;
}

pa_status pa_gradio_explain_words(const char *words, const char *title, pa_error *err)
{
    pa_status status = recognise(words, title, err);
    if (status != PA_OK) {
        return status;
    }
    return explain(err, PA_UPSTREAM_ERROR, 0,
                   words[0] ? "The remote service reported an error while it worked on the request."
                            : "The remote service failed without saying why.");
}

pa_status pa_gradio_explain_http(long http_status, const char *body, int retry_after_s, pa_error *err)
{
    pa_status status = recognise(body, "", err);
    if (status != PA_OK) {
        if (err && retry_after_s > 0) {
            err->retry_after_s = retry_after_s;
        }
        return status;
    }
    switch (http_status) {
    case 401:
    case 403:
        return explain(err, PA_UPSTREAM_AUTH, 0,
                       "The remote service wants an access token, or refuses this one.");
    case 404:
        return explain(err, PA_UPSTREAM_MISSING, 0,
                       "The remote service was not found; a private one needs an access token.");
    case 429:
        return explain(err, PA_UPSTREAM_BUSY, retry_after_s ? retry_after_s : 60,
                       "The remote service takes no more requests for now.");
    case 502:
    case 503:
    case 504:
        return explain(err, PA_UPSTREAM_ASLEEP, retry_after_s ? retry_after_s : 30,
                       "The remote service is not up at the moment.");
    default:
        return explain(err, PA_UPSTREAM_ERROR, retry_after_s, "The remote service answered with an error.");
    }
}

pa_status pa_gradio_explain_stage(const char *stage, pa_error *err)
{
    if (strcmp(stage, "PAUSED") == 0) {
        return explain(err, PA_UPSTREAM_PAUSED, 0,
                       "The remote Space is paused; only its owner can start it again.");
    }
    if (strcmp(stage, "DELETING") == 0) {
        return explain(err, PA_UPSTREAM_MISSING, 0, "The remote Space is being deleted.");
    }
    return explain(err, PA_UPSTREAM_ERROR, 0, "The remote Space is broken; its owner has to look at it.");
}
