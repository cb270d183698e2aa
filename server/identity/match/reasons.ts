import type { Evidence, Field, LevelOf } from './types.ts';

/** One line of the answer to "why these two?". `code` and `params` are for translation, `sentence` is English. */
export type Reason = {
  code: `${Field}.${string}`;
  field: Field;
  level: string;
  /** Bits for (positive) or against. */
  weight: number;
  /** One of the two values is not what stands today. */
  former?: true;
  params: {
    a: string;
    b: string;
    /** One in so many pairs of strangers agrees as much. */ rarity: number;
  };
  sentence: string;
};

const NAME = {
  exact: 'Same {field}; one in {rarity} strangers shares it',
  part: 'One of several {field}s is the same: "{a}" and "{b}"',
  nickname: '"{a}" and "{b}" are forms of one name',
  script: '"{a}" and "{b}" are one name in two scripts',
  close: '{field}s differ by a slip: "{a}" and "{b}"',
  similar: 'Similar {field}s: "{a}" and "{b}"',
  sound: '"{a}" sounds like "{b}"',
  initial: '"{a}" and "{b}" begin alike',
  alike: 'Somewhat alike {field}s: "{a}" and "{b}"',
  different: 'Different {field}s: "{a}" and "{b}"',
};

const SENTENCES: { [F in Field]: Record<LevelOf<F>, string> } = {
  given: named('given name'),
  family: named('family name'),
  crossed: {
    ...named('name'),
    exact: 'Same name in the other order; one in {rarity} strangers shares it',
  },
  email: {
    exact: 'Same e-mail; one in {rarity} strangers shares it',
    spelt: 'Same e-mail, made of the name; one in {rarity} strangers shares it',
    folded: 'Same mailbox but for dots or a tag: {a} and {b}',
    similar: 'E-mails differ by a slip: {a} and {b}',
    local: 'Same e-mail name at another provider: {a} and {b}',
    alike: 'E-mails are spelt alike: {a} and {b}',
    localSpelt: 'E-mails are made of the same name, which says little: {a} and {b}',
    generic: 'Same e-mail, but a desk reads it, not a person: {a}',
    different: 'Different e-mails: {a} and {b}',
  },
  phone: {
    exact: 'Same phone; one in {rarity} strangers shares it',
    local: 'Same phone, once without its country',
    tail: 'Same phone but for the country, which says little: {a} and {b}',
    oneOff: 'Phones differ by one digit, which says little: {a} and {b}',
    placeholder: 'Same phone, but it is a placeholder: {a}',
    different: 'Different phones: {a} and {b}',
  },
  birthDate: {
    exact: 'Same birth date; one in {rarity} strangers shares it',
    typo: 'Birth dates differ by a slip: {a} and {b}',
    near: 'Birth dates agree in part: {a} and {b}',
    month: 'Birth dates lie within a month: {a} and {b}',
    year: 'Birth dates lie within a year: {a} and {b}',
    decade: 'Birth dates lie within ten years: {a} and {b}',
    different: 'Different birth dates: {a} and {b}',
    contradicts: 'Different birth dates, both checked against documents: {a} and {b}',
  },
  place: {
    exact: 'Same address',
    near: 'Nearly the same address: {a} and {b}',
    elsewhere: 'Same street and number, but in another place',
    street: 'Same street, another number',
    area: 'Same town and postcode',
    postcode: 'Same postcode; one in {rarity} strangers shares it',
    postcodeNear: 'Postcodes differ by a slip',
    city: 'Same town; one in {rarity} strangers shares it',
    cityNear: 'Towns are spelt alike: {a} and {b}',
    different: 'Different places: {a} and {b}',
  },
  company: { same: 'Same company: {a}', different: 'Different companies: {a} and {b}' },
  household: { shared: 'Those who live together share as much: counted once' },
  number: {
    exact: 'Same number; one in {rarity} strangers shares it',
    slip: 'Numbers differ by a slip: {a} and {b}',
    different: 'Different numbers: {a} and {b}',
  },
};

function named(field: string): typeof NAME {
  const entries = Object.entries(NAME).map(([level, text]) => [
    level,
    text
      .replace(/^\{field\}/, field.charAt(0).toUpperCase() + field.slice(1))
      .replace('{field}', field),
  ]);
  return Object.fromEntries(entries) as typeof NAME;
}

/** Evidence in plain sentences, the weightiest first, whether for or against. */
export function reasonsOf(evidence: readonly Evidence[]): Reason[] {
  return evidence.map(reasonOf).toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function reasonOf({ field, level, weight, chance, among, values: [a, b] }: Evidence): Reason {
  const params = { a, b, rarity: Math.max(1, Math.round(1 / chance)) };
  const text = (SENTENCES[field] as Record<string, string>)[level]!;
  const sentence = text
    .replace('{a}', () => a)
    .replace('{b}', () => b)
    .replace('{rarity}', params.rarity.toLocaleString('en'));
  const code: Reason['code'] = `${field}.${level}`;
  const reason = { code, field, level, weight, params, sentence };
  return among === undefined
    ? reason
    : { ...reason, former: true, sentence: `${sentence} (by an earlier value)` };
}
