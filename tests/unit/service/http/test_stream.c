#include "cmocka_prelude.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fixture.h"

static const char PARK[] = "GET /park HTTP/1.1\r\nHost: a\r\nOrigin: o\r\n\r\n";
enum { LIMIT = 4096 };

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

static pa_http_stream *open_stream(http_fixture *server, int *out_fd, const char *request)
{
    int next = server->parked_count;
    *out_fd = client_connect(server->port);
    client_send(*out_fd, request);
    pa_http_stream *stream =
        pa_http_stream_open(fixture_parked(server, next), 200, "text/event-stream", LIMIT);
    assert_non_null(stream);
    return stream;
}

static void read_text(int fd, char *out_text, size_t size)
{
    assert_int_equal(recv(fd, out_text, size, MSG_WAITALL), size);
    out_text[size] = '\0';
}

static void events_arrive_as_they_are_sent(void **state)
{
    http_fixture *server = *state;
    int fd;
    pa_http_stream *stream = open_stream(server, &fd, PARK);
    /* The head comes before the first event. */
    char head[1024];
    size_t used = 0;
    do {
        assert_true(used + 2 < sizeof head && recv(fd, head + used, 1, 0) == 1);
        head[++used] = '\0';
    } while (used < 4 || strcmp(head + used - 4, "\r\n\r\n") != 0);
    assert_non_null(strstr(head, "Content-Type: text/event-stream\r\n"));
    assert_non_null(strstr(head, "Access-Control-Allow-Origin: o\r\n"));
    assert_non_null(strstr(head, "Transfer-Encoding: chunked\r\n"));
    for (int i = 0; i < 5; i++) {
        char event[32];
        char chunk[32];
        snprintf(event, sizeof event, "data: %d\n\n", i);
        assert_int_equal(pa_http_stream_send(stream, fixture_text(event)), PA_OK);
        read_text(fd, chunk, strlen("9\r\n") + strlen(event) + strlen("\r\n"));
        assert_non_null(strstr(chunk, event));
    }
    pa_http_stream_end(stream);
    char end[8];
    read_text(fd, end, 5);
    assert_string_equal(end, "0\r\n\r\n");
    client_send(fd, "GET /hello/again HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(client_read(fd, false).body, "hello again");
    close(fd);
}

static void what_was_sent_before_the_end_arrives_whole(void **state)
{
    (void)state;
    static http_fixture server;
    fixture_open(&server, NULL);
    int fd;
    pa_http_stream *stream = open_stream(&server, &fd, PARK);
    assert_int_equal(pa_http_stream_send(stream, fixture_text("one ")), PA_OK);
    assert_int_equal(pa_http_stream_send(stream, fixture_text("")), PA_OK);
    assert_int_equal(pa_http_stream_send(stream, fixture_text("two")), PA_OK);
    pa_http_stream_end(stream);
    client_answer answer = client_read(fd, false);
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body, "one two");
    pa_http_record told;
    assert_true(fixture_recorded(&server, "/park", 200, &told));
    assert_int_equal(told.bytes_sent, 7);
    close(fd);
    fixture_close(&server);
}

static void a_slow_client_makes_the_stream_busy_not_larger(void **state)
{
    http_fixture *server = *state;
    int fd;
    pa_http_stream *stream = open_stream(server, &fd, PARK);
    static char event[1000];
    memset(event, 'x', sizeof event - 1);
    pa_status status = PA_OK;
    size_t taken = 0;
    while (status == PA_OK && taken < 64 * 1024 * 1024) {
        status = pa_http_stream_send(stream, fixture_text(event));
        taken += status == PA_OK ? sizeof event - 1 : 0;
        if (status == PA_BUSY && recv(fd, &(char){0}, 1, MSG_DONTWAIT | MSG_PEEK) < 0) {
            status = PA_OK; /* the server has not begun to send yet */
        }
    }
    assert_int_equal(status, PA_BUSY);
    assert_int_equal(pa_http_stream_send(stream, (pa_span){.data = (uint8_t *)event, .size = LIMIT + 1}),
                     PA_BUSY);
    pa_http_stream_end(stream);
    static char sink[65536];
    size_t got = 0;
    do {
        ssize_t more = recv(fd, sink, sizeof sink - 1, 0);
        assert_true(more > 0);
        sink[more] = '\0';
        got += (size_t)more;
        if (more >= 5 && memcmp(sink + more - 5, "0\r\n\r\n", 5) == 0) {
            break;
        }
    } while (true);
    assert_true(got >= taken);
    close(fd);
}

static void a_client_that_leaves_is_told_once(void **state)
{
    http_fixture *server = *state;
    int gone = server->gone;
    int fd;
    pa_http_stream *stream = open_stream(server, &fd, PARK);
    assert_int_equal(pa_http_stream_send(stream, fixture_text("hello")), PA_OK);
    close(fd);
    assert_true(wait_for(&server->gone, gone + 1));
    assert_int_equal(pa_http_stream_send(stream, fixture_text("too late")), PA_CANCELLED);
    pa_http_stream_end(stream);
    assert_int_equal(server->gone, gone + 1);
}

