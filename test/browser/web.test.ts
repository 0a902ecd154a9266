import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import JSZip from "jszip";
import type { Browser, BrowserContext, Download, Page } from "playwright-core";
import type { CourseQuestion } from "../../templates/contract/course.ts";
import { launchBrowser } from "../support/chromium.ts";
import { answerIn } from "../support/learner.ts";
import { buildFoundation } from "../support/packages.ts";
import { home } from "../support/project.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PICTURES = join(home, "test/output/pictures");
const PICTURE = "media/what-ai-is/nested.svg";
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml" };

type Files = Map<string, Buffer>;

/** A static web host as any: files by path below `/course/` and `/other/`, with an ETag for each. */
interface Host {
  readonly address: string;
  /** What lies there now; change it to deploy. */
  readonly files: Files;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Answers to documents wait for so long, ms. */
  delay: number;
  stop(): Promise<void>;
}

let browser: Browser;
let packed: Files;
let host: Host;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  const [launched, built] = await Promise.all([launchBrowser(), buildFoundation({ archetypes: ["users"], targets: ["web"] })]);
  browser = launched;
  const zip = await JSZip.loadAsync(readFileSync(join(built.output, built.packages[0]?.path ?? "")));
  const entries = Object.values(zip.files).filter(({ dir }) => !dir);
  packed = new Map(await Promise.all(entries.map(async (entry) => [entry.name, await entry.async("nodebuffer")] as const)));
  built.remove();
}, 60_000);

afterAll(() => browser.close());

beforeEach(async () => {
  host = await openHost();
  context = await browser.newContext({ acceptDownloads: true });
  await openPage();
});

afterEach(async () => {
  await context.close();
  await host.stop();
});

async function openPage(): Promise<void> {
  page = await context.newPage();
  page.setDefaultTimeout(8000);
  complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
}

