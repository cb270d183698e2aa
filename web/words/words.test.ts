import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acts } from '#contract/acts';
import { errors } from '#contract/errors';
import { everyEventType } from '#contract/events';
import { booking as bookingEn } from './en/booking.ts';
import { en } from './en/index.ts';
import { portalProblems } from './en/portal-problems.ts';
import { booking as bookingFr } from './fr/booking.ts';
import { fr } from './fr/index.ts';
import { booking as bookingTh } from './th/booking.ts';
import { th } from './th/index.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Every text of a catalogue by its path. */
function textsOf(tree: Tree, path = ''): Map<string, string> {
  const texts = Object.entries(tree).flatMap(([key, inside]): [string, string][] =>
    typeof inside === 'string'
      ? [[`${path}${key}`, inside]]
      : [...textsOf(inside, `${path}${key}.`)],
  );
  return new Map(texts);
}

/** The names in a text that values take the place of. */
const placesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

const english = textsOf({ ...en, bookingPage: bookingEn });
const others = {
  fr: textsOf({ ...fr, bookingPage: bookingFr }),
  th: textsOf({ ...th, bookingPage: bookingTh }),
};

test('every language says the same values as English, and nothing is left empty', () => {
  for (const [language, texts] of Object.entries(others)) {
    for (const [key, text] of texts) {
      const original = english.get(key.replace(/_many$/, '_other'));
      assert.ok(original !== undefined, `${language} says ${key}, English does not`);
      assert.ok(text.trim() !== '', `${language}: ${key} is empty`);
      const known = new Set([...placesIn(original), ...(key.includes('_') ? ['number'] : [])]);
      for (const place of placesIn(text))
        assert.ok(known.has(place), `${language}: ${key} shows {{${place}}}, English does not`);
    }
  }
});

test('French has a word for millions wherever it has a plural', () => {
  for (const key of others.fr.keys()) {
    if (!key.endsWith('_other')) continue;
    assert.ok(others.fr.has(key.replace(/_other$/, '_many')), `fr lacks ${key} with _many`);
  }
});

test('French lets no line begin with a sign that stands apart', () => {
  for (const [key, text] of others.fr)
    assert.doesNotMatch(text, / [:;?!»](?:\s|$)|« /, `fr: ${key} has a space that breaks`);
});

test('every refusal, event and act of the contract has words', () => {
  for (const code of Object.keys(errors))
    assert.ok(english.has(`problems.${code}`) || code in portalProblems, `problems.${code}`);
  for (const type of everyEventType) assert.ok(english.has(`events.${type}`), `events.${type}`);
  for (const act of Object.keys(acts)) assert.ok(english.has(`acts.${act}`), `acts.${act}`);
});
