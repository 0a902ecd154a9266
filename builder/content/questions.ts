import type { AuthoredQuestion } from "../compile/types.ts";
import { isOfChoice } from "./choices.ts";
import type { Finding } from "./finding.ts";
import { plainWords } from "./plain.ts";
import type { EditionRule } from "./rule.ts";

/** An answer that is all about the other answers. */
const CATCH_ALL =
  /^(?:(?:all|none|both|neither|any|some) of (?:the (?:above|below|answers|options|others|other answers)|these|those|them)(?: (?:is|are) (?:right|correct|true|wrong))?|(?:both |neither |only )?(?:answers? )?[a-f] (?:and|or|nor|&) (?:answer )?[a-f](?: only)?)$/i;
/** The asking part of a stem, up to what only says when or why it holds. */
const ASKED =
  /(?:^|[.?!:;,…–]\s*|\b(?:in|of|to|for|with|at|on|by|from)\s+)(?:(?:which|what|who|whom)\b(?! (?:share|percentage|number|proportion)\b)|(?:when|where) (?=(?:is|are|do|does|should|must|can|may|would)\b))(?<main>[^?]*)\?/gi;
const ORDER = /^(?:choose|pick|select|mark|find|name|tick)\b(?<main>[^.?!]*)/gim;
const SIDE = /\b(?:if|when|because|that|who|which|why|whether|although|though|while|but|until|unless|where|how|as|so|and)\b|[,;:“”"]/i;
const SIDE_OF_ORDER = /\b(?:if|when|because|although|while|but|until|unless|so)\b|[,;:“”"]/i;
const NEGATIVE = /\b(?:not|never|cannot|except|(?<!at )least|\w+n[’']t)\b/i;

/** What single questions do that helps nobody to learn. */
export const checkQuestions: EditionRule = ({ pages }) => {
  const questions = pages.flatMap((page) => page.questions);
  return [
    ...questions.flatMap((question) => [...catchAll(question), ...negative(question), ...unexplained(question)]),
    ...twice(questions),
  ];
};

function catchAll(question: AuthoredQuestion): Finding[] {
  if (!isOfChoice(question)) return [];
  const { options, place } = question;
  return options
    .filter(({ text }) => CATCH_ALL.test(text.replace(/[.!]$/, "").trim()))
    .map(({ text, line, column }) => ({ code: "question/catch-all-answer", place: { file: place.file, line, column }, values: { text } }));
}

/** Only where the negative is in what is asked: “Which is not …”, and not “What do you do if it is not …”. */
function negative({ id, stem, place }: AuthoredQuestion): Finding[] {
  const quiet = plainWords(stem.html.replace(/<strong>.*?<\/strong>/gs, "…"));
  const mains = (pattern: RegExp, side: RegExp) =>
    [...quiet.matchAll(pattern)].map(({ groups }) => (groups?.["main"] ?? "").split(side)[0] ?? "");
  const word = [...mains(ASKED, SIDE), ...mains(ORDER, SIDE_OF_ORDER)].flatMap((main) => NEGATIVE.exec(main)?.[0] ?? [])[0];
  return word === undefined ? [] : [{ code: "question/negative-not-bold", place, values: { id, word } }];
}

/** Answers with boxes are each asked for their feedback already, and a case has its endings. */
function unexplained(question: AuthoredQuestion): Finding[] {
  const { id, points, options, labels, explanation, place, hasParts } = question;
  const isSilent = points > 0 && options.length === 0 && explanation === "" && labels.every(({ feedback }) => feedback === "");
  return isSilent && !hasParts ? [{ code: "question/nothing-explained", place, values: { id } }] : [];
}

/** Views may be asked for twice, before and after. */
function twice(questions: readonly AuthoredQuestion[]): Finding[] {
  const first = new Map<string, string>();
  return questions
    .filter(({ points }) => points > 0)
    .flatMap(({ id, stem, place }): Finding[] => {
      const key = stem.text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
      const known = first.get(key);
      if (known === undefined) first.set(key, id);
      return known === undefined ? [] : [{ code: "question/asked-twice", place, values: { id, first: known } }];
    });
}
