import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { load } from "cheerio";
import { build } from "../../builder/index.ts";
import type { ModuleReview } from "../../builder/review/standing.ts";
import { home, kit, openProject, type TestProject, today } from "../support/project.ts";

const CLI = join(home, "builder/compiled/cli.mjs");
const MODULE = "modules/clean-hands/module.md";
const SIGNED = "modules/clean-hands/signoff.yaml";
let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

function curricle(...args: readonly string[]) {
  const run = spawnSync(process.execPath, [CLI, ...args, "--root", project.root], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

const sign = (name = "Ada Obi") => curricle("sign-off", "clean-hands", "--name", name, "--role", "Infection control lead");
const standing = (...args: readonly string[]) =>
  (JSON.parse(curricle("review", "--json", ...args).stdout) as { readonly modules: readonly ModuleReview[] }).modules[0];
const document = (archetype: string) => load(project.read(`review/${archetype}.html`));
const released = async () => {
  const setting = { root: project.root, kit, today, output: `${project.root}/dist`, wish: { courses: [], archetypes: [], targets: [] } };
  const { failed, diagnostics } = await build({ ...setting, elapsed: () => 0, demands: { signedOff: true } });
  return { failed, codes: diagnostics.map(({ code }) => code) };
};
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", ...args], {
    cwd: project.root,
  });
const text = (archetype: string, selector: string) =>
  document(archetype)(selector)
    .toArray()
    .map((element) => document(archetype)(element).text().replace(/\s+/g, " ").trim());

test("each archetype has a document with its own text, and without that of others", () => {
  expect(curricle("review", "--quiet").status).toBe(0);
  const about = (archetype: string) => document(archetype)("article").first().text();
  expect([about("users").includes("You touch many surfaces."), about("users").includes("Your staff")]).toEqual([true, false]);
  expect([about("drivers").includes("You touch many surfaces."), about("drivers").includes("Your staff")]).toEqual([false, true]);
});

test("a question is shown with what is asked, every answer, what is right, the feedback, the hint and the explanation", () => {
  curricle("review", "--quiet");
  const $ = document("users");
  const question = $(".asked-block").first();
  const lines = question.text().replace(/\s+/g, " ");
  expect(question.find(".right").text().trim()).toBe("Right: Before touching a patient");
  expect(
    question
      .find("dt")
      .toArray()
      .map((label) => $(label).text()),
  ).toEqual(["After lunch", "Before touching a patient"]);
  expect(
    question
      .find("dd")
      .toArray()
      .map((piece) => $(piece).text().trim()),
  ).toEqual(["Not one of the five.", "Yes."]);
  expect(
    ["When is the first moment?", "Think of the bed.", "choice · know-when · first-moment"].map((part) => lines.includes(part)),
  ).toEqual([true, true, true]);
});

test("the document stands alone: pictures are inside, sources are listed, and nothing can be operated", () => {
  curricle("review", "--quiet");
  const $ = document("users");
  expect($("img").attr("src")).toMatch(/^data:image\/svg\+xml;base64,/);
  expect($("script, input, select, button, form, [hidden]").length).toBe(0);
  expect($(".module").text()).toContain("[GUIDE] A guide to clean hands. A publisher, 2024");
});

