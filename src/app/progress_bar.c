#include "app/progress_bar.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "foundation/clock.h"

enum { WIDTH = 32 };

pa_progress_bar pa_progress_bar_on(FILE *out)
{
    return (pa_progress_bar){.out = isatty(fileno(out)) ? out : NULL, .percent = -1};
}

void pa_progress_bar_step(void *user, const char *stage, double fraction)
{
    pa_progress_bar *bar = user;
    double within = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
    int percent = (int)(within * 100);
    int64_t now_ns = pa_clock_monotonic_ns();
    bool moved = percent != bar->percent && now_ns - bar->drawn_ns >= 33000000;
    /* Stages change seldom, and one may last for minutes. */
    bool another = strncmp(bar->stage, stage, sizeof bar->stage - 1) != 0;
    if (!bar->out || (bar->percent >= 0 && !moved && !another)) {
        return;
    }
    bar->percent = percent;
    strncpy(bar->stage, stage, sizeof bar->stage - 1);
    bar->drawn_ns = now_ns;
    int filled = (int)(within * WIDTH);
    static const char full[] = "################################";
    fprintf(bar->out, "\r\033[K[%.*s%*s] %3d %%  %s", filled, full, WIDTH - filled, "", percent, stage);
    fflush(bar->out);
}

void pa_progress_bar_end(pa_progress_bar *bar)
{
    if (bar->out && bar->percent >= 0) {
        fputs("\r\033[K", bar->out);
        fflush(bar->out);
        bar->percent = -1;
    }
}
