import { words } from './text.ts';

/** An address as forms and exports write it; every part may be missing. */
export type WrittenAddress = {
  line1?: string;
  line2?: string;
  city?: string;
  postcode?: string;
};

/** An address as it is compared. Missing parts are ''. */
export type Address = {
  /** House number with its letter or slash: "12a", "99/5". */
  number: string;
  unit: string;
  /** Folded words of the street, long forms. */
  street: string;
  city: string;
  /** Upper case, no spaces. */
  postcode: string;
};

const STREETS: Record<string, string> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  bd: 'boulevard',
  ln: 'lane',
  dr: 'drive',
  ct: 'court',
  cct: 'circuit',
  cres: 'crescent',
  cr: 'crescent',
  pl: 'place',
  sq: 'square',
  tce: 'terrace',
  ter: 'terrace',
  hwy: 'highway',
  pde: 'parade',
  pkwy: 'parkway',
  cl: 'close',
  gdns: 'gardens',
  ซอย: 'soi',
  ถนน: 'road',
  thanon: 'road',
  หมู่: 'moo',
  mu: 'moo',
};
const CITIES: Record<string, string> = {
  bkk: 'bangkok',
  'krung thep': 'bangkok',
  'krung thep maha nakhon': 'bangkok',
  กรุงเทพ: 'bangkok',
  กรุงเทพฯ: 'bangkok',
  กรุงเทพมหานคร: 'bangkok',
  nyc: 'new york',
  'new york city': 'new york',
  sf: 'san francisco',
  เชียงใหม่: 'chiang mai',
  ภูเก็ต: 'phuket',
};
/** A door within a house: a number or a single letter, so that Flatbush, Unity and Villa Street stay streets. */
const UNIT =
  /(?:^|[\s,])(?:#|(?:unit|flat|apartment|apt|appartement|appt|suite|ste|room|rm|villa|ห้อง)(?:\.|(?![\p{L}\p{M}]))\s*#?)\s*(\p{L}?-?\d[\p{L}\p{N}-]*|\p{L})(?![\p{L}\p{M}\p{N}])\s*[,/]?/iu;
const NUMBER = /^\s*(?:no\.?\s*)?(\d+\s?[a-z]?(?:\s?[/-]\s?\d+[a-z]?)?)(?=[\s,]|$)/iu;

/** What tells one address from others, whichever way it is written. */
export function placeKey({ number, unit, street, city, postcode }: Address): string {
  return [number, unit, street, postcode || city].join('|');
}

/** Folds spelling, abbreviations and layout. Returns null when nothing is left. */
export function normaliseAddress(written: WrittenAddress): Address | null {
  const line = written.line1 ?? '';
  const unit = UNIT.exec(line) ?? UNIT.exec(written.line2 ?? '');
  const rest = line.replace(UNIT, ' ').trim();
  const number = NUMBER.exec(rest);
  const address = {
    number: (number?.[1] ?? '').toLowerCase().replace(/\s/g, ''),
    unit: (unit?.[1] ?? '').toLowerCase(),
    street: streetName(number ? rest.slice(number[0].length) : rest),
    city: cityName(written.city ?? ''),
    postcode: (written.postcode ?? '')
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  };
  return address.street || address.city || address.postcode ? address : null;
}

/** "St" that opens a street is a saint; elsewhere it is a street. */
function streetName(text: string): string {
  const parts = words(text);
  return parts
    .map((word, at) =>
      word === 'st' && at === 0 && parts.length > 1 ? 'saint' : (STREETS[word] ?? word),
    )
    .join(' ');
}

function cityName(text: string): string {
  const parts = words(text).map((word) => (word === 'st' ? 'saint' : word));
  const name = parts.join(' ').replace(/^(?:city of|amphoe|mueang|muang|khet) (?=.)/, '');
  return CITIES[name] ?? name;
}