test("every id in a document is there once, and every link inside leads somewhere", () => {
  curricle("review", "--quiet");
  const $ = document("users");
  const ids = $("[id]")
    .toArray()
    .map((element) => $(element).attr("id") ?? "");
  const targets = $('a[href^="#"]')
    .toArray()
    .map((element) => ($(element).attr("href") ?? "").slice(1));
  expect(new Set(ids).size).toBe(ids.length);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test("a module that somebody has signed off stays so until something in it changes, and then its parts are named", () => {
  expect(standing()).toMatchObject({ state: "never-signed-off", changed: [] });
  expect(sign().status).toBe(0);
  expect(standing()).toMatchObject({ state: "signed-off", signOff: { name: "Ada Obi", role: "Infection control lead" }, changed: [] });
  project.edit({ file: MODULE, find: "Cover cuts.", put: "Cover all cuts." });
  project.edit({ file: MODULE, find: "> Not one of the five.", put: "> No: it is not one of the five." });
  expect(standing()).toMatchObject({ state: "changed", changed: ["why", "moments/first-moment"] });
  curricle("review", "--quiet");
  expect(text("users", ".changes li")).toEqual([
    "Clean hands, changed: why (Why it matters)",
    "Clean hands, changed: moments/first-moment (When is the first moment?)",
  ]);
});

test.each([
  ["a picture", "modules/clean-hands/media/moments.svg", "<rect", "<circle r='1'/><rect"],
  ["a source", MODULE, "date: 2024", "date: 2025"],
  ["which answer is right", MODULE, "- [ ] After lunch", "- [ ] After a lunch"],
  ["a part that only some archetypes get", MODULE, "Your staff touch", "Your team touches"],
])("a sign-off does not hold for %s that has changed", (_, file, find, put) => {
  sign();
  project.edit({ file, find, put });
  expect(standing()).toMatchObject({ state: "changed" });
});

test("where a part stands in the file makes no difference to a sign-off", () => {
  sign();
  project.edit({ file: MODULE, find: "# Why it matters", put: "\n\n\n# Why it matters" });
  expect(standing()).toMatchObject({ state: "signed-off" });
});

test("a second sign-off stands below the first, and only the latest keeps its parts", () => {
  sign("Ada Obi");
  sign("Ben Rao");
  const file = project.read(SIGNED);
  expect([...file.matchAll(/name: (.*)/g)].map(([, name]) => name)).toEqual(["Ada Obi", "Ben Rao"]);
  expect(file.match(/about:/g)).toHaveLength(1);
});

test("a release needs a sign-off of every module of its courses as it is now", async () => {
  expect(await released()).toEqual({ failed: true, codes: ["release/not-signed-off"] });
  sign();
  expect(await released()).toEqual({ failed: false, codes: [] });
  project.edit({ file: MODULE, find: "Cover cuts.", put: "Cover all cuts." });
  expect(await released()).toEqual({ failed: true, codes: ["release/changed-since-sign-off"] });
});

test("a release of one course asks for the modules that its learners get, and for no others", async () => {
  project.edit({ file: "modules/gloves/module.md", like: MODULE, find: "title: Clean hands", put: "title: Gloves" });
  project.edit({ file: "modules/gloves/media/moments.svg", like: "modules/clean-hands/media/moments.svg", find: "", put: "" });
  const course = "modules/courses/basics.yaml";
  project.edit({ file: course, find: "[clean-hands]", put: "{ users: [clean-hands], drivers: [gloves] }" });
  sign();
  const failedFor = async (archetypes: readonly string[]) => {
    const setting = { root: project.root, kit, today, output: `${project.root}/dist`, wish: { courses: [], archetypes, targets: [] } };
    return (await build({ ...setting, elapsed: () => 0, demands: { signedOff: true } })).diagnostics.map(({ file }) => file);
  };
  expect([await failedFor(["users"]), await failedFor(["drivers"])]).toEqual([[], ["modules/gloves/module.md"]]);
});

test("a sign-off file that cannot be read is an error at its line", async () => {
  sign();
  project.edit({ file: SIGNED, find: "role:", put: "rolle:" });
  expect((await released()).codes).toEqual(["yaml/missing-key", "yaml/unknown-key", "release/not-signed-off"].sort());
});

test("with --since, what was taken away and what was added since a tag are marked word by word", () => {
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  git("tag", "v1");
  project.edit({ file: MODULE, find: "Cover cuts.", put: "Cover open cuts." });
  project.edit({
    file: MODULE,
    find: "There are five moments.\n",
    put: "There are five moments.\n\n# Gloves {#gloves}\n\nWear them.\n\n# After {#after}\n",
  });
  expect(curricle("review", "--quiet", "--since", "v1").status).toBe(0);
  const items = text("users", ".changes li");
  expect(items.map((item) => item.split(" (")[0])).toEqual([
    "Clean hands, changed: why",
    "Clean hands, new: gloves",
    "Clean hands, new: after",
    "Clean hands, new: after/first-moment",
    "Clean hands, gone: moments/first-moment",
  ]);
  expect([text("users", ".changes li:first-child ins"), text("users", ".changes li:first-child del")]).toEqual([["open"], []]);
});

test.each([
  ["an unknown module", ["review", "no-such"], /There is no module "no-such"/],
  ["an unknown archetype", ["review", "--archetype", "no-such"], /There is no archetype "no-such"/],
  ["an unknown commit", ["review", "--since", "no-such"], /Git knows no commit or tag "no-such"/],
  ["a sign-off of an unknown module", ["sign-off", "no-such", "--name", "A", "--role", "B"], /There is no module "no-such"/],
  ["a sign-off without a name", ["sign-off", "clean-hands", "--role", "B"], /--name/],
])("%s is an error of the command, and nothing is written", (_, args, message) => {
  const { status, stderr } = curricle(...args);
  expect([status, project.exists("review"), project.exists(SIGNED)]).toEqual([2, false, false]);
  expect(stderr).toMatch(message);
});
