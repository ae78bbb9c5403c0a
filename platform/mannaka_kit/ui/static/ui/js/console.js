// What every page of staff gains from JavaScript; each works without it, too.
import { keepDrafts } from "./autosave.js";
import { forgetAtSignOut } from "./local_copy.js";
import { offerPalette } from "./palette.js";
import { listenToKeys } from "./shortcuts.js";
import { offerUndo } from "./undo.js";

keepDrafts();
forgetAtSignOut();
listenToKeys();
offerPalette();
offerUndo();
