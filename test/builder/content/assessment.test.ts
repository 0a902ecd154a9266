import { describe, expect, test } from "@jest/globals";
import { codesIn, findIn } from "../../support/content.ts";

interface Choice {
  readonly id: string;
  readonly stem?: string;
  readonly right: string;
  readonly wrong: readonly string[];
  /** Where the right answer stands, from 0. */
  readonly at?: number;
}

function choice({ id, stem = `Which of these is ${id}?`, right, wrong, at = 0 }: Choice): string {
  const options = wrong.map((text) => `- [ ] ${text}\n  > No.`);
  options.splice(at, 0, `- [x] ${right}\n  > Yes.`);
  return `::: choice {#${id} objective=first}\n${stem}\n\n${options.join("\n")}\n:::`;
}

const NAMES = ["one", "two", "three", "four", "five", "six"];
const quiz = (questions: readonly string[], braces = "") => `# Quiz {#quiz quiz${braces}}\n\n${questions.join("\n\n")}\n`;
const onQuiz = (codes: readonly string[]) => codes.filter((code) => code.startsWith("quiz/") || code.startsWith("question/"));

describe("the longest answer", () => {
  const bank = (long: number, all: number) =>
    NAMES.slice(0, all).map((id, index) =>
      choice({ id, right: index < long ? "A much longer answer" : "Short", wrong: ["Brief", "A middling one"], at: index % 3 }),
    );

  test.each([
    [3, 4, ["quiz/longest-is-right"]],
    [2, 4, []],
    [3, 3, []],
    [3, 6, []],
    [4, 6, ["quiz/longest-is-right"]],
  ])("that is right in %i of %i questions gives: %j", (long, all, codes) => {
    expect(onQuiz(codesIn(quiz(bank(long, all))))).toEqual(codes);
  });

  test("counts only where it stands out", () => {
    const alike = NAMES.map((id, at) => choice({ id, right: "Twelve chars", wrong: ["Eleven char"], at: at % 2 }));
    expect(onQuiz(codesIn(quiz(alike)))).toEqual([]);
  });

  test("is looked for in what each learner group gets, and groups that share the finding are named", () => {
    const parts = ["::: for users drivers", ...bank(4, 4), ":::"];
    const [found] = findIn(quiz([...parts, ...bank(0, 2).map((text) => text.replace("{#", "{#other-"))]));
    expect(found).toMatchObject({ code: "quiz/longest-is-right", line: 1 });
    expect(found?.message).toBe(
      'In 4 of the 6 choice questions of "Quiz" for users and drivers the right answer is the longest: one, two, three, four. Learners can pick it unread.',
    );
  });

  test("may be right more often where a project says so", () => {
    expect(onQuiz(codesIn(quiz(bank(3, 4)), { wishes: { "quiz/longest-is-right": 75 } }))).toEqual([]);
    expect(onQuiz(codesIn(quiz(bank(4, 4)), { wishes: { "quiz/longest-is-right": "off" } }))).toEqual([]);
  });
});

describe("the place of the right answer", () => {
  const bank = (places: readonly number[]) =>
    places.map((at, index) => choice({ id: NAMES[index] ?? "", right: "An answer", wrong: ["Another one", "The last one"], at }));

  test.each([
    [[1, 1, 1, 1, 0], ["quiz/right-answer-in-one-place"]],
    [[1, 1, 1, 0, 2], []],
    [[1, 1, 1, 1], []],
  ])("%j gives: %j", (at, codes) => {
    expect(onQuiz(codesIn(quiz(bank(at))))).toEqual(codes);
  });

  test("does not matter where answers are shuffled", () => {
    expect(onQuiz(codesIn(quiz(bank([1, 1, 1, 1, 1]), " shuffle")))).toEqual([]);
  });
});

