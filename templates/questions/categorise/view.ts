import { pairingView } from "../../contract/pairing-view.ts";

export default pairingView("incompleteRows");
