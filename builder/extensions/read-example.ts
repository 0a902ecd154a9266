import { pageIri, questionId, questionIri } from "../../templates/contract/packed.ts";
import type { QuestionExample } from "../../templates/contract/question.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import type { Kit } from "../compile/kit.ts";
import { questionsOf, readModule } from "../compile/parse/module.ts";
import { NO_NAMES } from "../compile/parse/names.ts";
import { renderPageOnce } from "../compile/render/page.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { AuthoredPage, AuthoredQuestion, Module } from "../compile/types.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { newReport } from "../diagnostics/report.ts";
import type { ReadExample } from "./example-rules.ts";

const FRONT = `---
title: Example
summary: Example.
minutes: 1
language: en-GB
objectives: [{id: o, text: Know., needs: [N1]}]
owner: Nobody
review-by: 2099-12-31
---

# Page {#page}

`;

const IRI = "https://curricle.example/modules/m";

export interface ReadingExamples {
  readonly kit: Kit;
  readonly templates: TemplateSet;
  readonly strings: Readonly<Record<string, string>>;
}

/** An example of a question type in a module of its own, read and rendered as any other; or what is wrong with how it is written. */
export function readExample(
  type: ListedQuestionType,
  example: QuestionExample,
  { kit, templates, strings }: ReadingExamples,
): { readonly diagnostics: readonly Diagnostic[]; readonly read: ReadExample | undefined } {
  const report = newReport(kit.ownCodes);
  const media = Object.entries(example.pictures ?? {}).map(([name, svg]) => ({
    path: `modules/m/${name}`,
    name,
    bytes: new TextEncoder().encode(svg),
  }));
  const source = { id: "m", file: { path: "modules/m/module.md", text: `${FRONT}${example.markdown}\n` }, media };
  const module = readModule(source, [], new Set(), NO_NAMES, report, kit)?.module;
  const [page] = module?.pages ?? [];
  const [authored] = page ? questionsOf([page]) : [];
  if (!module || !page || !authored) return { diagnostics: report.diagnostics, read: undefined };
  const question = questionIn(authored);
  const rendering = { templates, strings, references: [] };
  const html = renderPageOnce(module, composedOf(module, page, question), rendering, new Map());
  return { diagnostics: report.diagnostics, read: { type, example, question, html, targets: kit.targets } };
}

function questionIn({ id, type, points, stem, data }: AuthoredQuestion): ReadExample["question"] {
  return { id: questionId("m", id), slot: 0, type, iri: questionIri({ iri: IRI }, id), points, objective: "", text: stem.text, data };
}

function composedOf({ id }: Module, { id: page, title, blocks }: AuthoredPage, question: ReadExample["question"]) {
  const iri = pageIri({ iri: IRI }, page);
  return { page: { id: `${id}/${page}`, slot: 0, module: id, title, iri, quiz: false, questions: [question] }, blocks, teaches: [] };
}
