import type { StudioEvent } from "../contract/studio.ts";
import { hideMistakes, showMistakes } from "./overlay.ts";

export interface LiveParts {
  /** Path of the zip of the package that the page shows; "" for a page that shows the project. */
  readonly package: string;
  /** The package was made anew and is not what it was, or something in the project has changed. */
  readonly changed: () => void;
}

/** Listens to the studio for as long as the page is open: shows mistakes over the page, and says when something is new. */
export function listen({ package: zip, changed }: LiveParts): void {
  const { revision = "" } = document.documentElement.dataset;
  const events = new EventSource(`/events?package=${encodeURIComponent(zip)}&revision=${revision}`);
  events.addEventListener("message", ({ data }) => {
    const event = JSON.parse(String(data)) as StudioEvent;
    switch (event.kind) {
      case "mistakes":
        return showMistakes(event.mistakes);
      case "made":
        hideMistakes();
        return event.changed ? changed() : undefined;
      case "project":
        return changed();
    }
  });
  // The browser keeps asking by itself; a connection held open would keep this page out of its store of pages.
  window.addEventListener("pagehide", () => events.close());
}
