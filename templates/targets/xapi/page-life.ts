/** What a visit has to know of the life of its page (rules EXIT-2, EXIT-3, EXIT-4). */
export interface PageLife {
  /** The page may never run again: start what waits, before this returns. */
  flush(): void;
  /** Called at each change of visibility and once a minute. */
  seen(visible: boolean): void;
  /** True while requests have to outlive the page. */
  leaving(gone: boolean): void;
  /** The page goes for good. At most once. */
  leave(): void;
}

const MINUTE = 60_000;

/** Never listens to `unload` or `beforeunload`: the first does not fire, the second can be called off. Returns how to stop. */
export function watchPage(window: Window, life: PageLife): () => void {
  const { document } = window;
  const listening = new AbortController();
  const { signal } = listening;
  let left = false;
  const visible = () => document.visibilityState !== "hidden";
  const interval = window.setInterval(() => life.seen(visible()), MINUTE);
  const flush = () => {
    if (!left) life.flush();
  };
  document.addEventListener(
    "visibilitychange",
    () => {
      life.seen(visible());
      flush();
    },
    { signal },
  );
  document.addEventListener("freeze", flush, { signal });
  window.addEventListener("online", flush, { signal });
  window.addEventListener(
    "pagehide",
    ({ persisted }) => {
      life.leaving(true);
      if (persisted) return flush();
      if (left) return;
      left = true;
      life.leave();
    },
    { signal },
  );
  window.addEventListener(
    "pageshow",
    () => {
      life.leaving(false);
      flush();
    },
    { signal },
  );
  return () => {
    window.clearInterval(interval);
    listening.abort();
  };
}
