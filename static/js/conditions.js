// A question shows only while its parent has one of the answers it depends on, and its parent shows too.
// Hidden answers are still sent: whether they count is for the server to say.

function answers(form, name) {
  return [...form.elements]
    .filter((box) => box.name === name && ((box.type !== "radio" && box.type !== "checkbox") || box.checked))
    .flatMap((box) => (box.multiple ? [...box.selectedOptions].map((option) => option.value) : [box.value]));
}

function isHidden(form, name) {
  const box = [...form.elements].find((element) => element.name === name);
  return Boolean(box?.closest("[data-when-field][hidden]"));
}

function update(form, groups) {
  for (const group of groups) {
    const parent = group.dataset.whenField;
    const wanted = group.dataset.whenValues.split(" ");
    const applies = !isHidden(form, parent) && answers(form, parent).some((answer) => wanted.includes(answer));
    group.hidden = !applies && !group.querySelector(".nhsuk-error-message");
  }
}

export function watchConditions(form) {
  const groups = form.querySelectorAll("[data-when-field]");
  if (groups.length === 0) return;
  update(form, groups);
  form.addEventListener("change", () => update(form, groups));
}
