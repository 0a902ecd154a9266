import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type OpenRecordStore, openRecordStore } from "../../builder/record-store/open-record-store.ts";
import { type RecordStoreElsewhere, reachProblem, withoutSecret } from "../../builder/verify/reach.ts";
import type { Verified } from "../../builder/verify/results.ts";
import { htmlReport } from "../../builder/verify/report-html.ts";
import { openTheatre, type Theatre } from "../../builder/verify/run.ts";
import { loadTemplates } from "../../builder/compile/render/templates.ts";
import { newValidator } from "../../builder/validate/validate.ts";
import { verifyPackage } from "../../builder/verify/verify-package.ts";
// @ts-expect-error a plain script, shared with run.mjs
import { findBrowser } from "../support/browser.mjs";
import { type Defect, type Format, playable } from "../support/playable-packages.ts";
import { looks } from "../support/axe.ts";
import { type Built, buildAt } from "../support/packages.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

let theatre: Theatre;
const PATIENCE = 180_000;
const stop = new AbortController();
const outside = { now: () => new Date(), uuid: randomUUID, elapsed: () => performance.now(), signal: stop.signal };

beforeAll(async () => {
  theatre = await openTheatre({ kit, program: findBrowser() as string, ...outside });
}, 60_000);

afterAll(() => theatre.close());

function verify(
  bytes: Uint8Array,
  only: readonly string[],
  recordStore?: RecordStoreElsewhere,
  codebook?: { readonly name: string; readonly text: string },
  personality?: string,
): Promise<Verified> {
  const { browser, stage, kit: loaded } = theatre;
  const tools = { browser, stage, targets: loaded.targets, validate: newValidator(), only, personality, recordStore };
  return verifyPackage({ file: "course.zip", bytes, codebook }, { ...tools, ...outside, pictures: false });
}

/** What fails, and by which journey it was found. */
const errorsOf = ({ findings }: Verified) => [
  ...new Set(findings.flatMap(({ severity, code, journey }) => (severity === "error" ? `${code} ${journey}`.trim() : []))),
];

/** What playing has found. How long anything takes depends on what else the machine is doing. */
const playedFindings = ({ findings }: Verified) =>
  findings.flatMap(({ code, message, journey }) => (journey === "" || code === "page/slow" ? [] : [`${code}: ${message}`]));

