// Everything here adds to pages that already work without it.
import { initAll } from "../vendor/nhsuk-frontend/nhsuk-frontend.min.js";
import { watchConditions } from "./conditions.js";
import { keepDrafts } from "./draft.js";
import { followProgress } from "./progress.js";

initAll();
document.querySelectorAll("form").forEach(watchConditions);
document.querySelectorAll("form[data-draft]").forEach(keepDrafts);
document.querySelectorAll("[data-progress]").forEach(followProgress);

// What is folded away on the screen is part of the printed page.
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((element) => {
    element.open = true;
    element.dataset.printed = "";
  });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-printed]").forEach((element) => {
    element.open = false;
    delete element.dataset.printed;
  });
});