static void a_client_that_left_before_the_stream_is_told_once_too(void **state)
{
    http_fixture *server = *state;
    int gone = server->gone;
    int next = server->parked_count;
    int fd = client_connect(server->port);
    client_send(fd, PARK);
    pa_http_exchange *exchange = fixture_parked(server, next);
    close(fd);
    assert_true(wait_for(&server->gone, gone + 1));
    pa_http_stream *stream = pa_http_stream_open(exchange, 200, "text/event-stream", LIMIT);
    assert_non_null(stream);
    assert_int_equal(pa_http_stream_send(stream, fixture_text("nobody")), PA_CANCELLED);
    pa_http_stream_end(stream);
    assert_int_equal(server->gone, gone + 1);
}

static void an_old_client_gets_the_body_until_the_end_of_the_connection(void **state)
{
    http_fixture *server = *state;
    int fd;
    pa_http_stream *stream = open_stream(server, &fd, "GET /park HTTP/1.0\r\n\r\n");
    assert_int_equal(pa_http_stream_send(stream, fixture_text("old")), PA_OK);
    pa_http_stream_end(stream);
    char text[2048];
    size_t used = 0;
    ssize_t got;
    while ((got = recv(fd, text + used, sizeof text - 1 - used, 0)) > 0) {
        used += (size_t)got;
    }
    text[used] = '\0';
    assert_non_null(strstr(text, "\r\n\r\nold"));
    close(fd);
    stream = open_stream(server, &fd, "GET /park HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assert_int_equal(pa_http_stream_send(stream, fixture_text("new")), PA_OK);
    pa_http_stream_end(stream);
    assert_string_equal(client_read(fd, false).body, "new");
    assert_true(client_at_end(fd));
    close(fd);
}

static void head_has_no_stream(void **state)
{
    http_fixture *server = *state;
    int fd;
    pa_http_stream *stream = open_stream(server, &fd, "HEAD /park HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(client_read(fd, true).status, 200);
    assert_true(client_at_end(fd));
    pa_http_stream_end(stream);
    close(fd);
}

static void closing_the_server_cuts_streams(void **state)
{
    (void)state;
    static http_fixture server;
    fixture_open(&server, NULL);
    int fd;
    pa_http_stream *stream = open_stream(&server, &fd, PARK);
    assert_int_equal(pa_http_stream_send(stream, fixture_text("hello")), PA_OK);
    pa_http_close(server.server, 50);
    assert_int_equal(server.gone, 1);
    assert_int_equal(pa_http_stream_send(stream, fixture_text("late")), PA_CANCELLED);
    pa_http_stream_end(stream);
    close(fd);
}

typedef struct sender {
    pa_http_stream *stream;
    int count;
} sender;

static void *send_many(void *context)
{
    sender *self = context;
    for (int i = 0; i < self->count;) {
        pa_status status = pa_http_stream_send(self->stream, fixture_text("0123456789"));
        if (status == PA_BUSY) {
            usleep(100);
        } else if (status == PA_OK) {
            i++;
        } else {
            break;
        }
    }
    return NULL;
}

static void threads_may_send_at_once_and_clients_leave_at_any_time(void **state)
{
    http_fixture *server = *state;
    for (int round = 0; round < 20; round++) {
        int fd;
        sender job = {.stream = open_stream(server, &fd, PARK), .count = 500};
        pthread_t threads[2];
        for (int i = 0; i < 2; i++) {
            pthread_create(&threads[i], NULL, send_many, &job);
        }
        char sink[4096];
        size_t wanted = round % 2 ? 1 : (size_t)job.count * 2 * 10;
        for (size_t got = 0; got < wanted;) {
            ssize_t more = recv(fd, sink, sizeof sink, 0);
            assert_true(more > 0);
            got += (size_t)more;
        }
        if (round % 2) {
            close(fd);
        }
        pthread_join(threads[0], NULL);
        pthread_join(threads[1], NULL);
        pa_http_stream_end(job.stream);
        if (round % 2 == 0) {
            close(fd);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_arrive_as_they_are_sent),
        cmocka_unit_test(what_was_sent_before_the_end_arrives_whole),
        cmocka_unit_test(a_slow_client_makes_the_stream_busy_not_larger),
        cmocka_unit_test(a_client_that_leaves_is_told_once),
        cmocka_unit_test(a_client_that_left_before_the_stream_is_told_once_too),
        cmocka_unit_test(an_old_client_gets_the_body_until_the_end_of_the_connection),
        cmocka_unit_test(head_has_no_stream),
        cmocka_unit_test(closing_the_server_cuts_streams),
        cmocka_unit_test(threads_may_send_at_once_and_clients_leave_at_any_time),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