describe("a package of another tool", () => {
  test.concurrent.each<[Format, string[]]>([
    ["scorm12", ["pages", "right", "wrong", "tabs"]],
    ["scorm2004", ["resume"]],
    ["tincan", ["right", "killed", "network"]],
  ])(
    "that is correct passes as %s",
    async (format, only) => {
      const verified = await verify(playable(format), only);
      expect(playedFindings(verified)).toEqual([]);
      expect(verified.journeys.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
      expect(verified.ready).toBe(true);
    },
    PATIENCE,
  );

  test.concurrent.each<[Format, Defect, string, string[]]>([
    ["scorm12", "no-finish", "record/no-finish right", ["right"]],
    ["scorm2004", "status-backwards", "record/status-backwards right", ["right"]],
    ["scorm12", "state-lost", "resume/state-lost resume", ["right", "resume"]],
    ["scorm2004", "score-out-of-range", "record/score-out-of-range right", ["right"]],
    ["scorm12", "remote-font", "page/remote-request right", ["right"]],
    ["scorm12", "unload-handler", "page/unload-handler right", ["right"]],
    ["scorm12", "beforeunload-handler", "page/sends-when-closing right", ["right"]],
    ["scorm12", "keyboard-trap", "access/keyboard-trap pages", ["pages"]],
    ["scorm12", "missing-alt", "access/no-alternative pages", ["pages"]],
    ["tincan", "passes-on-opening", "record/passed-on-opening pages", ["pages"]],
    ["scorm12", "ignores-failed-commit", "record/failed-commit-ignored network", ["right", "network"]],
    ["scorm12", "missing-file", "page/missing-file right", ["right"]],
    ["scorm12", "dialog", "page/dialog right", ["right"]],
    ["scorm12", "script-error", "page/error right", ["right"]],
    ["scorm12", "out-of-turn", "record/out-of-turn right", ["right"]],
    ["tincan", "silent", "record/nothing right", ["right"]],
  ])(
    "as %s with the defect %s fails with %s, and nothing else",
    async (format, defect, code, only) => {
      // In one system each; what is correct is played in all.
      const system = format === "tincan" ? undefined : "strict";
      expect(errorsOf(await verify(playable(format, defect), only, undefined, undefined, system))).toEqual([code]);
    },
    PATIENCE,
  );
});

describe("a package of ours", () => {
  let project: TestProject;
  let built: Built;

  beforeAll(async () => {
    project = openProject("small");
    project.edit({ file: "modules/courses/basics.yaml", find: "targets: [scorm12, web]", put: "targets: [scorm12, cmi5]" });
    built = await buildAt(project.root, { archetypes: ["users"] });
  });

  afterAll(() => {
    built.remove();
    project.remove();
  });

  /** Plays the package for a target, with its codebook as `change` leaves it. */
  async function verifyOwn(target: string, only: readonly string[], change = (text: string) => text): Promise<Verified> {
    const record = built.packages.find((one) => one.target === target);
    const read = (path = "") => readFileSync(join(built.output, path));
    const codebook = { name: "basics-users-codebook.csv", text: change(read(record?.codebook).toString("utf8")) };
    return verify(read(record?.path), only, undefined, codebook);
  }

  test.concurrent.each([
    ["scorm12", ["right", "wrong", "resume"]],
    ["cmi5", ["network", "tabs"]],
  ])(
    "is ready to upload as %s, and the robot answers by its codebook",
    async (target, only) => {
      const verified = await verifyOwn(target, only);
      expect(errorsOf(verified)).toEqual([]);
      expect(new Set(verified.journeys.map(({ id }) => id))).toEqual(new Set(only));
      expect(verified.journeys.filter(({ id, standing }) => id !== "wrong" && standing?.success !== "passed")).toEqual([]);
      expect(verified.journeys.find(({ id }) => id === "wrong")?.standing?.success).not.toBe("passed");
      expect(verified.knows).toContain("the package judges 3 of 3 questions alike");
    },
    PATIENCE,
  );

  test.concurrent(
    "whose codebook says something else is not ready",
    async () => {
      const verified = await verifyOwn("scorm12", ["right"], (text) =>
        text.replace("Before touching a patient,yes", "Before touching a patient,no"),
      );
      expect(errorsOf(verified)).toEqual(["answers/codebook-differs"]);
    },
    PATIENCE,
  );
});

describe("against a record store elsewhere", () => {
  const elsewhere = { user: "robot", password: "a secret of some length" };
  const authorization = `Basic ${Buffer.from(`${elsewhere.user}:${elsewhere.password}`).toString("base64")}`;
  let server: Server;
  let store: OpenRecordStore;
  let endpoint = "";

  beforeAll(async () => {
    store = await openRecordStore({ ...outside, ...elsewhere });
    server = createServer((request, response) => void store.answer(request, response, ""));
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test.concurrent(
    "a Tin Can package is played, and what is on record is read back",
    async () => {
      const verified = await verify(playable("tincan"), ["right"], { endpoint, authorization });
      const [journey] = verified.journeys;
      expect(playedFindings(verified)).toEqual([]);
      expect(journey?.standing).toEqual({ completed: true, success: "passed", score: 1 });
      expect(journey?.rows.map(({ value }) => value).join()).toContain("passed");
      expect(journey?.calls.map(({ call }) => call)).toContain("POST statements");
      expect([...store.store.statements.values()].length).toBeGreaterThan(0);
      expect(withoutSecret(JSON.stringify(verified), { endpoint, authorization })).not.toContain(authorization.slice(6));
    },
    PATIENCE,
  );

  test.concurrent("a wrong password is told as that", async () => {
    const { browser, stage } = theatre;
    const wrong = { endpoint, authorization: "Basic cm9ib3Q6d3Jvbmc=" };
    expect(await reachProblem(browser, stage, "xapi", wrong)).toMatch(/^The record store refuses the credentials \(401\)/);
  });

  test.concurrent("a store that lets no pages in is told from one that is not there", async () => {
    const closed = createServer((_, response) => response.end("{}"));
    await new Promise<void>((resolve) => {
      closed.listen(0, "127.0.0.1", resolve);
    });
    const at = { endpoint: `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`, authorization };
    const { browser, stage } = theatre;
    expect(await reachProblem(browser, stage, "xapi", at)).toContain("CORS is not set up");
    closed.close();
    closed.closeAllConnections();
    expect(await reachProblem(browser, stage, "xapi", at)).toContain("Nothing answers at");
  });
});

test(
  "the report of a package that fails says so on top, and is accessible in each look",
  async () => {
    const verified = await verify(playable("scorm12", "dialog"), ["right"]);
    const page = await theatre.browser.newPage();
    await page.setContent(await htmlReport([verified], today, theatre.kit.templates, loadTemplates(theatre.kit.templates)));
    expect(await page.locator("h1").innerText()).toBe("Do not upload");
    expect(await page.locator(".finding--error").first().innerText()).toContain("alert: Welcome");
    await page.locator("details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
    expect(await page.locator(".calls").first().innerText()).toContain("LMSInitialize");
    expect(await looks(page, "verify-report")).toEqual([]);
    await page.close();
  },
  PATIENCE,
);
