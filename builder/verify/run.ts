import { availableParallelism } from "node:os";
import type { Browser } from "playwright-core";
import { newBundler } from "../compile/bundle.ts";
import { noCache } from "../compile/cache.ts";
import { type Kit, type KitFolders, loadKit } from "../compile/kit.ts";
import { sound } from "../extensions/extension-error.ts";
import { loadTemplates } from "../compile/render/templates.ts";
import { newValidator } from "../validate/validate.ts";
import { startBrowser } from "./browser.ts";
import type { JourneyResult, Verified } from "./results.ts";
import { reachProblem } from "./reach.ts";
import { openStage, type Stage } from "./stage-server.ts";
import { verifyPackage } from "./verify-package.ts";
import type { VerifyTools, Wanted } from "./verify-tools.ts";

export interface RunSettings {
  readonly kit: KitFolders;
  /** Absolute path of a project, whose own question types and targets are known; nobody's where absent. */
  readonly root?: string;
  /** Path of the browser. */
  readonly program: string;
  /** Packages at a time; as many as the machine has cores where absent. */
  readonly jobs?: number | undefined;
  readonly only: readonly string[];
  readonly personality: string | undefined;
  readonly recordStore: VerifyTools["recordStore"];
  /** Pictures of the screens, for the report. */
  readonly pictures: boolean;
  readonly now: () => Date;
  readonly uuid: () => string;
  readonly elapsed: () => number;
  readonly signal: AbortSignal;
  readonly onJourney: (file: string, journey: JourneyResult) => void;
  readonly onPackage: (verified: Verified) => void;
}

/** What plays packages: a browser, a stage, and what both need. */
export interface Theatre {
  readonly kit: Kit;
  readonly browser: Browser;
  readonly stage: Stage;
  close(): Promise<void>;
}

/** Starts browser and stage. Whatever stops the tool closes the browser, too. */
export async function openTheatre({
  kit: folders,
  root,
  program,
  now,
  uuid,
  signal,
}: Pick<RunSettings, "kit" | "root" | "program" | "now" | "uuid" | "signal">): Promise<Theatre> {
  const kit = sound(await loadKit(folders, root));
  const set = loadTemplates(kit.templates, await kit.specs());
  const stage = await openStage({ templates: kit.templates, set, bundler: newBundler(kit.templates, noCache, kit), own: kit, now, uuid });
  const browser = await startBrowser(program);
  const stop = () => void browser.close();
  signal.addEventListener("abort", stop, { once: true });
  return {
    kit,
    browser,
    stage,
    async close() {
      signal.removeEventListener("abort", stop);
      await browser.close();
      await stage.close();
    },
  };
}

function partsOf({ targets, questionTypes }: Kit) {
  return { targets, questionTypes };
}

/** Plays packages, several at a time. They are read one by one, and given back in their order. */
export async function verifyAll(wanted: readonly (() => Promise<Wanted>)[], settings: RunSettings): Promise<readonly Verified[]> {
  const theatre = await openTheatre(settings);
  const results: Verified[] = [];
  const validate = newValidator();
  let next = 0;
  const work = async () => {
    for (let at = next++; at < wanted.length; at = next++) {
      settings.signal.throwIfAborted();
      const given = await wanted[at]?.();
      if (!given) continue;
      const tools = { ...settings, browser: theatre.browser, stage: theatre.stage, ...partsOf(theatre.kit), validate };
      const verified = await verifyPackage(given, { ...tools, onJourney: (journey) => settings.onJourney(given.file, journey) });
      results[at] = verified;
      settings.onPackage(verified);
    }
  };
  try {
    const { recordStore } = settings;
    const problem = recordStore && (await reachProblem(theatre.browser, theatre.stage, theatre.kit.targets[0]?.id ?? "", recordStore));
    if (problem) throw new Error(problem);
    await Promise.all(Array.from({ length: Math.min(settings.jobs ?? availableParallelism(), wanted.length) }, work));
  } finally {
    await theatre.close();
  }
  return results;
}
