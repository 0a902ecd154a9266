import { describe, expect, test } from "@jest/globals";
import { alignPages } from "../../../builder/preview/aligned.ts";

const label = (columns: readonly number[]) => `only ${columns.join("+")}`;

describe("pages side by side", () => {
  test("what is the same in all columns stands once", () => {
    expect(alignPages(["<p>a</p>", "<p>a</p>"], label)).toEqual([{ same: "<p>a</p>" }]);
  });

  test("ids and numbers that hang on the place in a course make no difference", () => {
    const pages = ['<p id="b1">a</p><p>x</p>', '<p id="b2">a</p><p>y</p>'];
    expect(alignPages(pages, label)[0]).toEqual({ same: '<p id="b1">a</p>' });
  });

  test("what only some have is in the cells of their columns, with a label", () => {
    expect(alignPages(["<p>a</p><p>b</p><p>z</p>", "<p>a</p><p>z</p>", "<p>a</p><p>b</p><p>z</p>"], label)).toEqual([
      { same: "<p>a</p>" },
      {
        cells: [0, 2].map((column) => ({
          column,
          html: '<div class="only" data-only="only 0+2"><span class="only__label">only 0+2</span><p>b</p></div>',
        })),
      },
      { same: "<p>z</p>" },
    ]);
  });

  test("neighbours of the same columns have one label", () => {
    const [first] = alignPages(["<p>a</p><p>b</p>", "<p>c</p>"], label);
    expect(JSON.stringify(first).match(/only__label/g)).toHaveLength(2);
  });

  test("in a box that all have, only what differs is marked", () => {
    const box = (words: string) => `<div class="box"><h2>Same</h2><p>${words}</p></div>`;
    expect(alignPages([box("one"), box("two")], label)).toEqual([
      {
        cells: ["one", "two"].map((words, column) => ({
          column,
          html: `<div class="box"><h2>Same</h2><div class="only" data-only="only ${column}"><span class="only__label">only ${column}</span><p>${words}</p></div></div>`,
        })),
      },
    ]);
  });

  test("an item of a list and a row of a table carry their label inside, where no box may stand", () => {
    const list = (words: string) => `<ul><li>Same</li><li>${words}</li></ul>`;
    const table = (words: string) => `<table><tbody><tr><td>Same</td></tr><tr><td>${words}</td></tr></tbody></table>`;
    const html = JSON.stringify(alignPages([list("a") + table("b"), list("c") + table("d")], label));
    expect(html).toContain('<li data-only=\\"only 0\\"><span class=\\"only__label\\">only 0</span>a</li>');
    expect(html).toContain('<tr data-only=\\"only 1\\"><td><span class=\\"only__label\\">only 1</span>d</td></tr>');
  });

  test("a sentence is marked as a whole, even where a word in it is the same", () => {
    const html = JSON.stringify(alignPages(["<p>One <b>word</b></p>", "<p>Other <b>word</b></p>"], label));
    expect(html).toContain("only 0</span><p>One <b>word</b></p>");
  });

  test("a column that does not get the page has no cell", () => {
    expect(alignPages([undefined, "<p>a</p>"], label)).toEqual([
      { cells: [{ column: 1, html: '<div class="only" data-only="only 1"><span class="only__label">only 1</span><p>a</p></div>' }] },
    ]);
  });
});
