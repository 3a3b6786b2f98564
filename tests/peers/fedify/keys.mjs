// The account's keys: RSA for requests, Ed25519 for proofs in documents (FEP-8b32).
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

import { exportJwk, generateCryptoKeyPair, importJwk } from '@fedify/fedify';

const ALGORITHMS = ['RSASSA-PKCS1-v1_5', 'Ed25519'];

// New ones, or those of `file`, which is written when it is not there.
export async function keysFrom(file) {
  if (file && existsSync(file)) {
    const pairs = JSON.parse(await readFile(file, 'utf8'));
    return await Promise.all(pairs.map(async ({ privateKey, publicKey }) => ({
      privateKey: await importJwk(privateKey, 'private'),
      publicKey: await importJwk(publicKey, 'public'),
    })));
  }
  const pairs = await Promise.all(ALGORITHMS.map((algorithm) => generateCryptoKeyPair(algorithm)));
  if (file) {
    const written = await Promise.all(pairs.map(async ({ privateKey, publicKey }) => ({
      privateKey: await exportJwk(privateKey),
      publicKey: await exportJwk(publicKey),
    })));
    await writeFile(file, JSON.stringify(written), { mode: 0o600 });
  }
  return pairs;
}
