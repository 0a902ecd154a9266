import { readSingleChoice, SINGLE_CHOICE_PROBLEMS } from "../../contract/options.ts";
import type { PictureSource, QuestionAuthoring, QuestionProblem, QuestionSource } from "../../contract/question.ts";
import type { HotspotQuestion } from "./question.ts";
import { overlap, type Region, regionOf, shortestSide, TARGET } from "./region.ts";

/** What `view.hbs` gets as `shown`. */
interface Shown {
  readonly source: string;
  readonly alt: string;
  readonly regions: readonly (Region & { readonly id: string; readonly html: string; readonly number: number })[];
}

export const hotspotAuthoring: QuestionAuthoring<HotspotQuestion> = {
  attributes: [],
  optionAttributes: ["at"],
  placesPictures: true,
  problems: {
    ...SINGLE_CHOICE_PROBLEMS,
    "question/hotspot-picture": {
      message: 'The question "{id}" shows {count} pictures, but a hotspot asks about exactly one.',
      remedy: "Put one picture on a line of its own above the answers: ![What it shows](media/picture.svg)",
    },
    "question/hotspot-no-place": {
      message: 'The answer "{text}" to "{id}" does not say where in the picture it is.',
      remedy: "Write x, y, width and height in percent of the picture behind it: - [ ] {text} {at=40,20,30,15}",
    },
    "question/hotspot-outside": {
      message: 'The answer "{text}" to "{id}" lies at {at}, which is no part of the picture.',
      remedy: "Write x, y, width and height in percent, from the top left. x and width, and y and height, add up to 100 at most.",
    },
    "question/hotspot-too-small": {
      message: 'On a phone, the place of "{text}" in the picture of "{id}" is {pixels} pixels small. Fingers need {target}.',
      remedy: "Make the place larger, or cut the picture to what matters.",
    },
    "question/hotspot-overlap": {
      message: 'In the picture of "{id}", the places of "{first}" and "{text}" overlap, so a tap could mean either.',
      remedy: "Move them apart, or make one of them smaller.",
    },
  },
  read(source) {
    const choice = readSingleChoice(source);
    const [picture] = source.pictures;
    const problems = "problems" in choice ? [...choice.problems] : [];
    if (source.pictures.length !== 1) problems.push(problem(source, "picture", source, { count: source.pictures.length }));
    const regions = readRegions(source, picture?.size, problems);
    if ("problems" in choice || !picture || problems.length > 0) return { problems };
    return { question: choice.question, shown: { source: picture.source, alt: picture.alt, regions } satisfies Shown };
  },
  operated: "Radio buttons whose words stand in a list below the picture. The places in the picture are the same buttons.",
  examples: [
    {
      title: "A place in a chart",
      markdown: `::: hotspot {#where-alarms-start}
The chart shows the score of one patient over a day. At which point does the tool raise an alarm?

![A line rises from left to right. It crosses a dashed line in the middle and ends high at the right.](media/score-over-a-day.svg)

- [ ] The start of the line {at=3,62,22,28}
  > Here the score is low. Nothing has happened yet.
- [x] The point where the line crosses the dashed line {at=38,32,22,30}
  > Yes. The dashed line is the threshold. The tool alarms when the score rises above it.
- [ ] The highest point, at the end {at=75,2,22,28}
  > The alarm has been on for hours by then.
:::`,
      answers: [
        { encoded: "b", score: 1 },
        { encoded: "a", score: 0 },
      ],
      pictures: {
        "media/score-over-a-day.svg":
          '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="360" viewBox="0 0 600 360"><rect width="600" height="360" fill="#fff"/><path d="M20 170H580" stroke="#4c6272" stroke-width="3" stroke-dasharray="12 8"/><path d="M40 290 160 260 290 170 400 120 520 50" fill="none" stroke="#005eb8" stroke-width="6"/></svg>',
      },
    },
  ],
};

/** Each answer's place; what is wrong with one is added to `problems`. */
function readRegions(source: QuestionSource, size: PictureSource["size"], problems: QuestionProblem[]): Shown["regions"] {
  const regions = source.options.flatMap((option, index) => {
    const { id, html, text, attributes } = option;
    const region = regionOf(option);
    const at = attributes.get("at");
    if (!region) problems.push(problem(source, at ? "outside" : "no-place", at ?? option, { text, at: at?.value ?? "" }));
    return region ? [{ ...region, id, html, option, number: index + 1 }] : [];
  });
  for (const [index, region] of regions.entries()) {
    const { option } = region;
    const { text } = option;
    const pixels = shortestSide(region, size);
    if (pixels < TARGET) problems.push(problem(source, "too-small", option, { text, pixels, target: TARGET }));
    const other = regions.slice(0, index).find((earlier) => overlap(earlier, region));
    if (other) problems.push(problem(source, "overlap", option, { text, first: other.option.text }));
  }
  return regions.map(({ option: _, ...region }) => region);
}

function problem(
  { id }: QuestionSource,
  what: string,
  { line, column }: { readonly line: number; readonly column: number },
  values: Readonly<Record<string, string | number>>,
): QuestionProblem {
  return { code: `question/hotspot-${what}`, line, column, values: { id, ...values } };
}
