import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import type { QuestionExample } from "../../templates/contract/question.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { findings, sideways } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { focused, press } from "../support/keyboard.ts";
import { openProject, type TestProject } from "../support/project.ts";

const FRONT_MATTER = `---
title: Cases
summary: Cases.
minutes: 5
language: en-GB
objectives: [{id: judge, text: Judge a tool., needs: [N1]}]
owner: Test team
review-by: 2027-01-31
---
`;
const CALCULATOR = "::: calculator {sensitivity=90 specificity=91 prevalence=1}\n:::";
const exampleOf = (type: string): Pick<QuestionExample, "markdown" | "pictures"> =>
  questionTypes.find(({ id }) => id === type)?.examples[0] ?? { markdown: "" };
const inQuiz = (type: string) => exampleOf(type).markdown.replace(/\{#([\w-]+)\}/, "{#again-$1 objective=judge}");
const MODULE = [
  FRONT_MATTER,
  ...["hotspot", "confidence", "scenario"].map((type) => `# ${type} {#${type}}\n\n${exampleOf(type).markdown}\n`),
  `# calculator {#calculator}\n\n${CALCULATOR}\n`,
  `# Quiz {#quiz quiz}\n\n${inQuiz("confidence")}\n\n${inQuiz("scenario")}\n`,
].join("\n");

function openCases(): TestProject {
  const project = openProject("small");
  project.edit({ file: "modules/clean-hands/module.md", put: MODULE });
  for (const [name, put] of Object.entries(exampleOf("hotspot").pictures ?? {})) project.edit({ file: `modules/clean-hands/${name}`, put });
  return project;
}

const { open } = inBrowser(openCases, { archetypes: ["users"], targets: ["web"] });

const show = async (page: Page, name: string) => {
  await page.locator("[data-begin-link]:visible, [data-page]:not(#start):visible").first().waitFor();
  await page.locator(`[data-contents="clean-hands/${name}"]`).evaluate((link: HTMLElement) => link.click());
  await page.locator(`[id="clean-hands/${name}"]:visible`).waitFor();
};

const trail = (page: Page) => page.locator("[data-trail]:visible li").allTextContents();

const SCENARIO_WAY = [
  "The scan is back: Ask the radiologist to look at the scan",
  "The radiologist asks why: The arm is weak, and the tool misses one stroke in ten",
  "The stroke is found at once",
];

describe("by keyboard alone", () => {
  test("a place in a picture is chosen in the list and lights up in the picture", async () => {
    const page = await open();
    await show(page, "hotspot");
    await press(page, ".hotspot ~ .options input", "Space", "ArrowDown");
    expect(await page.locator("svg label[data-chosen]").allTextContents()).toEqual(["2"]);
    await press(page, "[type=submit]", "Enter");
    expect(await page.locator(".outcome:visible").textContent()).toContain("Correct");
    await page.context().close();
  });

  test("an answer and its certainty are given, and the learner is told which of the four cases it was", async () => {
    const page = await open();
    await show(page, "confidence");
    await press(page, "[value=a]", "Space");
    await press(page, "[type=submit]", "Enter");
    expect(await page.locator(".question__problem:visible").textContent()).toBe("Select an answer, and say how sure you are");
    await press(page, '[value="1"]', "Space", "ArrowDown", "ArrowDown");
    await press(page, "[type=submit]", "Enter");
    expect(await page.locator(".calibration:visible").allTextContents()).toEqual([
      expect.stringContaining("You were sure, and the answer was not right."),
    ]);
    await page.context().close();
  });

  test("a case goes on where the learner decides, back and to an ending, and its way is there again on coming back", async () => {
    const page = await open();
    await show(page, "scenario");
    await press(page, "[data-decision=b]", "Enter");
    expect([await focused(page), await page.locator(".scenario + [role=status]").first().textContent()]).toEqual([
      "The radiologist asks why",
      "You ring the radiologist. She is busy and asks why.",
    ]);
    await press(page, "[data-decision=c]", "Enter");
    expect([await focused(page), await page.locator(".step:visible").count()]).toEqual(["The scan is back", 1]);
    await press(page, "[data-decision=b]", "Enter");
    await press(page, "[data-decision=b]", "Enter");
    expect(await focused(page)).toBe("The stroke is found at once");
    expect(await page.locator("[data-chosen]:visible [data-text]").allTextContents()).toHaveLength(2);
    await press(page, "[type=submit]", "Enter");
    expect(await trail(page)).toEqual(SCENARIO_WAY);
    await page.reload();
    await show(page, "scenario");
    expect(await trail(page)).toEqual(SCENARIO_WAY);
    await page.emulateMedia({ media: "print" });
    expect([await trail(page), await page.locator(".step:visible").count()]).toEqual([SCENARIO_WAY, 3]);
    await page.context().close();
  });

  test("a case starts again before it is checked", async () => {
    const page = await open();
    await show(page, "scenario");
    await press(page, "[data-decision=a]", "Enter");
    await press(page, "[data-restart]", "Enter");
    expect([await focused(page), await page.locator(".step:visible").count()]).toEqual(["The scan is back", 1]);
    await page.context().close();
  });

  test("a slider changes text, picture and table, and the answer is said once the learner rests", async () => {
    const page = await open();
    await show(page, "calculator");
    const answer = page.locator(".calculator [role=status] p").first();
    const picture = page.locator("[data-group=found]");
    const before = await picture.getAttribute("d");
    await press(page, "[type=range][data-rate=prevalence]", ...Array<string>(10).fill("ArrowRight"));
    expect(await page.locator("[type=number][data-rate=prevalence]").inputValue()).toBe("2");
    expect([await answer.textContent(), await page.locator("td[data-count=found]").textContent()]).toEqual([
      "Of 98 flagged, expect 9 to be ill: 9%.",
      "18",
    ]);
    expect(await picture.getAttribute("d")).not.toBe(before);
    await answer.filter({ hasText: "Of 106 flagged, expect 18 to be ill: 17%." }).waitFor();
    await page.context().close();
  });

  test("the result of a quiz says how often the learner was right when certain", async () => {
    const page = await open();
    await show(page, "quiz");
    await press(page, "[value=a]", "Space", "ArrowDown");
    await press(page, '[value="1"]', "Space", "ArrowUp");
    await press(page, "[data-decision=a]", "Enter");
    await press(page, "[data-submit]", "Enter");
    expect(await page.locator("[data-fill=quizText]:visible").textContent()).toContain("Right when certain: 1 of 1.");
    await page.context().close();
  });
});

test("a tap on a place in the picture chooses its answer", async () => {
  const page = await open({ hasTouch: true, viewport: { width: 320, height: 640 } });
  await show(page, "hotspot");
  await page.locator("svg label").nth(2).tap();
  expect(await page.locator("input:checked").inputValue()).toBe("c");
  const sides = await page
    .locator("svg label")
    .evaluateAll((labels) => labels.flatMap((label) => [label.getBoundingClientRect().width, label.getBoundingClientRect().height]));
  expect(Math.min(...sides)).toBeGreaterThanOrEqual(24);
  await page.context().close();
});

test("where the picture does not arrive, the list alone is left", async () => {
  const page = await open();
  await page.route("**/index.html", async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll(/(class="hotspot">\s*<img src=")[^"]*/g, "$1media/gone.png"),
    });
  });
  await page.reload();
  await show(page, "hotspot");
  await page.locator(".hotspot__regions").waitFor({ state: "detached" });
  expect(await page.locator(".option:visible").count()).toBe(3);
  await page.context().close();
});

