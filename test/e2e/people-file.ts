import { misspell, people, type InventedPerson } from '#test/people';

/** A person who stands in the file twice. */
export interface Twice {
  readonly first: InventedPerson;
  /** As the second source has them. */
  readonly again: InventedPerson;
}

/** A CSV file of invented people, as a till and a mailing list that were pasted together would give it. */
export interface PeopleFile {
  readonly name: string;
  readonly csv: string;
  readonly rows: number;
  /** Rows with a value that cannot be right. */
  readonly faulty: number;
  readonly twice: readonly Twice[];
}

const seed = 20_261_121;
const headings =
  'Customer no,First name,Last name,E-mail,Phone,Date of birth,Street,City,Postcode,Country,Shoe size';

/**
 * Of `count` rows two fifths are misspelt repetitions of earlier ones, every other at once and the rest at the end; the
 * same file for the same count. Three more rows have a day that no calendar knows, and one column means nothing.
 */
export function peopleFile(count: number): PeopleFile {
  const firsts = people(seed, Math.round(count * 0.6));
  const twice = firsts
    .slice(0, count - firsts.length)
    .map((first) => ({ first, again: misspell(first, seed) }))
    // A slip of the hand may hit the @ or the dot, which makes the row a faulty one.
    .filter(({ again }) => again.emails.every((email) => /^[^@]+@\w+\.\w+$/.test(email)));
  const wrong = people(seed + 1, 3).map((person) => ({ ...person, birthDate: '1987-02-31' }));
  const soon = new Map(
    twice.filter((_, at) => at % 2 === 0).map((pair) => [pair.first, pair.again]),
  );
  const late = twice.filter(({ first }) => !soon.has(first)).map(({ again }) => again);
  const all = [
    ...firsts.flatMap((first) => [first, soon.get(first)].filter((row) => row !== undefined)),
    ...late,
    ...wrong,
  ];
  return {
    name: 'till-and-newsletter.csv',
    csv: `${[headings, ...all.map(rowOf)].join('\n')}\n`,
    rows: all.length,
    faulty: wrong.length,
    twice,
  };
}

/** Somebody whom nobody could miss: the names are long, and of the rest at least the phone is as it was. */
export function plainTwice({ twice }: PeopleFile): Twice {
  const found = twice.find(
    ({ first, again }) =>
      first.given.length > 5 &&
      first.family.length > 5 &&
      again.given === first.given &&
      again.family === first.family &&
      again.emails[0] === first.emails[0] &&
      again.phones[0] === first.phones[0],
  );
  if (found === undefined) throw new Error('nobody in the file stands in it twice and alike');
  return found;
}

function rowOf(person: InventedPerson, index: number): string {
  const { given, family, emails, phones, birthDate, address, country } = person;
  const place = [address.line1, address.city, address.postcode, country];
  const cells = [
    `T${1000 + index}`,
    given,
    family,
    emails[0],
    phones[0],
    birthDate,
    ...place,
    '42',
  ];
  return cells.map((cell = '') => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(',');
}
