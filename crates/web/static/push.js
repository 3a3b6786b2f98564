// The service worker: shows what the server pushes to this device (Push API). It keeps nothing and stands before no request: pages come from the
// server as ever.
'use strict';

const pageOf = (path) => {
  const url = new URL(path || '/notifications', self.location.origin);
  return url.origin === self.location.origin ? url.href : new URL('/notifications', self.location.origin).href;
};

self.addEventListener('push', (event) => {
  let said = {};
  try {
    said = event.data.json();
  } catch {
    // A browser that was woken has to show something.
  }
  event.waitUntil(self.registration.showNotification(said.title || self.location.host, {
    body: said.body || '',
    lang: said.lang || '',
    dir: 'auto',
    // A newer one about the same thing takes the place of the older, and so does the same that comes twice.
    tag: said.tag || '',
    renotify: Boolean(said.tag),
    icon: '/static/icon-180.png',
    data: { path: said.path },
  }));
});

// A window on which nobody can be writing is led to the page; any other is left alone.
const idle = ['/', '/home', '/notifications'];

async function open(href) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const free = windows.find((one) => one.url === href || idle.includes(new URL(one.url).pathname));
  if (free) {
    try {
      const there = free.url === href ? free : await free.navigate(href);
      if (there) return await there.focus();
    } catch {
      // It belongs to an older worker, or to none.
    }
  }
  return self.clients.openWindow(href);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(pageOf(event.notification.data && event.notification.data.path)));
});

async function again(event) {
  const options = event.oldSubscription && event.oldSubscription.options;
  const made = event.newSubscription || (options && await self.registration.pushManager.subscribe(options));
  if (!made) return;
  const { endpoint, keys } = made.toJSON();
  await fetch('/settings/notifications/devices', { method: 'POST', body: new URLSearchParams({ endpoint, ...keys }), redirect: 'manual' });
}

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(again(event)));
