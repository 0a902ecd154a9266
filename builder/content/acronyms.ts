import type { Finding } from "./finding.ts";
import { type Passage, placeIn } from "./passages.ts";
import type { EditionRule } from "./rule.ts";

/** Those that need no explaining to anybody who works in health and care. */
const EVERYDAY = "NHS AI UK US USA EU GP A&E IT HR ID PC TV PDF PIN SMS QR OK CT MRI DNA CE".split(" ");
/** With the number of a standard behind it, it is still the letters that need explaining. */
const ACRONYM = /(?<![\p{L}\p{N}.&/@#-])(?:[A-Z]&[A-Z]|[A-Z]{2,})(?=\d*s?(?! formula| function)(?![\p{L}\p{N}@]|[./](?=\p{L})))/gu;
const ROMAN = /^[IVX]+$/;

/** Acronyms that a learner group meets before it has been told what they stand for. Each is reported where it is met first. */
export const checkAcronyms: EditionRule = ({ passages, settings }) => {
  const known = new Set([...EVERYDAY, ...settings.acronyms]);
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(ACRONYM)].flatMap(({ 0: acronym, index }): Finding[] => {
      if (known.has(acronym) || ROMAN.test(acronym)) return [];
      known.add(acronym);
      if (isExplained(acronym, index, passage)) return [];
      return [{ code: "prose/acronym-not-explained", place: placeIn(passage, acronym), values: { acronym } }];
    }),
  );
};

/** “Name in full (NIF)”, “NIF (name in full)”, words beside it with these initials, or a term that shows its meaning. */
function isExplained(acronym: string, index: number, { text, lines }: Passage): boolean {
  const [before, after] = [text.slice(0, index), text.slice(index + acronym.length)];
  if (/\p{L}[^()]*\(\s*$/u.test(before) && /^s?\s*[),;]/.test(after)) return true;
  if (/^s?\s*\((?=[^)]*\s)/.test(after)) return true;
  const sentence = (/[^.?!]*$/.exec(before)?.[0] ?? "") + acronym + (/^[^.?!]*/.exec(after)?.[0] ?? "");
  if (acronym.length > 2 && hasInitials(sentence, acronym)) return true;
  return lines.some((line) => [...line.matchAll(/\[\[[^\]]*\]\]/g)].some(([term]) => term.includes(acronym)));
}

/** True where words in a row begin with the letters of the acronym; small words between them do not count. */
function hasInitials(text: string, acronym: string): boolean {
  const words = text.split(/[^\p{L}\p{N}&]+/u).filter((word) => word !== "" && !/^(?:of|and|for|the|in|on|to|a|&)$/.test(word));
  const initials = words.map((word) => (/^\p{Lu}{2}/u.test(word) ? "." : word.charAt(0).toUpperCase()));
  return initials.join("").includes(acronym);
}
