import type { BlockSource, ReadBlock } from "../../contract/block-kind.ts";
import type { ProblemText } from "../../contract/question.ts";
import { clock, readCaptions } from "./captions.ts";
import { markCues } from "./transcript.ts";

export const mediaProblems = {
  "block/no-file": {
    message: "The block names no file, so there is nothing to play or to download.",
    remedy: "Name it in braces: {src=media/file-name}",
  },
  "block/no-captions": {
    message: "This has no captions. People who are deaf, and people on a ward without sound, would miss what is said.",
    remedy: "Save the captions as WebVTT in media/ and name them in braces: {captions=media/file-name.vtt}",
  },
  "block/captions-unreadable": {
    message: "The captions cannot be read as WebVTT.",
    remedy: "The file starts with a line WEBVTT, an empty line, and then times such as 00:01.000 --> 00:04.000 above each text.",
  },
  "block/no-transcript": {
    message: "This has no transcript. People who cannot hear or see it, or have no time to play it, need one.",
    remedy: "Write inside the block what is said, by whom, and what is shown.",
  },
  "block/transcript-incomplete": {
    severity: "warning",
    message: "The transcript leaves out what the captions say at {time}: “{words}”.",
    remedy: "Add these words at their place. Then learners can follow the transcript while it plays.",
  },
} satisfies Readonly<Record<string, ProblemText & { readonly severity?: "warning" }>>;

/** A file to download. */
export function readAttachment({ attributes, line, column }: BlockSource): ReadBlock {
  return attributes["src"] ? {} : { problems: [{ code: "block/no-file", line, column }] };
}

/** A film or a sound with its captions; what stands in the block is its transcript. */
export function readMedia({ attributes, parts, file, line, column }: BlockSource): ReadBlock {
  const place = { line, column };
  const captions = file("captions");
  const cues = captions && readCaptions(captions.text);
  const transcript = parts.map((part) => ("html" in part ? part.html : "")).join("\n");
  const { html, missing } = markCues(transcript, cues ?? []);
  const [first] = missing;
  const problems = [
    ...(attributes["src"] ? [] : [{ code: "block/no-file", ...place }]),
    ...(attributes["captions"] ? [] : [{ code: "block/no-captions", ...place }]),
    ...(captions && !cues ? [{ code: "block/captions-unreadable", ...place }] : []),
    ...(transcript === "" ? [{ code: "block/no-transcript", ...place }] : []),
    ...(first && transcript !== ""
      ? [{ code: "block/transcript-incomplete", ...place, values: { time: clock(first.from), words: first.text } }]
      : []),
  ];
  return { values: { transcript: html }, problems };
}
