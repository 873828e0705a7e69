#include "cmocka_prelude.h"

#include <stdlib.h>
#include <unistd.h>

#include "app/map_file.h"

static pa_arena arena;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static void what_is_written_to_a_mapped_file_stays_in_memory(void **state)
{
    (void)state;
    char path[] = "/tmp/promptar-map-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "model", 5), 5);
    pa_mapped_file file;
    assert_int_equal(pa_map_file(path, 5, &arena, &file, NULL), PA_OK);
    assert_non_null(file.mapping);
    assert_int_equal(file.bytes.size, 5);
    assert_memory_equal(file.bytes.data, "model", 5);
    *(char *)file.mapping = 'M';
    char back[5];
    assert_int_equal(pread(fd, back, 5, 0), 5);
    assert_memory_equal(back, "model", 5);
    pa_mapped_file_done(&file);
    pa_mapped_file_done(&file);
    assert_int_equal(pa_map_file(path, 4, &arena, &file, NULL), PA_TOO_LARGE);
    close(fd);
    unlink(path);
}

static void what_cannot_be_mapped_is_read(void **state)
{
    (void)state;
    pa_mapped_file file;
    assert_int_equal(pa_map_file("/dev/null", 9, &arena, &file, NULL), PA_OK);
    assert_null(file.mapping);
    assert_int_equal(file.bytes.size, 0);
    pa_mapped_file_done(&file);
    assert_int_equal(pa_map_file("/tmp/promptar-is-not-here", 9, &arena, &file, NULL), PA_NOT_FOUND);
    assert_int_equal(pa_map_file("/tmp", 9, &arena, &file, NULL), PA_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_to_a_mapped_file_stays_in_memory),
        cmocka_unit_test(what_cannot_be_mapped_is_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
