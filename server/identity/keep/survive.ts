import type { Arrival } from '../recognise/arrival.ts';
import { normaliseBirthDate } from '../normalise/date.ts';
import type { Reading } from '../match/prepare.ts';
import { givesWay, type Precedence, type Speaker } from './precedence.ts';
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
 * Which of a profile's values become the customer's: the one rule of precedence. A field is filled when nobody has filled
 * it; a value gives way to the profile that said it, and to a source that the business placed above its own (precedence.ts).
 * What staff said stands, also when they emptied it. Nobody empties what another said. The name counts as one: parts of two
 * sources do not mix.
 */
export function surviving(
  live: Live,
  sources: readonly Source[],
  said: Live,
  speaker: Speaker,
  precedence: Precedence,
): Partial<Live> {
  const open = (fields: readonly LiveField[]) =>
    fields.every((field) => {
      const source = sourceOf(sources, field);
      return source === undefined || givesWay(source, field, speaker, precedence);
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
