#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"

enum { FILE_SIZE = 4096 };

static int set_up(void **state)
{
    static http_fixture server;
    fixture_open(&server, NULL);
    *state = &server;
    return 0;
}

static int tear_down(void **state)
{
    fixture_close(*state);
    return 0;
}

static client_answer ask(void **state, const char *method, const char *path, const char *headers)
{
    http_fixture *server = *state;
    char request[512];
    snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n", method, path, headers);
    return client_ask(server->port, request);
}

static void assert_bytes(const client_answer *answer, size_t first, size_t size)
{
    assert_int_equal(answer->size, size);
    for (size_t i = 0; i < size; i++) {
        assert_int_equal((uint8_t)answer->body[i], (first + i) & 255);
    }
}

static void assert_whole(const client_answer *answer)
{
    assert_int_equal(answer->status, 200);
    assert_bytes(answer, 0, FILE_SIZE);
}

static void a_file_is_sent_whole_with_its_headers(void **state)
{
    client_answer answer = ask(state, "GET", "/file", "Origin: o\r\n");
    assert_whole(&answer);
    assert_string_equal(client_header(&answer, "Content-Type"), "model/gltf-binary");
    assert_string_equal(client_header(&answer, "Content-Length"), "4096");
    assert_string_equal(client_header(&answer, "ETag"), "\"e1\"");
    assert_string_equal(client_header(&answer, "Accept-Ranges"), "bytes");
    assert_string_equal(client_header(&answer, "Content-Disposition"), "attachment; filename=\"file.bin\"");
    assert_string_equal(client_header(&answer, "Access-Control-Allow-Origin"), "o");
}

static void head_of_a_file_tells_its_length(void **state)
{
    client_answer answer = ask(state, "HEAD", "/file", "Range: bytes=0-1\r\n");
    assert_int_equal(answer.status, 200);
    assert_string_equal(client_header(&answer, "Content-Length"), "4096");
    assert_string_equal(client_header(&answer, "ETag"), "\"e1\"");
}

static void an_empty_file_is_sent(void **state)
{
    client_answer answer = ask(state, "GET", "/empty", "");
    assert_int_equal(answer.status, 200);
    assert_int_equal(answer.size, 0);
    answer = ask(state, "GET", "/empty", "Range: bytes=0-\r\n");
    assert_int_equal(answer.status, 416);
    assert_string_equal(client_header(&answer, "Content-Range"), "bytes */0");
}

static void one_range_is_sent_as_a_part(void **state)
{
    static const struct {
        const char *range;
        size_t first;
        size_t size;
        const char *content_range;
    } cases[] = {
        {"bytes=0-0", 0, 1, "bytes 0-0/4096"},
        {"bytes=10-19", 10, 10, "bytes 10-19/4096"},
        {"bytes=4090-", 4090, 6, "bytes 4090-4095/4096"},
        {"bytes=4000-99999999999999999999", 4000, 96, "bytes 4000-4095/4096"},
        {"bytes=-5", 4091, 5, "bytes 4091-4095/4096"},
        {"bytes=-99999", 0, FILE_SIZE, "bytes 0-4095/4096"},
        {"Bytes= 1-2 ", 1, 2, "bytes 1-2/4096"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char headers[128];
        snprintf(headers, sizeof headers, "Range: %s\r\n", cases[i].range);
        client_answer answer = ask(state, "GET", "/file", headers);
        assert_int_equal(answer.status, 206);
        assert_bytes(&answer, cases[i].first, cases[i].size);
        assert_string_equal(client_header(&answer, "Content-Range"), cases[i].content_range);
    }
}

static void a_range_without_a_byte_is_refused_with_416(void **state)
{
    static const char *const ranges[] = {"bytes=4096-", "bytes=99999999999999999999-", "bytes=-0"};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        char headers[128];
        snprintf(headers, sizeof headers, "Range: %s\r\n", ranges[i]);
        client_answer answer = ask(state, "GET", "/file", headers);
        assert_int_equal(answer.status, 416);
        assert_string_equal(client_header(&answer, "Content-Range"), "bytes */4096");
        assert_string_equal(client_header(&answer, "Content-Type"), "application/json");
        assert_string_equal(answer.body, "{\"refusal\":5,\"status\":416}");
    }
}

static void what_is_no_single_range_gets_the_whole(void **state)
{
    static const char *const ranges[] = {"bytes=0-1,3-4", "bytes=5-4", "bytes=",  "bytes=a-b",
                                         "items=0-1",     "bytes=1",   "bytes=-", "bytes=0--1"};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        char headers[128];
        snprintf(headers, sizeof headers, "Range: %s\r\n", ranges[i]);
        client_answer answer = ask(state, "GET", "/file", headers);
        assert_whole(&answer);
    }
}

static void a_known_etag_is_answered_with_304(void **state)
{
    static const char *const known[] = {"\"e1\"", "W/\"e1\"", "*", "\"x\", \"e1\"", "\"x\",W/\"e1\" , \"y\""};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char headers[128];
        snprintf(headers, sizeof headers, "If-None-Match: %s\r\nRange: bytes=0-1\r\n", known[i]);
        client_answer answer = ask(state, "GET", "/file", headers);
        assert_int_equal(answer.status, 304);
        assert_string_equal(client_header(&answer, "ETag"), "\"e1\"");
        assert_null(client_header(&answer, "Content-Type"));
        assert_int_equal(ask(state, "HEAD", "/file", headers).status, 304);
    }
    static const char *const unknown[] = {"\"e2\"", "e1", "\"e1", "\"e\"", "w/\"e1\"", "\"x\" \"e1\""};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        char headers[128];
        snprintf(headers, sizeof headers, "If-None-Match: %s\r\n", unknown[i]);
        client_answer answer = ask(state, "GET", "/file", headers);
        assert_whole(&answer);
    }
}

static void if_range_grants_the_range_to_the_same_bytes_only(void **state)
{
    client_answer answer = ask(state, "GET", "/file", "Range: bytes=0-1\r\nIf-Range: \"e1\"\r\n");
    assert_int_equal(answer.status, 206);
    static const char *const others[] = {"\"e2\"", "W/\"e1\"", "Wed, 21 Oct 2015 07:28:00 GMT", "e1"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        char headers[128];
        snprintf(headers, sizeof headers, "Range: bytes=0-1\r\nIf-Range: %s\r\n", others[i]);
        answer = ask(state, "GET", "/file", headers);
        assert_whole(&answer);
    }
}

static void parts_follow_each_other_on_one_connection(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    for (unsigned i = 0; i < 20; i++) {
        char request[128];
        snprintf(request, sizeof request, "GET /file HTTP/1.1\r\nHost: a\r\nRange: bytes=%u-%u\r\n\r\n",
                 i * 7, i * 9 + 1);
        client_send(fd, request);
        client_answer answer = client_read(fd, false);
        assert_int_equal(answer.status, 206);
        assert_bytes(&answer, i * 7, i * 2 + 2);
    }
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_sent_whole_with_its_headers),
        cmocka_unit_test(head_of_a_file_tells_its_length),
        cmocka_unit_test(an_empty_file_is_sent),
        cmocka_unit_test(one_range_is_sent_as_a_part),
        cmocka_unit_test(a_range_without_a_byte_is_refused_with_416),
        cmocka_unit_test(what_is_no_single_range_gets_the_whole),
        cmocka_unit_test(a_known_etag_is_answered_with_304),
        cmocka_unit_test(if_range_grants_the_range_to_the_same_bytes_only),
        cmocka_unit_test(parts_follow_each_other_on_one_connection),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
