// Turns notifications on and off on this device (Push API, for /push.js). Where this does not run, or the browser cannot, the page says so.
'use strict';
(() => {
  const on = document.querySelector('form[data-push-on]');
  const off = document.querySelector('form[data-push-off]');
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return;
  const cannot = document.querySelector('[data-push-cannot]');
  if (cannot) cannot.hidden = true;

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

  async function subscription() {
    const worker = await navigator.serviceWorker.register('/push.js', { scope: '/' });
    await navigator.serviceWorker.ready;
    // One that is left of an earlier time may be tied to another key.
    const old = await worker.pushManager.getSubscription();
    if (old) await old.unsubscribe();
    return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(on.dataset.pushOn) });
  }

  async function turnOn() {
    const said = on.querySelector('[role=status]');
    const button = on.querySelector('button');
    button.disabled = true;
    said.textContent = '';
    try {
      if (await Notification.requestPermission() !== 'granted') {
        said.textContent = on.dataset.denied;
        return;
      }
      const { endpoint, keys } = (await subscription()).toJSON();
      for (const [name, value] of Object.entries({ endpoint, p256dh: keys.p256dh, auth: keys.auth })) on.elements.namedItem(name).value = value;
      on.submit();
    } catch {
      said.textContent = on.dataset.failed;
    } finally {
      button.disabled = false;
    }
  }

  if (on) {
    on.hidden = false;
    on.addEventListener('submit', (event) => {
      event.preventDefault();
      turnOn();
    });
  }
  if (off) {
    off.addEventListener('submit', (event) => {
      event.preventDefault();
      // The browser forgets it too; whatever comes of that, the server does.
      navigator.serviceWorker.getRegistration('/')
        .then((worker) => worker && worker.pushManager.getSubscription())
        .then((known) => known && known.unsubscribe())
        .catch(() => {})
        .finally(() => off.submit());
    });
  }
})();
