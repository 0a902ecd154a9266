import type { StartBlock } from "../contract/block.ts";
import { followTranscript } from "./media/follow.ts";

const start: StartBlock = (block) => followTranscript(block, block.querySelector("audio"));

export default start;
