import { readModule } from "../../builder/compile/parse/module.ts";
import { NO_NAMES } from "../../builder/compile/parse/names.ts";
import { newReport } from "../../builder/diagnostics/report.ts";

const HEAD = `---
title: A title
summary: A summary.
minutes: 1
language: en
objectives: [{id: none, text: None., needs: []}]
owner: Test team
review-by: 2027-01-31
---
`;

/** What is on the pages of a module's text, without places; its front matter does not count where `language` is given. */
export function renderedPages(id: string, text: string, language = ""): unknown {
  const body = language === "" ? text : HEAD + text.split(/^---$/m).slice(2).join("---");
  const report = newReport();
  const audiences = ["users", "leads", "shapers", "drivers", "creators", "embedders", "clinical"];
  const read = readModule({ id, file: { path: `modules/${id}/module.md`, text: body }, media: [] }, audiences, new Set(), NO_NAMES, report);
  return JSON.parse(
    JSON.stringify(read?.module.pages, (key, value: unknown) =>
      ["place", "line", "column", "objective", "points"].includes(key)
        ? undefined
        : typeof value === "string"
          ? value.replace(/\s+/g, " ")
          : value,
    ),
  ) as unknown;
}
