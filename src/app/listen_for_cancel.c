#include "app/listen_for_cancel.h"

#include <signal.h>
#include <stddef.h>

/* A signal handler reaches nothing but what is static. */
static atomic_bool cancelled;

static void cancel(int signal_number)
{
    (void)signal_number;
    atomic_store(&cancelled, true);
}

const atomic_bool *pa_listen_for_cancel(void)
{
    struct sigaction action = {.sa_handler = cancel, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return &cancelled;
}
