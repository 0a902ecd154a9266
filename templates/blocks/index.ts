import type { BlockKind } from "../contract/block-kind.ts";
import { chartProblems, readChart } from "./chart/read.ts";
import { calculatorProblems, readCalculator } from "./calculator/read.ts";
import { comparisonProblems, readComparison } from "./comparison/read.ts";
import { mediaProblems, readAttachment, readMedia } from "./media/read.ts";
import { pictureProblems, readPicture } from "./picture/read.ts";
import { boxes } from "./examples/boxes.ts";
import { figures } from "./examples/figures.ts";
import { lists } from "./examples/lists.ts";
import { media } from "./examples/media.ts";
import { listProblems, readChecklist, readSteps, readTimeline } from "./lists/read.ts";

/** Every block besides variants and questions. To add one, add its template, its `<name>.css` if it needs one, and its line here. */
export const blockKinds: readonly BlockKind[] = [
  { name: "inset", title: "none", examples: boxes.inset },
  { name: "warning", title: "required", examples: boxes.warning },
  { name: "example", title: "required", examples: boxes.example },
  { name: "expander", title: "required", examples: boxes.expander },
  { name: "key-points", title: "optional", examples: boxes["key-points"] },
  { name: "tip", title: "required", examples: boxes.tip },
  { name: "important", title: "required", examples: boxes.important },
  { name: "do", title: "optional", read: readChecklist, problems: listProblems, examples: lists.do },
  { name: "do-not", title: "optional", read: readChecklist, problems: listProblems, examples: lists["do-not"] },
  { name: "quote", title: "required", examples: boxes.quote },
  { name: "steps", title: "optional", read: readSteps, problems: listProblems, examples: lists.steps },
  { name: "timeline", title: "optional", read: readTimeline, problems: listProblems, examples: lists.timeline },
  { name: "checklist", title: "optional", read: readChecklist, problems: listProblems, examples: lists.checklist },
  { name: "comparison", title: "required", read: readComparison, problems: comparisonProblems, examples: figures.comparison },
  {
    name: "chart",
    title: "required",
    attributes: ["kind", "unit"],
    holds: [],
    read: readChart,
    problems: chartProblems,
    examples: figures.chart,
  },
  { name: "further-reading", title: "optional", examples: boxes["further-reading"] },
  { name: "tabs", title: "optional", holds: ["tab"], script: true, examples: figures.tabs },
  { name: "tab", title: "required", within: "tabs" },
  { name: "cards", title: "optional", holds: ["card"], examples: figures.cards },
  { name: "card", title: "required", within: "cards", script: true },
  { name: "picture", title: "required", holds: [], script: true, read: readPicture, problems: pictureProblems, examples: media.picture },
  {
    name: "attachment",
    title: "required",
    mayBeEmpty: true,
    files: { src: ["pdf", "docx", "xlsx", "csv", "txt"] },
    read: readAttachment,
    problems: mediaProblems,
    examples: media.attachment,
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
    examples: media.video,
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
    examples: media.audio,
  },
  {
    name: "calculator",
    title: "optional",
    attributes: ["sensitivity", "specificity", "prevalence"],
    mayBeEmpty: true,
    script: true,
    read: readCalculator,
    problems: calculatorProblems,
    examples: figures.calculator,
  },
  { name: "note", title: "optional", ships: false, examples: boxes.note },
];
