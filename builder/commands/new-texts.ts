import type { ListedQuestionType } from "../../templates/questions/index.ts";
import { TOOL_KINDS } from "../compile/kinds.ts";

/** A module with one page of text and a quiz of two questions, and one more for each question type of the project's own. `today` is `YYYY-MM-DD`; the review is due in a year. */
export function moduleText(id: string, today: string, types: readonly ListedQuestionType[] = TOOL_KINDS.questionTypes): string {
  const title = titleOf(id);
  const shown = [...types.slice(0, 2), ...types.slice(TOOL_KINDS.questionTypes.length)];
  const examples = shown.flatMap(({ examples: [example] }) => example?.markdown ?? []);
  const questions = examples.map((text) => text.replace(/\{#([^}\s]+)/, "{#$1 objective=first-objective"));
  return `---
title: ${title}
summary: What the learner will be able to do.
minutes: 10
language: en-GB
objectives:
  - id: first-objective
    text: Say what machine learning is.
    needs: [N1]
owner: Name of the team that answers for the content
review-by: ${nextYear(today)}
---

# ${title} {#introduction}

Write what the learner needs to know. Use short sentences.

::: key-points
- One thing to remember.
:::

# Quiz {#quiz quiz}

${questions.join("\n\n")}
`;
}

/** A course for all archetypes and modules that other courses know. */
export function courseText(
  id: string,
  known: { readonly archetypes: readonly string[]; readonly modules: readonly string[]; readonly targets: readonly string[] },
): string {
  return `title: ${titleOf(id)}
summary: What the course is about, in one sentence.
language: en-GB
modules: [${known.modules.length > 0 ? known.modules.join(", ") : "name-of-a-module"}]
archetypes: [${known.archetypes.length > 0 ? known.archetypes.join(", ") : "name-of-an-archetype"}]
complete-when: read all pages and pass the quiz
pass-mark: 80
attempts: unlimited
theme: nhsuk
targets: [${known.targets.join(", ")}]
`;
}

export function archetypeText(id: string): string {
  return `title: ${titleOf(id)}
description: Who these learners are, in one sentence.
roles: [an example role, another example role]
traits: []
`;
}

function titleOf(id: string): string {
  const text = id.replace(/-/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same day of the next year, `YYYY-MM-DD`. */
export function nextYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace("-02-29", "-02-28");
}
