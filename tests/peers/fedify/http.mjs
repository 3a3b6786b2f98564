// The border to Node's HTTP server: Fedify for servers, one page for people, and a control API for who started this program.
import { verifyRequest } from '@fedify/fedify';

import { page } from './page.mjs';

const BODY_BYTES_MAX = 1024 * 1024;
// What the control API may ask the account to do.
const VERBS = new Set(['follow', 'unfollow', 'read', 'post', 'reply', 'edit', 'delete', 'like', 'boost', 'undo', 'block', 'report']);
const HTML = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

export async function answer(peer, incoming, outgoing) {
  let response;
  try {
    response = await respond(peer, await requestOf(peer.base, incoming));
  } catch (error) {
    console.error(error);
    response = new Response('Something went wrong.\n', { status: 500 });
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function requestOf(base, incoming) {
  const headers = new Headers();
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) headers.append(incoming.rawHeaders[at], incoming.rawHeaders[at + 1]);
  const chunks = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error('a body is too long');
    chunks.push(chunk);
  }
  const hasBody = !['GET', 'HEAD'].includes(incoming.method);
  return new Request(base + incoming.url, { method: incoming.method, headers, body: hasBody ? Buffer.concat(chunks) : undefined });
}

async function respond(peer, request) {
  const { pathname, host, port } = new URL(request.url);
  // No other name leads here: pages of others cannot borrow one.
  if (![host, `127.0.0.1:${port}`].includes(request.headers.get('host'))) return new Response('Nobody here has this name.\n', { status: 421 });
  if (pathname === '/') return new Response(page(peer), { headers: HTML });
  if (pathname.startsWith('/control/')) return await control(peer, request, pathname.slice('/control/'.length));
  if (peer.notes.get(pathname.match(/^\/notes\/([\w-]+)$/)?.[1])?.removed) return new Response('Gone.\n', { status: 410 });
  // Beside the answer, which waits for nothing: it might itself be what the other side needs to answer with its key.
  if (request.headers.has('signature')) note(peer, request.clone()).catch(console.error);
  const toPage = () => Response.redirect(new URL('/', peer.base), 303);
  return await peer.federation.fetch(request, { contextData: undefined, onNotAcceptable: toPage });
}

// Records how a request is signed, and whether Fedify believes it. Where it needs to know who asks, it verifies by itself.
async function note(peer, request) {
  const { contextLoader } = peer.context;
  // Who posts may show its key to those who sign alone; who fetches shows it to everybody.
  const documentLoader = request.method === 'POST' ? await peer.loader() : peer.context.documentLoader;
  peer.noteRequest(request, await verifyRequest(request, { documentLoader, contextLoader }));
}

async function control(peer, request, verb) {
  if (request.method === 'GET' && verb === 'state') return Response.json(peer.state());
  // A page of another site cannot send this type without being asked first, and nothing here says yes.
  if (request.method !== 'POST' || request.headers.get('content-type') !== 'application/json' || !VERBS.has(verb)) {
    return Response.json({ error: `POST application/json to one of: ${[...VERBS].join(', ')}` }, { status: 400 });
  }
  try {
    return Response.json(await peer[verb](await request.json()));
  } catch (error) {
    return Response.json({ error: error.message }, { status: 502 });
  }
}
