/** What a page that talks to an LMS does when it comes and goes. Each may be called any number of times (principle 3). */
export interface PageTurns {
  /** Out of sight, and perhaps for good. */
  hidden(): void;
  /** In sight again. */
  shown(): void;
  /** Never to come back. */
  gone(): void;
  /** Brought back from where the browser had kept it. */
  back(): void;
  online(): void;
}

/** Listens where every browser still calls (rules EXIT-2, EXIT-3, EXIT-10), and nowhere else. */
export function watchPage(window: Window, { hidden, shown, gone, back, online }: PageTurns): void {
  const { document } = window;
  document.addEventListener("visibilitychange", () => {
    (document.visibilityState === "hidden" ? hidden : shown)();
  });
  document.addEventListener("freeze", hidden);
  window.addEventListener("online", online);
  window.addEventListener("pagehide", ({ persisted }) => (persisted ? hidden : gone)());
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) back();
  });
}
