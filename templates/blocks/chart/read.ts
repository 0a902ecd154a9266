import type { BlockSource, ReadBlock } from "../../contract/block-kind.ts";
import type { ProblemText } from "../../contract/question.ts";
import { drawChart, KINDS, swatch } from "./draw.ts";
import { type Data, MOST_ROWS, MOST_SERIES, readFigures } from "./figures.ts";

export const chartProblems = {
  "block/chart-table": {
    message: `A chart is drawn from one table with up to ${MOST_ROWS} rows and up to ${MOST_SERIES} columns of figures.`,
    remedy: "Write | Ward | Alarms | as the first row, and a row such as | Ward 4 | 12 | for each figure.",
  },
  "block/chart-number": {
    message: "A cell of this row is not a number, so it cannot be drawn.",
    remedy: "Write figures such as 12, 1,200, 0.5 or -3 in every column but the first.",
  },
  "block/chart-kind": { message: '"{kind}" is not a kind of chart.', remedy: `Use kind= with one of: ${KINDS.join(", ")}.` },
  "block/chart-stack": {
    message: "Parts of a whole cannot be negative, so they cannot be stacked.",
    remedy: "Use kind=bar, which shows them on the other side of zero.",
  },
} satisfies Readonly<Record<string, ProblemText>>;

/** A chart from a table. Everything that it shows is in the table as well, which stands below it. */
export function readChart(source: BlockSource): ReadBlock {
  const { attributes, parts, line, column } = source;
  const wanted = attributes["kind"]?.value ?? "bar";
  const kind = KINDS.find((known) => known === wanted);
  if (!kind) return { problems: [{ code: "block/chart-kind", line, column, values: { kind: wanted } }] };
  const data = readFigures(source);
  if (!data) return { problems: [{ code: "block/chart-table", line, column }] };
  if (data.wrong !== undefined) return { problems: [{ code: "block/chart-number", line: data.wrong, column }] };
  const negative = data.groups.some(({ figures }) => figures.some(({ value }) => value < 0));
  if (kind === "stacked" && negative) return { problems: [{ code: "block/chart-stack", line, column }] };
  return {
    values: {
      ...drawChart(kind, data),
      ...extremes(data),
      series: data.series.length > 1 ? data.series.map((name, index) => ({ name, swatch: swatch(kind, index) })) : [],
      text: parts.map((part) => (part.kind === "text" ? part.html : "")).join("\n"),
      table: parts.map((part) => (part.kind === "table" ? part.html : "")).join("\n"),
    },
  };
}

/** What a chart shows at one glance, for its description. */
function extremes({ series, groups }: Data) {
  const all = groups.flatMap(({ label, figures }) =>
    figures.map(({ text, value }, index) => ({ value, words: `${label}${series.length > 1 ? `, ${series[index]}` : ""}: ${text}` })),
  );
  const sorted = all.sort((a, b) => a.value - b.value);
  return { lowest: sorted[0]?.words ?? "", highest: sorted.at(-1)?.words ?? "" };
}
