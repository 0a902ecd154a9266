import type { HostRecord } from "../contract/host.ts";
import { element } from "./element.ts";
import type { SavedInWords } from "./play-saved.ts";
import { capital, standingInWords } from "./play-words.ts";

/** What stands in the frame's place once the tab is closed: what the LMS kept. */
export function endedCard(held: HostRecord | undefined, saved: SavedInWords | undefined, resume: () => void): HTMLElement {
  const facts = [
    { name: "Record", value: capital(standingInWords(held?.standing)) },
    ...(saved?.facts ?? []).filter(({ name }) => name !== "Status" && name !== "Revision"),
  ];
  const again = element("button", { type: "button", class: "main" }, "Resume");
  again.addEventListener("click", resume);
  return element(
    "section",
    { class: "ended", "aria-label": "The tab is closed" },
    element("h2", { tabindex: "-1" }, "The tab is closed"),
    element("p", {}, held ? "This is what the LMS kept." : "The LMS kept nothing."),
    ...(held
      ? [
          element(
            "dl",
            { class: "facts" },
            ...facts.map(({ name, value }) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
          ),
        ]
      : []),
    again,
  );
}
