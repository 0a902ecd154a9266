import type { StartBlock } from "../contract/block.ts";

/** Makes tabs of the parts, after the ARIA pattern: arrows, Home and End choose. On paper the parts stand one below the other again. */
const startTabs: StartBlock = (block) => {
  const list = block.querySelector<HTMLElement>(".tabs__list");
  const panels = [...block.children].filter((child) => child.matches(".tabs__panel"));
  const tabs = panels.map((panel) => {
    const title = panel.querySelector(".tabs__title");
    const tab = block.ownerDocument.createElement("button");
    tab.type = "button";
    tab.className = "tabs__tab";
    tab.textContent = title?.textContent ?? "";
    tab.setAttribute("role", "tab");
    panel.setAttribute("role", "tabpanel");
    if (title) {
      tab.id = `${title.id}-tab`;
      panel.id = `${title.id}-panel`;
    }
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("aria-labelledby", tab.id);
    panel.setAttribute("tabindex", "0");
    list?.append(tab);
    return tab;
  });
  const choose = (chosen: number) => {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      panels[index]?.toggleAttribute("data-off", index !== chosen);
    }
  };
  list?.setAttribute("role", "tablist");
  list?.removeAttribute("hidden");
  list?.addEventListener("click", ({ target }) => {
    const index = tabs.findIndex((tab) => tab === target);
    if (index >= 0) choose(index);
  });
  list?.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => tab === event.target);
    const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const steps: Readonly<Record<string, number>> = {
      Home: 0,
      End: tabs.length - 1,
      ArrowLeft: at - 1,
      ArrowRight: at - 1,
      [forward]: at + 1,
    };
    const to = steps[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const index = (to + tabs.length) % tabs.length;
    choose(index);
    tabs[index]?.focus();
  });
  block.dataset.tabs = "";
  choose(0);
};

export default startTabs;
