import type { BrowserContext, Request, Route } from "playwright-core";
import { bundleScript } from "../../builder/compile/bundle.ts";
import type { Preview } from "../../builder/preview/server.ts";
import { ENDPOINT as LMS_ENDPOINT, openLms } from "../fakes/cmi5-lms.ts";
import { openStore } from "../fakes/xapi-store.ts";
import { launchAddress } from "../fakes/xapi-visit.ts";
import type { Host } from "../../templates/contract/host.ts";
import type { Learner } from "../support/learner.ts";
import { home } from "../support/project.ts";
import { fromSavedState, fromScorm12, fromScorm2004, fromStatements, type Recorded, type StoryStatement } from "./recorded.ts";

/** What a place holds of a learner's work, and what it refused. */
export interface Place {
  recorded(learner: Learner): Promise<Recorded>;
  refused(learner: Learner): Promise<readonly string[]>;
}

export interface PlaceKind {
  readonly target: string;
  readonly where: string;
  /** False where the format does not know review and browse mode. */
  readonly modes: boolean;
  prepare(context: BrowserContext, preview: Preview): Promise<Place>;
}

/** The LMS side that comes with the target, as a system of that personality; its first where none is named. */
function shipped(target: string, where: string, modes: boolean, recorded: Place["recorded"], personality?: string): PlaceKind {
  return {
    target,
    where,
    modes,
    async prepare(context) {
      await listenIn(context, personality);
      return { recorded, refused };
    },
  };
}

interface Listening {
  curricleHost?: Host;
  curricleProblems?: string[];
}

/** Notes what the host finds wrong with what a package says, in `window.curricleProblems`. */
async function listenIn(context: BrowserContext, personality: string | undefined): Promise<void> {
  await context.addInitScript((wanted) => {
    let host: Host | undefined;
    const around = window as Listening & Window;
    const listening = (own: Host): Host => ({
      ...own,
      open: (setting) =>
        own.open({
          ...setting,
          ...(wanted !== undefined && { personality: wanted }),
          tell(call) {
            around.curricleProblems = [...(around.curricleProblems ?? []), ...call.problems.map((problem) => `${call.call}: ${problem}`)];
            setting.tell?.(call);
          },
        }),
    });
    Object.defineProperty(around, "curricleHost", {
      get: () => host,
      set(own: Host) {
        host = listening(own);
      },
    });
  }, personality);
}

const refused = ({ page }: Learner) => page.evaluate(() => (window as Listening).curricleProblems ?? []);

const fromRows12 = async (learner: Learner) => fromScorm12((await learner.held()).rows, learner.course);
const fromRows2004 = async (learner: Learner) => fromScorm2004((await learner.held()).rows, learner.course);

const storedStatements = ({ recordStore: { store } }: Preview) =>
  [...store.statements.values()].map(({ statement }) => statement as unknown as StoryStatement);

function atStore(target: string, modes: boolean): PlaceKind {
  return {
    target,
    where: "the preview's record store",
    modes,
    async prepare(context, preview) {
      await listenIn(context, undefined);
      const recorded = (learner: Learner) => Promise.resolve(fromStatements(storedStatements(preview), learner.course));
      return { recorded, refused };
    },
  };
}

export const places: readonly PlaceKind[] = [
  shipped("scorm12", "scorm-again", true, fromRows12, "scorm-again"),
  shipped("scorm12", "a narrow system", true, fromRows12, "narrow"),
  // The 3rd edition has the program of the 4th.
  shipped("scorm2004-3rd", "a narrow system", true, fromRows2004, "narrow"),
  shipped("scorm2004-4th", "scorm-again", true, fromRows2004, "scorm-again"),
  shipped("scorm2004-4th", "a narrow system", true, fromRows2004, "narrow"),
  atStore("xapi", false),
  {
    target: "xapi",
    where: "a fake store on another origin",
    modes: false,
    async prepare(context) {
      const store = openStore();
      await context.route("https://lrs.example/**", (route, request) => answer(route, request, store.fetch));
      await replaceHost(context, hostThatAsks(new URL(launchAddress()).search));
      return {
        recorded: (learner) => Promise.resolve(fromStatements(store.statements() as StoryStatement[], learner.course)),
        refused: () =>
          Promise.resolve(store.requests.filter(({ answered }) => answered >= 400 && answered !== 404).map(({ name }) => name)),
      };
    },
  },
  atStore("cmi5", true),
  {
    target: "cmi5",
    where: "a strict fake",
    modes: true,
    async prepare(context) {
      const lms = openLms();
      await context.route(`${new URL(LMS_ENDPOINT).origin}/**`, (route, request) => answer(route, request, lms.fetch));
      await context.exposeFunction("storyLaunch", (mode: string) => new URL(lms.launch({ mode: modeName(mode) })).search);
      await replaceHost(
        context,
        `window.curricleHost = { open: async ({ launch, mode = "normal" }) => ({ address: launch + (await window.storyLaunch(mode)), close() {} }) };`,
      );
      return {
        recorded: (learner) => Promise.resolve(fromStatements(lms.statements() as StoryStatement[], learner.course)),
        refused: () => Promise.resolve(lms.violations),
      };
    },
  },
  shipped("web", "no LMS", false, async (learner) =>
    fromSavedState(await learner.frame().evaluate(() => Object.values({ ...localStorage }))),
  ),
];

function modeName(mode: string) {
  return mode === "review" ? "Review" : mode === "browse" ? "Browse" : "Normal";
}

function hostThatAsks(search: string): string {
  return `window.curricleHost = { open: async ({ launch }) => ({ address: launch + ${JSON.stringify(search)}, close() {} }) };`;
}

async function replaceHost(context: BrowserContext, source: string): Promise<void> {
  const body = await bundleScript(source, `${home}/test`);
  await context.route("**/hosts/*.js", (route) => route.fulfill({ contentType: "text/javascript", body }));
}

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*, authorization",
  "access-control-allow-methods": "GET, PUT, POST, DELETE",
  "access-control-expose-headers": "*",
};

/** Hands a request of the page to a fake in this process, as a server on another origin would take it. */
async function answer(route: Route, request: Request, deal: typeof fetch): Promise<void> {
  if (request.method() === "OPTIONS") return route.fulfill({ status: 204, headers: CORS });
  const headers = Object.entries(await request.allHeaders()).map(([name, value]) => [titled(name), value]);
  const reply = await deal(request.url(), {
    method: request.method(),
    headers: Object.fromEntries(headers),
    body: request.postData() ?? "",
  });
  return route.fulfill({ status: reply.status, headers: { ...Object.fromEntries(reply.headers), ...CORS }, body: await reply.text() });
}

/** `x-experience-api-version` → `X-Experience-Api-Version`; the fakes read headers as a program writes them. */
function titled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
