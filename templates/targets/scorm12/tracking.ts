import { connectWith } from "../../standards/scorm-connect.ts";
import { values } from "./facts.ts";
import { interaction } from "./interaction.ts";
import { begin, held } from "./launch.ts";
import { WORDS } from "./words.ts";

export default connectWith({
  ...WORDS,
  vital: /score.raw|suspend_data|lesson_status/,
  launch: begin,
  held,
  values,
  interaction,
});
