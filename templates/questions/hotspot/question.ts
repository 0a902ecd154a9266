import { type SingleChoice, singleChoice } from "../../contract/single-choice.ts";

export type HotspotQuestion = SingleChoice;

/** One of several places in a picture. The answer is the id of an option. */
export default singleChoice;
