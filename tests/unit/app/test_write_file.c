#include "cmocka_prelude.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/write_file.h"

static char folder[64];

static const char *in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static size_t files_in_folder(void)
{
    DIR *stream = opendir(folder);
    size_t count = 0;
    while (readdir(stream)) {
        count++;
    }
    closedir(stream);
    return count - 2; /* . and .. */
}

static void a_file_takes_the_place_of_an_older_one(void **state)
{
    (void)state;
    for (size_t size = 0; size <= 3; size += 3) {
        const pa_span bytes = {(const uint8_t *)"abc", size};
        assert_int_equal(pa_write_file(in_folder("a.glb"), pa_parts_of(&bytes), NULL), PA_OK);
    }
    char text[8] = "";
    int fd = open(in_folder("a.glb"), O_RDONLY);
    assert_int_equal(read(fd, text, sizeof text), 3);
    close(fd);
    assert_string_equal(text, "abc");
    assert_int_equal(files_in_folder(), 1);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    (void)state;
    pa_error err;
    pa_span bytes = {(const uint8_t *)"abc", 3};
    assert_int_equal(pa_write_file(in_folder("none/a.glb"), pa_parts_of(&bytes), &err), PA_IO);
    assert_non_null(strstr(err.detail, "none/a.glb"));
}

static void a_full_disk_leaves_nothing_behind(void **state)
{
    (void)state;
    pa_span bytes = {(const uint8_t *)"abc", 3};
    assert_int_equal(pa_write_file("/dev/full", pa_parts_of(&bytes), NULL), PA_NO_SPACE);
    assert_int_equal(pa_write_file("/dev/null", pa_parts_of(&bytes), NULL), PA_OK);
    assert_int_equal(access("/dev/null", W_OK), 0);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/pa-write-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    unlink(in_folder("a.glb"));
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_takes_the_place_of_an_older_one, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_said, make_folder, drop_folder),
        cmocka_unit_test(a_full_disk_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
