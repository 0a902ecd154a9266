import { beforeAll, describe, expect, test } from "@jest/globals";
import { type CheerioAPI, load } from "cheerio/slim";
import { noCache } from "../../../builder/compile/cache.ts";
import { type Kit, loadKit } from "../../../builder/compile/kit.ts";
import { loadTemplates } from "../../../builder/compile/render/templates.ts";
import { sideBySide } from "../../../builder/preview/side-by-side.ts";
import { openWorkshop, type Workshop } from "../../../builder/preview/workshop.ts";
import { home, kit, openProject, type TestProject, today } from "../../support/project.ts";
import { join } from "node:path";

const ARCHETYPES = ["shapers", "drivers", "creators", "embedders", "users"];
const MODULES = ["what-ai-is", "how-good-is-it", "right-level-of-confidence"];

let loaded: Kit;
let workshop: Workshop;

beforeAll(async () => {
  loaded = await loadKit(kit);
  workshop = await workshopAt(join(home, "test/fixtures/foundation"));
});

function workshopAt(root: string): Promise<Workshop> {
  return openWorkshop({ root, kit: loaded, cache: noCache, today: () => today });
}

async function ask(address: string, from = workshop) {
  const { pathname, searchParams } = new URL(address, "http://studio.test/");
  const rest = pathname.slice(1).split("/");
  return sideBySide(await from.whole(), { rest, query: searchParams }, { kit: loaded, templates: loadTemplates(loaded.templates) });
}

async function pageOf(address: string, from = workshop): Promise<CheerioAPI> {
  return parsed(String((await ask(address, from)).body));
}

const parsed = (html: string) => load(html, { xml: { xmlMode: false } });
const words = (text: string) => text.replace(/\s+/g, " ").trim();

/** What somebody reads there, without spaces, and without what the player and the studio add. */
function read($: CheerioAPI, within: string): string {
  $("script, .outcome, [data-scripted], form [data-feedback], .citation, .question__number, .only__label, .answers").remove();
  return $(within).text().replace(/\s+/g, "");
}

describe.each(MODULES)("%s side by side", (module) => {
  let html: string;

  beforeAll(async () => {
    html = String((await ask(`${module}?course=foundation`)).body);
  });

  test.each(ARCHETYPES)("has every word of the package for %s, in its order, and no other", async (archetype) => {
    const made = await workshop.make({ course: "foundation", archetype, target: "web" });
    const entries = made && "contents" in made ? made.contents.entries : [];
    const document = entries.find(({ path }) => path === "index.html")?.pieces.join("") ?? "";
    const shown = read(parsed(html), `.same, .cell[data-archetype=${archetype}] [data-words]`);
    expect(shown).toBe(read(parsed(document), `article[data-page^="${module}/"] .page__body`));
    expect(shown.length).toBeGreaterThan(1000);
  });
});

test("pages that are for one archetype each share a row, and say whose they are", async () => {
  const $ = await pageOf("how-good-is-it");
  const cells = $('[id="how-good-is-it/case-screening"]').closest(".row").find(".cell");
  expect(cells.map((_, cell) => `${$(cell).find("h3").text()}: ${$(cell).find(".cell__page").text()}`).get()).toEqual([
    "Shapers: Case: a screening programme",
    "Drivers: Case: the cost of follow-up",
    "Creators: Case: choose the threshold",
    "Embedders: Case: a local audit",
    "Users: Case: one flag, one person",
  ]);
});

test("with differences alone, rows in which all get the same are left out, and the rest is folded", async () => {
  const [all, only] = [await pageOf("how-good-is-it"), await pageOf("how-good-is-it?only=differences")];
  const ids = (page: CheerioAPI, rows: string) =>
    page(`${rows} h2`)
      .map((_, heading) => page(heading).attr("id"))
      .get();
  expect(ids(only, ".row")).toEqual(ids(all, ".row--differs"));
  expect(only("details.folded .same").length).toBe(only(".same").length);
});

test("a page that somebody does not get says so, and a label names those who do", async () => {
  const project: TestProject = openProject("small");
  const page = '# Extra {#extra for="users"}\n\nMore for some.\n\n# Quiz';
  project.edit({ file: "modules/clean-hands/module.md", like: "modules/clean-hands/module.md", find: "# Quiz", put: page });
  const $ = await pageOf("clean-hands", await workshopAt(project.root));
  project.remove();
  const row = $('[id="clean-hands/extra"]').closest(".row");
  expect(row.find(".badge--only").text()).toBe("users only");
  expect(row.find('.cell[data-archetype="drivers"] .cell__none').text()).toBe("Does not get this page.");
  expect(row.find('.cell[data-archetype="users"] .only > p').text()).toBe("More for some.");
});

test("with one archetype alone nothing differs, and with some a label says that there are others", async () => {
  const [alone, two] = [await pageOf("how-good-is-it?archetype=users"), await pageOf("how-good-is-it?archetype=users&archetype=creators")];
  expect([alone(".row--differs").length, alone(".cell").length]).toEqual([0, 0]);
  expect([
    ...new Set(
      two(".only__label")
        .map((_, label) => two(label).text())
        .get(),
    ),
  ]).toEqual(["creators only (of these)", "users only (of these)"]);
});

test("below each question stand its right answers, and what is said to each answer", async () => {
  const answers = (await pageOf("how-good-is-it"))(".answers").first();
  expect(words(answers.text())).toMatch(/^For reviewers Right: .+/);
  expect(answers.find("dt").length).toBeGreaterThan(1);
  expect(answers.find("dt").length).toBe(answers.find("dd").length);
});

test("pictures come from the module, and from nowhere else", async () => {
  const picture = await ask("media/how-good-is-it/two-by-two.svg");
  expect([picture.status, picture.type]).toEqual([200, "image/svg+xml"]);
  const others = ["media/how-good-is-it/no.svg", "media/how-good-is-it/../../project.yaml", "no-such-module"];
  expect(await Promise.all(others.map(async (path) => (await ask(path)).status))).toEqual([404, 404, 404]);
});

test("a module with a mistake is named with what to mend, in the place of the page", async () => {
  const project: TestProject = openProject("small");
  project.edit({ file: "modules/clean-hands/module.md", find: "::: ", put: "::: no-such-" });
  const $ = await pageOf("clean-hands", await workshopAt(project.root));
  expect($(".mistake-place").first().text()).toMatch(/^modules\/clean-hands\/module\.md:\d+/);
  project.remove();
});

test("a course in several languages is shown in the one that is asked for, in its direction", async () => {
  const languages = await workshopAt(join(home, "test/fixtures/languages"));
  const [own, arabic] = [await pageOf("clean-hands", languages), await pageOf("clean-hands?language=ar", languages)];
  const facts = ($: CheerioAPI) => [
    $("[data-words]").first().attr("lang"),
    $("[data-words]").first().attr("dir"),
    $("option[selected]").text(),
  ];
  expect([facts(own), facts(arabic)]).toEqual([
    ["en-GB", undefined, "en-GB"],
    ["ar", "rtl", "ar"],
  ]);
  expect(arabic(".same").first().text()).toMatch(/[\u0600-\u06ff]{3}/);
});
