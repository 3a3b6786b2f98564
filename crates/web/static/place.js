// A place by its name, on the map, or where the device is. Without this the same buttons send the form.
'use strict';
(() => {
  for (const box of document.querySelectorAll('[data-place]')) {
    const part = box.querySelector('[data-part]');
    const said = box.querySelector('[role=status]');
    const opener = box.querySelector('[data-open]');
    const form = box.closest('form');
    const field = (name) => form.elements.namedItem(name);
    const name = field(box.dataset.place);
    const coordinates = ['latitude', 'longitude'];
    let turn = 0;

    // Asks for the part after a step; `button` is what to press if that does not work.
    async function show(map, button, changes = {}) {
      const mine = ++turn;
      const asked = new URLSearchParams({ map, name: name.value });
      for (const known of [...coordinates, 'map_at', 'map_from']) asked.set(known, changes[known] ?? field(known)?.value ?? '');
      try {
        const answer = await fetch(`/place?${asked}`, { headers: { accept: 'text/html' } });
        const text = await answer.text();
        if (mine !== turn) return;
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        const focused = part.contains(document.activeElement) || document.activeElement === opener ? document.activeElement.id || 'place-in' : '';
        part.innerHTML = text;
        opener.hidden = true;
        const now = part.querySelector('[data-name]').dataset;
        if (map.startsWith('town:')) name.value = now.name;
        for (const known of coordinates) field(known).value = now[known];
        if (map !== 'here') said.textContent = '';
        part.querySelector('[data-where]').setAttribute('role', 'status');
        if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
        // Whoever keeps drafts hears of it.
        field('latitude').dispatchEvent(new Event('change', { bubbles: true }));
      } catch {
        if (mine === turn && button) form.requestSubmit(button);
      }
    }

    if (part.firstElementChild) opener.hidden = true;
    box.addEventListener('click', (event) => {
      const button = event.target.closest('button[name=map]');
      if (button) {
        event.preventDefault();
        show(button.value, button);
      }
    });

    let waiting;
    name.addEventListener('input', () => {
      clearTimeout(waiting);
      if (part.firstElementChild) waiting = setTimeout(() => show('find'), 300);
    });
    for (const known of coordinates) field(known).addEventListener('change', (event) => {
      if (event.isTrusted && part.firstElementChild) show('here', null, { map_from: '' });
    });

    // A press brings what is there under the cross; dragging moves the map along.
    let begun;
    part.addEventListener('pointerdown', (event) => {
      const map = event.target.closest('svg.map');
      if (!map || event.button) return;
      begun = { map, x: event.clientX, y: event.clientY };
    });
    addEventListener('pointermove', (event) => {
      if (begun) begun.map.style.transform = `translate(${event.clientX - begun.x}px, ${event.clientY - begun.y}px)`;
    });
    addEventListener('pointerup', (event) => {
      if (!begun) return;
      const { map, x, y } = begun;
      begun = undefined;
      map.style.transform = '';
      const frame = map.getBoundingClientRect();
      const units = 480 / frame.width;
      const [dx, dy] = [x - event.clientX, y - event.clientY];
      const by = Math.hypot(dx, dy) > 6 ? [dx * units, dy * units] : [(x - frame.left) * units - 240, (y - frame.top) * units - 240];
      show(`by:${by.map(Math.round)},0`);
    });
    // The browser took the finger for scrolling.
    addEventListener('pointercancel', () => {
      if (begun) begun.map.style.transform = '';
      begun = undefined;
    });

    const position = box.querySelector('[data-position]');
    if (!navigator.geolocation || !isSecureContext) continue;
    position.hidden = false;
    position.addEventListener('click', () => navigator.geolocation.getCurrentPosition(({ coords }) => {
      // About a kilometre: nobody needs to know more.
      field('latitude').value = coords.latitude.toFixed(2);
      field('longitude').value = coords.longitude.toFixed(2);
      said.textContent = position.dataset.done;
      show('here', null, { map_from: '', map_at: '' });
    }, () => { said.textContent = position.dataset.failed; }, { timeout: 10000, maximumAge: 600000 }));
  }
})();
