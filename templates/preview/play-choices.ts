import type { LaunchMode } from "../contract/host.ts";

/** What an author can choose in the play window. All of it stands in the address, so that a view can be sent to a reviewer. */
export const CHOICES = ["mode", "personality", "mastery", "fault", "size", "language", "theme", "page", "state", "tab"] as const;

export type ChoiceName = (typeof CHOICES)[number];
export type Choices = Readonly<Partial<Record<ChoiceName, string>>>;

export function readChoices(search: string): Choices {
  const query = new URLSearchParams(search);
  return Object.fromEntries(CHOICES.map((name) => [name, query.get(name)]).filter(([, value]) => value));
}

/** The same address with other choices; "" and `undefined` take one out. */
export function addressWith(address: string, changes: Choices): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(changes)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url.href;
}

export function modeOf({ mode }: Choices): LaunchMode {
  return mode === "browse" || mode === "review" ? mode : "normal";
}

/** 0…1; `undefined` where nothing sensible is chosen. */
export function masteryOf({ mastery = "" }: Choices): number | undefined {
  const percent = Number(mastery);
  return mastery.trim() !== "" && percent >= 0 && percent <= 100 ? percent / 100 : undefined;
}
