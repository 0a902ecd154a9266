import type { BlockSource, ReadBlock } from "../../contract/block-kind.ts";
import type { ProblemText } from "../../contract/question.ts";

export const comparisonProblems = {
  "block/no-table": {
    message: "The block needs one table and nothing else.",
    remedy: "Write one table with a row of headings, and put other text above or below the block.",
  },
} satisfies Readonly<Record<string, ProblemText>>;

/** A table whose first column names the rows. */
export function readComparison({ parts, line, column }: BlockSource): ReadBlock {
  const [table] = parts;
  if (parts.length !== 1 || table?.kind !== "table") return { problems: [{ code: "block/no-table", line, column }] };
  const [head, ...rows] = table.rows;
  const [corner, ...columns] = head?.cells ?? [];
  return {
    values: {
      corner: corner?.html ?? "",
      columns: columns.map(({ html }) => html),
      rows: rows.map(({ cells: [name, ...cells] }) => ({
        name: name?.html ?? "",
        cells: cells.map(({ html }, index) => ({ html, column: columns[index]?.text ?? "" })),
      })),
    },
  };
}
