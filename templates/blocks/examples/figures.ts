import type { BlockExample } from "../../contract/block-kind.ts";

/** Tables, charts and what can be worked out. All figures are made up. */
export const figures = {
  comparison: [
    {
      title: "Two things, row by row",
      markdown: `::: comparison A rule and a learned model
| | A rule | A learned model |
| --- | --- | --- |
| Who decides what matters | The person who writes it | The data that it is shown |
| Can be read line by line | Yes | **Seldom** |
| Changes when practice changes | When somebody edits it | When it is trained again |
:::`,
    },
  ],
  chart: [
    {
      title: "Bars",
      markdown: `::: chart Flags that somebody looked at within the hour {kind=bar unit="%"}
| Ward | Before the change | After the change |
| --- | --- | --- |
| Surgery | 48 | 74 |
| Older people | 61 | 80 |
| Emergency | 35 | 39 |
:::`,
    },
    {
      title: "Lines",
      markdown: `::: chart Flags in a month, on one ward {kind=line}
| Month | Right | False |
| --- | --- | --- |
| January | 11 | 96 |
| February | 12 | 88 |
| March | 10 | 52 |
| April | 13 | 31 |
:::`,
    },
    {
      title: "Parts of a whole",
      markdown: `::: chart What happened to each flag {kind=stacked}
| Ward | Acted on | Overruled | Not seen |
| --- | --- | --- | --- |
| Surgery | 21 | 14 | 5 |
| Older people | 34 | 9 | 2 |
:::`,
    },
    {
      title: "Points",
      markdown: `::: chart Minutes until a scan is read {kind=dot unit=min}
| Order of the list | Median | Longest |
| --- | --- | --- |
| By time | 42 | 180 |
| By risk | 28 | 240 |
:::`,
    },
  ],
  calculator: [
    {
      title: "What a rate means for 1,000 people",
      markdown: `::: calculator How many flags are right? {sensitivity=90 specificity=95 prevalence=2}
Move the prevalence to 20%. What becomes of the false alarms?
:::`,
    },
  ],
  tabs: [
    {
      title: "The same thing, seen by different people",
      markdown: `::: tabs Who does what with a flag
::: tab Ward nurse
Looks at the patient first, and then at the screen.
:::
::: tab Doctor on call
- Asks what was measured, and when
- Decides what to do
:::
::: tab Safety officer
Counts which flags were false, and tells the supplier.
:::
:::`,
    },
  ],
  cards: [
    {
      title: "Cards with a front and a back",
      markdown: `::: cards
::: card What is a false alarm?
A flag for somebody who is well.
:::
::: card What is drift?
A tool gets worse because the people or the practice around it have changed.
:::
:::`,
    },
  ],
} satisfies Readonly<Record<string, readonly BlockExample[]>>;
