#include "cmocka_prelude.h"

#include <stdio.h>
#include <unistd.h>

#include "engines/neural/waiting_line.h"

enum { THREADS = 6, ROUNDS = 50 };

typedef struct counter {
    pa_waiting_line line;
    long value; /* guarded by nothing but the line */
} counter;

static void *count_up(void *user)
{
    counter *shared = user;
    for (int i = 0; i < ROUNDS; i++) {
        pa_waiting place;
        if (pa_waiting_line_enter(&shared->line, &place, NULL, NULL) == PA_OK) {
            shared->value++;
            pa_waiting_line_leave(&shared->line, &place);
        }
    }
    return NULL;
}

static void one_at_a_time_is_let_through(void **state)
{
    (void)state;
    counter shared = {.value = 0};
    pthread_t threads[THREADS];
    assert_int_equal(pa_waiting_line_init(&shared.line, NULL), PA_OK);
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, count_up, &shared), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(shared.value, THREADS * ROUNDS);
    assert_null(shared.line.first);
    pa_waiting_line_done(&shared.line);
}

/* One who waits, and what has been said to them. */
typedef struct guest {
    pa_waiting_line *line;
    atomic_bool cancel;
    atomic_int ahead; /* as last told; -1: nothing */
    atomic_int order; /* the how-manieth to get through; 0: not yet */
    atomic_int *served;
    pa_status status;
    pthread_t thread;
} guest;

static void hear(void *user, const char *stage, double fraction)
{
    (void)fraction;
    guest *self = user;
    int ahead = -1;
    if (sscanf(stage, "queued, %d ahead", &ahead) == 1) {
        atomic_store(&self->ahead, ahead);
    }
}

static void *wait_in_line(void *user)
{
    guest *self = user;
    pa_waiting place;
    pa_run run = {.on_progress = hear, .user = self, .cancel = &self->cancel};
    self->status = pa_waiting_line_enter(self->line, &place, &run, NULL);
    if (self->status == PA_OK) {
        atomic_store(&self->order, atomic_fetch_add(self->served, 1) + 1);
        pa_waiting_line_leave(self->line, &place);
    }
    return NULL;
}

static void wait_until_told(guest *of, int ahead)
{
    while (atomic_load(&of->ahead) != ahead) {
        usleep(1000);
    }
}

static void who_comes_first_is_served_first_and_who_gives_up_makes_room(void **state)
{
    (void)state;
    enum { GUESTS = 3 };
    pa_waiting_line line;
    pa_waiting mine;
    atomic_int served = 0;
    guest guests[GUESTS];
    assert_int_equal(pa_waiting_line_init(&line, NULL), PA_OK);
    assert_int_equal(pa_waiting_line_enter(&line, &mine, NULL, NULL), PA_OK);
    for (int i = 0; i < GUESTS; i++) {
        guests[i] = (guest){.line = &line, .ahead = -1, .served = &served};
        assert_int_equal(pthread_create(&guests[i].thread, NULL, wait_in_line, &guests[i]), 0);
        wait_until_told(&guests[i], i + 1);
    }
    atomic_store(&guests[0].cancel, true);
    pthread_join(guests[0].thread, NULL);
    assert_int_equal(guests[0].status, PA_CANCELLED);
    wait_until_told(&guests[2], 2);
    assert_int_equal(atomic_load(&guests[1].order), 0);
    pa_waiting_line_leave(&line, &mine);
    pthread_join(guests[1].thread, NULL);
    pthread_join(guests[2].thread, NULL);
    assert_int_equal(atomic_load(&guests[1].order), 1);
    assert_int_equal(atomic_load(&guests[2].order), 2);
    pa_waiting_line_done(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_at_a_time_is_let_through),
        cmocka_unit_test(who_comes_first_is_served_first_and_who_gives_up_makes_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
