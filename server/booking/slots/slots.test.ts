import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asked } from '#test/slots-arbitrary';
import { slotsByTheMinute } from '#test/slots-oracle';
import { assign } from './assign.ts';
import { find } from './find.ts';
import { why } from './why.ts';

const runs = { numRuns: 250, seed: 5 };

test('what is offered is what the clock, asked minute by minute, allows', () => {
  let offered = 0;
  fc.assert(
    fc.property(asked, ({ situation, ask }) => {
      const slots = find(situation, ask);
      offered += slots.length;
      assert.deepEqual(slots, slotsByTheMinute(situation, ask));
    }),
    runs,
  );
  assert.ok(offered > 1000, `only ${offered} slots in all`);
});

test('a time is said to be offered where it is, and why not where it is not', () => {
  fc.assert(
    fc.property(asked, fc.integer({ min: 0, max: 599 }), ({ situation, ask }, past) => {
      const start = ask.from + past;
      const isOffered = find(situation, ask).some((slot) => slot.start === start);
      const said = why(situation, ask, start);
      assert.equal(said.offered, isOffered);
      if (!isOffered) assert.ok(said.reasons.length > 0, 'says no and not why');
      for (const { stage, until, left } of said.reasons) {
        if (stage === 'notice') assert.ok(start < until!);
        if (stage === 'window') assert.ok(start >= until!);
        if (stage === 'seats') assert.ok(left! < ask.party);
        if (stage === 'busy' || stage === 'elsewhere')
          assert.ok(until! > start - situation.service.bufferBefore);
      }
    }),
    runs,
  );
});

test('whoever is assigned can be had, and there are enough of them', () => {
  fc.assert(
    fc.property(asked, ({ situation, ask }) => {
      const slot = find(situation, ask).find(({ session }) => session === null);
      if (slot === undefined) return;
      const all = assign(situation, ask, slot.start);
      for (const { takers, quantity } of all) assert.ok(takers.length >= quantity);
      const alone = all.map(({ need, takers, quantity }) => ({
        need,
        wanted: takers.slice(0, quantity),
      }));
      const narrowed = situation.needs.map((one) => ({
        ...one,
        wanted: alone.find(({ need }) => need === one.id)?.wanted ?? [],
      }));
      const again = find(
        { ...situation, needs: narrowed },
        { ...ask, despite: [...ask.despite, 'grid'] },
      );
      assert.ok(again.some(({ start }) => start === slot.start));
    }),
    runs,
  );
});
