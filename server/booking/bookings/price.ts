import { Refusal } from '#platform/refuse';
import { priceAt } from '../services/price.ts';
import { dayMinutes, dayOf, localOf } from '../zones/convert.ts';
import { weekdayOf } from '../zones/day-of-week.ts';
import { type Conditions, dueNow } from './conditions.ts';
import type { Decided } from './decide.ts';
import type { Wanted } from './wanted.ts';

/** What a booking costs, and what of that is to be paid at booking. */
export interface Priced {
  readonly minor: bigint;
  readonly due: bigint;
}

/** What a booking costs by the clock on the wall at its start. */
export function priceOf(
  conditions: Conditions,
  { standing, start }: Decided,
  party: number,
): Priced {
  const { zone } = standing.situation.service;
  const local = localOf(zone, start);
  const { minor } = priceAt(conditions.prices, {
    option: standing.option.id,
    location: standing.location,
    weekday: weekdayOf(dayOf(zone, start)),
    minute: ((local % dayMinutes) + dayMinutes) % dayMinutes,
    party,
  });
  return { minor, due: dueNow(conditions, minor) };
}

/** Why a booking is not made although its time is free: it is not as it was shown, or something is not said. */
export function otherwise(
  conditions: Conditions,
  decided: Decided,
  wanted: Wanted,
): Refusal | undefined {
  const { minor } = priceOf(conditions, decided, wanted.party);
  const { currency, termsVersion, questions, isActive } = conditions;
  const { expectedPrice, terms, answers } = wanted;
  if (expectedPrice !== null && expectedPrice !== minor)
    return new Refusal('price_changed', { facts: { minor: String(minor), currency } });
  const stray = answers.findIndex(({ question }) => !questions.some(({ id }) => id === question));
  if (stray !== -1) return fault(`answers.${stray}.question`, 'is not asked');
  // Staff book what is not shown, without terms, and know what they ask.
  if (terms === undefined) return undefined;
  if (!isActive) return new Refusal('not_found');
  if (termsVersion !== null && terms !== termsVersion)
    return new Refusal('terms_changed', { facts: { terms: termsVersion } });
  const answered = new Set(
    answers.flatMap(({ question, value }) => (value === '' ? [] : question)),
  );
  return questions.some(({ id, isRequired }) => isRequired && !answered.has(id))
    ? fault('answers', 'must answer everything that has to be')
    : undefined;
}

const fault = (path: string, message: string) =>
  new Refusal('invalid_input', { fields: [{ path, message }] });
