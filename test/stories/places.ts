import type { BrowserContext, Request, Route } from "playwright-core";
import { bundleScript } from "../../builder/compile/bundle.ts";
import type { Preview } from "../../builder/preview/server.ts";
import { ENDPOINT as LMS_ENDPOINT, openLms } from "../fakes/cmi5-lms.ts";
import { openStore } from "../fakes/xapi-store.ts";
import { launchAddress } from "../fakes/xapi-visit.ts";
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

/** The LMS side that comes with the target: scorm-again, or the preview's own record store. */
function shipped(target: string, where: string, modes: boolean, recorded: Place["recorded"]): PlaceKind {
  return { target, where, modes, prepare: () => Promise.resolve({ recorded, refused: () => Promise.resolve([]) }) };
}

/** With the LMS side replaced by a strict fake of ours. */
function strictScorm(target: string, file: string, read: typeof fromScorm12): PlaceKind {
  return {
    target,
    where: "a strict fake",
    modes: true,
    async prepare(context) {
      await replaceHost(context, `import open from "./stories/${file}"; window.curricleHost = { open };`);
      return {
        recorded: async (learner) => read((await learner.held()).rows, learner.course),
        refused: async (learner) => ((await learner.value("x.refused")) ?? "").split("\n").filter(Boolean),
      };
    },
  };
}

const storedStatements = ({ recordStore: { store } }: Preview) =>
  [...store.statements.values()].map(({ statement }) => statement as unknown as StoryStatement);

export const places: readonly PlaceKind[] = [
  shipped("scorm12", "scorm-again", true, async (learner) => fromScorm12((await learner.held()).rows, learner.course)),
  strictScorm("scorm12", "scorm12-host.ts", fromScorm12),
  ...["scorm2004-3rd", "scorm2004-4th"].flatMap((target) => [
    shipped(target, "scorm-again", true, async (learner) => fromScorm2004((await learner.held()).rows, learner.course)),
    strictScorm(target, "scorm2004-host.ts", fromScorm2004),
  ]),
  {
    target: "xapi",
    where: "the preview's record store",
    modes: false,
    prepare: (_, preview) =>
      Promise.resolve({
        recorded: (learner) => Promise.resolve(fromStatements(storedStatements(preview), learner.course)),
        refused: () => Promise.resolve([]),
      }),
  },
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
  {
    target: "cmi5",
    where: "the preview's record store",
    modes: true,
    prepare: (_, preview) =>
      Promise.resolve({
        recorded: (learner) => Promise.resolve(fromStatements(storedStatements(preview), learner.course)),
        refused: () => Promise.resolve([]),
      }),
  },
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
