import { type Engine, type EngineStart, type ScormAgain, scormAgainEngine, strictEngine } from "./scorm-engine.ts";
import type { ScormSystem } from "./scorm-host.ts";
import { createLms } from "./scorm-lms.ts";
import { createLms2004 } from "./scorm-lms2004.ts";
import { harshPersonalities, personalities } from "./scorm-personalities.ts";
import { harshPersonalities2004, type Personality2004, personalities2004 } from "./scorm-personalities2004.ts";
import { scorm12, scorm2004, type ScormVersion } from "./scorm-version.ts";

interface Known {
  readonly id: string;
  readonly label: string;
  readonly personality: Personality2004;
}

const NARROW = { id: "narrow", label: "Narrow: takes only what every system takes" };
const STRICT = { id: "strict", label: "Strict: the standard as it is written" };

/** A system that takes everything that the standard allows, with its own ways besides. */
const whole = (id: string, label: string, personality: Personality2004): Known => ({
  id,
  label,
  personality: { ...personality, standard: true },
});

const KNOWN12: readonly Known[] = [
  { ...NARROW, personality: personalities.adlStrict },
  whole("moodle", "Moodle", personalities.moodle12),
  whole("learning-hub", "NHS Learning Hub", personalities.learningHub),
  whole("ilias", "ILIAS", personalities.ilias),
  whole("chamilo", "Chamilo", harshPersonalities.chamilo),
  whole("cornerstone", "Cornerstone", harshPersonalities.cornerstone),
  whole("successfactors", "SAP SuccessFactors", harshPersonalities.successfactors),
  whole("knowbe4", "KnowBe4", harshPersonalities.knowbe4),
  whole("numbas", "Numbas", personalities.numbas),
  whole("aicc", "A bridge from AICC", harshPersonalities.aiccShim),
  whole("bare", "Bare: nothing but what is mandatory", personalities.bare),
  whole("hostile", "Hostile: odd answers, everything late", harshPersonalities.hostile),
];

const KNOWN2004: readonly Known[] = [
  { ...NARROW, personality: personalities2004.adlStrict },
  whole("moodle", "Moodle", personalities2004.moodle),
  whole("open-edx", "Open edX", personalities2004.openEdx),
  whole("ilias", "ILIAS", personalities2004.ilias),
  whole("chamilo", "Chamilo", harshPersonalities2004.chamilo),
  whole("cornerstone", "Cornerstone", harshPersonalities2004.cornerstone),
  whole("successfactors", "SAP SuccessFactors", harshPersonalities2004.successfactors),
  whole("numbas", "Numbas", personalities2004.numbas),
  whole("bare", "Bare: nothing but what is mandatory", personalities2004.bare),
  whole("hostile", "Hostile: odd answers, everything late", harshPersonalities2004.hostile),
];

/** Systems that speak SCORM 1.2, the strictest first. */
export function systems12(newScormAgain: () => ScormAgain): readonly ScormSystem[] {
  const strict = { ...STRICT, personality: { ...personalities.adlStrict, standard: true, mastery: true } as const };
  const [first, ...rest] = [strict, ...KNOWN12].map(({ id, label, personality }) =>
    systemOf(id, label, personality, (start) => strictEngine(scorm12, (settings) => createLms({ ...settings, personality }), start)),
  );
  return [first, again(scorm12, newScormAgain), ...rest].filter((system) => system !== undefined);
}

/** Systems that speak SCORM 2004, the strictest first. */
export function systems2004(newScormAgain: () => ScormAgain): readonly ScormSystem[] {
  const strict = { ...STRICT, personality: { ...personalities2004.adlStrict, standard: true } as const };
  const [first, ...rest] = [strict, ...KNOWN2004].map(({ id, label, personality }) => {
    // What an ended attempt leaves is for the next visit to forget: until then a report shows it.
    const { forgetful: _, ...lasting } = personality;
    return systemOf(id, label, personality, (start) =>
      strictEngine(scorm2004, (settings) => createLms2004({ ...settings, personality: lasting }), start),
    );
  });
  return [first, again(scorm2004, newScormAgain), ...rest].filter((system) => system !== undefined);
}

function systemOf(
  id: string,
  label: string,
  { given = {}, forgetful }: Personality2004,
  create: (start: EngineStart) => Engine,
): ScormSystem {
  return { id, label, own: given, isForgetful: forgetful === true, create };
}

function again(version: ScormVersion, newScormAgain: () => ScormAgain): ScormSystem {
  return {
    id: "scorm-again",
    label: "scorm-again, a free player",
    own: {},
    isForgetful: false,
    create: (start) => scormAgainEngine(version, newScormAgain(), start),
  };
}