test("without script a case is a document with all its steps, and the calculator has its text and table", async () => {
  const page = await open({ javaScriptEnabled: false });
  const form = page.locator("form:has(.scenario)").first();
  expect([await form.locator(".step:visible").count(), await form.locator("[data-unscripted]:visible").count()]).toEqual([5, 5]);
  expect(await page.locator(".calculator p:visible").allTextContents()).toContain("Of 98 flagged, expect 9 to be ill: 9%.");
  expect([await page.locator(".calculator td:visible").count(), await page.locator(".calculator input:visible").count()]).toEqual([10, 0]);
  await page.context().close();
});

const LOOKS = [1280, 320].flatMap((width) => (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })));

test.each(LOOKS)(
  "axe finds nothing at $width px, $colorScheme, and nothing scrolls sideways",
  async ({ width, colorScheme }) => {
    const page = await open({ viewport: { width, height: 900 }, colorScheme });
    await show(page, "hotspot");
    await page.locator("svg label").first().click();
    const found = [await findings(page), await sideways(page)];
    await show(page, "confidence");
    await page.locator("input[value=a]:visible").check();
    await page.locator('input[value="2"]:visible').check();
    await page.locator("[type=submit]:visible").click();
    found.push(await findings(page), await sideways(page));
    await show(page, "scenario");
    await page.locator("[data-decision=a]:visible").click();
    await page.locator("[type=submit]:visible").click();
    found.push(await findings(page), await sideways(page));
    await show(page, "calculator");
    found.push(await findings(page), await sideways(page));
    await page.context().close();
    expect(found).toEqual([[], 0, [], 0, [], 0, [], 0]);
  },
  20_000,
);
