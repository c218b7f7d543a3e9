#!/usr/bin/env python3
"""Measures a verified download by Gatehouse against curl with openssl, and aria2. See README.md."""
import argparse, hashlib, os, shutil, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin/java") if "JAVA_HOME" in os.environ else "java"


def make(path, gigabytes):
    digest = hashlib.sha256()
    with open(path, "wb") as out:
        for _ in range(int(gigabytes * 1024)):
            block = os.urandom(1 << 20)
            digest.update(block)
            out.write(block)
    return digest.hexdigest()


def run(command):
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stdout} {done.stderr}")
    return time.monotonic() - begin, done.stdout


def gatehouse(options, hub, url, sha, out):
    _, said = run([JAVA, "-cp", options.classpath,
                   "app.gatehouse.downloads.internal.transfer.FetchByHand",
                   hub, out, "bench/model", "file"])
    with open(os.path.join(out, "models--bench--model/blobs", sha), "rb") as blob:
        assert os.fstat(blob.fileno()).st_size == os.path.getsize(options.file)
    return float(said.split()[-1])


def curl(options, hub, url, sha, out):
    target = os.path.join(out, "file")
    fetched, _ = run(["curl", "-s", "-f", "-o", target, url])
    hashed, said = run(["openssl", "dgst", "-sha256", target])
    assert sha in said
    return fetched + hashed


def aria2(connections):
    def measure(options, hub, url, sha, out):
        return run(["aria2c", "-q", "--no-conf", "--file-allocation=none",
                    f"-x{connections}", f"-s{connections}", f"--checksum=sha-256={sha}",
                    "-d", out, "-o", "file", url])[0]
    return measure


WAYS = {
    "Gatehouse": gatehouse,
    "curl, then openssl": curl,
    "aria2, 1 connection": aria2(1),
    "aria2, 8 connections": aria2(8),
}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--dir", default="/dev/shm", help="where the file and its copies are")
    arguments.add_argument("--gigabytes", type=float, default=4)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--cap", type=int, default=0, help="bytes per second and connection")
    arguments.add_argument("--only", default="", help="names of ways, separated by /")
    options = arguments.parse_args()
    options.classpath = os.environ["BENCH_CLASSPATH"]
    folder = os.path.join(options.dir, "gatehouse-bench")
    os.makedirs(folder, exist_ok=True)
    options.file = os.path.join(folder, "original")
    sha = make(options.file, options.gigabytes)
    ways = {name: way for name, way in WAYS.items() if not options.only or name in options.only.split("/")}
    if options.cap and "curl, then openssl" in ways and not options.only:
        del ways["curl, then openssl"], ways["aria2, 1 connection"]
    server = subprocess.Popen([sys.executable, os.path.join(HERE, "server.py"), options.file, sha,
                               "--cap", str(options.cap)], stdout=subprocess.PIPE, text=True)
    try:
        hub, url = server.stdout.readline().split()
        times = {name: [] for name in ways}
        for number in range(options.rounds):
            for name, way in ways.items():
                out = os.path.join(folder, "copy")
                os.makedirs(out)
                times[name].append(way(options, hub, url, sha, out))
                shutil.rmtree(out)
                print(f"round {number + 1}: {name}: {times[name][-1]:.2f} s", file=sys.stderr)
        ours = statistics.median(times["Gatehouse"]) if "Gatehouse" in times else 0
        print("| | median | each | Gatehouse is |\n|---|---:|---|---:|")
        for name, all_times in times.items():
            median = statistics.median(all_times)
            each = ", ".join(f"{each:.2f}" for each in all_times)
            ratio = f"{median / ours:.2f} times as fast" if ours and name != "Gatehouse" else ""
            print(f"| {name} | {median:.2f} s | {each} | {ratio} |")
    finally:
        server.terminate()
        shutil.rmtree(folder)


main()
