import type { NamePart } from '../normalise/name.ts';

/** Raised when normalisers change, so that stored records are prepared anew. */
export const RECORD_VERSION = 6;

/** A person's data ready to be compared. Plain JSON: prepared once, stored beside the customer, scored often. */
export type PersonRecord = {
  version: number;
  given: NamePart | null;
  family: NamePart | null;
  /** Folded company name. */
  company: string | null;
  emails: ComparedEmail[];
  phones: ComparedPhone[];
  /** yyyy-mm-dd; placeholders are left out. */
  birthDate: string | null;
  place: ComparedPlace | null;
  /** Membership number, national id and the like, by kind; left out where there are none. */
  numbers?: Record<string, string>;
  /** Somebody at work saw a document that says the birth date; left out where nobody did. */
  bornChecked?: true;
  /** What else is known of them, beside what stands above; left out where there is nothing. */
  former?: Former;
};

/** A person's name as a whole. */
export type Called = Pick<PersonRecord, 'given' | 'family'>;

/** Names, birth dates and places of somebody that are not, or no longer, those that stand: a few of each, by their text. */
export type Former = {
  names: Called[];
  birthDates: string[];
  places: ComparedPlace[];
  /** Second numbers of a kind, as in `membership m104277`; left out where there are none. */
  numbers?: string[];
};

export type ComparedEmail = {
  key: string;
  folded: string;
  local: string;
  generic: boolean;
  /** The address only spells this person's own name. */
  fromName: boolean;
};

export type ComparedPhone = { key: string | null; last7: string; placeholder: boolean };

export type ComparedPlace = {
  number: string;
  unit: string;
  street: string;
  city: string;
  postcode: string;
};

/** Levels of agreement of each field, best first. A field that either side lacks has no level: null never matches. */
export const LEVELS = {
  given: [
    'exact',
    'part',
    'nickname',
    'script',
    'close',
    'similar',
    'sound',
    'initial',
    'alike',
    'different',
  ],
  family: ['exact', 'part', 'script', 'close', 'similar', 'sound', 'initial', 'alike', 'different'],
  /** A given name against the other's family name: written in the other order. */
  crossed: [
    'exact',
    'part',
    'nickname',
    'script',
    'close',
    'similar',
    'sound',
    'initial',
    'alike',
    'different',
  ],
  email: [
    'exact',
    'spelt',
    'folded',
    'similar',
    'local',
    'alike',
    'localSpelt',
    'generic',
    'different',
  ],
  phone: ['exact', 'local', 'tail', 'oneOff', 'placeholder', 'different'],
  /** `contradicts`: another day, and both were checked against documents. */
  birthDate: ['exact', 'typo', 'near', 'month', 'year', 'decade', 'different', 'contradicts'],
  place: [
    'exact',
    'near',
    'elsewhere',
    'street',
    'area',
    'postcode',
    'postcodeNear',
    'city',
    'cityNear',
    'different',
  ],
  company: ['same', 'different'],
  /** A number that one body gives one person: of a membership, a national id. */
  number: ['exact', 'slip', 'different'],
  /** What those who live together share too: it takes back what such fields would count twice. */
  household: ['shared'],
} as const;

export type Field = keyof typeof LEVELS;
export type LevelOf<F extends Field> = (typeof LEVELS)[F][number];

/**
 * What comparing one field gave. `value` is what both agree on, for looking up how common it is; `among`: from how many pairs
 * of values this one was chosen, where one of the two is not what stands today.
 */
export type Comparison = {
  [F in Field]: {
    field: F;
    level: LevelOf<F>;
    values: [string, string];
    value?: string;
    among?: number;
  };
}[Field];

/** A comparison with what it says, in bits: positive for one person, negative for two. */
export type Evidence = Comparison & {
  weight: number;
  /** Chance that two different people agree this much, 0 to 1. */
  chance: number;
};

/** Evidence summed up. `weight` is without the prior; `probability` is with it. */
export type Score = { weight: number; probability: number; evidence: Evidence[] };

/** Chances of one level: `m` among pairs of one person, `u` among pairs of strangers. */
export type Level = {
  m: number;
  u: number;
  /** Among pairs of two who live together; `u` where it is left out. */
  r?: number;
  /**
   * How a value's frequency in the base acts on `u`: `replaces` for names and towns; `scales` for identifiers,
   * where `u` is the share of owners whom someone else uses the value of, times the value's frequency.
   */
  frequency?: 'replaces' | 'scales';
};

/** Probabilities and odds at which a pair is linked, shown to staff, or taken for two people. */
export type Thresholds = {
  link: number;
  review: number;
  /** A runner-up within this many bits of the best is about as likely. */
  tie: number;
};

/** Everything that turns comparisons into a verdict. Kept by version, so that every old decision can be explained. */
export type MatchModel = {
  version: string;
  levels: { [F in Field]: Record<LevelOf<F>, Level> };
  /** The prior is one in the base's size, but never above one in this: three customers prove nothing. */
  smallestBase: number;
  /** Share of those who turn up who are there already, where it was estimated: the prior is so much less than one in the base. */
  recurring?: number;
  /** How many records of people who live with the person a base holds, on average. */
  relatives: number;
  /** Bits by which namesakes are likelier than their two names by themselves: both come from where a family is from. */
  together: number;
  thresholds: Thresholds;
};

/** What scoring must know of the tenant. Look-ups are synchronous: they are loaded before. */
export type MatchContext = {
  model: MatchModel;
  /** Customers of the tenant. */
  base: number;
  /** Share of pairs that are one person, where it was estimated: the prior is this instead of one in the base. */
  lambda?: number;
  /** Share of the base that has this value, 0 to 1; undefined when it is not known. */
  frequency?: (field: Field, value: string) => number | undefined;
  /** Values that the tenant declared worthless, such as its own reception's phone. */
  blocked?: (field: 'email' | 'phone' | 'address' | 'number', value: string) => boolean;
};
