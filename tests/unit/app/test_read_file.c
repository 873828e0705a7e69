#include "cmocka_prelude.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/read_file.h"

/** Writes size bytes of 'x' to a new file and reads it back with a limit. */
static pa_status read_back(size_t size, size_t limit, pa_arena *arena, pa_span *out, pa_error *err)
{
    char path[] = "/tmp/promptar-read-XXXXXX";
    int fd = mkstemp(path);
    char *bytes = malloc(size + 1);
    memset(bytes, 'x', size);
    assert_int_equal(write(fd, bytes, size), (ssize_t)size);
    free(bytes);
    close(fd);
    pa_status status = pa_read_file(path, limit, arena, out, err);
    unlink(path);
    return status;
}

static void a_file_comes_back_whole(void **state)
{
    (void)state;
    const size_t sizes[] = {0, 1, 65535, 65536, 65537, 300000};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        pa_span read;
        assert_int_equal(read_back(sizes[i], 300000, &arena, &read, NULL), PA_OK);
        assert_int_equal(read.size, sizes[i]);
        assert_true(sizes[i] == 0 || (read.data[0] == 'x' && read.data[sizes[i] - 1] == 'x'));
        pa_arena_done(&arena);
    }
}

static void one_byte_over_the_limit_is_too_much(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span read;
    pa_error err = {0};
    assert_int_equal(read_back(1000, 999, &arena, &read, &err), PA_TOO_LARGE);
    assert_non_null(strstr(err.detail, "999 bytes"));
    assert_int_equal(read_back(200000, 199999, &arena, &read, &err), PA_TOO_LARGE);
    pa_arena_done(&arena);
}

static void a_pipe_is_read_to_its_end(void **state)
{
    (void)state;
    enum { SIZE = 5000 };
    char path[32];
    uint8_t bytes[SIZE];
    memset(bytes, 'x', SIZE);
    pa_arena arena;
    pa_arena_init(&arena, 0);
    for (size_t limit = SIZE; limit >= SIZE - 1; limit--) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        assert_int_equal(write(ends[1], bytes, SIZE), SIZE);
        close(ends[1]);
        snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
        pa_span read = {0};
        assert_int_equal(pa_read_file(path, limit, &arena, &read, NULL),
                         limit == SIZE ? PA_OK : PA_TOO_LARGE);
        assert_int_equal(read.size, limit == SIZE ? SIZE : 0);
        close(ends[0]);
    }
    pa_arena_done(&arena);
}

static void what_was_read_stays_when_the_file_is_cut_short(void **state)
{
    (void)state;
    char path[] = "/tmp/promptar-read-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "model", 5), 5);
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span read;
    assert_int_equal(pa_read_file(path, 5, &arena, &read, NULL), PA_OK);
    assert_int_equal(ftruncate(fd, 0), 0);
    assert_int_equal(read.size, 5);
    assert_memory_equal(read.data, "model", 5);
    assert_int_equal(pa_read_file(path, 5, &arena, &read, NULL), PA_OK);
    assert_int_equal(read.size, 0);
    pa_arena_done(&arena);
    close(fd);
    unlink(path);
}

static void what_is_not_there_and_what_is_no_file_are_told_apart(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span read;
    assert_int_equal(pa_read_file("/tmp/promptar-is-not-here", 10, &arena, &read, NULL), PA_NOT_FOUND);
    assert_int_equal(pa_read_file("/tmp", 10, &arena, &read, NULL), PA_IO);
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_comes_back_whole),
        cmocka_unit_test(one_byte_over_the_limit_is_too_much),
        cmocka_unit_test(a_pipe_is_read_to_its_end),
        cmocka_unit_test(what_was_read_stays_when_the_file_is_cut_short),
        cmocka_unit_test(what_is_not_there_and_what_is_no_file_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
