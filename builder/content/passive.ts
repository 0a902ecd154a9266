import nlp from "compromise/three";
import type { Finding } from "./finding.ts";
import { type Passage, placeIn } from "./passages.ts";
import type { ModuleRule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

/** Participles that do not end in “ed”. */
const IRREGULAR =
  "beaten|bitten|born|bound|bought|broken|brought|built|caught|chosen|cut|dealt|done|drawn|driven|eaten|fed|felt|forgotten|fought|found|frozen|given|grown|heard|held|hidden|hit|hung|kept|known|laid|led|left|lent|lost|made|meant|met|misled|mistaken|overseen|paid|proven|put|read|run|said|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stolen|sung|taken|taught|thought|thrown|told|torn|understood|withdrawn|won|worn|written";
/** A form of “be” with a participle soon after it. Only such a sentence is worth parsing, which takes a millisecond. */
const MAYBE = new RegExp(`\\b(?:be|been|being|is|are|was|were|am|get|gets|got)\\b(?:\\W+\\w+){0,4}?\\W+(?:\\w+ed|${IRREGULAR})\\b`, "i");

/** “Must be checked”, in the words of compromise, whose own list of passives leaves it out. */
const MODAL = "#Modal #Adverb? be #Adverb? (#PastTense|#Participle)";
/** What things are called, and how people feel: nobody has to do it. */
const STATE = /\b(?:made up|called|named|known|based|born|worried|surprised|relieved|pleased|tired|concerned|interested|sure)\b/i;

/** Sentences that do not say who acts. Some should not: so these are hints. */
export const checkPassive: ModuleRule = ({ passages }) =>
  passages.flatMap((passage) => (isProse(passage) ? sentencesOf(passage.text).flatMap((sentence) => passive(sentence, passage)) : []));

function isProse({ kind, isQuestion, isFeedback }: Passage): boolean {
  return (kind === "paragraph" || kind === "item") && (!isQuestion || isFeedback);
}

function passive(sentence: string, passage: Passage): Finding[] {
  if (!MAYBE.test(sentence)) return [];
  const document = nlp(sentence);
  const verbs = document.verbs().json() as readonly Verb[];
  const texts = verbs.flatMap(({ text, verb }) => (verb?.grammar?.passive ? [text] : []));
  const words = [...texts, ...(document.match(MODAL).out("array") as string[])].find((text) => !STATE.test(text));
  if (words === undefined) return [];
  return [{ code: "prose/passive-voice", place: placeIn(passage, sentence), values: { words: words.replace(/[^\p{L}\p{N}]+$/u, "") } }];
}

/** What is of use here of what compromise says of a verb. */
interface Verb {
  readonly text: string;
  readonly verb?: { readonly grammar?: { readonly passive?: boolean } };
}
