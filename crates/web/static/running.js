// Copying, sending on, and looking at one thing after the other. Every page works without it.
'use strict';
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  for (const button of all('[data-copy]')) {
    const source = document.getElementById(button.dataset.copy);
    if (!source || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
      const status = document.getElementById(button.dataset.status);
      if (status) status.textContent = button.dataset.done;
    });
  }

  for (const button of all('[data-share]')) {
    const source = document.getElementById(button.dataset.share);
    if (!source || !navigator.share) continue;
    button.hidden = false;
    // Whoever changes their mind has not failed.
    button.addEventListener('click', () => navigator.share({ text: (source.value ?? source.textContent).trim() }).catch(() => {}));
  }

  const looks = document.querySelector('form[data-looks]');
  looks?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = looks.querySelector('button');
    button.disabled = true;
    const status = document.getElementById('looks-status');
    for (const name of looks.dataset.looks.split(' ')) {
      status.textContent = looks.dataset.looking;
      try {
        const answer = await fetch(looks.action, { method: 'POST', body: new URLSearchParams({ check: name }) });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const [found, old] = [page, document].map((from) => from.getElementById(`look-${name}`));
        if (found && old) old.replaceWith(found);
      } catch {
        break;
      }
    }
    status.textContent = '';
    button.disabled = false;
  });
})();
