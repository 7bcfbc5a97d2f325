// Asks the server for the element again every two seconds, until what comes back asks no more.
// `data-then="reload"` draws the whole page anew then, with what can be done once it is over.

const PAUSE = 2000;

export function followProgress(element) {
  setTimeout(async () => {
    let next = element;
    try {
      const answer = await fetch(element.dataset.progress, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      next = page.querySelector(".cdop-progress") ?? element;
      if (next !== element) element.replaceWith(next);
    } catch {
      // The network is away for a moment: ask again.
    }
    if (next.dataset.progress) followProgress(next);
    else if (element.dataset.then === "reload") window.location.reload();
  }, PAUSE);
}
