import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sharing } from './sharing.ts';

/** Work whose runs end when they are told to. */
function held(abreast?: number) {
  const runs: { items: readonly string[]; end: () => void }[] = [];
  const sharing = new Sharing<string, string>(
    (items) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      runs.push({ items, end: resolve });
      return promise.then(() => {
        if (items.includes('bad')) throw new Error(`no ${items.join(' ')}`);
        return items.map((item) => item.toUpperCase());
      });
    },
    3,
    abreast,
  );
  return { runs, sharing };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('work goes at once where none is under way, and what comes meanwhile goes together', async () => {
  const { runs, sharing } = held();
  const results = ['a', 'b', 'c', 'd', 'e'].map((item) => sharing.do('golf', item));
  const other = sharing.do('wine', 'x');
  assert.deepEqual(
    runs.map(({ items }) => items),
    [['a'], ['x']],
  );
  runs[1]?.end();
  assert.equal(await other, 'X');
  runs[0]?.end();
  await turn();
  // No more go together than may.
  assert.deepEqual(runs[2]?.items, ['b', 'c', 'd']);
  runs[2].end();
  await turn();
  assert.deepEqual(runs[3]?.items, ['e']);
  runs[3].end();
  assert.deepEqual(await Promise.all(results), ['A', 'B', 'C', 'D', 'E']);
  const later = sharing.do('golf', 'f');
  runs[4]?.end();
  assert.equal(await later, 'F');
});

test("the fault of one is nobody else's", async () => {
  const { runs, sharing } = held();
  const results = Promise.allSettled(
    ['a', 'b', 'bad', 'c'].map((item) => sharing.do('golf', item)),
  );
  for (let ended = 0; ended < 5; ended += 1) {
    runs[ended]?.end();
    await turn();
  }
  assert.deepEqual(
    runs.map(({ items }) => items.join(' ')),
    ['a', 'b bad c', 'b', 'bad', 'c'],
  );
  assert.deepEqual(
    (await results).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
    ['A', 'B', 'Error: no bad', 'C'],
  );
});

test('where two runs may be under way at once, a third waits for one of them', async () => {
  const { runs, sharing } = held(2);
  const results = ['a', 'b', 'c', 'd'].map((item) => sharing.do('golf', item));
  assert.deepEqual(
    runs.map(({ items }) => items),
    [['a'], ['b']],
  );
  runs[1]?.end();
  await turn();
  assert.deepEqual(runs[2]?.items, ['c', 'd']);
  runs[0]?.end();
  runs[2].end();
  assert.deepEqual(await Promise.all(results), ['A', 'B', 'C', 'D']);
});