describe("an answer about the other answers", () => {
  test.each([
    "All of the above",
    "None of these",
    "none of the above.",
    "Both a and b",
    "A and C",
    "Neither of them",
    "All of the answers are right",
    "Answers a and b",
  ])("is found: %s", (right) => {
    expect(onQuiz(codesIn(quiz([choice({ id: "one", right, wrong: ["Another answer entirely"] })])))).toEqual([
      "question/catch-all-answer",
    ]);
  });

  test.each(["All of the patients", "None of these tools learned from data", "Both the nurse and the doctor", "Any of the staff"])(
    "is not seen in: %s",
    (right) => {
      expect(onQuiz(codesIn(quiz([choice({ id: "one", right, wrong: ["Another answer entirely"] })])))).toEqual([]);
    },
  );
});

describe("a question for what does not hold", () => {
  const asking = (stem: string) => onQuiz(codesIn(quiz([choice({ id: "one", stem, right: "Yes", wrong: ["No"] })])));

  test.each([
    "Which of these does not use AI?",
    "Which answer is never right?",
    "All of these use AI, except one. Which of them is least like the others?",
    "What can a mark on a picture not do?",
    "Choose the answer that is not true.",
    "What doesn’t this number tell you?",
  ])("is found where the word is not bold: %s", (stem) => {
    expect(asking(stem)).toEqual(["question/negative-not-bold"]);
  });

  test.each([
    "Which of these does **not** use AI?",
    "A tool does not flag him. What do you do?",
    "What should you do when the tool does not agree?",
    "Which line says why a tool cannot be sure?",
    "Of 990 people who are not ill, how many are not flagged?",
    "When the tool does not agree, what do you do?",
    "A nurse asks those who do not use it what they think. What does she learn?",
    "Which of these needs at least two people?",
    "The settings did not change. What is the most likely reason?",
  ])("is not seen in: %s", (stem) => {
    expect(asking(stem)).toEqual([]);
  });
});

describe("a bank", () => {
  const bank = NAMES.slice(0, 4).map((id, at) => choice({ id, right: "An answer", wrong: ["Another one", "The last one"], at: at % 3 }));

  test.each([
    [" draw=4", ["quiz/draws-every-question"]],
    [" draw=3", []],
    ["", []],
  ])("with {quiz%s} of four gives: %j", (braces, codes) => {
    expect(onQuiz(codesIn(quiz(bank, braces)))).toEqual(codes);
  });

  test("that is too small for some groups says for whom", () => {
    const [found] = findIn(quiz([...bank.slice(1), "::: for users", bank[0] ?? "", ":::"], " draw=3"));
    expect(found?.message).toContain("has no more than that for drivers and creators");
  });

  test("must not ask the same twice of one learner", () => {
    const twin = choice({ id: "twin", stem: "Which of these is  ONE", right: "An answer", wrong: ["Another one"] });
    const asked = (questions: readonly string[]) => onQuiz(codesIn(quiz(questions)));
    expect(asked([...bank, twin])).toEqual(["question/asked-twice"]);
    expect(asked(["::: for users", bank[0] ?? "", "::: otherwise", twin, ":::"])).toEqual([]);
  });

  test("must test each objective with at least two questions", () => {
    const all = (questions: readonly string[], wishes = {}) =>
      codesIn(quiz(questions), { wishes }).filter((code) => code === "objective/few-questions");
    expect(all(bank.slice(0, 1))).toEqual(["objective/few-questions"]);
    expect(all(bank.slice(0, 2))).toEqual([]);
    expect(all(bank.slice(0, 2), { "objective/few-questions": 3 })).toEqual(["objective/few-questions"]);
  });
});

describe("a question without boxes", () => {
  const matching = (inside: string) =>
    `::: matching {#pairs objective=first}\nWhat belongs together?\n\n- One -> Two\n${inside}- Three -> Four\n:::`;

  test.each([
    ["", ["question/nothing-explained"]],
    ["  > Think of the order.\n", []],
  ])("needs a reason somewhere: %j gives %j", (inside, codes) => {
    expect(onQuiz(codesIn(quiz([matching(inside)])))).toEqual(codes);
  });

  test("may explain itself as a whole", () => {
    const explained = matching("").replace(/:::$/, "\n::: explanation\nOne comes before two.\n:::\n:::");
    expect(onQuiz(codesIn(quiz([explained])))).toEqual([]);
  });
});
