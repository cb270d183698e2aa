import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedIn } from './asked.ts';
import { heard } from './messages.ts';

const source = 'https://book.example/widget.js?v=1';

test('the attributes of the script say what is shown, from where the script comes', () => {
  const asked = askedIn(
    { business: 'birdie', service: 'bay', language: 'th', theme: 'dark' },
    source,
  );
  assert.equal(
    asked?.address,
    'https://book.example/b/birdie/embed/book/bay?language=th&theme=dark',
  );
  assert.equal(asked.origin, 'https://book.example');
  assert.equal(asked.mode, 'inline');
  assert.equal(asked.label, 'จองเลย');
});

test('an attribute that is none of ours leads nowhere else', () => {
  assert.equal(askedIn({}, source), undefined);
  assert.equal(askedIn({ business: '../evil' }, source), undefined);
  const odd = askedIn(
    { business: 'birdie', service: 'a/../../x', language: 'xx', theme: 'a&b' },
    source,
  );
  assert.equal(odd?.address, 'https://book.example/b/birdie/embed/book');
});

test('only what the page says is heard', () => {
  assert.deepEqual(heard({ clientele: 'height', height: 640.4 }), { type: 'height', height: 641 });
  assert.deepEqual(heard({ clientele: 'booked', detail: { reference: 'BKG-1' } }), {
    type: 'booked',
    detail: { reference: 'BKG-1' },
  });
  assert.deepEqual(heard({ clientele: 'ready' }), { type: 'ready', detail: {} });
  for (const other of [
    'ready',
    null,
    7,
    {},
    { clientele: 'navigate' },
    { clientele: 'height', height: -1 },
    { clientele: 'height', height: 1e9 },
  ])
    assert.equal(heard(other), undefined);
});
