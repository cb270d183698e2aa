import assert from 'node:assert/strict';
import test from 'node:test';
import { pastedIds, pastedOwners } from './ids.ts';

const [one, other] = ['0123456789abcdef'.repeat(2), 'FEDCBA9876543210'.repeat(2)];

test('ids are found in what is pasted, each once, whatever stands around them', () => {
  assert.deepEqual(pastedIds(`"${one}", ${other}\n${one} hello`), {
    ids: [one, other.toLowerCase()],
    others: ['hello'],
  });
});

test('a line says whose an id was by an address, a number or an id; the first that does not is told', () => {
  const customer = '01a21e6f-f52b-7315-a74e-6067d9dda85a';
  const text = `${one},a@b.example\n${one} +66 81 555 0101\n\n${one};${customer}`;
  assert.deepEqual(pastedOwners(text), {
    rows: [
      { hash: one, email: 'a@b.example' },
      { hash: one, phone: '+66 81 555 0101' },
      { hash: one, customer },
    ],
    wrong: undefined,
  });
  assert.equal(pastedOwners(`${one} a@b.example\nnobody a@b.example`).wrong, 'nobody a@b.example');
  assert.equal(pastedOwners(one).wrong, one);
});
