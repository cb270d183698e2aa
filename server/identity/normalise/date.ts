/** In which order a source writes day, month and year when a number could be either. */
export type DateOrder = 'dmy' | 'mdy';

/** How to read dates of one source. */
export type DateHint = {
  order: DateOrder;
  /** This year, to place two-digit years and refuse the future. */ year: number;
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
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Nobody alive was born earlier by much. */
const OLDEST = 1890;
/** Thai years count from the Buddha's death. */
const BUDDHIST = 543;

/**
 * Reads ISO, yyyymmdd, "24 Jun 1971", and numbers parted by / . or - in the hinted order, or in the only one possible.
 * Returns null for a date that does not exist, lies after this year or before 1890.
 */
export function normaliseBirthDate(raw: string, hint: DateHint): BirthDate | null {
  const parts = partsOf(raw.trim(), hint.order);
  if (!parts) return null;
  const [writtenYear, month, day] = parts;
  const year = fullYear(writtenYear, hint.year);
  if (year < OLDEST || year > hint.year || !exists(year, month, day)) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { iso, placeholder: PLACEHOLDERS.has(iso) };
}

function partsOf(text: string, order: DateOrder): [string, number, number] | null {
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (iso) return [iso[1]!, Number(iso[2]), Number(iso[3])];
  const named = /^(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d\d)$/i.exec(text);
  if (named) return [named[3]!, MONTHS.indexOf(named[2]!.toLowerCase()) + 1, Number(named[1])];
  const plain = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(text);
  if (!plain) return null;
  const [first, second] = [Number(plain[1]), Number(plain[2])];
  const monthFirst = second > 12 || (order === 'mdy' && first <= 12);
  return monthFirst ? [plain[3]!, first, second] : [plain[3]!, second, first];
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
