// Keeps what is typed into a form with data-draft: a few seconds after a change, on leaving a box for another
// window, and on leaving the page. The server holds it, sealed, until it is saved. Without this, Save does it all.

const PAUSE = 5000;

function body(form) {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") typed.append(name, value);
  }
  return typed;
}

function clock() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

async function words(answer) {
  if (answer.status === 204) return `Draft kept at ${clock()}`;
  if (answer.status === 401 || answer.status === 409) return answer.text();
  return "The draft could not be kept. Save before you leave this page.";
}

export function keepDrafts(form) {
  const status = form.querySelector("[data-draft-status]");
  let timer = 0;
  let isChanged = false;
  let isSent = false;

  const say = (text) => {
    if (status && status.textContent !== text) status.textContent = text;
  };

  const keep = async () => {
    clearTimeout(timer);
    timer = 0;
    if (!isChanged || isSent) return;
    isChanged = false;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: body(form),
        credentials: "same-origin",
        headers: { Accept: "text/plain" },
        redirect: "manual",
        keepalive: true,
      });
      say(await words(answer));
    } catch {
      isChanged = true;
      say("The draft could not be kept: there is no connection. What you typed is still here.");
    }
  };

  const leave = () => {
    if (!isChanged || isSent) return;
    isChanged = false;
    navigator.sendBeacon(form.dataset.draft, body(form));
  };

  form.addEventListener("input", () => {
    isChanged = true;
    if (timer === 0) timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) keep();
  });
  form.addEventListener("submit", () => {
    isSent = true;
  });
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  window.addEventListener("pagehide", leave);
}
