import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Card, type Evidence, type Guide, type Source, SYSTEMS } from "../../templates/contract/card.ts";
import type { Kit } from "../compile/kit.ts";
import { packagePath } from "../compile/make.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { ComposedCourse } from "../compile/types.ts";
import { unitsOf } from "../compile/units.ts";
import type { PackageRecord } from "../summary.ts";
import { chooseFiles, type Sibling, systems } from "./chooser.ts";
import { ruleSentences, statusWords } from "./rule-words.ts";
import { sheets } from "./sheets.ts";

/** A page about one package, for the person who uploads it: it needs no script and no other file. */
export type MakeCardPage = (composed: ComposedCourse, record: PackageRecord) => string;

const EVIDENCE: Readonly<Record<Evidence, string>> = {
  measured: "Measured",
  documented: "Documented",
  code: "Read in its code",
  unverified: "Not verified",
};

export async function openCards(kit: Kit, templates: TemplateSet): Promise<MakeCardPage> {
  const folder = join(kit.templates, "cards");
  const css = await sheets(kit.templates, "cards/card.css");
  const accessibility = JSON.parse(await readFile(join(folder, "accessibility.json"), "utf8")) as object;
  return (composed, record) => {
    const { course, plan } = composed;
    const siblings = plan.targets.map((id) => siblingOf(composed, kit, id));
    const own = siblings.find(({ id }) => id === record.target) ?? siblingOf(composed, kit, record.target);
    const units = unitsOf(composed, kit.target(record.target)).map((unit) => unit.composed.course);
    const noteOf = newNotes();
    const guides = guidesOf(own.card, noteOf);
    const questions = course.pages.flatMap((page) => page.questions.map(() => page.quiz));
    return templates.template("cards/card.hbs")({
      css,
      accessibility,
      course,
      own,
      record: {
        ...record,
        codebook: basename(record.codebook),
        accessibility: basename(record.accessibility),
        kilobytes: `${(record.size / 1000).toFixed(1)} kB`,
        bytes: grouped(record.size),
      },
      counts: {
        pages: course.pages.length,
        graded: questions.filter(Boolean).length,
        practice: questions.filter((graded) => !graded).length,
      },
      choices: chooseFiles(siblings).map((choice) => ({ ...choice, files: choice.files.map((file) => ({ ...file, here: file === own })) })),
      guides,
      nothingOn: systems()
        .filter((system) => own.card.guides[system].fit === "unknown" && !guides.some(({ id }) => id === system))
        .map((system) => SYSTEMS[system]),
      parts: units.length > 1 ? units.map(({ title, rule }) => ({ title, sentence: ruleSentences(rule, "It")[0] })) : [],
      rule: ruleSentences(course.rule).slice(units.length > 1 ? 1 : 0),
      words: statusWords(course.rule),
      sources: noteOf.all(),
    });
  };
}

function siblingOf(composed: ComposedCourse, kit: Kit, id: string): Sibling {
  const target = kit.target(id);
  const units = unitsOf(composed, target).map((unit) => unit.composed.course);
  return { id, label: target.label, file: basename(packagePath(composed, id)), card: target.card(composed.course, units) };
}

interface Notes {
  (source: Source): object;
  all(): readonly object[];
}

/** Numbers sources in the order in which they are first named. */
function newNotes(): Notes {
  const sources: Source[] = [];
  const note = (source: Source) => {
    const at = sources.findIndex(({ title }) => title === source.title);
    if (at < 0) sources.push(source);
    return { number: at < 0 ? sources.length : at + 1, evidence: source.evidence, label: EVIDENCE[source.evidence] };
  };
  return Object.assign(note, {
    all: () => sources.map((source, at) => ({ ...source, number: at + 1, label: EVIDENCE[source.evidence] })),
  });
}

/** Systems in which this file can be used, those first that it suits best. */
function guidesOf(card: Card, noteOf: Notes) {
  const rank = ({ fit }: Guide) => ["best", "works", "unknown"].indexOf(fit);
  return systems()
    .map((id) => ({ id, guide: card.guides[id] }))
    .filter(
      ({ guide }) => guide.fit !== "no" && (guide.fit !== "unknown" || guide.settings.length > 0 || guide.source.evidence !== "unverified"),
    )
    .sort((a, b) => rank(a.guide) - rank(b.guide))
    .map(({ id, guide }) => ({
      id,
      name: SYSTEMS[id],
      fit: guide.fit,
      advice: guide.advice,
      note: noteOf(guide.source),
      settings: guide.settings.map((setting) => ({ ...setting, note: noteOf(setting.source) })),
    }));
}

/** Digits in threes, without asking the machine how its people write numbers. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
