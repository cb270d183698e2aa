import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHIPPED_MODEL } from './parameters.ts';
import type { Field, Level } from './types.ts';

/** An e-mail is either made of the name or not: these stand in for `exact` and `local`, and crossed names for given. */
const STAND_INS = new Set(['spelt', 'localSpelt']);

/** Born within ten years of each other is how strangers mostly are. */
const DISAGREEING = new Set(['different', 'decade', 'contradicts']);

const fields = Object.entries(SHIPPED_MODEL.levels) as [Field, Record<string, Level>][];

for (const [field, levels] of fields.filter(([field]) => field !== 'crossed')) {
  test(`one person's ${field} always has some level`, () => {
    const kept = Object.entries(levels).filter(([level]) => !STAND_INS.has(level));
    assert.ok(Math.abs(kept.reduce((sum, [, { m }]) => sum + m, 0) - 1) < 0.011);
  });
}

test('disagreeing speaks against, and every other level for or nothing', () => {
  for (const [field, levels] of fields) {
    for (const [level, { m, u }] of Object.entries(levels)) {
      if (DISAGREEING.has(level)) assert.ok(m < u, field);
      else assert.ok(m >= u, `${field}.${level}`);
    }
  }
});

test('the shipped model survives being stored', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(SHIPPED_MODEL)), SHIPPED_MODEL);
});