async function openHost(): Promise<Host> {
  const files: Files = new Map([...packed].map(([path, bytes]) => [`course/${path}`, bytes]));
  files.set("other/index.html", Buffer.from("<!doctype html><title>Other</title><p>Other</p>"));
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    asked.push(pathname.slice(1));
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const bytes = files.get(path.slice(1));
    const answer = () =>
      response
        .writeHead(bytes ? 200 : 404, {
          "content-type": TYPES[extname(path)] ?? "text/plain",
          "cache-control": "max-age=600",
          etag: `"${createHash("sha256")
            .update(bytes ?? "")
            .digest("hex")}"`,
        })
        .end(request.method === "HEAD" ? undefined : (bytes ?? "Not found"));
    setTimeout(answer, path.endsWith(".html") ? opened.delay : 0);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const opened: Host = {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    files,
    asked,
    delay: 0,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return opened;
}

/** Opens the course and waits until it can be started. */
async function visit(address = `${host.address}course/index.html`): Promise<void> {
  await page.goto(address);
  await page.locator("[data-begin-link]:visible").waitFor();
}

/** A visit after which the browser holds the whole course. */
async function firstVisit(): Promise<void> {
  await visit();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function show(place: string): Promise<void> {
  await page.locator(`[data-contents="${place}"]`).evaluate((link: HTMLElement) => link.click());
  await page.locator(`article[data-page="${place}"]:visible`).waitFor();
}

const begin = () => page.locator("[data-begin-link]:visible").click();
const caches = () => page.evaluate(() => window.caches.keys());

/** Text of the picture as the page's own browser gets it. */
const pictureText = () => page.evaluate(async (path) => (await fetch(path)).text(), PICTURE);

function deploy(path: string, change: (text: string) => string): void {
  host.files.set(`course/${path}`, Buffer.from(change(host.files.get(`course/${path}`)?.toString() ?? "")));
}

const newTitle = (text: string) => text.replace(/<h1 class="start__title"[^>]*>/, "$&Second edition: ");
const newPicture = (text: string) => text.replace("</svg>", "<!-- second --></svg>");
const heading = () => page.locator("article[data-page=start] h1").textContent();

/** Reads every page and takes every quiz without a mistake. */
async function takeCourse(): Promise<void> {
  await begin();
  for (const place of await page.locator("article[data-page*='/']").evaluateAll((all) => all.map(({ id }) => id))) {
    await show(place);
    if ((await page.locator("[data-submit]:visible").count()) === 0) continue;
    for (const form of await page.locator("form[data-question]:visible").all()) {
      const question = JSON.parse((await form.locator("[data-question-data]").textContent()) ?? "") as CourseQuestion;
      await answerIn(form, question, true);
    }
    await page.locator("[data-submit]:visible").click();
  }
  await show("result");
}

/** A folder with the package's files. */
function unzipped(): string {
  const folder = mkdtempSync(join(tmpdir(), "curricle-web-"));
  for (const [path, bytes] of packed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

async function saved(kind: "csv" | "json"): Promise<{ readonly name: string; readonly text: string }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-own-save=${kind}]`).click()]);
  return { name: download.suggestedFilename(), text: readFileSync((await download.path()) ?? "", "utf8") };
}

test("after one visit the course opens, plays on and keeps its place without host and network", async () => {
  await firstVisit();
  await context.setOffline(true);
  await host.stop();
  await visit();
  await begin();
  const picture = page.locator(`img[src="${PICTURE}"]`);
  await show(await picture.evaluate((image) => image.closest("article")?.id ?? ""));
  await expect(picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))).resolves.toBe(true);
  await visit();
  expect(await page.locator("[data-begin-link]:visible").textContent()).toBe("Continue");
  expect(complaints).toEqual([]);
});

test("a new deployment is there at the next visit, whole, and nothing of the old one stays", async () => {
  await firstVisit();
  const before = await caches();
  deploy("index.html", newTitle);
  deploy(PICTURE, newPicture);
  await visit();
  expect([await heading(), await pictureText()]).toEqual([expect.stringMatching(/^Second/), expect.stringContaining("second")]);
  await context.setOffline(true);
  await visit();
  expect([await heading(), await pictureText()]).toEqual([expect.stringMatching(/^Second/), expect.stringContaining("second")]);
  expect([(await caches()).length, (await caches()).some((name) => before.includes(name))]).toEqual([1, false]);
});

test("a deployment that changes a picture alone arrives too", async () => {
  await firstVisit();
  deploy(PICTURE, newPicture);
  await visit();
  expect(await pictureText()).toContain("second");
});

test.each([
  ["is half there", () => (deploy("index.html", newTitle), host.files.delete(`course/${PICTURE}`))],
  ["is a login page", () => deploy("index.html", () => "<!doctype html><title>Sign in</title>")],
  ["does not come in time", () => (deploy("index.html", newTitle), (host.delay = 20_000))],
])("where what the host serves %s, the learner gets the old course, whole", async (_, happen) => {
  await firstVisit();
  const old = await pictureText();
  happen();
  await visit();
  expect([await heading(), await pictureText()]).toEqual(["AI foundations", old]);
});

test("a course that its owner has taken down does not live on in the browser", async () => {
  await firstVisit();
  host.files.delete("course/index.html");
  const answer = await page.goto(`${host.address}course/index.html`);
  expect([
    answer?.status(),
    await caches(),
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ]).toEqual([404, [], 0]);
});

test("the worker leaves alone all that is not the course's", async () => {
  await page.goto(`${host.address}other/index.html`);
  await page.evaluate(() => window.caches.open("foreign"));
  await firstVisit();
  deploy("index.html", newTitle);
  await visit();
  expect((await caches()).filter((name) => name === "foreign")).toEqual(["foreign"]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope))).toEqual([
    `${host.address}course/`,
  ]);
  host.asked.length = 0;
  await page.evaluate(() => Promise.all([fetch("index.html", { method: "POST" }), fetch("connection.txt?1"), fetch("../other/x")]));
  await page.evaluate((path) => fetch(path, { headers: { range: "bytes=0-9" }, cache: "no-store" }), PICTURE);
  expect(host.asked.toSorted()).toEqual(["course/connection.txt", "course/index.html", `course/${PICTURE}`, "other/x"]);
  await page.goto(`${host.address}other/index.html`);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});

test("Chromium finds nothing that stands against installing the course", async () => {
  await firstVisit();
  const devtools = await context.newCDPSession(page);
  const { errors } = await devtools.send("Page.getAppManifest");
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // Every context of a test is a private window.
  expect([errors, installabilityErrors.map(({ errorId }) => errorId)]).toEqual([[], ["in-incognito"]]);
});

test("in a frame of another page the course plays and registers nothing", async () => {
  host.files.set(
    "other/frame.html",
    Buffer.from('<!doctype html><link rel="icon" href="data:,"><title>Frame</title><iframe src="../course/index.html"></iframe>'),
  );
  await page.goto(`${host.address}other/frame.html`);
  await page.frameLocator("iframe").locator("[data-begin-link]:visible").waitFor();
  await page.waitForTimeout(500);
  expect([host.asked.includes("course/service-worker.js"), complaints]).toEqual([false, []]);
});

test("where the browser lets nothing be stored, the course plays, says so, and still gives the learner their record", async () => {
  const sandbox = "allow-scripts allow-downloads";
  host.files.set(
    "other/box.html",
    Buffer.from(
      `<!doctype html><link rel="icon" href="data:,"><title>Box</title><iframe sandbox="${sandbox}" src="../course/index.html"></iframe>`,
    ),
  );
  await page.goto(`${host.address}other/box.html`);
  const frame = page.frameLocator("iframe");
  await frame.locator("[data-begin-link]:visible").click();
  await frame.locator("[data-save=unrecorded]").waitFor();
  await frame.locator("[data-contents=result]").evaluate((link: HTMLElement) => link.click());
  const [download] = await Promise.all([page.waitForEvent("download"), frame.locator("[data-own-save=json]").click()]);
  expect([download.suggestedFilename(), complaints]).toEqual(["foundation-users-record.json", []]);
});

test("opened from a file, the course plays, keeps its place, and logs nothing", async () => {
  const folder = unzipped();
  const address = pathToFileURL(join(folder, "index.html")).href;
  await visit(address);
  await begin();
  await show("result");
  expect((await saved("csv")).name).toBe("foundation-users-record.csv");
  await visit(address);
  // Without a window of its own, Chromium looks for a manifest only when it is asked.
  await (await context.newCDPSession(page)).send("Page.getAppManifest");
  expect(await page.locator("[data-begin-link]:visible").textContent()).toBe("Continue");
  expect(complaints).toEqual([]);
  rmSync(folder, { recursive: true });
});

test("the learner takes away a true record, on paper and as files, and it outlives a reload", async () => {
  await visit();
  await takeCourse();
  const began = Date.now();
  await page.getByLabel("Your name").fill("Ada Lovelace");
  const { name, text } = await saved("json");
  const own = JSON.parse(text) as { finished: string; answers: { score: number; answer: string }[] };
  const graded = await page.locator(".page--quiz form[data-question]").count();
  expect([name, own]).toEqual([
    "foundation-users-record.json",
    expect.objectContaining({
      name: "Ada Lovelace",
      result: "Passed",
      score: 1,
      passMark: 0.8,
      note: expect.stringContaining("Nobody has checked"),
    }),
  ]);
  expect([own.answers.length, own.answers.filter(({ score, answer }) => score < 1 || answer === "").length]).toEqual([graded, 0]);
  expect(Math.abs(Date.parse(own.finished) - began)).toBeLessThan(60_000);
  expect((await saved("csv")).text.trimEnd().split("\r\n").length).toBe(graded + 1);
  expect(await page.locator(".own-record [role=status]").textContent()).toBe("Your browser is saving foundation-users-record.csv.");

  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: join(PICTURES, "own-record-print.png"), fullPage: true });
  const paper = await page.evaluate(() => document.body.innerText);
  expect(paper).toMatch(
    /^\s*Your own record[\s\S]*Ada Lovelace[\s\S]*Passed[\s\S]*Finished on\s+\d+ \w+ 20\d\d[\s\S]*Your answers in the quizzes/,
  );
  expect(paper).not.toMatch(/Save|Print|Contents|What is recorded|Optional/);
  await page.emulateMedia({ media: "screen" });

  await visit();
  await begin();
  await show("result");
  expect(await page.getByLabel("Your name").inputValue()).toBe("");
  expect(JSON.parse((await saved("json")).text)).toEqual({ ...own, name: "" });
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("Ada");
}, 60_000);

test.each([
  ["light", 1280],
  ["dark", 360],
] as const)(
  "in %s at %i px, axe finds nothing in the open record, and nothing scrolls sideways",
  async (colorScheme, width) => {
    const own = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
    page = await own.newPage();
    await visit();
    await takeCourse();
    await page.getByText("See what is in your record").click();
    await page.screenshot({ path: join(PICTURES, `own-record-${width}-${colorScheme}.png`), fullPage: true });
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect([violations, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)]).toEqual([
      [],
      0,
    ]);
    await own.close();
  },
  60_000,
);
