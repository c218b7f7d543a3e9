/*
 * The provider of the benchmark: answers in OpenAI's dialect as fast as one thread can, so that it is never what is
 * measured. What it answers depends on the model that is asked for:
 *   json   a whole answer of about 600 bytes
 *   burst  64 pieces of a stream at once
 *   paced  32 pieces of a stream, one every 20 ms
 *
 * cc -O2 -o upstream upstream.c && ./upstream 19001
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define MOST 4096
#define IN_BYTES 65536
#define BURST_PIECES 64
#define PACED_PIECES 32
#define PACE_NANOS 20000000L

struct visitor {
  int in;        /* bytes of the request so far */
  int left;      /* pieces of a paced stream that are still to come */
  char *request; /* allocated once for each connection */
};

static struct visitor visitors[MOST];
static char json_answer[2048], burst_answer[65536], paced_head[512], paced_piece[512], paced_end[1024];
static int json_length, burst_length, paced_head_length, paced_piece_length, paced_end_length;

static const char *piece =
    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"bench\","
    "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},\"finish_reason\":null}],\"usage\":null}";
static const char *last =
    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"bench\","
    "\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":64,\"total_tokens\":76}}";
static const char *stream_head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

static int chunk(char *to, const char *event) {
  int length = (int)strlen(event) + 8; /* "data: " and an empty line */
  return sprintf(to, "%x\r\ndata: %s\n\n\r\n", length, event);
}

static void prepare(void) {
  char body[1024];
  int length = sprintf(body,
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"bench\",\"choices\":[{"
      "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"The gate stands open from dawn to dusk, and whoever "
      "comes by day is let in. At night the watch asks for a word, and lets in who knows it.\"},"
      "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":64,\"total_tokens\":76,"
      "\"prompt_tokens_details\":{\"cached_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0}}}");
  json_length = sprintf(json_answer,
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-request-id: req-1\r\nContent-Length: %d\r\n\r\n%s", length, body);
  char *to = burst_answer + sprintf(burst_answer, "%s", stream_head);
  for (int i = 0; i < BURST_PIECES; i++) to += chunk(to, piece);
  to += chunk(to, last);
  to += chunk(to, "[DONE]");
  to += sprintf(to, "0\r\n\r\n");
  burst_length = (int)(to - burst_answer);
  to = paced_head + sprintf(paced_head, "%s", stream_head);
  paced_head_length = (int)(to - paced_head);
  paced_piece_length = chunk(paced_piece, piece);
  to = paced_end;
  to += chunk(to, last);
  to += chunk(to, "[DONE]");
  to += sprintf(to, "0\r\n\r\n");
  paced_end_length = (int)(to - paced_end);
}

static void send_all(int fd, const char *bytes, int length) {
  while (length > 0) {
    ssize_t sent = send(fd, bytes, (size_t)length, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EAGAIN || errno == EINTR) continue;
      return;
    }
    bytes += sent;
    length -= (int)sent;
  }
}

static void leave(int fd) {
  visitors[fd].left = 0;
  close(fd);
}

static void answer(int fd) {
  const char *request = visitors[fd].request;
  const char *model = strstr(request, "\"model\"");
  const char *name = model == NULL ? NULL : strchr(model + 7, '"');
  if (name != NULL && strncmp(name, "\"burst", 6) == 0) {
    send_all(fd, burst_answer, burst_length);
  } else if (name != NULL && strncmp(name, "\"paced", 6) == 0) {
    send_all(fd, paced_head, paced_head_length);
    send_all(fd, paced_piece, paced_piece_length);
    visitors[fd].left = PACED_PIECES - 1;
  } else {
    send_all(fd, json_answer, json_length);
  }
}

/* Whether a whole request is there. A chunked body ends with its empty chunk. */
static int whole(struct visitor *v) {
  char *end = strstr(v->request, "\r\n\r\n");
  if (end == NULL) return 0;
  long head = end + 4 - v->request;
  char *length = strcasestr(v->request, "\ncontent-length:");
  if (length != NULL && length < end) return v->in >= head + atol(length + 16);
  char *chunked = strcasestr(v->request, "\ntransfer-encoding: chunked");
  if (chunked != NULL && chunked < end) return strstr(end + 2, "\r\n0\r\n\r\n") != NULL;
  return 1;
}

static void receive(int fd) {
  struct visitor *v = &visitors[fd];
  ssize_t got = recv(fd, v->request + v->in, (size_t)(IN_BYTES - 1 - v->in), 0);
  if (got == 0 || (got < 0 && errno != EAGAIN)) {
    leave(fd);
    return;
  }
  if (got < 0) return;
  v->in += (int)got;
  v->request[v->in] = 0;
  if (whole(v)) {
    v->in = 0;
    answer(fd);
  }
}

static void pace(int timer) {
  char ticks[8];
  if (read(timer, ticks, 8) < 0) return;
  for (int fd = 0; fd < MOST; fd++) {
    if (visitors[fd].left > 0) {
      send_all(fd, paced_piece, paced_piece_length);
      if (--visitors[fd].left == 0) send_all(fd, paced_end, paced_end_length);
    }
  }
}

int main(int count, char **arguments) {
  signal(SIGPIPE, SIG_IGN);
  prepare();
  int yes = 1;
  int door = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)(count > 1 ? atoi(arguments[1]) : 19001))};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(door, (struct sockaddr *)&address, sizeof address) != 0 || listen(door, 1024) != 0) {
    perror("the port");
    return 1;
  }
  int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  struct itimerspec every = {{0, PACE_NANOS}, {0, PACE_NANOS}};
  timerfd_settime(timer, 0, &every, NULL);
  int epoll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, events[256];
  epoll_ctl(epoll, EPOLL_CTL_ADD, door, &event);
  event.data.fd = timer;
  epoll_ctl(epoll, EPOLL_CTL_ADD, timer, &event);
  for (;;) {
    int ready = epoll_wait(epoll, events, 256, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == timer) {
        pace(timer);
      } else if (fd == door) {
        int visitor = accept4(door, NULL, NULL, SOCK_NONBLOCK);
        if (visitor < 0 || visitor >= MOST) {
          if (visitor >= 0) close(visitor);
          continue;
        }
        setsockopt(visitor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (visitors[visitor].request == NULL) visitors[visitor].request = malloc(IN_BYTES);
        visitors[visitor].in = 0;
        visitors[visitor].left = 0;
        event.data.fd = visitor;
        epoll_ctl(epoll, EPOLL_CTL_ADD, visitor, &event);
      } else {
        receive(fd);
      }
    }
  }
}
