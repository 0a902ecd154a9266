import type { Finding } from "./finding.ts";
import { type Passage, placeIn } from "./passages.ts";
import { withoutSpeech } from "./plain.ts";
import type { ModuleRule } from "./rule.ts";
import { sentencesOf, wordsOf } from "./sentences.ts";

/** A caption of fewer words may well be part of a description. */
const FEW_WORDS = 4;

/** Descriptions that say the caption again, and texts that leave out whoever cannot tell colours apart. */
export const checkPictures: ModuleRule = ({ passages }) => [...repeated(passages), ...passages.flatMap(colourAlone)];

function repeated(passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage, index): Finding[] => {
    if (passage.kind !== "alt") return [];
    const caption = captionOf(passage, passages, index);
    const [alt, other] = [bare(passage.text), bare(caption)];
    const isSame = alt === other || (wordsOf(other).length >= FEW_WORDS && (alt.includes(other) || other.includes(alt)));
    return other !== " " && isSame ? [{ code: "picture/alt-repeats-caption", place: passage.place, values: { caption } }] : [];
  });
}

/** Behind the picture, or as the title of the block that holds it. */
function captionOf({ place, within }: Passage, passages: readonly Passage[], index: number): string {
  const next = passages[index + 1];
  if (next?.kind === "caption" && next.place.line === place.line) return next.text;
  if (within.at(-1) !== "picture") return "";
  return passages.slice(0, index).findLast((one) => one.kind === "heading" && one.within.at(-1) === "picture")?.text ?? "";
}

/** Words only, with a space at either end. */
function bare(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

const COLOUR = "(?:red|green|blue|yellow|orange|purple|pink|grey|gray|brown|amber|black|white)";
const MARK =
  "(?:ones?|lines?|bars?|dots?|box(?:es)?|areas?|shapes?|circles?|squares?|rings?|bands?|arrows?|parts?|sections?|symbols?|marks?|figures?|icons?|slices?|columns?|curves?|points?|rows?|cells?|text|words?|numbers?)";
const COLOUR_ALONE = new RegExp(
  `\\bthe (?:(?:light|dark|bright|pale) )?${COLOUR} ${MARK}\\b|\\b(?:shown|marked|drawn|coloured|printed|written|highlighted|shaded|filled|outlined) (?:in )?(?:(?:light|dark|bright|pale) )?${COLOUR}\\b|\\b(?:is|are|stands?|appears?) in (?:(?:light|dark|bright|pale) )?${COLOUR}\\b`,
  "i",
);
/** What else tells the same things apart. */
const OTHER_CUE =
  /\b(?:left|right|upper|lower|top|bottom|middle|centre|first|second|third|last|above|below|beside|dashed|dotted|solid|striped|hatched|thick|thin|thicker|thinner|tall|taller|short|shorter|large|larger|small|smaller|labelled|label|named|numbered|called|crossed?|ticked?|triangles?|stars?|diamonds?|pattern|outline|with an? (?:letter|number|cross|tick|circle|line))\b/i;
const FIXED = /\b(?:black box(?:es)?|grey areas?|white papers?|red flags?|green lights?|blue lights?)\b/gi;

function colourAlone(passage: Passage): Finding[] {
  return sentencesOf(passage.text).flatMap((sentence): Finding[] => {
    const told = withoutSpeech(sentence).replace(FIXED, "");
    const words = OTHER_CUE.test(told) ? undefined : COLOUR_ALONE.exec(told)?.[0];
    return words === undefined ? [] : [{ code: "text/colour-alone", place: placeIn(passage, sentence), values: { words } }];
  });
}
