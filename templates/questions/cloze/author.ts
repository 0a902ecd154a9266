import {
  authoredLeniency,
  authoredSpellings,
  checkLength,
  SPELLING_ATTRIBUTES,
  SPELLING_PROBLEMS,
} from "../../contract/authored-spelling.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import type { ClozeQuestion, Gap } from "./question.ts";

/** Most that SCORM 2004 systems take in one answer. */
const MOST_GAPS = 10;
const GAP = /\{\{([^]*?)\}\}/g;
/** Paragraphs before the first that has a gap: they say what to do. */
const LEAD = /^(?:<p>(?:(?!\{\{|<\/p>)[^])*<\/p>\n?)*/;

export const clozeAuthoring: QuestionAuthoring<ClozeQuestion> = {
  attributes: SPELLING_ATTRIBUTES,
  problems: {
    ...SPELLING_PROBLEMS,
    "question/gap-count": {
      message: 'The question "{id}" has {count} gaps. It needs one, and more than {max} cannot be recorded.',
      remedy: "Put the word that is missing into double braces: {{sensitivity / recall}}.",
    },
    "question/bad-gap": {
      message: 'In the question "{id}" the gap "{text}" cannot be read.',
      remedy:
        "Write {{sensitivity / recall}} to type in, or {{*sensitivity | specificity}} to choose from, with a * before the one right choice.",
    },
    "question/answers-beside-gaps": {
      message: 'The question "{id}" lists answers, but those of a cloze stand in its gaps.',
      remedy: "Move them into the gaps: {{*sensitivity | specificity}}.",
    },
  },
  read(source) {
    const { id, line, column, stem, options } = source;
    const problems: QuestionProblem[] = [];
    const report = (code: string, values = {}, place = { line, column }) =>
      problems.push({ code, line: place.line, column: place.column, values: { id, ...values } });
    const leniency = authoredLeniency(source, problems);
    const gaps = [...stem.html.matchAll(GAP)].flatMap(([text, inside = ""]): Gap[] => {
      const gap = inside.includes("<") ? undefined : readGap(plain(inside));
      if (!gap) report("question/bad-gap", { text: plain(text) });
      else if (gap.right === undefined) checkLength(gap.texts, id, { line, column }, problems);
      return gap ? [gap] : [];
    });
    const rest = stem.html.replace(GAP, "");
    if (/\{\{|\}\}/.test(rest)) report("question/bad-gap", { text: plain(/\{\{[^\n<]*|[^\n>]*\}\}/.exec(rest)?.[0] ?? "{{") });
    if (problems.length === 0 && (gaps.length === 0 || gaps.length > MOST_GAPS))
      report("question/gap-count", { count: gaps.length, max: MOST_GAPS });
    if (options[0]) report("question/answers-beside-gaps", {}, options[0]);
    if (problems.length > 0) return { problems };
    const lead = LEAD.exec(stem.html)?.[0] ?? "";
    const pieces = stem.html.slice(lead.length).split(/\{\{[^]*?\}\}/);
    let number = 0;
    return {
      question: { gaps, ...leniency },
      asked: stem.text.replace(GAP, () => `[${++number}]`),
      shown: {
        lead,
        count: gaps.length,
        pieces: pieces.map((html, index) => {
          const gap = gaps[index];
          return {
            html,
            gap: gap && { number: index + 1, choices: gap.right === undefined ? undefined : gap.texts, right: gap.texts[gap.right ?? 0] },
          };
        }),
      },
    };
  },
  alsoIn(question, other) {
    const gaps = question.gaps.map((gap, index): Gap | undefined => {
      const same = other.gaps[index];
      if (!same || gap.right !== same.right) return undefined;
      // Choices are known by their places, and what is typed by the author's spellings.
      if (gap.right !== undefined) return gap.texts.length === same.texts.length ? gap : undefined;
      return { ...gap, texts: [...new Set([...gap.texts, ...same.texts])] };
    });
    const all = gaps.filter((gap) => gap !== undefined);
    return all.length === gaps.length && gaps.length === other.gaps.length ? { ...question, gaps: all } : undefined;
  },
  operated: "Each gap is a text field or a list in the line, with a name that says which gap it is.",
  examples: [
    {
      title: "Gaps to type in and to choose from",
      markdown: `::: cloze {#two-shares}
Complete the sentences.

The share of ill people whom a test flags is its {{sensitivity / recall}}. The share of well people whom it does not flag is its
{{sensitivity | *specificity | accuracy}}.

::: explanation
Both speak of what we know already: who is ill, and who is well.
:::
:::`,
      answers: [
        { encoded: "ab", score: 1 },
        { encoded: "bb", score: 1 },
        { encoded: "aa", score: 0.5 },
        { encoded: "-precision--b", score: 0.5 },
        { encoded: "-don-13t_know--c", score: 0 },
      ],
    },
  ],
};

/** `undefined` for what is no gap. */
function readGap(text: string): Gap | undefined {
  if (!text.includes("|")) {
    const texts = authoredSpellings(text);
    return texts.length > 0 ? { texts } : undefined;
  }
  const choices = text.split("|").map((choice) => choice.trim());
  const texts = choices.map((choice) => choice.replace(/^\*\s*/, ""));
  const right = choices.findIndex((choice) => choice.startsWith("*"));
  const isReadable = choices.filter((choice) => choice.startsWith("*")).length === 1 && !texts.includes("") && texts.length <= 26;
  return isReadable && new Set(texts).size === texts.length ? { texts, right } : undefined;
}

/** Text of HTML without tags. */
function plain(html: string): string {
  return html
    .replace(/\s+/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .trim();
}
