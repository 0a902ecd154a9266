import { load } from "cheerio/slim";
import { questionsOf } from "../compile/parse/module.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { ComposedPage, Module } from "../compile/types.ts";
import { answersTo } from "../review/page.ts";

/**
 * A learner's page for somebody who only reads: in its own words and form, with what is right and what is said to each answer below
 * each question. Nothing can be answered. `html` is the page's body as packages have it.
 */
export function shownPage(module: Module, { page, blocks }: ComposedPage, html: string, templates: TemplateSet): string {
  const $ = load(html, { xml: { xmlMode: false, encodeEntities: "utf8" } }, false);
  const authored = questionsOf([{ id: "", title: "", quiz: page.quiz, audience: [], teaches: [], blocks, place: module.place }]);
  $("form.question").each((index, form) => {
    const question = authored[index];
    const own = $(form);
    own.find("script, .outcome, [data-scripted], [data-feedback]").remove();
    own.find("fieldset").attr("disabled", "");
    if (question) own.append(templates.template("preview/answers.hbs")({ ...question, ...answersTo(question), graded: page.quiz }));
  });
  $("details").attr("open", "");
  return $.html();
}
