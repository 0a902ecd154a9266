import { afterAll, beforeAll, expect, test } from "@jest/globals";
import picocolors from "picocolors";
import { runDoctor } from "../../builder/commands/doctor.ts";
import type { Terminal } from "../../builder/commands/terminal.ts";
import { findBrowser } from "../../builder/verify/browser.ts";
import { type Illness, openSick, type SickStore } from "../builder/doctor/sick-store.ts";

let illness: Illness = () => undefined;
let store: SickStore;
beforeAll(async () => {
  store = await openSick((answer, request) => illness(answer, request));
});
afterAll(() => store.close());

/** Runs the command as a shell would. */
async function run(
  given: { readonly password?: string; readonly origin?: string; readonly json?: boolean; readonly endpoint?: string } = {},
) {
  const { password = "secret", origin = "https://lms.example", json = false, endpoint = store.endpoint } = given;
  const said = { out: "", error: "" };
  const terminal: Terminal = {
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
    interactive: false,
    colors: picocolors.createColors(false),
    quiet: false,
    json,
    format: "text",
    from: "",
  };
  let count = 0;
  const uuid = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}`;
  const recordStore = { endpoint, user: "owner", password, authorization: undefined };
  const code = await runDoctor(
    { recordStore, origin, browser: findBrowser(process.env["CURRICLE_BROWSER"]), now: () => new Date(), uuid },
    terminal,
  );
  return { code, ...said };
}

test("a page of the learning system's own origin can do all that packages do, and the command ends with 0", async () => {
  illness = () => undefined;
  const { code, out } = await run();
  expect(out).toContain("✓ From a page of that origin, in a browser: A page of https://lms.example can do all that packages do.");
  expect(out).toContain("Packages can report to this record store.");
  expect(out).not.toMatch(new RegExp(`secret|${btoa("owner:secret")}`));
  expect([code, store.held()]).toEqual([0, 0]);
});

test("what a browser does not let through is found in the browser as well, and the command ends with 1", async () => {
  illness = ({ headers }, request) => void (request.method === "OPTIONS" && (headers["access-control-allow-headers"] = "content-type"));
  const { code, out } = await run({ json: true });
  const { checks } = JSON.parse(out) as { checks: { id: string; outcome: string; seen: string }[] };
  expect(checks.filter(({ outcome }) => outcome === "wrong").map(({ id }) => id)).toEqual(["cors", "browser"]);
  expect(checks.at(-1)?.seen).toContain("the browser did not let it through");
  expect([code, store.held()]).toEqual([1, 0]);
});

test.each([
  ["no password", { password: "" }, "There are no credentials"],
  ["an address that is none", { endpoint: "lrs" }, "is no address of a record store"],
  ["an origin that is none", { origin: "lms.example" }, "is no address of a learning system"],
])("with %s the command ends with 2, and says why", async (_, given, words) => {
  const { code, error } = await run(given);
  expect([code, error.includes(words)]).toEqual([2, true]);
});
