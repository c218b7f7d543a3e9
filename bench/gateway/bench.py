#!/usr/bin/env python3
"""Gatehouse's gateway, @portkey-ai/gateway and a direct connection, one after the other in each round, against the
same upstream on this machine. See README.md."""
import argparse
import asyncio
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
UPSTREAM, PORTKEY, GATEHOUSE = 19001, 19002, 19003
KEY = "sk-proj-" + "b" * 40
CASES = ["json", "burst", "paced"]
CONNECTIONS = [1, 16, 64]
TICK = os.sysconf("SC_CLK_TCK")


class Way:
    """A way to the upstream: an address, what is sent along, and the process in between."""

    def __init__(self, name, port, headers, prefix="", pid=None):
        self.name, self.port, self.headers, self.prefix, self.pid = name, port, headers, prefix, pid

    def body(self, case):
        request = {"model": self.prefix + case, "messages": [{"role": "user", "content": "Who keeps the gate?"}]}
        if case != "json":
            request |= {"stream": True, "stream_options": {"include_usage": True}}
        return json.dumps(request)

    def cpu(self):
        """Seconds of processor time so far."""
        if self.pid is None:
            return 0.0
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self):
        """Resident bytes."""
        if self.pid is None:
            return 0
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text()).group(1)) * 1024


def wrk(way, case, connections, seconds):
    script = tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False)
    with script:
        script.write('wrk.method = "POST"\nwrk.body = [[%s]]\n' % way.body(case))
        for name, value in ({"Content-Type": "application/json"} | way.headers).items():
            script.write('wrk.headers["%s"] = "%s"\n' % (name, value))
        script.write(
            "done = function(s, l, r)\n"
            '  io.write(string.format("RESULT %d %d %d %d %d\\n", s.requests, s.duration, l:percentile(50), l:percentile(99),\n'
            "    s.errors.status + s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout))\nend\n")
    before = way.cpu()
    out = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", script.name,
         f"http://127.0.0.1:{way.port}/v1/chat/completions"], capture_output=True, text=True, check=True).stdout
    used = way.cpu() - before
    os.unlink(script.name)
    requests, duration, median, p99, errors = map(int, re.search(r"RESULT (.*)", out).group(1).split())
    if errors or not requests:
        sys.exit(f"{way.name}, {case}, {connections}: {errors} errors in {requests} requests\n{out}")
    return {"rps": requests / (duration / 1e6), "cpu_us": used / requests * 1e6, "median_ms": median / 1000,
            "p99_ms": p99 / 1000}


def request_of(way, case):
    body = way.body(case).encode()
    head = "".join(f"{name}: {value}\r\n" for name, value in way.headers.items())
    return (f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{way.port}\r\nContent-Type: application/json\r\n"
            f"{head}Content-Length: {len(body)}\r\n\r\n").encode() + body


async def ask(reader, writer, request):
    """Milliseconds until the first piece of the answer, and until its end."""
    begin = time.perf_counter()
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        sys.exit(head.decode(errors="replace"))
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    if length:
        await reader.readexactly(1)
        first = time.perf_counter()
        await reader.readexactly(int(length.group(1)) - 1)
    else:
        await reader.readuntil(b"{")
        first = time.perf_counter()
        await reader.readuntil(b"\r\n0\r\n\r\n")
    return (first - begin) * 1000, (time.perf_counter() - begin) * 1000


async def first_pieces(way, case, connections, count):
    """Milliseconds until the first piece of the answer, of each request."""
    request, times = request_of(way, case), []

    async def visitor():
        reader, writer = await asyncio.open_connection("127.0.0.1", way.port)
        for _ in range(count):
            times.append((await ask(reader, writer, request))[0])
        writer.close()

    await asyncio.gather(*(visitor() for _ in range(connections)))
    return times


async def from_the_start(way, count):
    """Milliseconds of each of the first requests after a start, one after the other."""
    request = request_of(way, "json")
    reader, writer = await asyncio.open_connection("127.0.0.1", way.port)
    times = [(await ask(reader, writer, request))[1] for _ in range(count)]
    writer.close()
    return times


def wait_for(port):
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"Nothing answers at port {port}")


def start(command, environment=None, **more):
    return subprocess.Popen(command, env=os.environ | (environment or {}), preexec_fn=os.setsid, **more)


