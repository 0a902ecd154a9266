import { describe, expect, test } from "@jest/globals";
import { readCaptions } from "../../../templates/blocks/media/captions.ts";
import { markCues } from "../../../templates/blocks/media/transcript.ts";

describe("captions", () => {
  test("are read with their times in seconds and without marks, names and notes", () => {
    const text =
      "WEBVTT - hand over\r\n\r\nNOTE none\r\n\r\nfirst\r\n00:01.500 --> 01:02:03.000 line:0\r\n<v Ada>Bed <i>four</i>\r\nis new.\r\n";
    expect(readCaptions(text)).toEqual([{ from: 1.5, until: 3723, text: "Bed four is new." }]);
  });

  test.each([
    ["no head", "00:01.000 --> 00:02.000\nHello."],
    ["a comma in a time", "WEBVTT\n\n00:01,000 --> 00:02,000\nHello."],
    ["an end before the start", "WEBVTT\n\n00:03.000 --> 00:02.000\nHello."],
  ])("with %s are no captions", (_, text) => {
    expect(readCaptions(text)).toBeUndefined();
  });
});

describe("a transcript", () => {
  const cue = (from: number, text: string) => ({ from, until: from + 1, text });

  test("has its words marked where the captions say them, whatever their marks and capitals", () => {
    const { html, missing } = markCues("<p>Ada: She’s <em>new</em>, here.</p>", [cue(0, "she's NEW")]);
    expect([html, missing]).toEqual(['<p>Ada: <span data-cue="0 1">She’s </span><em><span data-cue="0 1">new</span></em>, here.</p>', []]);
  });

  test("tells the cues that it leaves out, and goes on with the next", () => {
    const { html, missing } = markCues("<p>One. Three.</p>", [cue(0, "One."), cue(1, "Two."), cue(2, "Three.")]);
    expect([html, missing]).toEqual(['<p><span data-cue="0 1">One</span>. <span data-cue="2 3">Three</span>.</p>', [cue(1, "Two.")]]);
  });

  test("keeps entities whole", () => {
    expect(markCues("<p>Salt &amp; water</p>", [cue(0, "salt & water")]).html).toBe('<p><span data-cue="0 1">Salt &amp; water</span></p>');
  });
});
