/** One number that a module prints, worked out again from the numbers that are stated beside it. */
export interface Working {
  /** Id of the question whose answer it is, or of the page that prints it. */
  readonly at: string;
  /** Stated in the text of the question or page. */
  readonly from: readonly number[];
  readonly by: (...from: number[]) => number;
  /** The question's right answer, or what the page prints. */
  readonly gives: number;
  /** How far the two may be apart where the page rounds; a question has its own tolerance. 0 where absent. */
  readonly within?: number;
}
