/** What a visit has to know of the life of its page (rules EXIT-2, EXIT-3, EXIT-4). */
export interface PageLife {
  /**
   * Called at each change and once a minute. The page may never run again: start what waits before this returns, so that it
   * outlives the page where that is `leaving`.
   */
  change(visible: boolean, leaving: boolean): void;
  /** The browser had put the page away and has brought it back. */
  back(): void;
  /** The page goes for good; nothing is called after this. */
  leave(): void;
}

const MINUTE = 60_000;

/** Never listens to `unload` or `beforeunload`: the first does not fire, the second can be called off. Returns how to stop. */
export function watchPage(window: Window, life: PageLife): () => void {
  const { document } = window;
  const listening = new AbortController();
  const { signal } = listening;
  const change = (event?: Event) => {
    const isHiding = event?.type === "pagehide";
    const visible = document.visibilityState !== "hidden";
    const persisted = (event as PageTransitionEvent | undefined)?.persisted;
    if (isHiding && !persisted) {
      stop();
      life.leave();
    } else {
      life.change(visible, isHiding || !visible);
      if (persisted && !isHiding) life.back();
    }
  };
  const interval = window.setInterval(change, MINUTE);
  const stop = () => {
    window.clearInterval(interval);
    listening.abort();
  };
  for (const name of ["visibilitychange", "freeze"]) document.addEventListener(name, change, { signal });
  for (const name of ["online", "pagehide", "pageshow"]) window.addEventListener(name, change, { signal });
  change();
  return stop;
}
