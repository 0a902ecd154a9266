import nlp from "compromise/two";
import type { Finding } from "./finding.ts";
import { type Passage, placeIn } from "./passages.ts";
import type { ModuleRule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

/** Participles that do not end in “ed”. */
const IRREGULAR =
  "beaten|bitten|born|bound|bought|broken|brought|built|caught|chosen|cut|dealt|done|drawn|driven|eaten|fed|felt|forgotten|fought|found|frozen|given|grown|heard|held|hidden|hit|hung|kept|known|laid|led|left|lent|lost|made|meant|met|misled|mistaken|overseen|paid|proven|put|read|run|said|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stolen|sung|taken|taught|thought|thrown|told|torn|understood|withdrawn|won|worn|written";
const BE = "be|been|being|is|are|was|were|am|get|gets|got";
/** Only a sentence with a participle soon after a form of “be” is worth finding out what its words are. */
const MAYBE = new RegExp(`\\b(?:${BE})\\b(?:\\W+\\w+){0,4}?\\W+(?:\\w+ed|${IRREGULAR})\\b`, "i");
/** The same in the words of compromise, which tells participles from adjectives. */
const PASSIVE = `#Modal? (has|have|had)? #Adverb? not? (${BE}) not? #Adverb? being? #Adverb? (#PastTense|#Participle) up?`;

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
  const found = nlp(sentence).match(PASSIVE).out("array") as string[];
  const words = found.find((text) => !STATE.test(text))?.replace(/[^\p{L}\p{N}]+$/u, "");
  return words === undefined ? [] : [{ code: "prose/passive-voice", place: placeIn(passage, sentence), values: { words } }];
}
