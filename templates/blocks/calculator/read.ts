import type { BlockProblem, BlockSource, ReadBlock } from "../../contract/block-kind.ts";
import { groupsFor, outlines, type Rates, rateOf, saidOf } from "./natural-frequencies.ts";

const START: Rates = { sensitivity: 90, specificity: 91, prevalence: 1 };

export const calculatorProblems = {
  "block/calculator-rate": {
    message: "`{name}` is {value}, but a rate is a number from 0 to 100.",
    remedy: "Write it in percent, with one decimal at most: {name}={example}",
  },
};

/** The picture, the text and the table as they are before the learner moves anything. */
export function readCalculator({ attributes }: BlockSource): ReadBlock {
  const problems: BlockProblem[] = [];
  const rates = Object.fromEntries(
    Object.entries(START).map(([name, start]) => {
      const given = attributes[name];
      const rate = given ? rateOf(given.value) : start;
      if (given && rate === undefined) {
        const { value, line, column } = given;
        problems.push({ code: "block/calculator-rate", line, column, values: { name, value, example: start } });
      }
      return [name, rate ?? start];
    }),
  ) as unknown as Rates;
  return { values: { ...saidOf(rates), outlines: outlines(groupsFor(rates)) }, problems };
}
