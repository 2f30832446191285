// Optional: every page works without it. A form[data-autosave] is posted to that address two seconds after typing stops.
// data-saved, data-unsaved and data-restored on the form hold the words its [role=status] shows.
// Until the server has the text, a copy stays in this tab: no failure and no closed connection loses a word.
const pause = 2000;
const copies = {
  read(key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
  write(key, value) { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: the page still holds the text */ } },
  drop(key) { try { sessionStorage.removeItem(key); } catch { /* as above */ } },
};
const here = `draft:${location.pathname}`;
const errors = document.querySelector(".errors");

// A page that is not the one submitted, or that one with its errors, proves the submission arrived.
const sent = copies.read("sent");
if (sent && (sent !== here || errors)) copies.drop(sent);
copies.drop("sent");

const form = document.querySelector("form[data-autosave]");
if (form) {
  const status = form.querySelector("[role=status]");
  const say = text => { if (status) status.textContent = text ?? ""; };
  const keep = () => copies.write(here, [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !name.startsWith("__")));
  let timer, sending;

  function restore(kept) {
    const values = new Map();
    for (const [name, value] of kept) values.set(name, [...(values.get(name) ?? []), value]);
    for (const field of form.elements) {
      if (!field.name || ["hidden", "file", "password", "submit"].includes(field.type)) continue;
      const all = values.get(field.name) ?? [];
      if (field.type === "checkbox" || field.type === "radio") field.checked = all.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = all.includes(option.value);
      else if (all.length) field.value = all.shift();
    }
    say(form.dataset.restored);
    later();
  }

  // A [data-live] part says what follows from the draft: it is asked for again once the draft is saved.
  async function refresh() {
    for (const part of document.querySelectorAll("[data-live]")) {
      try {
        const answer = await fetch(part.dataset.live, { redirect: "error" });
        if (answer.ok) part.innerHTML = await answer.text();
      } catch { /* the part stays as it was */ }
    }
  }

  async function save() {
    const mine = sending = new AbortController();
    const body = new FormData(form);
    for (const field of form.querySelectorAll("input[type=file]")) body.delete(field.name);
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body, signal: mine.signal, redirect: "error" });
      if (!answer.ok) throw new Error(answer.statusText);
      if (sending === mine) copies.drop(here);
      say(form.dataset.saved);
      if (sending === mine) refresh();
    } catch {
      if (!mine.signal.aborted) say(form.dataset.unsaved);
    }
  }

  function later() {
    clearTimeout(timer);
    sending?.abort();
    timer = setTimeout(save, pause);
  }

  form.addEventListener("input", () => { keep(); later(); });
  form.addEventListener("submit", () => { clearTimeout(timer); sending?.abort(); keep(); copies.write("sent", here); });
  const kept = copies.read(here);
  if (kept) restore(kept);
}

errors?.focus();
