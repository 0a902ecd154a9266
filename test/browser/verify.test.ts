import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Verified } from "../../builder/verify/results.ts";
import { openTheatre, type Theatre } from "../../builder/verify/run.ts";
import { newValidator } from "../../builder/validate/validate.ts";
import { verifyPackage } from "../../builder/verify/verify-package.ts";
// @ts-expect-error a plain script, shared with run.mjs
import { findBrowser } from "../support/browser.mjs";
import { type Defect, type Format, playable } from "../support/playable-packages.ts";
import { kit } from "../support/project.ts";

let theatre: Theatre;
const stop = new AbortController();
const outside = { now: () => new Date(), uuid: randomUUID, elapsed: () => performance.now(), signal: stop.signal };

beforeAll(async () => {
  theatre = await openTheatre({ kit, program: findBrowser() as string, ...outside });
}, 60_000);

afterAll(() => theatre.close());

function verify(bytes: Uint8Array, only: readonly string[]): Promise<Verified> {
  const { browser, stage, kit: loaded } = theatre;
  const tools = { browser, stage, targets: loaded.targets, validate: newValidator(), only, personality: undefined, recordStore: undefined };
  return verifyPackage({ file: "course.zip", bytes, codebook: undefined }, { ...tools, ...outside, pictures: false });
}

/** What fails, and by which journey it was found. */
const errorsOf = ({ findings }: Verified) =>
  findings.filter(({ severity }) => severity === "error").map(({ code, journey }) => `${code} ${journey}`.trim());

describe("a package of another tool", () => {
  test.concurrent.each<Format>(["scorm12", "scorm2004", "tincan"])(
    "that is correct passes as %s",
    async (format) => {
      const verified = await verify(playable(format), []);
      expect(verified.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
      expect(verified.journeys.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([]);
    },
    120_000,
  );

  test.concurrent.each<[Format, Defect, string, string[]]>([
    ["scorm12", "no-finish", "record/no-finish right", ["right"]],
    ["scorm2004", "no-finish", "record/no-finish right", ["right"]],
    ["scorm12", "status-backwards", "record/status-backwards right", ["right"]],
    ["scorm2004", "status-backwards", "record/status-backwards right", ["right"]],
    ["scorm12", "state-lost", "resume/state-lost resume", ["right", "resume"]],
    ["scorm2004", "state-lost", "resume/state-lost resume", ["right", "resume"]],
    ["tincan", "state-lost", "resume/state-lost resume", ["right", "resume"]],
    ["scorm12", "score-out-of-range", "record/score-out-of-range right", ["right"]],
    ["scorm2004", "score-out-of-range", "record/score-out-of-range right", ["right"]],
    ["tincan", "score-out-of-range", "record/score-out-of-range right", ["right"]],
    ["scorm12", "remote-font", "page/remote-request right", ["right"]],
    ["scorm12", "unload-handler", "page/unload-handler right", ["right"]],
    ["scorm12", "beforeunload-handler", "page/sends-when-closing right", ["right"]],
    ["scorm12", "keyboard-trap", "access/keyboard-trap pages", ["pages"]],
    ["scorm12", "missing-alt", "access/no-alternative pages", ["pages"]],
    ["scorm2004", "passes-on-opening", "record/passed-on-opening pages", ["pages"]],
    ["tincan", "passes-on-opening", "record/passed-on-opening pages", ["pages"]],
    ["scorm12", "ignores-failed-commit", "record/failed-commit-ignored network", ["right", "network"]],
    ["scorm12", "dialog", "page/dialog right", ["right"]],
    ["scorm12", "script-error", "page/error right", ["right"]],
    ["scorm12", "out-of-turn", "record/out-of-turn right", ["right"]],
    ["scorm12", "silent", "record/nothing right", ["right"]],
    ["tincan", "silent", "record/nothing right", ["right"]],
  ])(
    "as %s with the defect %s fails with %s, and nothing else",
    async (format, defect, code, only) => {
      expect(errorsOf(await verify(playable(format, defect), only))).toEqual([code]);
    },
    120_000,
  );
});
