import { type CheerioAPI, load } from "cheerio/slim";
import { showsAtOnce } from "../../../templates/contract/course-state.ts";
import { packQuestion } from "../../../templates/contract/packed.ts";
import type { QuestionValues } from "../../../templates/contract/question.ts";
import type { AuthoredQuestion, Block, BoxBlock, ComposedPage, MediaFile, Module, Reference } from "../types.ts";
import { termKey } from "../parse/markdown.ts";
import { pictureSize } from "./picture-size.ts";
import { scriptJson } from "./script-json.ts";
import type { TemplateSet } from "./templates.ts";

/** What the pages of one course share while they are rendered. */
export interface Rendering {
  readonly templates: TemplateSet;
  readonly strings: Readonly<Record<string, string>>;
  /** Sources in the order of their first citation; `renderPage` adds to it. */
  readonly references: Reference[];
  /** Of the course: the same page has other words of the player in another one. */
  readonly language?: string;
}

/** Path of a module's file within a package. */
export function mediaPath(module: Pick<Module, "id">, { name }: Pick<MediaFile, "name">): string {
  return `media/${module.id}/${name.replace(/^media\//, "")}`;
}

/** A page as HTML, and the sources that it cites, in the order of their first citation, with the numbers that they got. */
export interface RenderedPage {
  readonly html: string;
  readonly cited: readonly { readonly source: Reference; readonly number: number }[];
}

/** The body of one page: blocks through their templates, then what can only be known in the whole page. */
function renderPage(module: Module, { page, blocks }: ComposedPage, rendering: Rendering): RenderedPage {
  let number = 0;
  let boxes = 0;
  const render = (list: readonly Block[]): string =>
    list
      .map((block) => {
        switch (block.kind) {
          case "text":
            return block.html;
          case "picture":
            return renderPicture(module, block, rendering);
          case "box":
            boxes += 1;
            return renderBox(module, block, { id: `b${page.slot}-${boxes}`, html: render(block.blocks) }, rendering);
          case "question":
            number += 1;
            return inLanguage(block.language, renderQuestion(block.question, page, number, rendering));
          case "variants":
            throw new Error("A variant was left open by compose.");
        }
      })
      .join("\n");
  return finishPage(render(blocks), module, page.id, rendering);
}

/** What stands in another language than its page is marked, for those who hear it (WCAG 3.1.2). */
function inLanguage(language: string | undefined, html: string): string {
  return language === undefined ? html : `<div lang="${language}">${html}</div>`;
}

/** `id` is unique in the document, for elements that name each other. */
function renderBox(
  module: Module,
  { name, title, attributes, values, files = {} }: BoxBlock,
  inner: { readonly id: string; readonly html: string },
  { templates, strings }: Rendering,
): string {
  return templates.template(`blocks/${name}.hbs`)({
    ...inner,
    title,
    attributes,
    values,
    language: module.language,
    files: Object.fromEntries(Object.entries(files).map(([key, file]) => [key, { ...fileFacts(file), path: mediaPath(module, file) }])),
    t: strings,
  });
}

