// Speaks with the server about one draft; every answer comes back as a plain word.
const PATIENCE = 8000;
// A page that asks by itself must not make an empty chair look busy.
const BACKGROUND = { "X-Mannaka-Background": "1" };

async function ask(url, options) {
  try {
    return await fetch(url, { redirect: "manual", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE), ...options });
  } catch {
    return null;
  }
}

async function told(response) {
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  return isJson ? response.json().catch(() => ({})) : {};
}

export class DraftDoor {
  constructor(url) {
    this.url = url;
  }

  // Whether the session lives; where it does, all forms of the page get today's token.
  async knock(author) {
    const response = await ask(this.url, { headers: { Accept: "application/json", ...BACKGROUND } });
    if (!response || response.status >= 500) return "offline";
    if (response.type === "opaqueredirect") return "over";
    if (!response.ok) return "refused";
    const now = await told(response);
    if (String(now.author) !== author) return "other_person";
    for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) field.value = now.token;
    return "alive";
  }

  async save(fields, author, { last = false, tries = 2 } = {}) {
    const token = document.querySelector('input[name="csrfmiddlewaretoken"]').value;
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const response = await ask(this.url, { method: "POST", body: new URLSearchParams(fields), headers, keepalive: last });
    if (!response || response.status >= 500 || response.status === 429) return { word: "offline" };
    if (response.type === "opaqueredirect") return { word: "over" };
    const answer = await told(response);
    if (response.ok) return { word: "saved", ...answer };
    if (response.status === 409) return { word: "conflict", ...answer };
    if (answer.code === "draft.other_person") return { word: "other_person" };
    // Somebody signed in in another tab: the token is a new one, and the text is the same.
    if (response.status === 403 && !answer.code && tries > 1) {
      const word = await this.knock(author);
      return word === "alive" ? this.save(fields, author, { last, tries: tries - 1 }) : { word };
    }
    return { word: "refused", ...answer };
  }
}
