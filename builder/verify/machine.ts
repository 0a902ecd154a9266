import type { Browser, BrowserContext, Frame, Page, Request } from "playwright-core";
import type { HostCall, HostRecord } from "../../templates/contract/host-record.ts";
import type { HostFault, StoreExchange } from "../../templates/contract/store-exchange.ts";
import type { AboutHost, Note, StageSetting, StageWindow } from "../../templates/contract/verify.ts";
import type { Door } from "../record-store/doors.ts";
import type { Launch } from "../validate/package.ts";
import { heldIn, type Log, newLog } from "./log.ts";
import type { Stage } from "./stage-server.ts";

export interface MachineSettings {
  readonly browser: Browser;
  readonly stage: Stage;
  /** Names its door to the record store. */
  readonly id: string;
  /** Names the learner. */
  readonly journey: string;
  readonly target: string;
  /** Path of the package's root on the stage. */
  readonly root: string;
  readonly launch: Launch;
  readonly personality: string | undefined;
  readonly place: StageSetting["place"];
  readonly width: number;
  /** A record store elsewhere, in place of the stage's own. */
  readonly recordStore: { readonly endpoint: string; readonly authorization: string } | undefined;
}

/** One learner's browser, and what the LMS has stored of this learner. */
export interface Machine {
  readonly log: Log;
  readonly context: BrowserContext;
  /** The learner opens the package, in a tab of its own. */
  open(): Promise<Visit>;
  /** What befalls the LMS or record store from now on, in all open visits. */
  play(fault: HostFault | undefined): Promise<void>;
  /** What the host says of itself. */
  about(): Promise<AboutHost>;
  /** True once a fault has been played. */
  disturbed(): boolean;
  /** So many visits have begun. */
  visits(): number;
  /** What a tab shows, half as large, as JPEG in base64. */
  picture(page: Page): Promise<string>;
  /** Waits, ms. */
  pause(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface Visit {
  /** From 1. */
  readonly number: number;
  /** The tab that shows the package. */
  readonly page: Page;
  /** Of the whole journey. */
  readonly log: Log;
  /** The document of the package. Throws where it is not open. */
  frame(): Frame;
  /** The learner closes the course; the LMS ends the visit. */
  leave(): Promise<void>;
  /** The browser's process dies: nothing can say goodbye. */
  kill(): Promise<void>;
}

const PATIENCE = 10_000;
const HEIGHT = 720;

/** Opens a browser of its own for one learner, with nothing in it. */
export async function openMachine(settings: MachineSettings): Promise<Machine> {
  const { browser, stage, id, journey, target, root, launch, personality, place, width, recordStore } = settings;
  const log = newLog();
  const context = await browser.newContext({ viewport: { width, height: HEIGHT }, reducedMotion: "reduce", locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE);
  const visits = new Map<Page, number>();
  const doors: Door[] = [];
  let begun = 0;
  let disturbed = false;
  let fault: HostFault | undefined;
  await watch(context, { stage, root, log, visits, elsewhere: recordStore?.endpoint });
  if (recordStore) tellExchanges(context, recordStore.endpoint, visits);
  const playIn = (page: Page) =>
    page.evaluate((wanted) => (globalThis as unknown as StageWindow).curricleStage.fault(wanted ?? undefined), fault ?? null);

  return {
    log,
    context,
    async open() {
      const page = await context.newPage();
      const number = ++begun;
      // A door for each visit: what one tab's learning system hears is not what the other's package says.
      const own = stage.door(`${id}-${number}`);
      own.door.play(fault);
      doors.push(own.door);
      own.door.subscribe((exchange) => void exchanged(page, exchange));
      visits.set(page, number);
      await page.goto(stage.origin + stage.pageFor(target));
      await playIn(page);
      const setting: StageSetting = {
        launch: root + launch.path,
        recordStore: recordStore?.endpoint ?? own.path,
        authorization: recordStore?.authorization ?? own.authorization,
        activity: launch.activity === "" ? `${stage.origin}${root}${launch.path}` : launch.activity,
        learner: { id: `robot-${journey}`, name: "Robot, Learner" },
        stored: heldIn(log)?.state ?? null,
        place,
        ...(personality === undefined ? {} : { personality }),
        ...(launch.masteryScore === undefined ? {} : { masteryScore: launch.masteryScore }),
      };
      const popup = place === "window" ? page.waitForEvent("popup") : undefined;
      await page.evaluate((given) => (globalThis as unknown as StageWindow).curricleStage.open(given), setting);
      const shown = await popup;
      if (shown) visits.set(shown, number);
      return {
        number,
        log,
        page: shown ?? page,
        frame() {
          const frame = shown?.mainFrame() ?? page.mainFrame().childFrames()[0];
          if (!frame) throw new Error("The package is not open.");
          return frame;
        },
        async leave() {
          await page.evaluate(() => (globalThis as unknown as StageWindow).curricleStage.leave());
          await page.close();
        },
        kill: async () => {
          for (const one of shown ? [shown, page] : [page]) await crash(context, one);
        },
      };
    },
    async play(wanted) {
      fault = wanted;
      disturbed ||= wanted !== undefined;
      for (const door of doors) door.play(wanted);
      for (const page of visits.keys()) if (!page.isClosed() && page.url().includes("/stage/")) await playIn(page);
    },
    async about() {
      const page = await context.newPage();
      await page.goto(stage.origin + stage.pageFor(target));
      const about = await page.evaluate(() => (globalThis as unknown as StageWindow).curricleStage.about());
      await page.close();
      return about;
    },
    disturbed: () => disturbed,
    visits: () => begun,
    async picture(page) {
      const session = await context.newCDPSession(page);
      const clip = { x: 0, y: 0, width, height: HEIGHT, scale: 0.5 };
      const { data } = await session.send("Page.captureScreenshot", { format: "jpeg", quality: 60, clip });
      await session.detach();
      return data;
    },
    pause: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
    async close() {
      await context.close();
      for (const door of doors) stage.closeDoor(door.id);
    },
  };
}

async function crash(context: BrowserContext, page: Page): Promise<void> {
  if (page.isClosed()) return;
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();
}

interface Watching {
  readonly stage: Stage;
  readonly root: string;
  readonly log: Log;
  readonly visits: ReadonlyMap<Page, number>;
  /** Address of a record store that may be asked. */
  readonly elsewhere: string | undefined;
}

/** Puts eyes into all pages of the browser, and notes everything that they and the browser tell. */
async function watch(context: BrowserContext, { stage, root, log, visits, elsewhere }: Watching): Promise<void> {
  const visitOf = (page: Page | null) => (page ? (visits.get(page) ?? 0) : 0);
  await context.exposeBinding("curricleRecord", ({ page }, text: string) => {
    log.records.push({ visit: visitOf(page), held: JSON.parse(text) as HostRecord, calls: log.calls.length });
  });
  await context.exposeBinding("curricleCall", ({ page }, text: string) => {
    log.calls.push({ ...(JSON.parse(text) as HostCall & { during?: string }), visit: visitOf(page) });
  });
  await context.exposeBinding("curricleNote", (_, text: string) => void log.notes.push(JSON.parse(text) as Note));
  await context.exposeBinding("curriclePress", ({ page }, keys: { key: string; times: number } | { text: string }) => press(page, keys));
  await context.addInitScript({ content: await stage.eyes() });
  context.on("request", (request) => {
    const address = request.url();
    if (/^(data|blob|about):/.test(address) || (elsewhere !== undefined && address.startsWith(elsewhere))) return;
    const base = stage.origin + root;
    const file = address.startsWith(base) ? decodeURIComponent(address.slice(base.length).replace(/[?#].*$/, "")) : undefined;
    if (file === undefined && address.startsWith(`${stage.origin}/`)) return;
    log.requests.push({ address, file, visit: 0 });
  });
  context.on("response", (response) => {
    const base = stage.origin + root;
    if (response.status() === 404 && response.url().startsWith(base)) log.missing.add(response.url().slice(base.length));
  });
  context.on("console", (message) => {
    const type = message.type();
    if (type === "error" || type === "warning") log.console.push({ type, text: message.text().replaceAll(stage.origin, "") });
  });
  context.on("weberror", (error) => void log.errors.push(error.error().message));
  context.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") log.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    dialog.accept().catch(() => undefined);
  });
}

/** What goes to a record store elsewhere, as its door would have noted it. */
function tellExchanges(context: BrowserContext, endpoint: string, visits: ReadonlyMap<Page, number>): void {
  let number = 0;
  const tell = async (request: Request) => {
    if (!request.url().startsWith(endpoint) || request.method() === "OPTIONS") return;
    const response = await request.response().catch(() => null);
    const exchange: StoreExchange = {
      number: ++number,
      at: Math.round(request.timing().startTime),
      method: request.method(),
      path: request.url().slice(endpoint.length),
      request: request.postData() ?? "",
      status: response?.status() ?? 0,
      response: (await response?.text().catch(() => "")) ?? "",
      fault: undefined,
    };
    const tab = request.frame().page();
    // A window that the stage has opened belongs to the visit of its page.
    for (const [page, visit] of visits) if (visit === visits.get(tab)) await exchanged(page, exchange);
  };
  context.on("requestfinished", (request) => void tell(request));
  context.on("requestfailed", (request) => void tell(request));
}

async function exchanged(page: Page, exchange: StoreExchange): Promise<void> {
  if (page.isClosed() || !page.url().includes("/stage/")) return;
  await page.evaluate((one) => (globalThis as unknown as StageWindow).curricleStage.exchanged(one), exchange).catch(() => undefined);
}

async function press(page: Page, keys: { readonly key: string; readonly times: number } | { readonly text: string }): Promise<void> {
  if ("text" in keys) await page.keyboard.insertText(keys.text);
  else await Promise.all(Array.from({ length: keys.times }, () => page.keyboard.press(keys.key)));
}
