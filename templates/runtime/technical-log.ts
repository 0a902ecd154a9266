/** What a help desk needs to find out why a result did not arrive. No name, no answer, no token: `add` is never given one (rule UX-4). */
export interface TechnicalLog {
  add(what: string, answer: string): void;
  /** All lines, oldest first, below what the package is. */
  text(): string;
}

const MOST = 300;

/** `elapsed` is a monotonic clock, ms. The first lines, which tell how the visit began, are kept; of the rest the newest. */
export function openTechnicalLog(about: readonly string[], elapsed: () => number): TechnicalLog {
  const first: string[] = [];
  let rest: string[] = [];
  return {
    add(what, answer) {
      const line = `${(elapsed() / 1000).toFixed(1)} s  ${what}: ${answer}`;
      if (first.length < MOST / 3) first.push(line);
      else rest = [...rest.slice(1 - MOST), line];
    },
    text: () => [...about, ...first, ...rest].join("\n"),
  };
}
