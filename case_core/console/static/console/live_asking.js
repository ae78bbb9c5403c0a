// Asks the server in the background: no sign of life of the person at the desk, and never led to the sign-in page.
const BACKGROUND = { "X-Mannaka-Background": "1" };

export function ask(url, { headers = {}, ...options } = {}) {
  return fetch(url, { redirect: "manual", cache: "no-store", ...options, headers: { ...BACKGROUND, ...headers } });
}

export function send(url, fields, { token, keepalive = false }) {
  const body = new URLSearchParams(fields);
  return ask(url, { method: "POST", body, keepalive, headers: { "X-CSRFToken": token } });
}

// The session has ended, or a role of its owner.
export function isOver(response) {
  return response.type === "opaqueredirect" || response.status === 403 || response.status === 404;
}
