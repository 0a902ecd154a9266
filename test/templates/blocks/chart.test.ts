import { describe, expect, test } from "@jest/globals";
import { drawChart, KINDS } from "../../../templates/blocks/chart/draw.ts";
import { readChart } from "../../../templates/blocks/chart/read.ts";
import type { BlockSource } from "../../../templates/contract/block-kind.ts";

const prose = (text: string) => ({ html: text, text });
const place = { line: 1, column: 1 };

/** A chart block with a table of these rows. */
function source(rows: readonly (readonly string[])[], attributes: Record<string, string> = {}): BlockSource {
  const table = rows.map((cells, at) => ({ cells: cells.map(prose), line: at + 2, column: 1 }));
  return {
    ...place,
    title: "Chart",
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { ...place, value }])),
    parts: [{ kind: "table", html: "<table></table>", rows: table, ...place }],
    file: () => undefined,
  };
}

const svgOf = (rows: readonly (readonly string[])[], attributes: Record<string, string> = {}) =>
  (readChart(source(rows, attributes)).values as { svg: string }).svg;

describe("a chart", () => {
  test("says each figure as its author wrote it, with its unit", () => {
    const svg = svgOf(
      [
        ["Ward", "Alarms"],
        ["A", "1,200"],
        ["B", "\u22123.5"],
      ],
      { unit: "a day" },
    );
    expect([svg.includes(">1,200\u00a0a day<"), svg.includes(">\u22123.5\u00a0a day<")]).toEqual([true, true]);
  });

  test("draws negative bars on the other side of zero", () => {
    const bars = [
      ...svgOf([
        ["Ward", "Change"],
        ["A", "-10"],
        ["B", "10"],
      ]).matchAll(/<rect class="chart__s0" x="([\d.]+)%" y="\d+" width="([\d.]+)%"/g),
    ];
    expect(bars.map(([, x, width]) => [Number(x), Number(width)])).toEqual([
      [0, 36],
      [36, 36],
    ]);
  });

  test("escapes what an author writes", () => {
    expect(
      svgOf([
        ["Ward", "Alarms"],
        ["<b>&", "1"],
      ]),
    ).toContain("&lt;b>&amp;");
  });

  test.each([
    ["13 rows", [["Ward", "Alarms"], ...Array.from({ length: 13 }, () => ["A", "1"])], "block/chart-table"],
    [
      "5 series",
      [
        ["Ward", "a", "b", "c", "d", "e"],
        ["A", "1", "2", "3", "4", "5"],
      ],
      "block/chart-table",
    ],
    ["no row", [["Ward", "Alarms"]], "block/chart-table"],
    [
      "a cell that is no number",
      [
        ["Ward", "Alarms"],
        ["A", "12 or so"],
      ],
      "block/chart-number",
    ],
    [
      "an empty cell",
      [
        ["Ward", "Alarms"],
        ["A", ""],
      ],
      "block/chart-number",
    ],
  ])("is refused with %s", (_, rows, code) => {
    expect(readChart(source(rows)).problems?.map((problem) => problem.code)).toEqual([code]);
  });

  const sizes = [1, 2, 12].flatMap((rows) => [1, 4].flatMap((series) => [-1, 0, 1].map((sign) => ({ rows, series, sign }))));
  const all = KINDS.flatMap((kind) => sizes.map((size) => ({ kind, ...size })));

  test.each(all)(
    "of kind $kind with $rows rows, $series series and sign $sign has only finite numbers and a height",
    ({ kind, rows, series, sign }) => {
      const figures = Array.from({ length: series }, (_, index) => ({ text: "x", value: sign * (index + 1) }));
      const groups = Array.from({ length: rows }, () => ({ label: "A very long label of a ward that goes over many lines", figures }));
      const { svg, height } = drawChart(kind, { series: figures.map(() => "Series"), groups });
      expect([/NaN|Infinity|undefined/.test(svg), height > 0]).toEqual([false, true]);
    },
  );
});
