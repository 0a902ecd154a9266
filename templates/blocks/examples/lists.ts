import type { BlockExample } from "../../contract/block-kind.ts";

/** Blocks that hold one list. */
export const lists = {
  do: [
    {
      title: "What to do",
      markdown: `::: do
- Say that a computer has read the scan
- Offer to explain what it looks for
- Write down what you decided, and why
:::`,
    },
  ],
  "do-not": [
    {
      title: "What not to do",
      markdown: `::: do-not
- Call a score a diagnosis
- Switch off an alert for the whole ward
- Share your password so that a colleague can try the tool
:::`,
    },
  ],
  steps: [
    {
      title: "What is done in order",
      markdown: `::: steps When the tool is down
1. Go back to the paper chart.

   It hangs beside the drug cupboard.
2. Tell the team at the next handover.
3. Report it, even if nobody came to harm.
:::`,
    },
  ],
  timeline: [
    {
      title: "What happens when",
      markdown: `::: timeline The first year of a new tool
- **Week 1** It runs beside the old way. Nobody acts on what it says.
- **Month 2** One ward acts on its flags, and counts the false ones.
- **Month 6** All wards use it. A named person looks at the counts each month.
- **Month 12** The board decides whether it stays.
:::`,
    },
  ],
  checklist: [
    {
      title: "A list to tick off",
      markdown: `::: checklist Before you rely on a summary
- [ ] It is about the right person.
- [ ] The allergies are the same as in the record.
- [ ] Doses and units are there.

  A dose without its unit is worth nothing.
- [ ] You would put your own name to it.
:::`,
    },
  ],
} satisfies Readonly<Record<string, readonly BlockExample[]>>;
