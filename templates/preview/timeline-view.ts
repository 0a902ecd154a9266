import { oncePerPicture, part, say } from "./element.ts";
import { count } from "./play-words.ts";
import { isTroubled, newestRows, type TimelineEntry, type TimelineFilter } from "./timeline.ts";
import { rowElement } from "./timeline-row.ts";

/** So many rows stand in the page at most, and so many more each time that earlier ones are asked for. */
const PORTION = 200;

/** From so near to the end the list follows what comes, px. */
const NEAR = 60;

const FILTERS: readonly string[] = ["all", "matters", "problems"] satisfies readonly TimelineFilter[];

/** Shows the timeline in its tab. `draw` may be called at each call: the page is written once for each picture on screen. */
export function openTimelineView(entries: readonly TimelineEntry[]): { draw(): void } {
  const panel = part("[data-panel=timeline]");
  const list = part("[data-timeline]") as HTMLOListElement;
  const scroller = part("[data-timeline-window]");
  const more = part("[data-earlier]") as HTMLButtonElement;
  const newest = part("[data-newest]") as HTMLButtonElement;
  const drawn = new Map<string, HTMLLIElement>();
  let most = PORTION;
  let filter: TimelineFilter = "matters";
  let isFollowing = true;

  function write(): void {
    const { rows, earlier } = newestRows(entries, filter, most);
    const wanted = rows.map(({ key }) => key);
    for (const [key, row] of drawn) {
      if (wanted.includes(key)) continue;
      row.remove();
      drawn.delete(key);
    }
    for (const [index, row] of rows.entries()) {
      const known = drawn.get(row.key) ?? rowElement(row);
      drawn.set(row.key, known);
      // What stands in its place is not touched, and keeps the focus.
      if (list.children[index] !== known) list.insertBefore(known, list.children[index] ?? null);
    }
    more.hidden = earlier === 0;
    say(more, `Show earlier (${earlier.toLocaleString("en-GB")} left out)`);
    part("[data-timeline-empty]").hidden = rows.length > 0;
    say(part("[data-timeline-empty]"), entries.length === 0 ? "Nothing has been said yet." : "Nothing of that kind.");
    showCounts();
    if (isFollowing) toEnd();
  }

  function toEnd(): void {
    scroller.scrollTop = scroller.scrollHeight;
    isFollowing = true;
    newest.hidden = true;
  }

  function showCounts(): void {
    const calls = entries.filter((entry) => entry.kind === "call");
    const problems = calls.filter(isTroubled).length;
    say(part("[data-timeline-count]"), count(calls.length, "call", "calls"));
    const badge = part("[data-problem-count]");
    badge.hidden = problems === 0;
    say(badge, String(problems));
  }

  function isNearEnd(): boolean {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  }

  more.addEventListener("click", () => {
    const before = scroller.scrollHeight;
    most += PORTION;
    write();
    scroller.scrollTop += scroller.scrollHeight - before;
  });
  newest.addEventListener("click", () => {
    toEnd();
    scroller.focus({ preventScroll: true });
  });
  scroller.addEventListener("scroll", () => {
    isFollowing = isNearEnd();
    newest.hidden = isFollowing;
  });
  // In a tab that is not shown nothing can be scrolled.
  new ResizeObserver(() => {
    if (isFollowing) toEnd();
  }).observe(scroller);
  panel.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "filter" || !FILTERS.includes(target.value)) return;
    filter = target.value as TimelineFilter;
    most = PORTION;
    isFollowing = true;
    write();
  });
  return { draw: oncePerPicture(write) };
}
