import type { QuestionExample } from "../../templates/contract/question.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import type { Kit } from "../compile/kit.ts";
import { loadTemplates } from "../compile/render/templates.ts";
import type { Report } from "../diagnostics/report.ts";
import { readTexts } from "../compile/read.ts";
import { EXAMPLE_RULES } from "./example-rules.ts";
import { reportFailure } from "./extension-error.ts";
import { type ReadingExamples, readExample } from "./read-example.ts";

/** Tries each example of the project's own question types as the tool's own tests try those of its types. Reports what does not hold. */
export async function checkExamples(root: string, kit: Kit, report: Report): Promise<void> {
  const types = kit.ownTypes;
  const texts = await readTexts(root, types.map(authorFile));
  const reading = { kit, templates: loadTemplates(kit.templates, await kit.specs()), strings: await kit.strings("en") };
  for (const type of types) {
    for (const example of type.examples) {
      const file = authorFile(type);
      try {
        for (const reason of brokenIn(type, example, reading))
          report.add("extension/example-fails", placeOf(example, file, texts.get(file) ?? ""), {
            title: example.title,
            id: type.id,
            reason,
          });
      } catch (error) {
        reportFailure(error, report);
      }
    }
  }
}

function brokenIn(type: ListedQuestionType, example: QuestionExample, reading: ReadingExamples): readonly string[] {
  const { diagnostics, read } = readExample(type, example, reading);
  const found = diagnostics.map(({ code, message }) => `${code}: ${message}`);
  if (found.length > 0) return found;
  if (read?.question.type !== type.id) return [`its text has no question of this type.`];
  return EXAMPLE_RULES.flatMap((rule) => rule.broken(read));
}

function authorFile({ id }: ListedQuestionType): string {
  return `templates/questions/${id}/author.ts`;
}

/** Where the example's title stands; the first line where it is not written out. */
function placeOf({ title }: QuestionExample, file: string, text: string) {
  const lines = text.split("\n");
  const line = lines.findIndex((candidate) => candidate.includes(title));
  return { file, line: Math.max(line, 0) + 1, column: Math.max(lines[line]?.indexOf(title) ?? 0, 0) + 1 };
}
