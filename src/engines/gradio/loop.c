#include "engines/gradio/loop.h"

#include <pthread.h>
#include <stdlib.h>

struct pa_gradio_loop {
    pthread_mutex_t mutex; /* guards the rest */
    int holders;
    pa_transfers *transfers; /* NULL until the first job */
};

pa_status pa_gradio_loop_new(pa_gradio_loop **out_loop, pa_error *err)
{
    pa_gradio_loop *loop = calloc(1, sizeof *loop);
    if (!loop) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pthread_mutex_init(&loop->mutex, NULL);
    loop->holders = 1;
    *out_loop = loop;
    return PA_OK;
}

pa_gradio_loop *pa_gradio_loop_keep(pa_gradio_loop *loop)
{
    pthread_mutex_lock(&loop->mutex);
    loop->holders++;
    pthread_mutex_unlock(&loop->mutex);
    return loop;
}

void pa_gradio_loop_release(pa_gradio_loop *loop)
{
    if (!loop) {
        return;
    }
    pthread_mutex_lock(&loop->mutex);
    bool last = --loop->holders == 0;
    pthread_mutex_unlock(&loop->mutex);
    if (last) {
        pa_transfers_free(loop->transfers);
        pthread_mutex_destroy(&loop->mutex);
        free(loop);
    }
}

pa_status pa_gradio_loop_start(pa_gradio_loop *loop, pa_transfers **out_transfers, pa_error *err)
{
    pthread_mutex_lock(&loop->mutex);
    pa_status status = loop->transfers ? PA_OK : pa_transfers_new(&loop->transfers, err);
    if (status == PA_OK) {
        *out_transfers = loop->transfers;
    }
    pthread_mutex_unlock(&loop->mutex);
    return status;
}
