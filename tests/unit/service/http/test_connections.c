#include "cmocka_prelude.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

static const char HEALTH[] = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";

/* Holds count connections, half of which have made a request, until the pipe is closed. In a process of its
 * own, because one process may not be allowed the descriptors of both ends. */
static void hold_connections(int count, int port_pipe, int ready_pipe)
{
    uint16_t port;
    if (read(port_pipe, &port, sizeof port) != sizeof port) {
        _exit(1);
    }
    for (int i = 0; i < count; i++) {
        int fd = client_connect(port);
        if (i % 2) {
            client_send(fd, HEALTH);
            if (client_read(fd, false).status != 200) {
                _exit(1);
            }
        }
    }
    char byte = 0;
    _exit(write(ready_pipe, &byte, 1) == 1 && read(port_pipe, &byte, 1) == 0 ? 0 : 1);
}

static void idle_connections_are_held(int count)
{
    static http_fixture server;
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
    assert_true(limit.rlim_max > (rlim_t)count + 600);
    int port_pipe[2];
    int ready_pipe[2];
    assert_int_equal(pipe(port_pipe), 0);
    assert_int_equal(pipe(ready_pipe), 0);
    pid_t holder = fork();
    assert_true(holder >= 0);
    if (holder == 0) {
        close(port_pipe[1]);
        hold_connections(count, port_pipe[0], ready_pipe[1]);
    }
    fixture_open(&server, NULL);
    assert_int_equal(write(port_pipe[1], &server.port, sizeof server.port), sizeof server.port);
    close(ready_pipe[1]);
    char byte;
    assert_int_equal(read(ready_pipe[0], &byte, 1), 1);
    for (int i = 0; i < 200; i++) {
        assert_int_equal(client_ask(server.port, HEALTH).status, 200);
    }
    assert_true(wait_for(&server.records, count / 2 + 200));
    close(port_pipe[1]);
    int ended;
    assert_int_equal(waitpid(holder, &ended, 0), holder);
    assert_int_equal(ended, 0);
    close(port_pipe[0]);
    close(ready_pipe[0]);
    fixture_close(&server);
}

static void three_thousand_idle_connections_are_held_beside_active_ones(void **state)
{
    (void)state;
    idle_connections_are_held(3000);
}

static void ten_thousand_idle_connections_are_held_beside_active_ones(void **state)
{
    (void)state;
    idle_connections_are_held(10000);
}

static void connections_over_the_limit_wait_for_a_place(void **state)
{
    (void)state;
    static http_fixture server;
    fixture_open(&server, &(pa_http_options){.max_connections = 4});
    int fds[4];
    for (int i = 0; i < 4; i++) {
        fds[i] = client_connect(server.port);
        client_send(fds[i], HEALTH);
        assert_int_equal(client_read(fds[i], false).status, 200);
    }
    int waiting = client_connect(server.port);
    client_send(waiting, HEALTH);
    char byte;
    usleep(50000);
    assert_int_equal(recv(waiting, &byte, 1, MSG_DONTWAIT), -1);
    close(fds[0]);
    assert_int_equal(client_read(waiting, false).status, 200);
    close(waiting);
    for (int i = 1; i < 4; i++) {
        close(fds[i]);
    }
    fixture_close(&server);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest quick[] = {
        cmocka_unit_test(three_thousand_idle_connections_are_held_beside_active_ones),
        cmocka_unit_test(connections_over_the_limit_wait_for_a_place),
    };
    const struct CMUnitTest slow[] = {
        cmocka_unit_test(ten_thousand_idle_connections_are_held_beside_active_ones),
    };
    if (argc > 1 && strcmp(argv[1], "slow") == 0) {
        return cmocka_run_group_tests(slow, NULL, NULL);
    }
    return cmocka_run_group_tests(quick, NULL, NULL);
}
