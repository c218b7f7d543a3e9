#!/usr/bin/env python3
"""Two origins for the benchmark: a Hub that says where a file is, and a server that gives its bytes.

The bytes leave by sendfile, as with any grown-up web server. With a cap the kernel paces each
connection by itself (SO_MAX_PACING_RATE), whatever is asked over it: nginx's limit_rate begins each
request with a burst, which would favour whoever asks for small parts.
"""
import argparse, os, re, socket, threading

COMMIT = "c" * 40


def request(connection, pending):
    while b"\r\n\r\n" not in pending:
        more = connection.recv(65536)
        if not more:
            return None, b""
        pending += more
    head, rest = pending.split(b"\r\n\r\n", 1)
    return head.decode("latin-1"), rest


def serve(listener, answer, cap=0):
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if cap:
            connection.setsockopt(socket.SOL_SOCKET, 47, cap)  # SO_MAX_PACING_RATE
        threading.Thread(target=talk, args=(connection, answer), daemon=True).start()


def talk(connection, answer):
    pending = b""
    try:
        while True:
            head, pending = request(connection, pending)
            if head is None:
                return
            answer(connection, head)
    except OSError:
        pass
    finally:
        connection.close()


def listen(port):
    listener = socket.create_server(("127.0.0.1", port), backlog=128)
    return listener, listener.getsockname()[1]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file")
    arguments.add_argument("sha256")
    arguments.add_argument("--cap", type=int, default=0, help="bytes per second and connection")
    options = arguments.parse_args()
    size = os.path.getsize(options.file)
    descriptor = os.open(options.file, os.O_RDONLY)
    hub, hub_port = listen(0)
    cdn, cdn_port = listen(0)

    def where(connection, head):
        connection.sendall(
            f"HTTP/1.1 302 Found\r\nX-Repo-Commit: {COMMIT}\r\nX-Linked-Size: {size}\r\n"
            f'X-Linked-Etag: "{options.sha256}"\r\nContent-Length: 0\r\n'
            f"Location: http://127.0.0.1:{cdn_port}/file\r\n\r\n".encode()
        )

    def content(connection, head):
        part = re.search(r"\r\nRange: bytes=(\d+)-(\d*)", head, re.IGNORECASE)
        begin = int(part[1]) if part else 0
        end = int(part[2]) + 1 if part and part[2] else size
        status = "206 Partial Content" if part else "200 OK"
        span = f"Content-Range: bytes {begin}-{end - 1}/{size}\r\n" if part else ""
        connection.sendall(
            f"HTTP/1.1 {status}\r\nAccept-Ranges: bytes\r\n{span}"
            f"Content-Length: {end - begin}\r\n\r\n".encode()
        )
        if head.startswith("HEAD"):
            return
        while begin < end:
            begin += os.sendfile(connection.fileno(), descriptor, begin, min(end - begin, 1 << 24))

    threading.Thread(target=serve, args=(hub, where), daemon=True).start()
    print(f"http://127.0.0.1:{hub_port} http://127.0.0.1:{cdn_port}/file", flush=True)
    serve(cdn, content, options.cap)


main()
