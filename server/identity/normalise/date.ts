import { fold } from './text.ts';

/** In which order a source writes day, month and year when a number could be either. */
export type DateOrder = 'dmy' | 'mdy';

/** How to read dates of one source. */
export type DateHint = {
  order: DateOrder;
  /** This year, to place two-digit years and refuse the future. */
  year: number;
  /** Earliest year that is believed: 1890 where not said, earlier for registers of the dead. */
  oldest?: number;
};

/** A date of birth that exists. */
export type BirthDate = {
  /** yyyy-mm-dd */
  iso: string;
  /** True for 1900-01-01 and the like: what systems store when nobody asked. */
  placeholder: boolean;
};

const PLACEHOLDERS = new Set(
  '1899-12-30 1899-12-31 1900-01-01 1901-01-01 1910-01-01 1970-01-01 1980-01-01 1990-01-01 2000-01-01'.split(
    ' ',
  ),
);
/** Months in English, French and Thai, folded; any beginning that fits one month alone will do. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier', 'มกราคม'],
  ['february', 'fevrier', 'กุมภาพันธ์'],
  ['march', 'mars', 'มีนาคม'],
  ['april', 'avril', 'เมษายน'],
  ['may', 'mai', 'พฤษภาคม'],
  ['june', 'juin', 'มิถุนายน'],
  ['july', 'juillet', 'กรกฎาคม'],
  ['august', 'aout', 'สิงหาคม'],
  ['september', 'septembre', 'กันยายน'],
  ['october', 'octobre', 'ตุลาคม'],
  ['november', 'novembre', 'พฤศจิกายน'],
  ['december', 'decembre', 'ธันวาคม'],
];
/** As Thai forms write months, without their dots. */
const SHORT_THAI = 'มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค'.split(' ');
const THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙';
/** No date is longer. */
const LONGEST = 60;
/** Nobody alive was born earlier by much. */
const OLDEST = 1890;
/** Thai years count from the Buddha's death. */
const BUDDHIST = 543;

/**
 * Reads ISO, yyyymmdd, numbers parted by / . or - in the hinted order or in the only one possible, and months by their
 * English, French or Thai name ("24 Jun 1971", "June 24th, 1971", "1er mai 1980", "๒๔ มิ.ย. ๒๕๑๔"); a time behind it
 * does not matter. Returns null for a date that does not exist, lies after this year or before the oldest.
 */
export function normaliseBirthDate(raw: string, hint: DateHint): BirthDate | null {
  const parts = raw.length > LONGEST ? null : partsOf(plainText(raw), hint);
  if (!parts) return null;
  const [writtenYear, month, day] = parts;
  const year = fullYear(writtenYear, hint.year);
  if (year < (hint.oldest ?? OLDEST) || year > hint.year || !exists(year, month, day)) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { iso, placeholder: PLACEHOLDERS.has(iso) };
}

/** Folded, in our digits, without the time of day and the name of the era. */
function plainText(raw: string): string {
  return fold(raw.trim())
    .replace(/[๐-๙]/g, (digit) => String(THAI_DIGITS.indexOf(digit)))
    .replace(/(?:t|[\s,]+)\d{1,2}:\d\d.*$/, '')
    .replace(/[พค]\.?ศ\.?\s*(?=\d)/, '');
}

type Parts = [year: string, month: number, day: number];

function partsOf(text: string, hint: DateHint): Parts | null {
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (iso) return [iso[1]!, Number(iso[2]), Number(iso[3])];
  const plain = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d\d)$/.exec(text);
  if (!plain) return namedParts(text, hint.year);
  const [first, second] = [Number(plain[1]), Number(plain[2])];
  const monthFirst = second > 12 || (hint.order === 'mdy' && first <= 12);
  return monthFirst ? [plain[3]!, first, second] : [plain[3]!, second, first];
}

const NAMED = [
  /^(?:le )?(?<day>\d{1,2})(?:st|nd|rd|th|er)?[\s/.-]*(?:(?:of|de) )?(?<month>\p{L}[\p{L}\p{M}.]*)[\s,/-]*(?<year>\d{4}|\d\d)$/u,
  /^(?<month>\p{L}[\p{L}\p{M}.]*)[\s/-]*(?<day>\d{1,2})(?:st|nd|rd|th)?[\s,/-]+(?<year>\d{4}|\d\d)$/u,
  /^(?<year>\d{4})[\s/-]+(?<month>\p{L}[\p{L}\p{M}.]*)[\s/-]+(?<day>\d{1,2})$/u,
];

/** A date whose month is written by its name, in the three usual orders. */
function namedParts(text: string, thisYear: number): Parts | null {
  for (const form of NAMED) {
    const { year = '', month = '', day } = form.exec(text)?.groups ?? {};
    if (day === undefined) continue;
    const thai = /\p{Script=Thai}/u.test(month);
    return [thai ? thaiYear(year, thisYear) : year, monthOf(month), Number(day)];
  }
  return null;
}

/** 1 to 12; 0 for what is no month, or could be two. */
function monthOf(written: string): number {
  const name = written.replaceAll('.', '');
  const short = SHORT_THAI.indexOf(name);
  if (short !== -1) return short + 1;
  const fits = MONTHS.map((names) => names.some((one) => one.startsWith(name)));
  const alone = name.length > 2 && fits.indexOf(true) === fits.lastIndexOf(true);
  return alone ? fits.indexOf(true) + 1 : 0;
}

/** Two digits beside a Thai month are of the Buddhist year: "14" is 2514. */
function thaiYear(written: string, thisYear: number): string {
  if (written.length === 4) return written;
  return Number(`25${written}`) - BUDDHIST > thisYear ? `24${written}` : `25${written}`;
}

/** Whether people of a country (ISO 3166) write the month before the day. */
export function usualOrder(country: string): DateOrder {
  return country === 'US' ? 'mdy' : 'dmy';
}

/** A two-digit year is the latest that is not in the future. */
function fullYear(written: string, thisYear: number): number {
  const year = Number(written);
  if (written.length === 2) return thisYear - ((((thisYear - year) % 100) + 100) % 100);
  return year > thisYear + BUDDHIST / 2 ? year - BUDDHIST : year;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
