/** A client on raw sockets and a server to try it on. */
#ifndef PA_TESTS_HTTP_CLIENT_H
#define PA_TESTS_HTTP_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "service/http/http.h"

/** Connects to 127.0.0.1; fails the test when it cannot. Reads give up after ten seconds. */
int client_connect(uint16_t port);
void client_send(int fd, const char *text);
void client_send_bytes(int fd, const void *data, size_t size);

/** An answer, read to its end. */
typedef struct client_answer {
    int status; /* 0: the connection ended before an answer */
    char head[4096];
    char *body; /* NUL-terminated; lives until the next read */
    size_t size;
} client_answer;

/** Reads one answer; of_head: it has no body, whatever its Content-Length. */
client_answer client_read(int fd, bool of_head);
/** Sends a request on a new connection, reads the answer, closes. */
client_answer client_ask(uint16_t port, const char *request);
/** The header's value in a buffer of its own that the next call takes over; NULL when absent. */
const char *client_header(const client_answer *answer, const char *name);
/** True once the server has closed its side and nothing more is to be read. */
bool client_at_end(int fd);

/** Waits (at most ten seconds) until *flag is at least wanted; false when it never is. */
bool wait_for(const volatile int *flag, int wanted);

#endif
