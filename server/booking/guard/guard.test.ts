import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeze } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import { isProved, proofTask } from './proof.ts';

const keys = { data: Buffer.alloc(32, 1), hmac: Buffer.alloc(32, 2) };
const wanted = { service: 's', start: '2026-01-31T09:00:00Z', contact: 'mia@shop.example' };

function solved(challenge: string, bits: number) {
  const text = `${challenge}.${wanted.service}.${wanted.start}.${wanted.contact}.`;
  for (let number = 0; ; number += 1)
    if (sha256(text + String(number)).readUInt32BE(0) >>> (32 - bits) === 0)
      return { challenge, number };
}

test('a sum counts for what it was done for, for an hour, at the business that asked for it', () => {
  const thaw = freeze('2026-01-30T10:00:00Z');
  try {
    const bits = 9;
    const proof = solved(proofTask(keys), bits);
    assert.ok(isProved(keys, bits, wanted, proof));
    assert.ok(!isProved(keys, 22, wanted, proof));
    assert.ok(!isProved(keys, bits, { ...wanted, contact: 'bea@shop.example' }, proof));
    assert.ok(!isProved(keys, bits, wanted, { ...proof, number: proof.number + 1 }));
    assert.ok(!isProved({ ...keys, hmac: Buffer.alloc(32, 3) }, bits, wanted, proof));
    assert.ok(!isProved(keys, bits, wanted, null));
    assert.ok(isProved(keys, 0, wanted, null));
    freeze('2026-01-30T11:01:00Z');
    assert.ok(!isProved(keys, bits, wanted, proof));
  } finally {
    thaw();
  }
});
