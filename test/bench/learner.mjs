// How soon a learner can begin: medians of five fresh visits, as fast as it goes and on a slow phone (562 ms latency, 1.44 Mbit/s,
// a processor four times slower). Prints a Markdown table. Not a test: machines differ, so a bare document is measured beside it.
// `npm run bench:learner`; `npm run bench:learner -- <course> <archetype>` takes another course.
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import JSZip from "jszip";
import { chromium } from "playwright-core";
import { findBrowser } from "../support/browser.mjs";

const home = resolve(fileURLToPath(import.meta.url), "../../..");
const [course = "foundation", archetype = "users"] = process.argv.slice(2);
const RUNS = 5;
const SLOW = { latency: 562.5, downloadThroughput: (1.44 * 1024 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };
const FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

/** The frame of an LMS with a SCORM 1.2 API that answers at once. */
const FRAME = `<!doctype html><title>LMS</title><script>
const stored = {};
window.API = { LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true", LMSGetLastError: () => "0",
LMSGetErrorString: () => "", LMSGetDiagnostic: () => "", LMSGetValue: (name) => stored[name] ?? "",
LMSSetValue: (name, value) => { stored[name] = value; return "true"; } };
</script><iframe src="course/index.html" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>`;

/** The least that a page with as much text can be: one document, a few styles, no script. */
function bareDocument(html) {
  const text = html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, "")
    .replace(/^[\s\S]*?(?=<h1)/, "")
    .replace(/ (class|data-[\w-]+|aria-[\w-]+)="[^"]*"/g, "");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><meta name="viewport" content="width=device-width">
<style>body{max-width:40em;margin:auto;font:1.1rem/1.5 sans-serif}</style><body>${text}`;
}

async function filesOf(path) {
  const zip = await JSZip.loadAsync(readFileSync(path));
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(await Promise.all(files.map(async (file) => [file.name, await file.async("nodebuffer")])));
}

/** Serves a set of files below `/course/`, compressed, and the frame at `/`. Counts what goes over the wire. */
async function serve(files) {
  const sent = { requests: 0, bytes: 0 };
  const server = createServer(({ url = "/" }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const body = path === "/" ? Buffer.from(FRAME) : files.get(path.replace("/course/", ""));
    if (!body) return response.writeHead(404).end();
    const zipped = gzipSync(body, { level: 9 });
    if (path !== "/") {
      sent.requests += 1;
      sent.bytes += zipped.length;
    }
    response.writeHead(200, { "content-type": TYPES[extname(path) || ".html"] ?? "text/plain", "content-encoding": "gzip" }).end(zipped);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, sent, close: () => server.close() };
}

/** In the page: notes when its first heading is painted, visible and not covered, and how long it was busy. */
function watchPage() {
  const found = { ready: 0, blocked: 0 };
  window.learnerBench = found;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.blocked += Math.max(0, duration - 50);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    for (const heading of document.querySelectorAll("h1")) {
      const { left, top, width, height } = heading.getBoundingClientRect();
      if (width === 0 || height === 0 || top < 0 || top > innerHeight) continue;
      const seen = document.elementFromPoint(left + 3, top + height / 2);
      if (seen && (heading === seen || heading.contains(seen))) {
        // What was laid out in this frame is painted before the next one.
        requestAnimationFrame(() => setTimeout(() => (found.ready ||= performance.timeOrigin + performance.now())));
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(browser, address, slow) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  if (slow) {
    await session.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.goto(address, { waitUntil: "commit" });
  const frame = await new Promise((found) => {
    const look = () => {
      const inner = page.frames().find((one) => one.url().includes("/course/"));
      if (inner) found(inner);
      else setTimeout(look, 5);
    };
    look();
  });
  await frame.waitForFunction(() => window.learnerBench?.ready > 0, undefined, { timeout: 60_000 });
  await page.waitForTimeout(slow ? 1500 : 500);
  const { ready, blocked } = await frame.evaluate(() => window.learnerBench);
  // From the moment at which the frame of the LMS has arrived and asks for the course.
  const asked = await frame.evaluate(() => performance.timeOrigin);
  await context.close();
  return { ready: ready - asked, blocked };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const out = mkdtempSync(join(tmpdir(), "curricle-learner-"));
const build = spawnSync(
  process.execPath,
  ["builder/compiled/cli.mjs", "build", course, "--archetype", archetype, "--out", out, "--quiet"],
  {
    cwd: home,
    encoding: "utf8",
  },
);
if (build.status !== 0) throw new Error(build.stderr);
const folder = join(out, course, archetype);
const packages = { "SCORM 1.2": `${course}-${archetype}-scorm12.zip`, "xAPI, no launch": `${course}-${archetype}-xapi.zip` };
const scorm = await filesOf(join(folder, packages["SCORM 1.2"]));
const subjects = {
  "one bare document with the same text": new Map([["index.html", Buffer.from(bareDocument(scorm.get("index.html").toString("utf8")))]]),
  "SCORM 1.2": scorm,
  "xAPI, no launch": await filesOf(join(folder, packages["xAPI, no launch"])),
};

const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS.split(" ") });
const rows = [];
for (const [name, files] of Object.entries(subjects)) {
  const server = await serve(files);
  const slow = [];
  const fast = [];
  for (let run = 0; run < RUNS; run++) slow.push(await visit(browser, server.address, true));
  const { requests, bytes } = server.sent;
  for (let run = 0; run < RUNS; run++) fast.push(await visit(browser, server.address, false));
  server.close();
  const cells = [
    requests / RUNS,
    (bytes / RUNS / 1000).toFixed(1),
    Math.round(median(slow.map(({ ready }) => ready))),
    Math.round(median(slow.map(({ blocked }) => blocked))),
    Math.round(median(fast.map(({ ready }) => ready))),
  ];
  rows.push(`| ${name} | ${cells.join(" | ")} |`);
}
await browser.close();
rmSync(out, { recursive: true, force: true });
process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, Chromium ${browser.version()}, ${course} for ${archetype}\n\n`,
);
process.stdout.write(
  "| package | requests | kB, gzip | ready, slow, ms | blocked, slow, ms | ready, fast, ms |\n| --- | ---: | ---: | ---: | ---: | ---: |\n",
);
process.stdout.write(`${rows.join("\n")}\n`);
