// Lighthouse on the web package, as a phone on a slow line sees it: performance, accessibility and best practices, 0 … 100.
// `npm run lighthouse`. Lighthouse weighs 185 MB, so npm fetches it for this command alone and it is no dependency of the project.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import JSZip from "jszip";
import { findBrowser } from "../support/browser.mjs";

const LIGHTHOUSE = "lighthouse@12.8.2";
const GOAL = 98;
const home = resolve(fileURLToPath(import.meta.url), "../../..");
const [course = "foundation", archetype = "users"] = process.argv.slice(2);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

const out = mkdtempSync(join(tmpdir(), "curricle-lighthouse-"));
const build = ["builder/compiled/cli.mjs", "build", course, "--archetype", archetype, "--target", "web", "--out", out, "--quiet"];
const { status, stderr } = spawnSync(process.execPath, build, { cwd: home, encoding: "utf8" });
if (status !== 0) throw new Error(stderr);
const zip = await JSZip.loadAsync(readFileSync(join(out, course, archetype, `${course}-${archetype}-web.zip`)));
const files = Object.values(zip.files).filter(({ dir }) => !dir);
const bodies = new Map(await Promise.all(files.map(async (file) => [file.name, await file.async("nodebuffer")])));
const server = createServer(({ url = "/" }, response) => {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname).slice(1) || "index.html";
  const body = bodies.get(path);
  if (!body) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain", "content-encoding": "gzip" }).end(gzipSync(body));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;

const report = join(out, "report.json");
const flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const child = spawn(
  "npm",
  [
    "exec",
    "--yes",
    `--package=${LIGHTHOUSE}`,
    "--",
    "lighthouse",
    address,
    "--quiet",
    "--output=json",
    `--output-path=${report}`,
    "--only-categories=performance,accessibility,best-practices",
    `--chrome-flags=${flags}`,
  ],
  { cwd: out, stdio: "inherit", env: { ...process.env, CHROME_PATH: findBrowser() } },
);
const run = await new Promise((done) => child.on("close", done));
server.close();
if (run !== 0) throw new Error(`Lighthouse ended with ${run}.`);
const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
rmSync(out, { recursive: true, force: true });
const scores = Object.values(categories).map(({ title, score }) => [title, Math.round(score * 100)]);
process.stdout.write(`${LIGHTHOUSE}, mobile, ${course} for ${archetype}\n\n| | score |\n| --- | ---: |\n`);
for (const [title, score] of scores) process.stdout.write(`| ${title} | ${score} |\n`);
for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"])
  process.stdout.write(`| ${audits[id].title} | ${audits[id].displayValue} |\n`);
const failing = Object.values(audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0);
for (const { id, title } of failing) process.stdout.write(`not met: ${id}: ${title}\n`);
process.exitCode = scores.every(([, score]) => score >= GOAL) ? 0 : 1;
