#include "cmocka_prelude.h"

#include <pthread.h>

#include "service/api/errands.h"

typedef struct errand_diary {
    pthread_mutex_t gate;
    int entries[8];
    int count;
} errand_diary;

typedef struct errand_task {
    errand_diary *diary;
    int number;
} errand_task;

static void work(void *user)
{
    errand_task *task = user;
    pthread_mutex_lock(&task->diary->gate);
    task->diary->entries[task->diary->count++] = task->number;
    pthread_mutex_unlock(&task->diary->gate);
}

static void errands_run_in_order_and_all_before_the_stop(void **state)
{
    (void)state;
    pa_errands *errands = NULL;
    assert_int_equal(pa_errands_new(8, &errands, NULL), PA_OK);
    errand_diary diary = {.gate = PTHREAD_MUTEX_INITIALIZER};
    errand_task tasks[5];
    for (int i = 0; i < 5; i++) {
        tasks[i] = (errand_task){&diary, i};
        assert_true(pa_errands_post(errands, work, &tasks[i]));
    }
    pa_errands_stop(errands);
    assert_int_equal(diary.count, 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(diary.entries[i], i);
    }
    assert_false(pa_errands_post(errands, work, &tasks[0]));
    pa_errands_stop(errands);
    pa_errands_free(errands);
}

static void a_full_queue_takes_no_more(void **state)
{
    (void)state;
    pa_errands *errands = NULL;
    assert_int_equal(pa_errands_new(2, &errands, NULL), PA_OK);
    errand_diary diary = {.gate = PTHREAD_MUTEX_INITIALIZER};
    errand_task task = {&diary, 0};
    /* The gate is shut: at most one errand stands before it, two wait. */
    pthread_mutex_lock(&diary.gate);
    int taken = 0;
    for (int i = 0; i < 5; i++) {
        taken += pa_errands_post(errands, work, &task);
    }
    pthread_mutex_unlock(&diary.gate);
    assert_in_range(taken, 2, 3);
    pa_errands_free(errands);
    assert_int_equal(diary.count, taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errands_run_in_order_and_all_before_the_stop),
        cmocka_unit_test(a_full_queue_takes_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
