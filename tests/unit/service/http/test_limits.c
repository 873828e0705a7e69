#include "cmocka_prelude.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"

static int set_up(void **state)
{
    static http_fixture server;
    fixture_open(&server, &(pa_http_options){.request_timeout_s = 1});
    *state = &server;
    return 0;
}

static int tear_down(void **state)
{
    fixture_close(*state);
    return 0;
}

static int status_of(void **state, const char *request)
{
    http_fixture *server = *state;
    return client_ask(server->port, request).status;
}

/* Asks for 400 with the refusal's body, and for the end of the connection. */
static void assert_refused_for_good(void **state, const char *request)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, request);
    client_answer answer = client_read(fd, false);
    assert_int_equal(answer.status, 400);
    assert_string_equal(answer.body, "{\"refusal\":0,\"status\":400}");
    assert_true(client_at_end(fd));
    close(fd);
}

static void two_content_lengths_are_refused(void **state)
{
    assert_refused_for_good(
        state, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc");
    assert_refused_for_good(
        state, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\ncontent-length: 4\r\n\r\nabcd");
}

static void transfer_encoding_beside_content_length_is_refused(void **state)
{
    assert_refused_for_good(state, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                                   "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    assert_refused_for_good(state, "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                                   "Content-Length: 3\r\n\r\n0\r\n\r\n");
}

static void transfer_encodings_other_than_chunked_are_refused(void **state)
{
    static const char *const values[] = {"gzip, chunked", "identity",         "xchunked",
                                         "chunked, gzip", "chunked, chunked", "chunked "};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        char request[256];
        snprintf(request, sizeof request,
                 "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: %s\r\n\r\n0\r\n\r\n", values[i]);
        assert_refused_for_good(state, request);
    }
    assert_refused_for_good(state, "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                                   "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    assert_refused_for_good(state,
                            "POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
}

/* What libmicrohttpd itself would read as no Content-Length at all. */
static void headers_that_two_parties_could_read_in_two_ways_are_refused(void **state)
{
    static const char *const lines[] = {
        "Content-Length : 3", "Content-Length\t: 3",
        " Content-Length: 3", "Content-Length: 1\r\n 0",
        "X: y\r\n\tz",        "Transfer-Encoding: \r\n chunked",
        "Bad(name): x",       "X: a\nContent-Length: 3",
        "X: a\001b",          ": empty",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char request[256];
        snprintf(request, sizeof request, "GET /health HTTP/1.1\r\nHost: a\r\n%s\r\n\r\n", lines[i]);
        assert_int_equal(status_of(state, request), 400);
    }
}

static void a_nul_in_the_head_is_refused(void **state)
{
    static const char in_target[] = "GET /health\0/x HTTP/1.1\r\nHost: a\r\n\r\n";
    static const char in_value[] = "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 0\0 1\r\n\r\n";
    static const char in_name[] = "GET /health HTTP/1.1\r\nHost: a\r\nContent\0-Length: 1\r\n\r\n";
    http_fixture *server = *state;
    const struct {
        const char *bytes;
        size_t size;
    } requests[] = {
        {in_target, sizeof in_target - 1}, {in_value, sizeof in_value - 1}, {in_name, sizeof in_name - 1}};
    for (size_t i = 0; i < 3; i++) {
        int fd = client_connect(server->port);
        client_send_bytes(fd, requests[i].bytes, requests[i].size);
        assert_int_equal(client_read(fd, false).status, 400);
        close(fd);
    }
}

static void http_1_1_wants_exactly_one_host(void **state)
{
    assert_int_equal(status_of(state, "GET /health HTTP/1.1\r\n\r\n"), 400);
    assert_int_equal(status_of(state, "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    assert_int_equal(status_of(state, "GET /health HTTP/1.0\r\n\r\n"), 200);
}

static void malformed_targets_are_refused(void **state)
{
    static const char *const targets[] = {
        "/%zz", "/%",         "/%4",        "/%00",         "/a#b",         "health",   "*x",  "/\001",
        "/%ff", "/query?q=%", "/query?%zz", "/query?q=%00", "/query?q=%c3", "http://a", "a:80"};
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        char request[256];
        snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", targets[i]);
        if (status_of(state, request) != 400) {
            fail_msg("%s was not refused", targets[i]);
        }
    }
    assert_int_equal(status_of(state, "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    assert_int_equal(status_of(state, "G@T /health HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}

static void a_content_length_over_the_limit_is_refused_before_the_body(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nOrigin: o\r\nContent-Length: 1025\r\n\r\n");
    client_answer answer = client_read(fd, false);
    assert_int_equal(answer.status, 413);
    assert_string_equal(answer.body, "{\"refusal\":4,\"status\":413}");
    assert_string_equal(client_header(&answer, "Access-Control-Allow-Origin"), "o");
    close(fd);
    fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n");
    assert_int_equal(client_read(fd, false).status, 413);
    assert_true(client_at_end(fd));
    close(fd);
}

static void a_body_of_exactly_the_limit_is_taken(void **state)
{
    char request[2048];
    int used =
        sprintf(request, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n", FIXTURE_LIMIT);
    memset(request + used, 'x', FIXTURE_LIMIT);
    request[used + FIXTURE_LIMIT] = '\0';
    http_fixture *server = *state;
    client_answer answer = client_ask(server->port, request);
    assert_int_equal(answer.status, 200);
    assert_int_equal(answer.size, FIXTURE_LIMIT);
}

/* The client goes on writing long after the limit; the answer reaches it all the same. */
static void a_chunked_body_over_the_limit_is_answered_with_413(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nOrigin: o\r\nTransfer-Encoding: chunked\r\n\r\n");
    char chunk[1032];
    int used = sprintf(chunk, "3ff\r\n");
    memset(chunk + used, 'x', 1023);
    memcpy(chunk + used + 1023, "\r\n", 2);
    for (int i = 0; i < 200; i++) {
        client_send_bytes(fd, chunk, (size_t)used + 1025);
    }
    client_answer answer = client_read(fd, false);
    assert_int_equal(answer.status, 413);
    assert_string_equal(answer.body, "{\"refusal\":4,\"status\":413}");
    assert_string_equal(client_header(&answer, "Access-Control-Allow-Origin"), "o");
    assert_string_equal(client_header(&answer, "Connection"), "close");
    assert_non_null(client_header(&answer, "X-Request-Id"));
    assert_true(client_at_end(fd));
    assert_true(fixture_recorded(server, "/echo", 413, NULL));
    close(fd);
}

static void an_endless_body_for_a_route_that_takes_none_is_cut_off(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "GET /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    static char chunk[70000];
    int used = sprintf(chunk, "11170\r\n");
    memset(chunk + used, 'x', sizeof chunk - (size_t)used);
    client_send_bytes(fd, chunk, sizeof chunk);
    assert_int_equal(client_read(fd, false).status, 413);
    close(fd);
}

/* The early answer must not be lost in a reset while the client is still writing a large body. */
static void an_early_answer_reaches_a_client_that_is_still_writing(void **state)
{
    http_fixture *server = *state;
    static char block[65536];
    memset(block, 'x', sizeof block);
    int fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n");
    for (int i = 0; i < 60; i++) {
        client_send_bytes(fd, block, sizeof block);
    }
    assert_int_equal(client_read(fd, false).status, 413);
    close(fd);
}

static void a_body_that_stalls_is_answered_with_408(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nOrigin: o\r\nContent-Length: 10\r\n\r\nhalf");
    client_answer answer = client_read(fd, false);
    assert_int_equal(answer.status, 408);
    assert_string_equal(answer.body, "{\"refusal\":3,\"status\":408}");
    assert_string_equal(client_header(&answer, "Access-Control-Allow-Origin"), "o");
    assert_true(client_at_end(fd));
    close(fd);
}

static void a_body_that_dribbles_is_answered_with_408(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
    int answered = 0;
    for (int i = 0; i < 900 && !answered; i++) {
        client_send(fd, "x");
        answered = poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 20);
    }
    assert_int_equal(client_read(fd, false).status, 408);
    close(fd);
}

static void a_refused_body_that_stalls_is_ended_too(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "POST /missing HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    assert_int_equal(client_read(fd, false).status, 408);
    close(fd);
}

static void headers_that_stall_are_answered_with_408(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "GET /health HTTP/1.1\r\nHost: a\r\nX-Half");
    assert_int_equal(client_read(fd, false).status, 408);
    assert_true(client_at_end(fd));
    close(fd);
}

static void headers_that_dribble_are_ended(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "GET /health HTTP/1.1\r\nHost: a\r\nX-Long: ");
    int answered = 0;
    for (int i = 0; i < 900 && !answered; i++) {
        client_send(fd, "x");
        answered = poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 20);
    }
    assert_int_equal(answered, 1);
    close(fd);
}

static void a_request_line_that_dribbles_is_cut_off(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "G");
    bool ended = false;
    for (int i = 0; i < 100 && !ended; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
        char byte = 'E';
        ended = send(fd, &byte, 1, MSG_NOSIGNAL) != 1;
    }
    assert_true(ended);
    close(fd);
}

static void a_client_that_closes_along_with_its_request_is_answered_and_let_go(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "GET /hello/x HTTP/1.1\r\nHost: a\r\n\r\n");
    shutdown(fd, SHUT_WR);
    assert_string_equal(client_read(fd, false).body, "hello x");
    assert_true(client_at_end(fd));
    close(fd);
}

static void a_connection_that_says_nothing_is_left_alone(void **state)
{
    http_fixture *server = *state;
    int fresh = client_connect(server->port);
    int used = client_connect(server->port);
    client_send(used, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(client_read(used, false).status, 200);
    sleep(2); /* past the request timeout, not past the idle one */
    client_send(fresh, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(client_read(fresh, false).status, 200);
    client_send(used, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(client_read(used, false).status, 200);
    close(fresh);
    close(used);
}

static void expect_100_is_granted_or_refused_without_the_body(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    char line[32] = "";
    assert_int_equal(recv(fd, line, 25, MSG_WAITALL), 25);
    assert_string_equal(line, "HTTP/1.1 100 Continue\r\n\r\n");
    client_send(fd, "ok");
    assert_string_equal(client_read(fd, false).body, "ok");
    client_send(fd, "POST /missing HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    assert_int_equal(recv(fd, line, 12, MSG_WAITALL | MSG_PEEK), 12);
    line[12] = '\0';
    assert_string_equal(line, "HTTP/1.1 404");
    assert_int_equal(client_read(fd, false).status, 404);
    assert_true(client_at_end(fd));
    close(fd);
}

static void forwarded_addresses_count_only_from_trusted_proxies(void **state)
{
    client_answer answer = client_ask(((http_fixture *)*state)->port,
                                      "GET /ip HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9\r\n\r\n");
    assert_string_equal(answer.body, "127.0.0.1 elsewhere");
    answer = client_ask(((http_fixture *)*state)->port, "GET /ip HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(answer.body, "127.0.0.1 loopback");

    static http_fixture behind;
    fixture_open(&behind, &(pa_http_options){.trusted_proxies = "127.0.0.0/8, 10.0.0.0/8"});
    answer = client_ask(behind.port, "GET /ip HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9, 1.1.1.1\r\n"
                                     "X-Forwarded-For: 10.0.0.7\r\n\r\n");
    assert_string_equal(answer.body, "1.1.1.1 elsewhere");
    answer =
        client_ask(behind.port, "GET /ip HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ::FFFF:8.8.8.8\r\n\r\n");
    assert_string_equal(answer.body, "8.8.8.8 elsewhere");
    answer = client_ask(behind.port, "GET /ip HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: junk\r\n\r\n");
    assert_string_equal(answer.body, "127.0.0.1 elsewhere");
    fixture_close(&behind);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

/* Changes, cuts, doubles and drops bytes of a sound request, always in the same ways. */
static size_t mutate(char *text, size_t size, size_t room, uint32_t *seed)
{
    uint32_t edits = 1 + next_random(seed) % 6;
    for (uint32_t i = 0; i < edits && size > 1; i++) {
        size_t at = next_random(seed) % size;
        switch (next_random(seed) % 5) {
        case 0:
            text[at] = (char)(next_random(seed) & 255);
            break;
        case 1:
            memmove(text + at, text + at + 1, size - at - 1);
            size--;
            break;
        case 2:
            if (size < room) {
                memmove(text + at + 1, text + at, size - at);
                size++;
            }
            break;
        case 3:
            size = at + 1;
            break;
        default:
            text[at] = "\r\n :%/?\t;,"[next_random(seed) % 10];
            break;
        }
    }
    return size;
}

static void a_thousand_malformed_requests_leave_the_server_well(void **state)
{
    static const char *const sound[] = {
        "GET /health HTTP/1.1\r\nHost: a\r\nUser-Agent: x\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "GET /file HTTP/1.1\r\nHost: a\r\nRange: bytes=0-9\r\nIf-Range: \"e1\"\r\n\r\n",
        "GET /query?q=%41&b HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 1.2.3.4\r\nCookie: a=b; c=\"d\"\r\n\r\n",
    };
    http_fixture *server = *state;
    uint32_t seed = 7;
    for (int i = 0; i < 1000; i++) {
        char text[512];
        const char *from = sound[i % 5];
        size_t size = strlen(from);
        memcpy(text, from, size);
        size = mutate(text, size, sizeof text, &seed);
        int fd = client_connect(server->port);
        client_send_bytes(fd, text, size);
        /* Some wait for the rest of the request: those are left alone. */
        poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 2);
        close(fd);
    }
    client_answer answer = client_ask(server->port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_content_lengths_are_refused),
        cmocka_unit_test(transfer_encoding_beside_content_length_is_refused),
        cmocka_unit_test(transfer_encodings_other_than_chunked_are_refused),
        cmocka_unit_test(headers_that_two_parties_could_read_in_two_ways_are_refused),
        cmocka_unit_test(a_nul_in_the_head_is_refused),
        cmocka_unit_test(http_1_1_wants_exactly_one_host),
        cmocka_unit_test(malformed_targets_are_refused),
        cmocka_unit_test(a_content_length_over_the_limit_is_refused_before_the_body),
        cmocka_unit_test(a_body_of_exactly_the_limit_is_taken),
        cmocka_unit_test(a_chunked_body_over_the_limit_is_answered_with_413),
        cmocka_unit_test(an_endless_body_for_a_route_that_takes_none_is_cut_off),
        cmocka_unit_test(an_early_answer_reaches_a_client_that_is_still_writing),
        cmocka_unit_test(a_body_that_stalls_is_answered_with_408),
        cmocka_unit_test(a_body_that_dribbles_is_answered_with_408),
        cmocka_unit_test(a_refused_body_that_stalls_is_ended_too),
        cmocka_unit_test(headers_that_stall_are_answered_with_408),
        cmocka_unit_test(headers_that_dribble_are_ended),
        cmocka_unit_test(a_request_line_that_dribbles_is_cut_off),
        cmocka_unit_test(a_client_that_closes_along_with_its_request_is_answered_and_let_go),
        cmocka_unit_test(a_connection_that_says_nothing_is_left_alone),
        cmocka_unit_test(expect_100_is_granted_or_refused_without_the_body),
        cmocka_unit_test(forwarded_addresses_count_only_from_trusted_proxies),
        cmocka_unit_test(a_thousand_malformed_requests_leave_the_server_well),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
