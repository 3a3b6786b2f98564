// Publishing: fields that fit the kind at once, photos made small before they are sent, drafts kept while one writes. The form works
// without it, with a button for each of these.
'use strict';
(() => {
  const form = document.querySelector('form[data-publish]');
  if (!form) return;
  const all = (selector, within = form) => [...within.querySelectorAll(selector)];
  const one = (selector) => form.querySelector(selector);
  const asked = form.dataset;
  const said = one('[data-said]');
  asked.ready = '';

  // What fits the kind and the verb.
  const chosen = (name) => one(`[name=${name}]:checked`);
  const conditions = one('[name=conditions]');
  let suggested = '';
  function fit(fills = true) {
    const verb = chosen('verb');
    const code = chosen('nature')?.value ?? verb?.dataset.nature ?? 'tool';
    const kind = one(`[name=nature][value=${code}]`).dataset;
    const without = (codes, value) => codes && value && !codes.split(' ').includes(value);
    for (const group of all('[data-kinds],[data-verbs]')) {
      const { kinds, verbs } = group.dataset;
      const off = without(kinds, code) || without(verbs, verb?.value) || (!verb && verbs === 'sell');
      group.hidden = off && !group.matches('.has-error') && !group.querySelector('.has-error');
    }
    for (const [part, text] of [['title', kind.title], ['body', kind.body], ['conditions', kind.conditionsHint]]) one(`[data-hint=${part}]`).textContent = text;
    if (fills && conditions.value.trim() === suggested.trim()) {
      suggested = verb?.value === 'ask' ? '' : kind.conditions;
      conditions.value = suggested;
    }
  }
  // What the cooperative usually says was filled in by the server for a kind named in the address.
  if (chosen('nature') && conditions.value === chosen('nature').dataset.conditions) suggested = conditions.value;
  fit(Boolean(asked.draft));

  // Photos.
  const gallery = one('[data-gallery]');
  const camera = one('[data-camera]');
  const shots = one('[data-shots]');
  const longSide = Number(asked.longSide);
  // Those that are not with the server yet, and as many of them as are in the form.
  let fresh = [];
  let queued = [];

  function drawn(picture, side) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  // A photo of a telephone has some megabytes; what the server keeps of it, a tenth.
  async function smaller(file) {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const shown = drawn(picture, 480);
      const blob = await new Promise((done) => drawn(picture, longSide).toBlob(done, 'image/jpeg', 0.86));
      picture.close();
      const small = blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
      return { file: small, shown };
    } catch {
      // A kind of file that this browser does not know: the server says what it thinks of it.
      return { file, shown: null };
    }
  }

  function send() {
    const files = new DataTransfer();
    queued = [...fresh];
    for (const shot of queued) files.items.add(shot.file);
    gallery.files = files.files;
  }

  function card(shot, number) {
    const box = document.createElement('div');
    box.className = 'shot';
    if (shot.shown) {
      shot.shown.setAttribute('aria-hidden', 'true');
      box.append(shot.shown);
    }
    const field = document.createElement('div');
    field.className = 'field';
    const label = document.createElement('label');
    shot.alt = document.createElement('input');
    shot.alt.id = `fresh-alt-${number}`;
    shot.alt.name = 'photos_alt';
    shot.alt.maxLength = 1500;
    label.htmlFor = shot.alt.id;
    label.textContent = asked.alt;
    field.append(label, shot.alt);
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'button second';
    drop.textContent = asked.drop;
    drop.addEventListener('click', () => {
      fresh = fresh.filter((other) => other !== shot);
      box.remove();
      send();
      gallery.focus();
      keep();
    });
    box.append(field, drop);
    shot.box = box;
    shots.append(box);
  }

  let numbers = 0;
  let making = null;
  async function take(input) {
    const files = [...input.files];
    // The gallery's own list is made anew from what is there already and what came.
    for (const file of files) {
      if (all('.shot').length >= Number(asked.imagesMax)) break;
      const shot = await smaller(file);
      fresh.push(shot);
      card(shot, numbers += 1);
    }
    if (input === camera) camera.value = '';
    send();
    keep();
  }
  for (const input of [camera, gallery]) input.addEventListener('change', () => {
    const mine = Promise.resolve(making).then(() => take(input)).then(() => { if (making === mine) making = null; });
    making = mine;
  });

  // Drafts.
  let going = null;
  let again = false;
  // How often something changed, and up to which change a draft has it.
  let changes = 0;
  let stored = 0;
  // What is on its way gets there even if this page is left.
  let sure = false;
  let leaving = false;
  const titled = () => asked.draft && one('[name=text_title]').value.trim();
  async function kept() {
    const sent = queued;
    const at = changes;
    const body = new FormData(form);
    // Browsers let 64 kB outlive their page.
    sure = !sent.length && [...body.values()].reduce((sum, value) => sum + (value.length ?? value.size), 0) < 15000;
    try {
      const answer = await fetch(asked.draft, { method: 'POST', body, headers: { accept: 'application/json' }, keepalive: sure });
      const told = await answer.json();
      said.textContent = told.said ?? '';
      if (!answer.ok) return;
      stored = at;
      one('[name=draft]').value = told.draft;
      one('[name=version_seen]').value = told.version;
      const ids = told.images.slice(told.images.length - sent.length);
      sent.forEach((shot, index) => {
        const id = document.createElement('input');
        Object.assign(id, { type: 'hidden', name: 'image', value: ids[index] });
        shot.box.append(id);
        shot.alt.name = `alt_${ids[index]}`;
      });
      fresh = fresh.filter((shot) => !sent.includes(shot));
      send();
    } catch {
      said.textContent = asked.failed;
    }
  }
  async function keep() {
    changes += 1;
    if (!titled()) return;
    if (going) { again = true; return; }
    going = kept();
    await going;
    going = null;
    if (again) { again = false; keep(); }
  }

  // Licences.
  async function licence() {
    const answers = new URLSearchParams();
    for (const name of ['nature', 'may_sell', 'must_credit', 'must_share']) answers.set(name, chosen(name)?.value ?? '');
    const page = new DOMParser().parseFromString(await (await fetch(`/publish/licence?${answers}`)).text(), 'text/html');
    const found = page.querySelector('#licence-found');
    if (!found) return;
    one('[data-licence]').replaceChildren(document.adoptNode(found));
    one('[name=licence]').value = found.dataset.name;
    keep();
  }

  form.addEventListener('change', (event) => {
    const { name, type } = event.target;
    if (type === 'file') return;
    if (name === 'verb' || name === 'nature') fit();
    if (['may_sell', 'must_credit', 'must_share'].includes(name)) licence().catch(() => { said.textContent = asked.failed; });
    else keep();
  });

  // Another language, without leaving the page.
  one('[data-add-language]').addEventListener('click', (event) => {
    event.preventDefault();
    const rows = all('[data-language]');
    const row = rows.at(-1).cloneNode(true);
    for (const field of all('[id]', row)) {
      const old = field.id;
      field.id = `${old}-${rows.length}`;
      const label = row.querySelector(`[for="${CSS.escape(old)}"]`);
      if (label) label.htmlFor = field.id;
      if ('value' in field) field.value = '';
    }
    rows.at(-1).after(row);
    row.querySelector('select').focus();
  });

  // What is on its way arrives before the form goes.
  form.addEventListener('submit', async (event) => {
    if (!making && !going) {
      leaving = true;
      return;
    }
    event.preventDefault();
    while (making || going) await (making ?? going);
    // Not within this event: the browser would not send it.
    setTimeout(() => form.requestSubmit(event.submitter));
  });

  // So it does before somebody goes elsewhere; whoever presses a link again does not wait.
  form.addEventListener('input', () => { changes += 1; });
  const carries = () => asked.draft && !leaving && (making || (going && !sure));
  let left;
  document.addEventListener('click', async (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || link === left || !carries() || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.hash) return;
    event.preventDefault();
    left = link;
    while (making || going) await (making ?? going);
    location.assign(link.href);
  });
  addEventListener('beforeunload', (event) => { if (carries() && titled()) event.preventDefault(); });
  // What was changed last goes along: without photos, which are too large for that, and whatever the draft has become meanwhile.
  addEventListener('pagehide', () => {
    if (leaving || changes === stored || !titled() || (going && sure && !one('[name=draft]').value)) return;
    const body = new FormData(form);
    for (const name of ['photos', 'photo1', 'photos_alt', 'version_seen']) body.delete(name);
    if (navigator.sendBeacon(asked.draft, body)) {
      stored = changes;
      one('[name=version_seen]').value = '';
    }
  });
  addEventListener('pageshow', () => { leaving = false; });
})();
