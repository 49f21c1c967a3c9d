// What the pages do better with a script: the components' own behaviour, saving while somebody answers, and the draft
// beside the question. Without it every page works with its buttons.
import { initAll } from "./frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

const form = document.querySelector("form[data-autosave]");
const pane = document.querySelector("[data-draft]");
const status = document.querySelector("[data-status]");
const standing = document.querySelector("[data-review]");

function toMarked() {
  const marked = pane && pane.querySelector("#dg-touched");
  const title = pane && pane.querySelector(".dg-draft__title");
  if (marked) pane.scrollTop += marked.getBoundingClientRect().top - pane.getBoundingClientRect().top - title.offsetHeight - 8;
}

const READ = 2000; // milliseconds in which what was saved, and what is odd about it, can be read

let turn = 0;

async function save() {
  const mine = ++turn;
  const body = new FormData(form);
  body.set("do", "autosave");
  let answer;
  try {
    const response = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    if (!response.ok) return;
    answer = await response.json();
  } catch {
    return; // the button still saves
  }
  if (mine !== turn) return;
  status.textContent = answer.message;
  status.classList.toggle("dg-saved--not", !answer.saved);
  if (!answer.saved) return;
  const seen = form.querySelector("input[name^='seen:']");
  for (const one of document.getElementsByName(seen.name)) one.value = answer.seen;
  // Whoever goes on at once is shown on the page what is odd about the answer.
  setTimeout(() => { if (mine === turn) form.elements.told.value = answer.told; }, READ);
  if (answer.same) form.elements.same.value = answer.same;
  if (standing) standing.innerHTML = answer.standing;
  if (pane) {
    pane.innerHTML = answer.draft;
    toMarked();
  }
}

if (form) {
  let queue = Promise.resolve();
  let waiting = 0;
  form.addEventListener("change", () => {
    waiting += 1;
    queue = queue.then(save).then(() => { waiting -= 1; });
  });
  // A button waits for what is being saved, so that nobody is told of a change of their own.
  form.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    queue.then(() => form.requestSubmit(event.submitter));
  });
}
toMarked();

for (const button of document.querySelectorAll("[data-usual]")) {
  button.hidden = false; // without a script the value stands in the hint, to be typed
  button.addEventListener("click", () => { document.getElementById(button.dataset.for).value = button.dataset.usual; });
}
