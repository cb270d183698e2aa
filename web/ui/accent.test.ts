import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { accentOf, contrast } from './accent.ts';

test('contrast follows the published examples', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});

test('any colour a business may choose can be read, as a fill and as text, in light and dark', () => {
  const colors = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colors, (hex) => {
      const { fill, onFill, text, wash } = accentOf(hex);
      for (const theme of ['light', 'dark'] as const) {
        assert.ok(contrast(fill[theme], onFill[theme]) >= 4.5, `${theme} fill`);
        assert.ok(contrast(text[theme], wash[theme]) >= 4.5, `${theme} text on wash`);
      }
      assert.ok(contrast(text.light, '#e8e8e1') >= 4.5);
      assert.ok(contrast(text.dark, '#2b2d28') >= 4.5);
    }),
    { numRuns: 500 },
  );
});

test('the colours before a business is known are made in the same way', () => {
  const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
  const { fill, onFill, text, wash } = accentOf('#1f6f5c');
  const uses = {
    accent: fill,
    'on-accent': onFill,
    'accent-text': text,
    'accent-wash': wash,
  };
  for (const [name, { light, dark }] of Object.entries(uses))
    assert.ok(tokens.includes(`--${name}: light-dark(${light}, ${dark});`), name);
});
