import type { ProblemText } from "../../contract/question.ts";

/** Mistakes that only a scenario can have. */
export const SCENARIO_PROBLEMS = {
  "question/scenario-no-steps": {
    message: 'The scenario "{id}" has no step, so there is nothing to decide.',
    remedy: "Add one: ::: step What happens {#start}, with decisions as list items, and close it with :::",
  },
  "question/scenario-no-ending": {
    message: 'The scenario "{id}" has no ending, so nobody could finish it.',
    remedy: "Add one: ::: ending How it turned out {#good score=1}, and close it with :::",
  },
  "question/scenario-too-large": {
    message: 'The scenario "{id}" has {steps} steps and {endings} endings. Records have room for {most} steps, and {all} of both.',
    remedy: "Make two scenarios of it, or let more decisions lead to the same step.",
  },
  "question/scenario-no-id": {
    message: 'This {name} of the scenario "{id}" has no id, so no decision can lead to it.',
    remedy: "Write lower-case words joined by hyphens in braces behind its title: ::: {name} Title {#second-look}",
  },
  "question/scenario-repeated-id": {
    message: 'Two parts of the scenario "{id}" are called "{step}". Nobody could tell where a decision leads.',
    remedy: "Give this {name} another id.",
  },
  "question/scenario-no-title": {
    message: 'The {name} "{step}" of the scenario "{id}" has no title, so a screen reader could not say that it has come.',
    remedy: "Write a few words before the braces: ::: {name} The scan comes back {#{step}}",
  },
  "question/scenario-decisions": {
    message: 'The step "{step}" of the scenario "{id}" has {count} decisions. It needs between 1 and {most}.',
    remedy: "Write each as a list item: - [ ] What to do {to=next-step}",
  },
  "question/scenario-stray-decision": {
    message: 'In the scenario "{id}" there is a list of decisions outside a step, where nobody decides.',
    remedy: "Put it in a step: ::: step What happens {#start}",
  },
  "question/scenario-unknown-step": {
    message: 'The decision "{text}" in the scenario "{id}" leads to "{to}", which is no step and no ending.',
    remedy: "Write where it leads behind it: {to=…} with one of: {known}",
  },
  "question/scenario-marked": {
    message: 'The decision "{text}" in the scenario "{id}" is marked as right, but here the ending decides.',
    remedy: "Write [ ] in front of it, and give each ending a score: ::: ending Title {#good score=1}",
  },
  "question/scenario-unreachable": {
    message: 'No decision leads to the {name} "{step}" of the scenario "{id}", so nobody could see it.',
    remedy: "Let a decision lead to it: {to={step}}. Or remove it.",
  },
  "question/scenario-no-way-out": {
    message: 'From the step "{step}" of the scenario "{id}" no ending can be reached. A learner would go round for ever.',
    remedy: "Let one of the decisions on the way lead to an ending.",
  },
  "question/scenario-no-score": {
    message: 'The ending "{ending}" of the scenario "{id}" has no score. It needs one in a quiz, and where other endings have one.',
    remedy: "Write a number from 0 to 1: {#{ending} score=0.5}",
  },
  "question/scenario-bad-score": {
    message: 'The score of the ending "{ending}" of the scenario "{id}" is {value}, which is no number from 0 to 1.',
    remedy: "Write 1 for a good ending, 0 for a bad one, or a decimal between them: score=0.5",
  },
} satisfies Record<string, ProblemText>;
