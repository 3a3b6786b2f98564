// Makes finding quicker where scripts run: results change while somebody types, links change them without a new page, and the map is dragged.
// Everything here asks the same addresses as the links and the form do; without it they still work.
(() => {
  const results = document.getElementById('results');
  const form = document.querySelector('form[data-live]');
  const found = document.getElementById('found');
  let turn = 0;

  const print = document.querySelector('[data-print]');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => globalThis.print());
  }
  if (!results || !form) return;

  // Shows what is at an address, unless something newer was asked for meanwhile. `keep` is how the address goes into the history.
  async function show(address, keep) {
    const mine = ++turn;
    const url = new URL(address, location.href);
    const asked = new URL(url);
    asked.searchParams.set('part', 'results');
    results.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(asked, { headers: { accept: 'text/html' } });
      const text = await answer.text();
      if (mine !== turn) return;
      // Led elsewhere means to the page for signing in, which is a whole page.
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const focused = document.activeElement?.closest('#results') ? document.activeElement.id || 'found' : '';
      results.innerHTML = text;
      const here = results.querySelector('[data-here]')?.dataset.here;
      const moved = here && ['at', 'by', 'to'].some((name) => url.searchParams.has(name));
      const shown = new URL(moved ? here : url, location.href);
      shown.hash = '';
      if (keep) history[keep](null, '', shown);
      const words = results.querySelector('[data-found]')?.dataset.found;
      if (words && found.textContent !== words) found.textContent = words;
      if (focused) (document.getElementById(focused) ?? found).focus({ preventScroll: true });
    } catch {
      if (mine === turn) location.assign(url);
    } finally {
      if (mine === turn) results.removeAttribute('aria-busy');
    }
  }

  // The address that the form would go to.
  function entered() {
    const url = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value && !(name === 'km' && !form.elements.near.value && !form.elements.lat)) url.searchParams.append(name, value);
    return url;
  }

  // The fields say what an address says.
  function fill(address) {
    const { searchParams } = new URL(address, location.href);
    for (const field of form.elements) {
      if (!field.name || field.type === 'hidden') continue;
      const value = searchParams.get(field.name) ?? '';
      if (field.type === 'checkbox') field.checked = value !== '';
      else if (field.name !== 'km' || value) field.value = value;
    }
    for (const field of form.querySelectorAll('input[type=hidden]')) if (!searchParams.has(field.name)) field.remove();
  }

  let waiting;
  form.addEventListener('input', (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(entered(), 'replaceState'), event.target.type === 'search' || event.target.type === 'text' ? 250 : 0);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show(entered(), 'pushState');
  });
  results.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-live]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    clearTimeout(waiting);
    fill(link.href);
    // Moving a map is no page to come back to.
    show(link.href, link.dataset.key ? 'replaceState' : 'pushState');
  });
  addEventListener('popstate', () => {
    clearTimeout(waiting);
    fill(location.href);
    show(location.href, '');
  });

  // Near the device, if it says where it is. The place is rounded to about a kilometre before it goes anywhere.
  const nearMe = document.querySelector('[data-near-me]');
  if (nearMe && navigator.geolocation && isSecureContext) {
    const say = (what) => { nearMe.querySelector('[role=status]').textContent = nearMe.dataset[what] ?? ''; };
    let asking = 0;
    nearMe.hidden = false;
    form.elements.near.addEventListener('input', () => { asking += 1; say(''); });
    nearMe.querySelector('button').addEventListener('click', () => {
      const mine = ++asking;
      say('asking');
      // The browser's own limit begins only when somebody has answered its question, and some never say that nobody did.
      const slow = setTimeout(() => mine === asking && say('slow'), 10000);
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        clearTimeout(slow);
        if (mine !== asking) return;
        const url = entered();
        url.searchParams.delete('near');
        url.searchParams.set('lat', coords.latitude.toFixed(2));
        url.searchParams.set('lon', coords.longitude.toFixed(2));
        if (!url.searchParams.has('km')) url.searchParams.set('km', form.elements.km.value);
        clearTimeout(waiting);
        fill(url);
        say('taken');
        show(url, 'pushState');
      }, ({ code }) => {
        clearTimeout(slow);
        if (mine === asking) say(['', 'denied', 'unavailable', 'slow'][code]);
      }, { timeout: 10000, maximumAge: 600000 });
    });
  }

  // The map: keys, wheel, fingers.
  const box = (event) => event.target.closest?.('.mapbox');
  results.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = box(event)?.querySelector(`[data-key="${CSS.escape(event.key === '=' ? '+' : event.key)}"]`);
    if (!way) return;
    event.preventDefault();
    show(way.href, 'replaceState');
  });

  const fingers = new Map();
  let begun;
  const middle = () => {
    const all = [...fingers.values()];
    const sum = (name) => all.reduce((total, finger) => total + finger[name], 0) / all.length;
    const [a, b] = all;
    return { x: sum('clientX'), y: sum('clientY'), apart: b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0 };
  };

  // Asks for the view that was dragged to; numbers are in units of the image.
  function move(map, dx, dy, steps) {
    const here = new URL(map.closest('.mapbox').dataset.here, location.href);
    const zoom = Number(here.searchParams.get('at').split(',')[2]);
    here.searchParams.set('by', `${Math.round(dx)},${Math.round(dy)}`);
    here.searchParams.set('to', String(Math.min(12, Math.max(0, zoom + steps))));
    show(here, 'replaceState');
  }

  results.addEventListener('pointerdown', (event) => {
    const map = event.target.closest?.('svg.map');
    if (!map || event.button) return;
    fingers.set(event.pointerId, event);
    begun = { map, ...middle(), moved: false };
  });
  addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId) || !begun) return;
    fingers.set(event.pointerId, event);
    const now = middle();
    begun.moved ||= Math.hypot(now.x - begun.x, now.y - begun.y) > 6 || Math.abs(now.apart - begun.apart) > 12;
    if (!begun.moved) return;
    const scale = begun.apart && now.apart ? now.apart / begun.apart : 1;
    begun.now = { ...now, scale };
    begun.map.style.transform = `translate(${now.x - begun.x}px, ${now.y - begun.y}px) scale(${scale})`;
  });
  const end = (event) => {
    if (!fingers.delete(event.pointerId) || !begun) return;
    const { map, now, x, y, moved } = begun;
    if (!moved || !now) {
      if (!fingers.size) begun = undefined;
      return;
    }
    fingers.clear();
    begun = undefined;
    const units = 480 / map.clientWidth;
    map.style.transform = '';
    move(map, (x - now.x) * units, (y - now.y) * units, Math.round(Math.log2(now.scale)));
    // What was dragged was not pressed.
    addEventListener('click', (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    setTimeout(() => dispatchEvent(new Event('click')), 0);
  };
  addEventListener('pointerup', end);
  // The browser took the finger for scrolling.
  addEventListener('pointercancel', (event) => {
    if (!fingers.delete(event.pointerId) || !begun) return;
    begun.map.style.transform = '';
    begun = undefined;
    fingers.clear();
  });
  results.addEventListener('dragstart', (event) => box(event) && event.preventDefault());

  let turned = 0;
  let rest;
  results.addEventListener('wheel', (event) => {
    const map = event.target.closest?.('svg.map');
    // A page must still be scrolled past a map: with the key that zooms pages too, as maps everywhere have it.
    if (!map || !event.ctrlKey) return;
    event.preventDefault();
    turned += event.deltaY;
    const frame = map.getBoundingClientRect();
    const from = { x: (event.clientX - frame.left) / frame.width * 480 - 240, y: (event.clientY - frame.top) / frame.height * 480 - 240 };
    clearTimeout(rest);
    rest = setTimeout(() => {
      const steps = turned < 0 ? 1 : -1;
      turned = 0;
      // What is under the pointer stays there.
      const share = steps > 0 ? 0.5 : -1;
      move(map, from.x * share, from.y * share, steps);
    }, 120);
  }, { passive: false });
})();