def gatehouse(folder):
    """A Gatehouse with one key and one token: authentication, opening the key and usage as for anybody."""
    process = start(
        [os.environ.get("JAVA", "java"), "-cp", os.environ["BENCH_CLASSPATH"], "app.gatehouse.bench.GatewayUnderTest",
         f"--server.port={GATEHOUSE}", "--gatehouse.test.played=false", f"--gatehouse.data-dir={folder}/data",
         f"--gatehouse.providers.openai.base-url=http://127.0.0.1:{UPSTREAM}/v1"],
        stdout=subprocess.PIPE, stderr=open(f"{folder}/gatehouse.log", "w"), text=True)
    for line in process.stdout:
        if line.startswith("TOKEN "):
            return process, line.split()[1]
    sys.exit(f"Gatehouse did not start, see {folder}/gatehouse.log")


def portkey(folder):
    log = open(f"{folder}/portkey.log", "w")
    return start(
        ["node", "--import", str(HERE / "portkey-mutable-headers.mjs"), os.environ["PORTKEY"], f"--port={PORTKEY}"],
        stdout=log, stderr=log)


def stop(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    except ProcessLookupError:
        pass


def table(results, ways):
    for case in CASES:
        print(f"\n{case}\n")
        print("| connections | way | requests/s | CPU per request | median | p99 |")
        print("|---:|---|---:|---:|---:|---:|")
        for connections in CONNECTIONS:
            for way in ways:
                rounds = results[(case, connections, way.name)]
                middle = {k: statistics.median(r[k] for r in rounds) for k in rounds[0]}
                cpu = "" if way.pid is None else f"{middle['cpu_us']:.0f} µs"
                print(f"| {connections} | {way.name} | {middle['rps']:.0f} | {cpu} | {middle['median_ms']:.2f} ms "
                      f"| {middle['p99_ms']:.2f} ms |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="for each measurement")
    parser.add_argument("--warm", type=int, default=10, help="seconds of warming up for each way and case")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cc", "-O2", "-o", f"{folder}/upstream", str(HERE / "upstream.c")], check=True)
        processes = [start([f"{folder}/upstream", str(UPSTREAM)])]
        try:
            other = portkey(folder)
            processes.append(other)
            ours, token = gatehouse(folder)
            processes.append(ours)
            for port in (UPSTREAM, PORTKEY, GATEHOUSE):
                wait_for(port)
            direct = Way("direct", UPSTREAM, {"Authorization": f"Bearer {KEY}"})
            ways = [
                direct,
                Way("Portkey", PORTKEY, {"Authorization": f"Bearer {KEY}", "x-portkey-provider": "openai",
                    "x-portkey-custom-host": f"http://127.0.0.1:{UPSTREAM}/v1"}, pid=other.pid),
                Way("Gatehouse", GATEHOUSE, {"Authorization": f"Bearer {token}"}, prefix="openai/", pid=ours.pid),
            ]
            fresh = asyncio.run(from_the_start(ways[2], 1000))
            print(f"Gatehouse, the first 1,000 requests after its start, one after the other: "
                  f"median {statistics.median(fresh):.2f} ms, p99 {sorted(fresh)[989]:.1f} ms, longest {max(fresh):.0f} ms")
            for way in ways:
                for case in CASES:
                    wrk(way, case, 16, chosen.warm)
            results, first = {}, {}
            for number in range(chosen.rounds):
                for case in CASES:
                    for connections in CONNECTIONS:
                        for way in ways:
                            results.setdefault((case, connections, way.name), []).append(
                                wrk(way, case, connections, chosen.seconds))
                for connections in CONNECTIONS:
                    for way in ways:
                        first.setdefault((connections, way.name), []).append(
                            statistics.median(asyncio.run(first_pieces(way, "paced", connections, 3))))
                print(f"round {number + 1} of {chosen.rounds} done", file=sys.stderr)
            table(results, ways)
            print("\nuntil the first piece of a paced stream, median\n")
            print("| connections | " + " | ".join(way.name for way in ways) + " |\n|---:|" + "---:|" * len(ways))
            for connections in CONNECTIONS:
                print(f"| {connections} | " + " | ".join(
                    f"{statistics.median(first[(connections, way.name)]):.2f} ms" for way in ways) + " |")
            print("\nmemory at the end: " + ", ".join(f"{w.name} {w.memory() / 1e6:.0f} MB" for w in ways if w.pid))
        finally:
            for process in processes:
                stop(process)


if __name__ == "__main__":
    main()
