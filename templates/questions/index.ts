import { categoriseAuthoring } from "./categorise/author.ts";
import categorise from "./categorise/question.ts";
import { choiceAuthoring } from "./choice/author.ts";
import choice from "./choice/question.ts";
import { clozeAuthoring } from "./cloze/author.ts";
import cloze from "./cloze/question.ts";
import { confidenceAuthoring } from "./confidence/author.ts";
import confidence from "./confidence/question.ts";
import { estimateAuthoring } from "./estimate/author.ts";
import estimate from "./estimate/question.ts";
import { fillInAuthoring } from "./fill-in/author.ts";
import fillIn from "./fill-in/question.ts";
import { hotspotAuthoring } from "./hotspot/author.ts";
import hotspot from "./hotspot/question.ts";
import { likertAuthoring } from "./likert/author.ts";
import likert from "./likert/question.ts";
import { matchingAuthoring } from "./matching/author.ts";
import matching from "./matching/question.ts";
import { listed, type ListedQuestionType } from "./listed.ts";
import { longFillInAuthoring } from "./long-fill-in/author.ts";
import longFillIn from "./long-fill-in/question.ts";
import { multipleChoiceAuthoring } from "./multiple-choice/author.ts";
import multipleChoice from "./multiple-choice/question.ts";
import { numericAuthoring } from "./numeric/author.ts";
import numeric from "./numeric/question.ts";
import { ownQuestionTypes } from "./own.ts";
import { scenarioAuthoring } from "./scenario/author.ts";
import scenario from "./scenario/question.ts";
import { sequencingAuthoring } from "./sequencing/author.ts";
import sequencing from "./sequencing/question.ts";
import { trueFalseAuthoring } from "./true-false/author.ts";
import trueFalse from "./true-false/question.ts";

export type { ListedQuestionType } from "./listed.ts";

/** Every question type that an author can use. To add one, add its folder and its line here. */
export const questionTypes: readonly ListedQuestionType[] = [
  listed("categorise", categorise, categoriseAuthoring),
  listed("choice", choice, choiceAuthoring),
  listed("cloze", cloze, clozeAuthoring),
  listed("confidence", confidence, confidenceAuthoring),
  listed("estimate", estimate, estimateAuthoring),
  listed("fill-in", fillIn, fillInAuthoring),
  listed("hotspot", hotspot, hotspotAuthoring),
  listed("likert", likert, likertAuthoring),
  listed("matching", matching, matchingAuthoring),
  listed("long-fill-in", longFillIn, longFillInAuthoring),
  listed("multiple-choice", multipleChoice, multipleChoiceAuthoring),
  listed("numeric", numeric, numericAuthoring),
  listed("scenario", scenario, scenarioAuthoring),
  listed("sequencing", sequencing, sequencingAuthoring),
  listed("true-false", trueFalse, trueFalseAuthoring),
  ...ownQuestionTypes,
];
