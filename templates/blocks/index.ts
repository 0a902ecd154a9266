import type { BlockKind } from "../contract/block-kind.ts";
import { chartProblems, readChart } from "./chart/read.ts";
import { calculatorProblems, readCalculator } from "./calculator/read.ts";
import { comparisonProblems, readComparison } from "./comparison/read.ts";
import { mediaProblems, readAttachment, readMedia } from "./media/read.ts";
import { pictureProblems, readPicture } from "./picture/read.ts";
import { listProblems, readChecklist, readSteps, readTimeline } from "./lists/read.ts";

/** Every block besides variants and questions. To add one, add its template, its `<name>.css` if it needs one, and its line here. */
export const blockKinds: readonly BlockKind[] = [
  { name: "inset", title: "none" },
  { name: "warning", title: "required" },
  { name: "example", title: "required" },
  { name: "expander", title: "required" },
  { name: "key-points", title: "optional" },
  { name: "tip", title: "required" },
  { name: "important", title: "required" },
  { name: "do", title: "optional", read: readChecklist, problems: listProblems },
  { name: "do-not", title: "optional", read: readChecklist, problems: listProblems },
  { name: "quote", title: "required" },
  { name: "steps", title: "optional", read: readSteps, problems: listProblems },
  { name: "timeline", title: "optional", read: readTimeline, problems: listProblems },
  { name: "checklist", title: "optional", read: readChecklist, problems: listProblems },
  { name: "comparison", title: "required", read: readComparison, problems: comparisonProblems },
  { name: "chart", title: "required", attributes: ["kind", "unit"], holds: [], read: readChart, problems: chartProblems },
  { name: "further-reading", title: "optional" },
  { name: "tabs", title: "optional", holds: ["tab"], script: true },
  { name: "tab", title: "required", within: "tabs" },
  { name: "cards", title: "optional", holds: ["card"] },
  { name: "card", title: "required", within: "cards", script: true },
  { name: "picture", title: "required", holds: [], script: true, read: readPicture, problems: pictureProblems },
  {
    name: "attachment",
    title: "required",
    mayBeEmpty: true,
    files: { src: ["pdf", "docx", "xlsx", "csv", "txt"] },
    read: readAttachment,
    problems: mediaProblems,
  },
  {
    name: "video",
    title: "required",
    holds: [],
    mayBeEmpty: true,
    files: { src: ["mp4", "webm"], captions: ["vtt"], poster: ["jpg", "png", "webp", "svg"] },
    script: true,
    read: readMedia,
    problems: mediaProblems,
  },
  {
    name: "audio",
    title: "required",
    holds: [],
    mayBeEmpty: true,
    files: { src: ["mp3"], captions: ["vtt"] },
    script: true,
    read: readMedia,
    problems: mediaProblems,
  },
  {
    name: "calculator",
    title: "optional",
    attributes: ["sensitivity", "specificity", "prevalence"],
    mayBeEmpty: true,
    script: true,
    read: readCalculator,
    problems: calculatorProblems,
  },
  { name: "note", title: "optional", ships: false },
];
