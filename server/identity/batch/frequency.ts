import type { Field, MatchContext, MatchModel } from '../match/types.ts';
import { normaliseEmail } from '../normalise/email.ts';
import type { Holders } from './blocks.ts';
import { markOf } from './key-word.ts';
import { cell, width } from './packed.ts';
import type { Packed } from './packed.ts';

/**
 * How many records have each name as given and as family name, and each text as their town or their company; by the numbers
 * of both.
 */
export interface Terms {
  readonly given: Int32Array;
  readonly family: Int32Array;
  readonly city: Int32Array;
  readonly company: Int32Array;
}

/** Counts how common names, towns and companies are among the records themselves. */
export function termsOf({ cells, names, texts }: Packed): Terms {
  const counts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
  const terms = {
    given: counts(names.length),
    family: counts(names.length),
    city: counts(texts.length),
    company: counts(texts.length),
  };
  for (let from = 0; from < cells.length; from += width) {
    for (const field of ['given', 'family', 'city', 'company'] as const) {
      const number = cells[from + cell[field]]!;
      if (number !== -1) terms[field][number]! += 1;
    }
  }
  return terms;
}

/** A number that more than so many records have was not given to one person. */
const mostOwners = 10;

/** What scoring must know of the records, with how common their values are. */
export function contextOf(
  model: MatchModel,
  { names, texts, size }: Packed,
  terms: Terms,
  holders: Holders,
): MatchContext {
  const base = Math.max(size, model.smallestBase);
  const numbers = {
    names: new Map(names.map(({ text }, number) => [text, number])),
    texts: new Map(
      texts
        .entries()
        .flatMap(([at, text]) => (terms.city[at]! + terms.company[at]! > 0 ? [[text, at]] : [])),
    ),
  };
  const counted = (count: number | undefined) =>
    size < model.smallestBase ? undefined : Math.max(1, count ?? 0) / base;
  const named = (field: 'given' | 'family', value: string) =>
    counted(terms[field][numbers.names.get(value) ?? -1]);
  const frequency = (field: Field, value: string) => {
    switch (field) {
      case 'given':
      case 'family':
        return named(field, value);
      case 'place':
        return counted(terms.city[numbers.texts.get(value) ?? -1]);
      case 'company':
        return counted(terms.company[numbers.texts.get(value) ?? -1]);
      case 'crossed': {
        const [given, family] = [named('given', value), named('family', value)];
        return given === undefined || family === undefined ? undefined : Math.max(given, family);
      }
      case 'email': {
        const text = normaliseEmail(value)?.folded ?? value;
        return heldBy(holders, markOf({ kind: 'email', text })) / base;
      }
      case 'phone':
        return heldBy(holders, markOf({ kind: 'phone', text: value })) / base;
      case 'number': {
        const held = heldBy(holders, markOf({ kind: 'number', text: value }));
        // What many have is no number of one person but a kind of people: two strangers agree as often as it is found.
        return held / base / (held > mostOwners ? model.levels.number.exact.u : 1);
      }
      default:
        return undefined;
    }
  };
  return { model, base: size, frequency };
}

/** How many records have the e-mail or phone of a mark. */
function heldBy({ marks, counts }: Holders, mark: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (marks[middle]! < mark) low = middle + 1;
    else high = middle;
  }
  return marks[low] === mark ? counts[low]! : 1;
}
