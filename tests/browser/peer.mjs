// Another server, honest in its signatures (draft-cavage) and in nothing else: actors, and an inbox that keeps what comes.
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:http';

const publicAddress = 'https://www.w3.org/ns/activitystreams#Public';

export async function startPeer() {
  const actors = new Map();
  const inbox = [];
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url, 'http://localhost');
    let body = '';
    asked.on('data', (chunk) => { body += chunk; });
    asked.on('end', () => {
      const name = url.pathname === '/.well-known/webfinger'
        ? url.searchParams.get('resource')?.match(/^acct:(\w+)@/)?.[1]
        : url.pathname.match(/^\/users\/(\w+)$/)?.[1];
      if (asked.method === 'POST') {
        inbox.push(JSON.parse(body));
        answer.writeHead(202).end();
      } else if (actors.has(name)) {
        const actor = actors.get(name);
        const links = [{ rel: 'self', type: 'application/activity+json', href: actor.url }];
        const document = url.pathname.startsWith('/users/') ? actor.document : { subject: `acct:${name}@${host}`, links };
        answer.writeHead(200, { 'content-type': url.pathname.startsWith('/users/') ? 'application/activity+json' : 'application/jrd+json' });
        answer.end(JSON.stringify(document));
      } else {
        answer.writeHead(404).end();
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `localhost:${server.address().port}`;

  return {
    host,
    inbox,
    // An actor, whose document may say anything beside what makes it one.
    actor(name, more = {}) {
      const url = `http://${host}/users/${name}`;
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' });
      const document = {
        '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
        ...more,
        id: url, type: 'Person', preferredUsername: name, inbox: `${url}/inbox`, outbox: `${url}/outbox`,
        publicKey: { id: `${url}#main-key`, owner: url, publicKeyPem },
      };
      const actor = { url, document, privateKey, count: 0, handle: `@${name}@${host}` };
      actors.set(name, actor);
      return actor;
    },
    // Sends an activity of an actor, and the answer's status.
    async deliver(actor, address, kind, object) {
      actor.count += 1;
      const activity = JSON.stringify({
        '@context': 'https://www.w3.org/ns/activitystreams', id: `${actor.url}/activities/${actor.count}`, type: kind, actor: actor.url, to: [publicAddress], object,
      });
      const inboxUrl = new URL('/inbox', address);
      const digest = `SHA-256=${createHash('sha256').update(activity).digest('base64')}`;
      const date = new Date().toUTCString();
      const text = `(request-target): post /inbox\nhost: ${inboxUrl.host}\ndate: ${date}\ndigest: ${digest}`;
      const signed = createSign('RSA-SHA256').update(text).sign(actor.privateKey, 'base64');
      const signature = `keyId="${actor.url}#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${signed}"`;
      const headers = { host: inboxUrl.host, date, digest, signature, 'content-type': 'application/activity+json', 'content-length': Buffer.byteLength(activity) };
      const sending = request({ host: '127.0.0.1', port: inboxUrl.port, path: '/inbox', method: 'POST', headers });
      sending.end(activity);
      const [answer] = await once(sending, 'response');
      answer.resume();
      await once(answer, 'end');
      return answer.statusCode;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const everybody = [publicAddress];
