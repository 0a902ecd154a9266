import { type SingleChoice, singleChoice } from "../../contract/single-choice.ts";

export type ChoiceQuestion = SingleChoice;

export default singleChoice;
