import { part } from "./element.ts";

/** Tabs by the pattern of the ARIA Authoring Practices: arrow keys move, and what they reach is shown. */
export function openTabs(root: HTMLElement, chosen: string | undefined, changed: (name: string) => void): void {
  const tabs = () => [...root.querySelectorAll<HTMLButtonElement>("[role=tab]")].filter(({ hidden }) => !hidden);
  const nameOf = (tab: HTMLElement) => tab.dataset["tab"] ?? "";

  function choose(name: string): void {
    for (const tab of root.querySelectorAll<HTMLButtonElement>("[role=tab]")) {
      const isChosen = nameOf(tab) === name;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      part(`[data-panel="${nameOf(tab)}"]`, root).hidden = !isChosen;
    }
  }

  function go(tab: HTMLButtonElement | undefined): void {
    if (!tab) return;
    choose(nameOf(tab));
    tab.focus();
    changed(nameOf(tab));
  }

  root.addEventListener("click", ({ target }) => {
    if (target instanceof Element) go(target.closest<HTMLButtonElement>("[role=tab]") ?? undefined);
  });
  part("[role=tablist]", root).addEventListener("keydown", (event) => {
    const all = tabs();
    const at = all.findIndex((tab) => tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    go(all[to % all.length]);
  });
  const first = tabs().find((tab) => nameOf(tab) === chosen) ?? tabs()[0];
  if (first) choose(nameOf(first));
}
