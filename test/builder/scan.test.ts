import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { newScanner } from "../../builder/compile/scan.ts";
import { newReport } from "../../builder/diagnostics/report.ts";
import { build } from "../../builder/index.ts";
import { packageMistakes } from "../fixtures/mistakes.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const MODULE = "modules/clean-hands/module.md";
const PICTURE = "modules/clean-hands/media/moments.svg";

const codes = (path: string, pieces: readonly string[], workers = false) =>
  newScanner()([{ path, pieces }], workers).flatMap(({ seen }) => seen.map(({ code }) => code));

describe("the scan of a package finds what must not be in it (SEC-1, SEC-4, SEC-8, SEC-10)", () => {
  test.each(packageMistakes)("$code: $pieces", ({ code, path, pieces }) => {
    expect(codes(path, pieces)).toEqual([code]);
  });
});

describe("the scan of a package leaves alone what harms nobody", () => {
  test.each([
    ["a page that explains eval(", "index.html", ["<p>Never call eval(text) or document.write(text).</p>"]],
    ["a link that a learner may follow", "index.html", ['<a href="https://example.org/">More</a>']],
    ["an icon without bytes", "index.html", ['<link rel="icon" href="data:,">']],
    ["an alternative text that looks like an address", "index.html", ['<img src="a.png" alt="javascript: a language">']],
    ["a value that only the launch brings", "index.html", ["<script>", "h = { Authorization: `Basic ${token}` }", "</script>"]],
    ["data of the course", "index.html", ['<script type="application/json">{"text":"eval(x)"}</script>']],
    ["a method of that name", "start.js", ["medieval(1); isFunction('a'); setTimeout(go, 5)"]],
    ["a schema", "a.xsd", ["password: 'x'"]],
  ])("%s", (_, path, pieces) => {
    expect(codes(path, pieces)).toEqual([]);
  });

  test("a service worker, where the format's policy has one (SEC-10)", () => {
    expect(codes("start.js", ["navigator.serviceWorker.register('worker.js')"], true)).toEqual([]);
  });

  test("bytes are read like text, and each distinct piece is looked through once", () => {
    const scan = newScanner();
    const bytes = new TextEncoder().encode('<svg onload="go()"/>');
    const entries = [
      { path: "a.svg", pieces: [bytes] },
      { path: "b.svg", pieces: [Uint8Array.from(bytes)] },
    ];
    const [a, b] = scan(entries, false);
    expect([a?.seen[0]?.code, b?.path, a?.seen[0] === b?.seen[0]]).toEqual(["content/inline-handler", "b.svg", true]);
  });
});

describe("a build with a finding", () => {
  let project: TestProject;

  beforeEach(() => {
    project = openProject("small");
  });

  afterEach(() => project.remove());

  const run = async () => {
    const wish = { courses: [], archetypes: [], targets: [] };
    const { diagnostics, packages } = await build({
      root: project.root,
      kit,
      today,
      output: `${project.root}/dist`,
      wish,
      elapsed: () => 0,
    });
    return { packages, found: diagnostics.map(({ code, severity, file, line }) => `${severity} ${code} ${file}:${line}`), diagnostics };
  };

  test("puts nothing in place, and names the page that holds the credential, once (SEC-1)", async () => {
    project.edit({ file: MODULE, find: "There are five moments.", put: "Log in with password: 'hunter2'." });
    const { packages, found, diagnostics } = await run();
    expect([packages, project.exists("dist"), project.exists("curricle.lock.json")]).toEqual([[], false, false]);
    expect(found).toEqual([`error content/credential ${MODULE}:36`]);
    expect(diagnostics[0]?.message).toBe(
      "There is what looks like a credential: password: 'hunter2'. Everybody who can open the package can read it. It is in index.html of the package.",
    );
  });

  test("names the picture that asks another server (SEC-4)", async () => {
    project.edit({ file: PICTURE, find: "</svg>", put: '<style>@import "https://cdn.example/a.css";</style></svg>' });
    const { packages, found } = await run();
    expect([packages, found]).toEqual([[], [`error content/remote-request ${PICTURE}:1`]]);
  });

  test("names the course where the finding is in none of its texts", async () => {
    project.edit({ file: "modules/courses/basics.yaml", find: "summary: The basics.", put: 'summary: "https://user:pass@lrs.example/"' });
    const { packages, found } = await run();
    expect([packages, [...new Set(found)]]).toEqual([[], ["error content/credential modules/courses/basics.yaml:1"]]);
  });

  test("leaves what an earlier build put in place as it was", async () => {
    await run();
    const before = project.read("dist/packages.json");
    project.edit({ file: MODULE, find: "There are five moments.", put: "Log in with password: 'hunter2'." });
    await run();
    expect(project.read("dist/packages.json")).toBe(before);
  });
});

test("every code that the scan reports is in the catalogue of diagnostics", () => {
  const report = newReport();
  packageMistakes.forEach(({ code }) => report.addNamed(code, { file: "a", line: 1, column: 1 }, { what: "x", path: "index.html" }));
  expect(report.diagnostics.filter(({ severity, message }) => severity !== "error" || /[{}]/.test(message))).toEqual([]);
});
