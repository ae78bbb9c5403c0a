// What every page gains from JavaScript; each works without it, too.
import { countCharacters } from "./count.js";
import { guardForms } from "./submit_once.js";
import { focusErrors } from "./error_summary.js";

focusErrors();
guardForms();
countCharacters();