/** What a learner is told before a file is fetched. */
function fileFacts({ name, size }: { readonly name: string; readonly size: number }) {
  const kind = (name.split(".").at(-1) ?? "").toUpperCase();
  return { kind, size: size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} kB` : `${(size / 1_000_000).toFixed(1)} MB` };
}

function renderPicture(module: Module, block: Extract<Block, { kind: "picture" }>, { templates, strings }: Rendering): string {
  const file = module.media.find(({ name }) => name === block.source);
  const { alt, caption, decorative } = block;
  return templates.template("blocks/figure.hbs")({
    src: file ? mediaPath(module, file) : block.source,
    alt,
    caption,
    decorative,
    ...(file && pictureSize(file.bytes)),
    t: strings,
  });
}

function sizeOf({ bytes }: MediaFile): Record<string, string> {
  return Object.fromEntries(Object.entries(pictureSize(bytes) ?? {}).map(([name, size]) => [name, String(size)]));
}

function renderQuestion(question: AuthoredQuestion, page: ComposedPage["page"], number: number, { templates, strings }: Rendering): string {
  const composed = page.questions[number - 1];
  const slot = composed?.slot ?? -1;
  const values: QuestionValues = {
    slot,
    name: `q${slot}`,
    type: question.type,
    graded: page.quiz,
    judged: question.points > 0,
    pair: composed?.pair === undefined ? "" : `${composed.pair} ${slot}`,
    checks: showsAtOnce(page),
    stem: question.stem.html,
    options: question.options.map(({ id, html, feedback }) => ({ id, html, feedback })),
    feedback: question.feedback,
    hint: question.hint,
    explanation: question.explanation,
    data: composed?.data ?? question.data,
    shown: question.shown,
    number,
  };
  const view = templates.template(`questions/${question.type}/view.hbs`)({ ...values, t: strings });
  const outcome = templates.optional(`questions/${question.type}/outcome.hbs`)?.({ ...values, t: strings }) ?? "";
  const json = composed ? scriptJson(packQuestion(composed), textsOnPage(question, view)) : "";
  return templates.template("layout/question.hbs")({ ...values, json, view, outcome, t: strings });
}

/** Plain texts that the form shows anyway, by the id of their option; "" is what is asked. */
function textsOnPage({ stem, labels }: AuthoredQuestion, view: string): ReadonlyMap<string, string> {
  const labelled = labels.filter(({ id, html, text }) => html === text && view.includes(`value="${id}"><span>${html}</span>`));
  return new Map([...labelled.map(({ id, text }) => [id, text] as const), ["", stem.html === `<p>${stem.text}</p>` ? stem.text : ""]]);
}

/** Citations get their numbers, links their targets, tables a frame to scroll in, pictures their lazy loading. */
function finishPage(html: string, module: Module, pageId: string, { references, strings }: Rendering): RenderedPage {
  const cited = new Map<Reference, number>();
  const $ = load(html, { xml: { xmlMode: false, encodeEntities: "utf8" } }, false);
  $("sup[data-cite]").each((_, element) => {
    const key = $(element).attr("data-cite") ?? "";
    const source = module.sources.find(({ id }) => id === key);
    if (!source) return;
    const number = numberOf(source, references);
    cited.set(source, number);
    const label = (strings["citation"] ?? "{number}").replace("{number}", String(number));
    $(element).removeAttr("data-cite").addClass("citation");
    $(element).append(
      $("<a>")
        .attr({ href: `#reference-${number}`, "data-screen": "references", "aria-label": label })
        .text(`[${number}]`),
    );
  });
  explainTerms($, module, pageId.replace("/", "-"));
  $("a[href^='#']:not([data-screen])").each((_, element) => {
    const target = $(element).attr("href")?.slice(1) ?? "";
    $(element).attr("href", `#${module.id}/${target}`).attr("data-page-link", target);
  });
  $("a[href^='https:'], a[href^='mailto:']").attr({ target: "_blank", rel: "noopener noreferrer" });
  $("table").each((index, element) => {
    const label = $(element).find("caption").text() || `${strings["table"] ?? "Table"} ${index + 1}`;
    $(element).wrap($("<div>").attr({ class: "table-frame", role: "group", tabindex: "0", "aria-label": label }));
  });
  $("img[src^='media/']").each((_, element) => {
    const file = module.media.find(({ name }) => name === $(element).attr("src"));
    if (file && !$(element).closest(".figure").length) $(element).attr({ src: mediaPath(module, file), ...sizeOf(file) });
  });
  // A corner without words names nothing.
  $("thead th").each((_, element) => {
    if ($(element).text().trim() === "") element.tagName = "td";
  });
  $("th:not([scope])").attr("scope", "col");
  $("h2, h3, h4").each((index, element) => {
    if (!$(element).attr("id")) $(element).attr("id", `${pageId.replace("/", "-")}-${index + 1}`);
  });
  return { html: $.html(), cited: [...cited].map(([source, number]) => ({ source, number })) };
}

/** What of a control a term may stand in: there it stays a word, as nothing can be pressed inside something else. */
const CONTROLS = "a, button, label, summary, legend, h1, h2, h3, h4";

/** Terms become buttons that show their meaning. It needs no script, and where the browser cannot hide it, it stands behind the term. */
function explainTerms($: CheerioAPI, { glossary }: Module, prefix: string): void {
  const shown = new Set<string>();
  $("span[data-term]").each((index, element) => {
    const key = $(element).attr("data-term") ?? "";
    const meaning = glossary.find(({ term }) => termKey(term) === key)?.meaning;
    const words = $(element).text();
    if (meaning === undefined || $(element).closest(CONTROLS).length > 0) {
      $(element).replaceWith($("<span>").text(words));
      return;
    }
    const id = `${prefix}-term-${index + 1}`;
    const button = $("<button>").attr({ type: "button", class: "term", popovertarget: id }).text(words);
    const box = $("<span>").attr({ id, popover: "auto", class: "term__meaning" }).text(meaning);
    // On paper the first of each says enough.
    if (shown.has(key)) box.attr("data-again", "");
    shown.add(key);
    $(element).replaceWith($("<span>").append(button).append(box));
  });
}

/** The number of a source among those cited so far, from 1; a new one comes behind them. Equal addresses are one source. */
function numberOf(source: Reference, references: Reference[]): number {
  const index = references.findIndex(({ url }) => url === source.url);
  return index < 0 ? references.push(source) : index + 1;
}

/** Pages that were rendered before, by all that goes into them. Archetypes share most of theirs. */
export type PageMemo = Map<string, RenderedPage>;

/** The same as `renderPage`, taken from `memo` where the page and the numbers of its sources are what they were. */
export function renderPageOnce(module: Module, composed: ComposedPage, rendering: Rendering, memo: PageMemo): string {
  const key = JSON.stringify([module.id, composed.page, composed.blocks, rendering.language]);
  const known = memo.get(key);
  const numbered = [...rendering.references];
  if (known?.cited.every(({ source, number }) => numberOf(source, numbered) === number)) {
    rendering.references.splice(0, Infinity, ...numbered);
    return known.html;
  }
  const rendered = renderPage(module, composed, rendering);
  memo.set(key, rendered);
  return rendered.html;
}
