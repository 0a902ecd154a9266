import type { BlockExample } from "../../contract/block-kind.ts";
import { eightDots, silence } from "./recordings.ts";

/** Blocks that show, play or offer a file. */
export const media = {
  picture: [
    {
      title: "A picture that can be enlarged, with a long description",
      markdown: `::: picture From a record to a flag
![A record leads to a model, and the model to a flag. Beside the flag stands a person.](media/from-record-to-flag.svg)

What is in the record goes into the model. The model gives a score, and a flag if the score is high. The flag goes to a **person**, who looks and decides.
:::`,
      files: {
        "media/from-record-to-flag.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 150" width="480" height="150" font-family="Arial, sans-serif" font-size="18" text-anchor="middle">
<rect width="480" height="150" fill="#fff"/>
<g fill="#e8edee" stroke="#425563" stroke-width="2"><rect x="14" y="45" width="110" height="60" rx="6"/><rect x="164" y="45" width="110" height="60" rx="6"/><path d="M314 30v90M314 32h76l-18 20 18 20h-76"/></g>
<g stroke="#425563" stroke-width="3" fill="none"><path d="M124 75h34m-8-7 8 7-8 7M274 75h34m-8-7 8 7-8 7"/></g>
<g fill="#005eb8"><circle cx="436" cy="60" r="16"/><path d="M406 120c0-42 60-42 60 0z"/></g>
<g fill="#212b32"><text x="69" y="81">Record</text><text x="219" y="81">Model</text><text x="344" y="140">Flag</text></g>
</svg>
`,
      },
    },
  ],
  attachment: [
    {
      title: "A file to download",
      markdown: `::: attachment A sheet to count flags on {src=media/count-flags.csv}
Open it in any spreadsheet program. One line for each flag.
:::`,
      files: {
        "media/count-flags.csv": "Date,Time,Ward,Flag was right (yes/no),Seen after (minutes),What was done\n",
      },
    },
  ],
  video: [
    {
      title: "A film with captions and a transcript",
      markdown: `::: video When everything is flagged {src=media/eight-beds.webm captions=media/eight-beds.vtt}
No sound. Eight beds, and not one flag: eight grey dots.

The dots turn red, one after the other. When every bed is flagged, no flag stands out.
:::`,
      files: {
        "media/eight-beds.webm": eightDots,
        "media/eight-beds.vtt": `WEBVTT

00:00.000 --> 00:01.500
No sound. Eight beds, and not one flag

00:01.500 --> 00:04.000
When every bed is flagged, no flag stands out.
`,
      },
    },
  ],
  audio: [
    {
      title: "A sound with captions and a transcript",
      markdown: `::: audio Five seconds before you accept {src=media/five-seconds.mp3 captions=media/five-seconds.vtt}
You hear nothing for five seconds.

Take as long to look again before you accept what a tool suggests.
:::`,
      files: {
        "media/five-seconds.mp3": silence,
        "media/five-seconds.vtt": `WEBVTT

00:00.000 --> 00:05.000
You hear nothing for five seconds.
`,
      },
    },
  ],
} satisfies Readonly<Record<string, readonly BlockExample[]>>;
