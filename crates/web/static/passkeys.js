// Passkeys (Web Authentication). Every page works without it, with the password.
'use strict';
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const element of document.querySelectorAll('[data-passkeys]')) element.hidden = false;
  const form = document.querySelector('form[data-passkey]');
  if (!form) return;

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const words = (value) => value.split(' ').filter(Boolean);
  const put = (name, value) => { form.elements.namedItem(name).value = value; };
  const asked = form.dataset;

  async function make() {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(asked.challenge),
        rp: { id: asked.rp, name: asked.rp },
        user: { id: bytes(asked.user), name: asked.login, displayName: asked.displayName },
        pubKeyCredParams: words(asked.algorithms).map((alg) => ({ type: 'public-key', alg: Number(alg) })),
        excludeCredentials: words(asked.known).map((id) => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
      },
    });
    put('authenticator_data', text(made.response.getAuthenticatorData()));
    put('public_key', text(made.response.getPublicKey()));
    put('algorithm', made.response.getPublicKeyAlgorithm());
    return made;
  }

  async function use() {
    const used = await navigator.credentials.get({
      publicKey: { challenge: bytes(asked.challenge), rpId: asked.rp, userVerification: 'required' },
    });
    put('authenticator_data', text(used.response.authenticatorData));
    put('signature', text(used.response.signature));
    return used;
  }

  async function go() {
    try {
      const credential = await (asked.passkey === 'make' ? make() : use());
      put('credential', text(credential.rawId));
      put('client_data', text(credential.response.clientDataJSON));
      form.submit();
    } catch {
      // Not wanted after all, or no passkey here: the browser said so itself.
      form.querySelector('[data-passkey-said]').textContent = asked.failed;
    }
  }

  form.querySelector('[data-passkey-go]').addEventListener('click', go);
  go();
})();
