/** Something that is said: from and until when, in seconds, and the words without marks. */
export interface Cue {
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

const TIMES = /^((?:\d+:)?\d\d:\d\d\.\d{3})[ \t]+-->[ \t]+((?:\d+:)?\d\d:\d\d\.\d{3})/;

/** Cues of a WebVTT file in its order (WebVTT, 4.1); `undefined` where it is none. Notes, styles and regions are left out. */
export function readCaptions(text: string): readonly Cue[] | undefined {
  const [head = "", ...blocks] = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/);
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(head)) return undefined;
  const cues = blocks.flatMap((block) => {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => TIMES.test(line));
    const [, from = "", until = ""] = TIMES.exec(lines[at] ?? "") ?? [];
    return at < 0 ? [] : [{ from: seconds(from), until: seconds(until), text: plain(lines.slice(at + 1).join(" ")) }];
  });
  return cues.every(({ from, until }) => from < until) && cues.length > 0 ? cues : undefined;
}

function seconds(time: string): number {
  return time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, " ")
    .trim();
}

/** `1:05` */
export function clock(time: number): string {
  return `${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, "0")}`;
}
