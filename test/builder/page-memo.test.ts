import { expect, test } from "@jest/globals";
import { type PageMemo, renderPageOnce } from "../../builder/compile/render/page.ts";
import { loadTemplates } from "../../builder/compile/render/templates.ts";
import type { ComposedPage, Module, Reference } from "../../builder/compile/types.ts";
import { coursePage } from "../support/course.ts";
import { kit } from "../support/project.ts";

const place = { file: "modules/m/module.md", line: 1, column: 1 };
const source = (id: string): Reference => ({ id, title: id, publisher: "P", date: "2024", url: `https://example.org/${id}` });
const [A, B] = [source("A"), source("B")];
const module: Module = {
  id: "m",
  title: "Module",
  summary: "",
  minutes: 1,
  language: "en",
  objectives: [],
  sources: [A, B],
  glossary: [],
  owner: "",
  reviewBy: "2027-01-01",
  pages: [],
  media: [],
  place,
};
const page = (html: string, slot = 0): ComposedPage => ({
  page: coursePage(slot),
  teaches: [],
  blocks: [{ kind: "text", html, links: [], citations: [] }],
});
const citing = (...keys: string[]) => page(`<p>${keys.map((key) => `<sup data-cite="${key}"></sup>`).join("")}</p>`);
const templates = loadTemplates(kit.templates);

function render(memo: PageMemo, wanted: ComposedPage, references: Reference[]) {
  const html = renderPageOnce(module, wanted, { templates, strings: {}, references }, memo);
  return { numbers: [...html.matchAll(/\[(\d)\]/g)].map(([, number]) => number), references: references.map(({ id }) => id) };
}

test("a page that was rendered before adds the sources that it cites, in order", () => {
  const memo: PageMemo = new Map();
  const first = render(memo, citing("B", "A"), []);
  expect([first, render(memo, citing("B", "A"), [])]).toEqual([
    { numbers: ["1", "2"], references: ["B", "A"] },
    { numbers: ["1", "2"], references: ["B", "A"] },
  ]);
  expect(memo.size).toBe(1);
});

test("where the sources before it are others, the page is rendered with other numbers", () => {
  const memo: PageMemo = new Map();
  render(memo, citing("B"), []);
  expect(render(memo, citing("B"), [A])).toEqual({ numbers: ["2"], references: ["A", "B"] });
});

test("a page in another slot is another page", () => {
  const memo: PageMemo = new Map();
  render(memo, page("<p>x</p>", 0), []);
  render(memo, page("<p>x</p>", 1), []);
  expect(memo.size).toBe(2);
});

test("a heading of a table without words is no heading, as it would name nothing", () => {
  const table = "<table><thead><tr><th></th><th>A</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>";
  const html = renderPageOnce(module, page(table), { templates, strings: {}, references: [] }, new Map());
  expect(html).toContain('<tr><td></td><th scope="col">A</th></tr>');
});
