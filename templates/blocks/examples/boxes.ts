import type { BlockExample } from "../../contract/block-kind.ts";

/** Boxes that set some of the text apart. */
export const boxes = {
  inset: [
    {
      title: "A point set apart from the text",
      markdown: `::: inset
The tool gives advice. You decide, and you write down why.
:::`,
    },
  ],
  warning: [
    {
      title: "Something that could cause harm",
      markdown: `::: warning Do not paste records into a public chatbot
The company may keep what you type, and people outside your organisation may read it. Use only tools that your organisation has approved.
:::`,
    },
  ],
  important: [
    {
      title: "Something to notice that does no harm",
      markdown: `::: important The list is sorted by risk, not by time
The person at the top is not the one who has waited longest. Look at both columns.
:::`,
    },
  ],
  tip: [
    {
      title: "Advice that helps",
      markdown: `::: tip Read the note before you sign it
Ask yourself what is missing. A summary can be right in every line and still leave out the allergy.
:::`,
    },
  ],
  example: [
    {
      title: "A case, told in a few lines",
      markdown: `::: example A flag at two in the morning
Nia, a nurse on a surgical ward, sees a red flag beside Mr Osei. He looks well. She measures his breathing rate again and finds 26.

The number on the screen was four hours old. She calls the doctor, and says what she measured and what the tool showed.
:::`,
    },
    {
      title: "A worked example",
      markdown: `::: example How many flags are right?
1. Of 500 people, 10 have the illness. The tool finds 8 of them.
2. Of the 490 others, it flags 49.
3. So it flags 57 people, and 8 of them are ill: about 1 in 7.
:::`,
    },
  ],
  expander: [
    {
      title: "More detail, for those who want it",
      markdown: `::: expander What “trained” means
A program gets many past cases with their outcomes. It adjusts its own numbers until its guesses come close to them. Nobody writes the rules.
:::`,
    },
  ],
  "key-points": [
    {
      title: "What to remember",
      markdown: `::: key-points
- A flag is a reason to look, not a diagnosis.
- No flag does not mean that all is well.
- If you overrule the tool, say so in the record.
:::`,
    },
    {
      title: "With a heading of its own",
      markdown: `::: key-points Before your shift ends
- Tell the next team which tool is off.
- Hand over every flag that nobody has looked at yet.
:::`,
    },
  ],
  quote: [
    {
      title: "Somebody’s words, with their name",
      markdown: `::: quote A healthcare assistant, in a made-up interview
I thought the computer had **checked** him. It had only **counted** him.
:::`,
    },
  ],
  "further-reading": [
    {
      title: "Links for those who want more",
      markdown: `::: further-reading
- [Data protection and AI](https://ico.org.uk/), from the Information Commissioner’s Office
- [Software as a medical device](https://www.gov.uk/mhra), from the regulator of medicines and devices
:::`,
    },
  ],
  note: [
    {
      title: "A note for authors, which no package holds",
      markdown: `Ask your team who looks at the flags at night.

::: note For the next review
The ward in this module is made up. Ask the night team whether it still sounds true.
:::`,
    },
  ],
} satisfies Readonly<Record<string, readonly BlockExample[]>>;
