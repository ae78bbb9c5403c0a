// The text that the server does not have yet: in this tab's own memory, never on the disk for the next person.
const PREFIX = "mannaka:draft:";
const SIGN_OUT = "mannaka:sign-out";

export class LocalCopy {
  constructor(author, form, subject) {
    this.name = `${PREFIX}${author}:${form}:${subject}`;
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  write(copy) {
    try {
      sessionStorage.setItem(this.name, JSON.stringify(copy));
    } catch {
      // Full or switched off: the page itself still has the text.
    }
  }

  drop() {
    try {
      sessionStorage.removeItem(this.name);
    } catch {
      // There is nothing to drop.
    }
  }
}

function dropAll() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}

// Whoever signs out leaves nothing behind, in no tab.
export function forgetAtSignOut() {
  const channel = new BroadcastChannel(SIGN_OUT);
  channel.addEventListener("message", dropAll);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-sign-out]") || event.defaultPrevented) return;
    dropAll();
    channel.postMessage("");
  });
}
