/* Enhancement only: every page works without this file. */
(() => {
  const d = document;

  // Tables that become lists on phones keep their table roles.
  for (const t of d.querySelectorAll('table.stack')) addRoles(t);
  function addRoles(t) {
    const set = (sel, role) => t.querySelectorAll(sel).forEach(x => x.setAttribute('role', role));
    t.setAttribute('role', 'table');
    set('thead,tbody', 'rowgroup');
    set('tr', 'row');
    set('td', 'cell');
    set('thead th', 'columnheader');
    set('tbody th', 'rowheader');
  }

  // Copy buttons exist only where copying can work.
  if (navigator.clipboard) for (const box of d.querySelectorAll('[data-copy]')) {
    const b = d.createElement('button');
    b.type = 'button';
    b.className = 'quiet';
    b.textContent = box.dataset.copy;
    b.onclick = () => navigator.clipboard.writeText(box.querySelector('p,pre').textContent.trim())
      .then(() => say(box.dataset.done));
    box.append(b);
  }

  const region = d.getElementById('say');
  function say(text) { if (region) { region.textContent = ''; setTimeout(() => { region.textContent = text; }, 50); } }

  // What a person who types may want to say.
  for (const field of d.querySelectorAll('[data-suggest]')) {
    let wait;
    field.addEventListener('input', () => {
      clearTimeout(wait);
      wait = setTimeout(() => fetch(field.dataset.suggest + '?q=' + encodeURIComponent(field.value))
        .then(answer => answer.json())
        .then(said => field.list.replaceChildren(...said.suggestions.map(words => {
          const option = d.createElement('option');
          option.value = words;
          return option;
        })))
        .catch(() => {}), 120);
    });
  }

  // Live form: fetch the same address the form would open, swap the marked parts.
  const form = d.querySelector('form[data-live-form]');
  if (!form) return;
  let timer, run;
  const address = () => {
    const q = new URLSearchParams(new FormData(form));
    for (const el of form.elements) if (el.name && el.value === el.dataset.std) q.delete(el.name);
    for (const [k, v] of [...q]) if (!v) q.delete(k);
    const s = q.toString();
    return form.getAttribute('action') + (s ? '?' + s : '');
  };
  const update = async () => {
    run?.abort();
    run = new AbortController();
    const url = address();
    const parts = d.querySelectorAll('[data-live]');
    parts.forEach(p => p.setAttribute('aria-busy', 'true'));
    try {
      const r = await fetch(url, { signal: run.signal, headers: { Accept: 'text/html' } });
      if (!r.ok) throw new Error(r.status);
      const next = new DOMParser().parseFromString(await r.text(), 'text/html');
      for (const p of parts) {
        const n = next.querySelector(`[data-live="${p.dataset.live}"]`);
        if (n) p.replaceWith(n);
      }
      d.querySelectorAll('table.stack').forEach(addRoles);
      history.replaceState(null, '', url);
      say(d.querySelector('[data-say]')?.textContent ?? '');
    } catch (e) {
      if (e.name !== 'AbortError') form.submit();
    }
  };
  form.addEventListener('input', e => {
    const out = e.target.type === 'range' && form.querySelector(`output[for="${e.target.id}"]`);
    if (out) out.value = e.target.value;
    clearTimeout(timer);
    timer = setTimeout(update, 200);
  });
  form.addEventListener('submit', e => { e.preventDefault(); clearTimeout(timer); update(); });
})();
