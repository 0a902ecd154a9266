import type { StudioEvent } from "../contract/studio.ts";
import { hideMistakes, showMistakes } from "./overlay.ts";

export interface LiveParts {
  /** Path of the zip of the package that the page shows; "" for a page that shows the project. */
  readonly package: string;
  /** The package was made anew and is not what it was, or something in the project has changed. */
  readonly changed: () => void;
}

/**
 * Listens to the studio while the page can be seen: shows mistakes over the page, and says when something is new. A browser has few
 * connections for all of its tabs, so one that nobody looks at gives its own back, and asks again what it has missed.
 */
export function listen({ package: zip, changed }: LiveParts): void {
  let events: EventSource | undefined;
  /** Of the package on show; `undefined` before any was made. */
  let shown: number | undefined;
  let failed = false;

  const take = ({ data }: MessageEvent) => {
    const event = JSON.parse(String(data)) as StudioEvent;
    switch (event.kind) {
      case "mistakes":
        failed = true;
        return showMistakes(event.mistakes);
      case "made": {
        hideMistakes();
        const isNew = shown === undefined ? failed : shown !== event.number;
        shown = event.number;
        failed = false;
        return isNew ? changed() : undefined;
      }
      case "project":
        return changed();
    }
  };
  const open = () => {
    if (events || document.hidden) return;
    const { revision = "" } = document.documentElement.dataset;
    events = new EventSource(`/events?package=${encodeURIComponent(zip)}&revision=${revision}`);
    events.addEventListener("message", take);
  };
  const close = () => {
    events?.close();
    events = undefined;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}
