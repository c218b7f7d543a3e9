// What a client that nobody here wrote makes of a cache. Prints one JSON object.
//   node interop.mjs scan CACHE
//   node interop.mjs fetch CACHE HUB REPOSITORY PATH TOKEN   (TOKEN may be missing)
import { downloadFileToCacheDir, scanCacheDir } from "@huggingface/hub";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

console.debug = () => {};
const [what, cacheDir, hubUrl, repo, path, accessToken] = process.argv.slice(2);

async function sha256(file) {
  return createHash("sha256").update(await readFile(file)).digest("hex");
}

async function scan() {
  const cache = await scanCacheDir(cacheDir);
  const files = [];
  for (const one of cache.repos) {
    for (const revision of one.revisions) {
      for (const file of revision.files) {
        files.push({
          repo: one.id.name,
          commit: revision.commitOid,
          refs: revision.refs,
          name: file.path.slice(revision.path.length + 1),
          size: file.blob.size,
          sha256: await sha256(file.path),
        });
      }
    }
  }
  return { files, warnings: cache.warnings.map(String) };
}

async function fetchFile() {
  let requests = 0;
  const counted = (...request) => {
    requests++;
    return fetch(...request);
  };
  const file = await downloadFileToCacheDir({
    repo,
    path,
    hubUrl,
    cacheDir,
    accessToken,
    fetch: counted,
    revision: process.env.REVISION,
  });
  return { file, sha256: await sha256(file), requests };
}

console.log(JSON.stringify(what === "scan" ? await scan() : await fetchFile()));
