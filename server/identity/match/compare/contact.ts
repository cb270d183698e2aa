import { editDistance } from '../edit-distance.ts';
import { areStrange, jaroWinkler } from '../jaro-winkler.ts';
import type { ComparedEmail, ComparedPhone, LevelOf } from '../types.ts';

/** Shorter local parts are too common to say anything under another domain. */
const TELLING = 6;
/** Likeness from which an address may be another one miswritten. */
const ALIKE = 0.9;
const ALIKE_LOCAL = 0.88;
/** So many last digits are a number without its country. */
const NATIONAL = 8;

/**
 * How far two addresses agree. One that only spells the name says less (`spelt`), and a like local part elsewhere
 * almost nothing (`localSpelt`): the name has said it already.
 */
export function compareEmail(a: ComparedEmail, b: ComparedEmail): LevelOf<'email'> | null {
  const spelt = a.fromName || b.fromName;
  if (a.key === b.key) {
    if (a.generic) return 'generic';
    return spelt ? 'spelt' : 'exact';
  }
  if (a.generic || b.generic) return null;
  if (a.folded === b.folded) return 'folded';
  if (a.local === b.local && a.local.length >= TELLING) return spelt ? 'localSpelt' : 'local';
  if (isSlip(a, b)) return spelt && a.local !== b.local ? 'localSpelt' : 'similar';
  if (!areAlike(a, b)) return 'different';
  return spelt ? 'localSpelt' : 'alike';
}

/**
 * Whether one address is the other with slips of the hand, few of them before the @. Other digits are no slip:
 * providers hand out ann1 and ann2.
 */
function isSlip(a: ComparedEmail, b: ComparedEmail): boolean {
  const slips = Math.max(a.folded.length, b.folded.length) < 16 ? 1 : 3;
  if (editDistance(a.folded, b.folded, slips) > slips) return false;
  const localSlips = Math.max(a.local.length, b.local.length) < 12 ? 1 : 2;
  return (
    editDistance(a.local, b.local, localSlips) <= localSlips &&
    digitsOf(a.local) === digitsOf(b.local)
  );
}

/** Much the same letters in much the same order, before the @ and in all: what follows from one provider is no likeness. */
function areAlike(a: ComparedEmail, b: ComparedEmail): boolean {
  return (
    !areStrange(a.local, b.local, ALIKE_LOCAL) &&
    jaroWinkler(a.local, b.local) >= ALIKE_LOCAL &&
    jaroWinkler(a.folded, b.folded) >= ALIKE &&
    !isCounted(a, b)
  );
}

/** One name with other digits at one provider. */
function isCounted(a: ComparedEmail, b: ComparedEmail): boolean {
  return (
    digitsOf(a.local) !== digitsOf(b.local) &&
    a.folded.replace(/\d/g, '') === b.folded.replace(/\d/g, '')
  );
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * How far two numbers agree. A number without a country may match by its last seven digits; two that name different countries
 * need eight, and say less.
 */
export function comparePhone(a: ComparedPhone, b: ComparedPhone): LevelOf<'phone'> | null {
  const same = a.key !== null && a.key === b.key;
  if (a.placeholder || b.placeholder) return same || a.last7 === b.last7 ? 'placeholder' : null;
  if (same) return 'exact';
  if (a.key === null || b.key === null)
    return a.last7 !== '' && a.last7 === b.last7 ? 'local' : null;
  if (a.last7 === b.last7 && a.key.slice(-NATIONAL) === b.key.slice(-NATIONAL)) return 'tail';
  return editDistance(a.key, b.key, 1) === 1 ? 'oneOff' : 'different';
}
