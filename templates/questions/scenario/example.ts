import type { QuestionExample } from "../../contract/question.ts";

export const SCENARIO_EXAMPLE: QuestionExample = {
  title: "A case with two steps and three endings",
  markdown: `::: scenario {#tool-says-no-stroke}
It is two in the morning. A patient cannot lift the right arm. A tool has read the scan.

::: step The scan is back {#start}
The tool says “no stroke”. The patient still cannot lift the arm. What do you do?

- [ ] Trust the tool and wait for the morning {to=missed}
  > You go on with your round.
- [ ] Ask the radiologist to look at the scan {to=second-look}
  > You ring the radiologist. She is busy and asks why.
:::

::: step The radiologist asks why {#second-look}
What do you tell her?

- [ ] The tool found nothing, but I do not trust computers {to=delayed}
  > She puts your scan at the end of her list.
- [ ] The arm is weak, and the tool misses one stroke in ten {to=found}
  > She opens the scan while you are still talking.
- [ ] Nothing. You put the phone down and think again {to=start}
  > You look at the patient once more.
:::

::: ending The stroke is found in the morning {#missed score=0}
The arm does not get better. The tool had missed a small stroke.
:::

::: ending The stroke is found an hour later {#delayed score=0.5}
The patient gets treatment, but later than needed.
:::

::: ending The stroke is found at once {#found score=1}
The patient gets treatment. The arm is better the next day.
:::

::: debrief
A tool that finds nine strokes in ten misses the tenth. What you see at the bedside counts.
Say what you see, and say how often the tool is wrong.
:::
:::`,
  answers: [
    { encoded: "bb", score: 1 },
    { encoded: "ba", score: 0.5 },
    { encoded: "a", score: 0 },
  ],
};
