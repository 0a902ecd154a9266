import type { HostRecord, Standing } from "../contract/host.ts";
import type { StoreExchange } from "../contract/store-exchange.ts";
import type { Choices } from "./play-choices.ts";
import type { SavedInWords } from "./play-saved.ts";
import type { PlaySettings } from "./play-settings.ts";
import { sinceInWords, standingInWords } from "./play-words.ts";
import type { TimelineEntry } from "./timeline.ts";

/** All that the LMS has received, and what it holds now. */
export interface Transcript {
  readonly title: string;
  readonly archetype: string;
  readonly target: string;
  readonly activity: string;
  /** Address of the play window with all that was chosen. */
  readonly address: string;
  readonly choices: Choices;
  /** ISO 8601. */
  readonly made: string;
  readonly standing: Standing | undefined;
  readonly entries: readonly TimelineEntry[];
  readonly rows: HostRecord["rows"];
  readonly saved: HostRecord["saved"];
  readonly savedInWords: SavedInWords | undefined;
  /** Requests to the record store with their answers; none where the format has no such store. */
  readonly exchanges: readonly StoreExchange[];
}

export interface TranscriptParts {
  readonly settings: PlaySettings;
  readonly address: string;
  readonly choices: Choices;
  readonly now: Date;
  readonly entries: readonly TimelineEntry[];
  readonly held: HostRecord | undefined;
  readonly savedInWords: SavedInWords | undefined;
  readonly exchanges: readonly StoreExchange[];
}

export function transcriptOf({ settings, now, held, ...rest }: TranscriptParts): Transcript {
  const { title, archetype, target, activity } = settings;
  return {
    title,
    archetype,
    target,
    activity,
    made: now.toISOString(),
    standing: held?.standing,
    rows: held?.rows ?? [],
    saved: held?.saved,
    ...rest,
  };
}

/** The same, to be read. */
export function transcriptText(transcript: Transcript): string {
  const { title, archetype, target, address, made, standing, entries, rows, saved, savedInWords, exchanges } = transcript;
  const part = (head: string, lines: readonly string[]) => (lines.length === 0 ? [] : ["", head, "-".repeat(head.length), ...lines]);
  const answers = savedInWords?.answers ?? [];
  return [
    `${title}, ${archetype}, ${target}`,
    `Made ${made} from ${address}`,
    `The LMS would show: ${standingInWords(standing)}`,
    ...part("What the LMS received", entries.flatMap(entryLines)),
    ...part(
      "What the LMS holds",
      rows.map(({ name, value }) => `${name} = ${value}`),
    ),
    ...part("The saved state", [
      ...(saved ? [`${saved.text.length} characters${saved.limit === undefined ? "" : ` of ${saved.limit}`}`] : []),
      ...(savedInWords?.facts ?? []).map(({ name, value }) => `${name}: ${value}`),
      ...(savedInWords?.quizzes ?? []).map((quiz) => `${quiz.title}: ${quiz.attempts} taken, best ${quiz.best}`),
      ...answers.map(({ page, question, answer, verdict }) => `${page}: ${question} — ${answer}${verdict && ` (${verdict})`}`),
    ]),
    ...part(
      "Requests to the record store",
      exchanges.flatMap(({ method, path, request, status, response }) => [
        `${method} ${path}`,
        ...(request ? [`  > ${request}`] : []),
        `  < ${status} ${response}`.trimEnd(),
      ]),
    ),
    "",
  ].join("\n");
}

function entryLines(entry: TimelineEntry): string[] {
  if (entry.kind === "mark") return [`== Visit ${entry.visit}: ${entry.text}`];
  const { since, call, answer, meaning, outcome, problems } = entry;
  return [
    `${sinceInWords(since)}  ${call} -> ${answer}${meaning && `  (${meaning})`}${outcome === "taken" ? "" : `  [${outcome}]`}`,
    ...problems.map((problem) => `    problem: ${problem}`),
  ];
}

/** Hands a text to the browser to keep as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
