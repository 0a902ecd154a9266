import { diffArrays, diffWordsWithSpace } from "diff";
import type { Part } from "./parts.ts";
import type { Status } from "./standing.ts";

/** Of each part by its id, where there is something to compare with. */
export type Statuses = ReadonlyMap<string, Status> | undefined;

/** A part beside what it was. */
export interface Changed {
  readonly label: string;
  /** Where the old text is known: what was taken away and what was added, in order. */
  readonly pieces: readonly { readonly text: string; readonly kind: "same" | "old" | "new" }[];
}

/** What a reader is told of it; nothing where it is as it was. */
export function labelOf(status: Status | undefined): string {
  return status === undefined || status === "same" ? "" : status;
}

/** What has changed since the sign-off, which keeps no words. */
export function listed(now: readonly Part[], status: Statuses, shown: ReadonlySet<string>): Changed[] {
  return now
    .filter(({ id }) => shown.has(id) && labelOf(status?.get(id)) !== "")
    .map(({ id, title }) => ({ label: `${labelOf(status?.get(id))}: ${id} (${title})`, pieces: [] }));
}

/** What has changed since a commit, word by word, for this archetype. */
export function compared(now: readonly Part[], before: readonly Part[], status: Statuses, shown: ReadonlySet<string>): Changed[] {
  const gone = before.filter(({ id }) => !now.some((part) => part.id === id));
  const differs = now.filter(({ id }) => shown.has(id) && labelOf(status?.get(id)) !== "");
  return [
    ...differs.flatMap((part) => {
      const earlier = before.find(({ id }) => id === part.id);
      const pieces = piecesOf(earlier ? textLines(earlier) : [], textLines(part));
      return pieces.some(({ kind }) => kind !== "same")
        ? [{ label: `${earlier ? "changed" : "new"}: ${part.id} (${part.title})`, pieces }]
        : [];
    }),
    ...gone.map((part) => ({
      label: `gone: ${part.id} (${part.title})`,
      pieces: textLines(part).map((text) => ({ text, kind: "old" as const })),
    })),
  ];
}

/** Without the last line of a question, which is for machines. */
function textLines({ title, lines }: Part): readonly string[] {
  return [title, ...lines.filter((line) => !/^[[{]/.test(line))];
}

/** Lines that are the same are left out; those that differ are compared word by word. */
function piecesOf(before: readonly string[], now: readonly string[]): Changed["pieces"] {
  const parts = diffArrays([...before], [...now]);
  return parts.flatMap((part, index): Changed["pieces"] => {
    const next = parts[index + 1];
    const last = parts[index - 1];
    if (part.removed && next?.added) return words(part.value.join("\n"), next.value.join("\n"));
    if (part.added && last?.removed) return [];
    return part.added || part.removed ? part.value.map((text) => ({ text: `${text}\n`, kind: part.added ? "new" : "old" })) : [];
  });
}

function words(before: string, now: string): Changed["pieces"] {
  const found = diffWordsWithSpace(before, now).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? ("new" as const) : removed ? ("old" as const) : ("same" as const),
  }));
  return [...found, { text: "\n", kind: "same" }];
}
