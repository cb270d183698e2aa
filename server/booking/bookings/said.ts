import type { z } from 'zod';
import type { writtenBooker, writtenOther } from '#contract/booking/booking';
import type { WrittenProfile } from '#contract/person';
import { language as ours } from '#contract/shapes';
import { normalisePhone } from '#identity';
import { Refusal } from '#platform/refuse';
import type { Wanted } from './wanted.ts';

type Booker = z.output<typeof writtenBooker>;
type Other = z.output<typeof writtenOther>;

/** Who was named in a booking, the booker first. */
export function peopleOf(said: {
  readonly person: Booker | null;
  readonly for: Other | null;
  readonly guests: readonly Other[];
}): Wanted['people'] {
  const { person, guests } = said;
  return [
    ...(person === null ? [] : [{ role: 'booker' as const, ...person }]),
    ...(said.for === null ? [] : [{ role: 'for' as const, ...said.for, company: null }]),
    ...guests.map((guest) => ({ role: 'guest' as const, ...guest, company: null })),
  ];
}

/** A booker as they are recognised; a refusal where their number can be none. @param country of numbers without one */
export function personOf(
  { name, email, phone, company }: Booker,
  country: string,
  language: string | null,
): WrittenProfile['person'] | Refusal {
  if (phone !== null && (normalisePhone(phone, country)?.last7 ?? '') === '') {
    const fields = [{ path: 'person.phone', message: 'is not a telephone number' }];
    return new Refusal('invalid_input', { fields });
  }
  const spoken = ours.safeParse(language?.slice(0, 2)).data;
  return {
    fullName: name,
    ...(company !== null && { company }),
    ...(email !== null && { emails: [{ value: email, verified: false }] }),
    ...(phone !== null && { phones: [{ value: phone, verified: false }] }),
    ...(spoken !== undefined && { language: spoken }),
  };
}
