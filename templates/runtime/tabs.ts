/** A hold on the course, which one copy of it in this browser has at a time. */
export interface Claim {
  readonly mine: boolean;
  release(): void;
}

const PREFIX = "curricle-tab-";
const BEAT = 2000;
/** A copy that has not written for as long has died: browsers slow the timers of hidden tabs down to one a minute. */
const DEAD = 70_000;

/**
 * One active copy per learner, package and host (rule TABS-1). `owner` stands for them; "" means unknown: then nothing can be
 * told apart, and the course is free. `take` takes it from whoever has it. `lost` is called when another copy takes it.
 * Where there are no locks (plain http) a heartbeat in storage stands in for them; without storage the course is free.
 */
export async function claimCourse(window: Window, owner: string, take: boolean, now: () => Date, lost: () => void): Promise<Claim> {
  const free: Claim = { mine: true, release() {} };
  if (owner === "") return free;
  try {
    // TypeScript has them always there; browsers have them only on https.
    const locks = window.navigator.locks as LockManager | undefined;
    return locks ? await claimLock(locks, PREFIX + owner, take, lost) : claimStorage(window, PREFIX + owner, take, now, lost);
  } catch {
    return free;
  }
}

/** The browser lets go of the lock when the tab closes or crashes. */
function claimLock(locks: LockManager, name: string, take: boolean, lost: () => void): Promise<Claim> {
  return new Promise((resolve, reject) => {
    let release = () => {};
    const held = locks.request(name, take ? { steal: true } : { ifAvailable: true }, (lock) => {
      if (!lock) return resolve({ mine: false, release });
      return new Promise<void>((end) => {
        release = end;
        resolve({ mine: true, release: end });
      });
    });
    held.catch((reason: unknown) => {
      if ((reason as Partial<Error> | undefined)?.name === "AbortError") lost();
      reject(reason);
    });
  });
}

function claimStorage(window: Window, name: string, take: boolean, now: () => Date, lost: () => void): Claim {
  const store = window.localStorage;
  const own = Math.random().toString(36).slice(2);
  const holder = () => (store.getItem(name) ?? "").split(" ");
  const [id, beat] = holder();
  if (!take && id && now().getTime() - Number(beat) < DEAD) return { mine: false, release() {} };
  const write = () => store.setItem(name, `${own} ${now().getTime()}`);
  const timer = window.setInterval(() => {
    if (holder()[0] === own) write();
    else stop(true);
  }, BEAT);
  const heard = ({ key }: StorageEvent) => {
    if (key === name && holder()[0] !== own) stop(true);
  };
  const gone = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) stop(false);
  };
  function stop(taken: boolean): void {
    window.clearInterval(timer);
    window.removeEventListener("storage", heard);
    window.removeEventListener("pagehide", gone);
    if (taken) lost();
    else if (holder()[0] === own) store.removeItem(name);
  }
  write();
  window.addEventListener("storage", heard);
  window.addEventListener("pagehide", gone);
  return { mine: true, release: () => stop(false) };
}
