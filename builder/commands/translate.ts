import { kitFolders } from "../index.ts";
import {
  exportTranslations,
  importTranslations,
  TranslateError,
  type Translated,
  type Translation,
  translationStatus,
} from "../translate/translate.ts";
import { plural, printDiagnostics, type Terminal } from "./terminal.ts";

/** What can be done for a translation. */
export type Step = "export" | "import" | "status";

export interface TranslateCommand {
  readonly root: string;
  readonly home: string;
  readonly language: string;
  readonly modules: readonly string[];
  readonly step: Step;
  /** `status`: texts that are missing or stale fail. */
  readonly strict: boolean;
  /** `import`: what was changed by hand in the translated module is replaced. */
  readonly replace: boolean;
}

/** Exit code: 0 done, 1 something needs a look, 2 wrong usage. */
export async function runTranslate(command: TranslateCommand, terminal: Terminal): Promise<number> {
  try {
    const done = await take(command);
    const { translations, diagnostics } = done;
    const isDone = ({ counts, written }: Translation) =>
      command.step === "import"
        ? written !== undefined && counts.broken === 0
        : !command.strict || counts.missing + counts.stale + counts.broken === 0;
    const ok = diagnostics.length === 0 && translations.every(isDone);
    if (terminal.json)
      terminal.out(`${JSON.stringify({ ok, language: command.language, modules: translations, diagnostics }, undefined, 2)}\n`);
    else print(done, terminal);
    return ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TranslateError)) throw error;
    terminal.error(`${error.message}\n`);
    return 2;
  }
}

function take({ root, home, step, ...rest }: TranslateCommand): Promise<Translated> {
  const settings = { root, kit: kitFolders(home), ...rest };
  switch (step) {
    case "export":
      return exportTranslations(settings);
    case "import":
      return importTranslations(settings);
    case "status":
      return translationStatus(settings);
  }
}

function print({ translations, ...found }: Translated, terminal: Terminal): void {
  printDiagnostics(found, terminal);
  for (const { module, counts, notes, written, draft } of translations) {
    const { translated, missing, stale, broken } = counts;
    const parts = [`${translated} of ${plural(translated + missing + stale + broken, "text")} translated`];
    if (missing > 0) parts.push(`${missing} missing`);
    if (stale > 0) parts.push(`${stale} stale`);
    if (broken > 0) parts.push(`${broken} with other markup`);
    if (draft !== undefined) parts.push(`a draft (${draft}) that nobody has reviewed`);
    if (!terminal.quiet) terminal.out(`${module}: ${parts.join(", ")}.${written === undefined ? "" : ` Wrote ${written}.`}\n`);
    for (const { id, problem } of notes) terminal.error(`  ${id} ${problem}.\n`);
  }
}
