import { type CheerioAPI, load } from "cheerio/slim";
import { mediaPath } from "../compile/render/page.ts";
import type { AuthoredQuestion, ComposedPage, Module, Reference } from "../compile/types.ts";
import { questionsOf } from "../compile/parse/module.ts";
import { answersOf } from "./parts.ts";

const KINDS: Readonly<Record<string, string>> = { svg: "svg+xml", png: "png", jpg: "jpeg", webp: "webp" };

/** Feedback for whatever an author did not think of. */
const OTHER = "Any other answer";

/** A page of the learner's made for a reader: nothing is hidden, nothing can be operated, pictures are inside. */
export interface ReadablePage {
  /** The page without its questions. */
  readonly html: string;
  readonly questions: readonly ReadableQuestion[];
}

export interface ReadableQuestion extends Answers {
  readonly id: string;
  readonly html: string;
}

/** What an author counts as right, in the learner's words, and what is said to each answer. */
interface Answers {
  readonly right: readonly string[];
  readonly feedback: readonly { readonly label: string; readonly html: string }[];
}

/** `html` is the learner's page, as it is rendered; `references` are those that it numbers its sources by. */
export function readablePage(module: Module, { page, blocks }: ComposedPage, html: string, references: readonly Reference[]): ReadablePage {
  const $ = load(html, { xml: { xmlMode: false, encodeEntities: "utf8" } }, false);
  cite($, references);
  inline($, module);
  const authored = questionsOf([{ id: "", title: "", quiz: page.quiz, audience: [], teaches: [], blocks, place: module.place }]);
  const questions = $("form.question")
    .toArray()
    .flatMap((form, index) => {
      const question = authored[index];
      if (!question) return [];
      const own = $(form);
      own.find("[data-feedback], script, [data-again], [data-scripted]").remove();
      const shown = $.html(open($, own.clone()).contents());
      own.replaceWith(`<p class="asked">${page.quiz ? "Question" : "Practice"} ${index + 1}, below.</p>`);
      return [{ id: question.id, html: shown, ...answersTo(question) }];
    });
  open($, $.root());
  return { html: $.html(), questions };
}

export function answersTo(question: AuthoredQuestion): Answers {
  return { right: rightOf(question), feedback: feedbackOf(question) };
}

function rightOf(question: AuthoredQuestion): string[] {
  const { asked } = question;
  if (asked.kind === "sequencing") return asked.correct.map((id) => asked.options.find((option) => option.id === id)?.text ?? "");
  return answersOf(question)
    .filter(({ correct }) => correct === true)
    .map(({ text }) => text);
}

function feedbackOf(question: AuthoredQuestion) {
  const { feedback, labels, options } = question;
  const known = [...labels, ...options, ...answersOf(question).map(({ code, text }) => ({ id: code, text }))];
  const labelOf = (id: string) => known.find((one) => one.id === id && !["", "*"].includes(one.text))?.text;
  return feedback.map(({ id, html }) => ({ label: labelOf(id) ?? OTHER, html }));
}

/** Sources by their own ids, as the list below the module has them. */
function cite($: CheerioAPI, references: readonly Reference[]): void {
  $("sup.citation").each((_, element) => {
    const number = Number(/reference-(\d+)/.exec($(element).find("a").attr("href") ?? "")?.[1]);
    $(element).text(`[${references[number - 1]?.id ?? "?"}]`);
  });
}

function inline($: CheerioAPI, module: Module): void {
  $("img").each((_, element) => {
    const source = $(element).attr("src") ?? "";
    const file = module.media.find((one) => mediaPath(module, one) === source);
    const kind = KINDS[source.split(".").at(-1) ?? ""];
    if (file && kind) $(element).attr("src", `data:image/${kind};base64,${Buffer.from(file.bytes).toString("base64")}`);
    $(element).after(`<span class="alt">Text for those who do not see it: ${escaped($(element).attr("alt") ?? "")}</span>`);
  });
}

/** Shows what opens, and takes away what works only on the learner's page. */
function open<T extends ReturnType<CheerioAPI>>($: CheerioAPI, within: T): T {
  within.find('[tabindex="-1"]').removeAttr("tabindex");
  // What a term means stands in the module's glossary.
  within.find("[popover], script, [data-unscripted], [data-taken], .visually-hidden[role=status]").remove();
  within.find("details").attr("open", "");
  within.find("[hidden]").removeAttr("hidden");
  within.find("input[type=range], input[type=number], input[type=text], textarea").replaceWith('<span class="field">…</span>');
  within.find("input").remove();
  within.find("select").each((_, element) => {
    const options = $(element)
      .find("option")
      .toArray()
      .map((option) => $(option).text().trim());
    $(element).replaceWith(`<span class="field">${escaped(options.filter((text) => text !== "").join(" / "))}</span>`);
  });
  within.find("button").each((_, element) => {
    $(element).replaceWith(`<span class="field">${$(element).html() ?? ""}</span>`);
  });
  for (const attribute of [
    "id",
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-expanded",
    "popovertarget",
    "popover",
  ]) {
    within.find(`[${attribute}]`).removeAttr(attribute);
  }
  within.find('a[href^="#"]').removeAttr("href");
  within.find("svg.icon").remove();
  // Below the title of the page, which is a heading of level 3 here.
  for (const level of [3, 2]) within.find(`h${level}`).each((_, element) => void (element.tagName = `h${level + 2}`));
  return within;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
