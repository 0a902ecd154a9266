import { hasErrors } from "../diagnostics/diagnostic.ts";
import { type Live, mistakesIn } from "./live.ts";
import type { ProjectPackages } from "./project-packages.ts";
import type { Found, Workshop } from "./workshop.ts";

/** Checks the whole project as `curricle check` does, apart from the preview's own work. Rejects where it was aborted. */
export type CheckProject = (signal: AbortSignal) => Promise<Found>;

/** Keeps what the preview shows up to date while a project is being written. */
export interface Studio {
  /** These files are not what they were; paths from the project's root. */
  change(paths: readonly string[]): void;
  /** Somebody has begun to look at a package: they are told at once what keeps it from being made. */
  greet(zip: string): void;
  /** Another number each time that a page about the project would say something else. */
  revision(): number;
  /** What `check` said last; `undefined` before it has said anything. */
  checked(): Found | undefined;
  close(): void;
}

export interface StudioParts {
  readonly workshop: Workshop;
  readonly packages: ProjectPackages;
  readonly live: Live;
  readonly check: CheckProject;
}

/** Whoever writes saves often; the whole project is checked once they have paused, ms. */
const PAUSE = 700;

export function openStudio({ workshop, packages, live, check }: StudioParts): Studio {
  let checked: Found | undefined;
  let timer: NodeJS.Timeout | undefined;
  let checking: AbortController | undefined;
  let queue: Promise<void> = Promise.resolve();
  let pending = false;
  let revision = 0;

  const tellProject = () => {
    revision += 1;
    live.tell("", { kind: "project" });
  };

  const tellOf = async (zip: string) => {
    const { found, number } = await packages.renew(zip);
    if (found && hasErrors(found.diagnostics)) live.tell(zip, { kind: "mistakes", mistakes: mistakesIn(found) });
    else live.tell(zip, { kind: "made", number });
  };

  /** What somebody looks at comes first. */
  const renewAll = async () => {
    pending = false;
    for (const zip of live.shown()) await tellOf(zip);
    tellProject();
  };

  const checkSoon = () => {
    clearTimeout(timer);
    checking?.abort();
    timer = setTimeout(() => {
      checking = new AbortController();
      const { signal } = checking;
      void check(signal).then(
        (found) => {
          checked = found;
          tellProject();
        },
        // It was stopped, because there is something newer to check.
        () => undefined,
      );
    }, PAUSE);
  };

  checkSoon();
  return {
    change(paths) {
      workshop.change(paths);
      if (!pending) queue = queue.then(renewAll, renewAll);
      pending = true;
      checkSoon();
    },
    greet(zip) {
      if (zip !== "") queue = queue.then(() => tellOf(zip)).catch(() => undefined);
    },
    revision: () => revision,
    checked: () => checked,
    close() {
      clearTimeout(timer);
      checking?.abort();
    },
  };
}
