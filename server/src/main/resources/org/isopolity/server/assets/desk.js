// Keeps what is being written: forms marked data-keep are sent a moment after the last change. Without this file they are
// sent with their button, as all others.
for (const form of document.querySelectorAll("form[data-keep]")) {
  const say = form.querySelector("[role=status]");
  let timer = 0;
  let running = false;
  let again = false;
  const keep = async () => {
    if (running) { again = true; return; }
    running = true;
    again = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { "Accept": "application/json" },
        body: new URLSearchParams(new FormData(form)),
        redirect: "manual",
      });
      if (answer.status === 204) {
        form.elements.version.value = answer.headers.get("ETag").replaceAll('"', "");
        say.textContent = form.dataset.kept;
      } else {
        const problem = await answer.json().catch(() => ({}));
        say.textContent = form.dataset.lost + " " + (problem.title || "");
      }
    } catch {
      say.textContent = form.dataset.lost;
    }
    running = false;
    if (again) keep();
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 1200); });
  form.addEventListener("submit", () => clearTimeout(timer));
}
