export { pairing as default } from "../../contract/pairing.ts";
