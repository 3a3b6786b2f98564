// A small ActivityPub server on Fedify, with one account and everything in memory: the independent other side of the tests
// (tests/it/fedify) and of `allmende demo --with-fedify`. It listens on loopback only.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const NODE_MIN = 22;
const USAGE = `node main.mjs --port PORT [--signature rfc9421|draft-cavage] [--name NAME] [--keys FILE] [--stop-with-stdin]

  --port PORT        where it listens on 127.0.0.1; part of all its addresses
  --signature KIND   how it signs its first request to a server (default: rfc9421); Fedify tries the other kind when that is refused
  --name NAME        the name of its account (default: ida)
  --keys FILE        keeps its keys there, so that it is the same actor when it is started again
  --stop-with-stdin  ends when its standard input closes`;

const options = {
  port: { type: 'string' },
  signature: { type: 'string', default: 'rfc9421' },
  name: { type: 'string', default: 'ida' },
  keys: { type: 'string' },
  'stop-with-stdin': { type: 'boolean', default: false },
};
// As Fedify calls them.
const KINDS = { rfc9421: 'rfc9421', 'draft-cavage': 'draft-cavage-http-signatures-12' };

function fail(message) {
  console.error(message);
  process.exit(2);
}

let values;
try {
  values = parseArgs({ options }).values;
} catch (error) {
  fail(`${error.message}\n\n${USAGE}`);
}
const port = Number(values.port);
if (!(port > 0 && port < 65536) || !KINDS[values.signature] || !/^[a-z0-9_]{1,30}$/.test(values.name)) fail(USAGE);
if (Number(process.versions.node.split('.')[0]) < NODE_MIN) {
  fail(`Fedify needs Node.js ${NODE_MIN} or later; this is ${process.versions.node}. \`npm ci\` installs one here: node_modules/node-linux-*/bin/node`);
}

const { Peer } = await import('./peer.mjs').catch((error) =>
  fail(error.code === 'ERR_MODULE_NOT_FOUND' ? `The packages are not installed: run \`npm ci\` in ${import.meta.dirname}` : error.stack));
const { answer } = await import('./http.mjs');

// Names below localhost are this machine (RFC 6761), and a host of its own beside others there.
const host = `fedify.localhost:${port}`;
const base = `http://${host}`;
const peer = await Peer.make({ base, name: values.name, firstKnock: KINDS[values.signature], keys: values.keys });
const server = createServer((request, response) => answer(peer, request, response));
server.on('error', (error) => fail(`cannot listen on port ${port}: ${error.message}`));
server.listen(port, '127.0.0.1', () => console.log(`Fedify peer ready at http://127.0.0.1:${port}/ as @${peer.name}@${host}`));

if (values['stop-with-stdin']) {
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
