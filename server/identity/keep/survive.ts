import type { Arrival } from '../recognise/arrival.ts';
import { normaliseBirthDate } from '../normalise/date.ts';
import type { Reading } from '../match/prepare.ts';
import { liveFields, sourceOf, type LiveField, type Source } from './sources.ts';

/** The live values of a customer. */
export type Live = Readonly<Record<LiveField, string | null>>;

/** Nothing known yet. */
export const nobody: Live = {
  givenName: null,
  familyName: null,
  fullName: null,
  company: null,
  birthDate: null,
  language: null,
  note: null,
};

const nameFields = ['givenName', 'familyName', 'fullName'] as const;

/** What a profile says, in the fields of a customer. */
export function saidBy({ written: { person } }: Arrival, { dates }: Reading): Live {
  const born = person.birthDate === undefined ? null : normaliseBirthDate(person.birthDate, dates);
  return {
    givenName: person.givenName ?? null,
    familyName: person.familyName ?? null,
    fullName:
      person.givenName === undefined && person.familyName === undefined
        ? (person.fullName ?? null)
        : null,
    company: person.company ?? null,
    birthDate: born === null || born.placeholder ? null : born.iso,
    language: person.language ?? null,
    note: person.note ?? null,
  };
}

/**
 * Which of a profile's values become the customer's. A field is filled when nobody has filled it, or when the same profile
 * has; what staff or another profile said stands, also when staff emptied it. The name counts as one: parts of two sources
 * do not mix.
 */
export function surviving(
  live: Live,
  sources: readonly Source[],
  said: Live,
  profile: string,
): Partial<Live> {
  const open = (fields: readonly LiveField[]) =>
    fields.every((field) => {
      const source = sourceOf(sources, field);
      return source === undefined || source.profile === profile;
    });
  const taken: { [Field in LiveField]?: string | null } = {};
  const named = nameFields.some((field) => said[field] !== null);
  for (const field of liveFields) {
    const isName = (nameFields as readonly LiveField[]).includes(field);
    const free = isName ? named && open(nameFields) : said[field] !== null && open([field]);
    if (free && said[field] !== live[field]) taken[field] = said[field];
  }
  return taken;
}
