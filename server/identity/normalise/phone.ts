import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

/** A telephone number in the forms that sending, matching and showing need. */
export type Phone = {
  /** As it was written. */
  raw: string;
  /** E.164, to be dialled or messaged; null when the number cannot be one. */
  sendable: string | null;
  /** `sendable` with messaging aliases folded: equal keys are the same line. */
  key: string | null;
  /** Last seven digits, for finding numbers written without a country; '' when there are fewer. */
  last7: string;
  /** True for 0000000, 1234567 and the like: typed to get past a form. */
  placeholder: boolean;
};

/**
 * Reads a number as a person in `country` (ISO 3166, the tenant's default) would mean it: trunk zeros, country codes,
 * 00 and punctuation do not matter. Returns null when there are no digits at all, or a spreadsheet has put some away.
 */
export function normalisePhone(raw: string, country: string): Phone | null {
  const asked = `${country} ${raw}`;
  const known = recent.get(asked);
  if (known !== undefined) return known;
  const phone = read(raw, country);
  if (recent.size >= mostRecent) recent.clear();
  recent.set(asked, phone);
  return phone;
}

/** A number is read several times on its way in, and the same numbers come in again; reading one is dear. */
const mostRecent = 1000;
const recent = new Map<string, Phone | null>();

function read(raw: string, country: string): Phone | null {
  const written = unshortened(inOurDigits(raw.normalize('NFKC').trim()));
  const digits = written.replace(/\D/g, '');
  if (digits === '') return null;
  const mexican = MEXICAN_MOBILE.exec(written.replace(/[^+\d]/g, ''));
  const number = mexican
    ? parse(`+52${mexican[1]}`, digits, 'MX')
    : parse(written, digits, country as CountryCode);
  const key = number ? foldAliases(number.number) : null;
  const tail = key?.slice(1) ?? digits;
  return {
    raw,
    sendable: mexican && number ? `+${digits}` : (number?.number ?? null),
    key,
    last7: tail.length < 7 ? '' : tail.slice(-7),
    placeholder: isPlaceholder(number?.nationalNumber ?? digits),
  };
}

/** Thai and Arabic digits as ours: the last four bits of their codes say which they are. */
function inOurDigits(written: string): string {
  return written.replace(/[๐-๙٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * A number as spreadsheets write long ones, in full: `8.15550101E+08` is 815550101, and `815550101.0` too. Nothing is
 * left of `8.15E+08`: which digits stood behind it is not known.
 */
function unshortened(written: string): string {
  const whole = /^'?(\d{7,})\.0$/.exec(written)?.[1];
  if (whole !== undefined) return whole;
  const [, first, parts = '', power] = /^'?(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(written) ?? [];
  if (first === undefined) return written;
  return Number(power) === parts.length ? first + parts : '';
}

/**
 * The tenant's own country first; then, as WhatsApp and exports write them, international digits without the plus.
 * A number that is only possible in its length ranks below one that a numbering plan holds.
 */
function parse(written: string, digits: string, country: CountryCode): PhoneNumber | undefined {
  const national = parsePhoneNumberFromString(written, country);
  if (national?.isValid()) return national;
  const bare = digits.replace(/^00/, '');
  const international = bare.length < 11 ? undefined : parsePhoneNumberFromString(`+${bare}`);
  if (international?.isValid()) return international;
  return [national, international].find((number) => number?.isPossible());
}

/** Mexican mobiles as WhatsApp names them: numbering plans no longer know the 1. */
const MEXICAN_MOBILE = /^\+?521(\d{10})$/;

/**
 * WhatsApp knows Argentine mobiles as 549… and many Brazilian ones without their ninth digit.
 * In Brazil only 6 to 9 may follow that digit here, for a shorter number starting lower is a landline.
 */
function foldAliases(e164: string): string {
  return e164.replace(/^\+549(\d{10})$/, '+54$1').replace(/^\+55(\d\d)9([6-9]\d{7})$/, '+55$1$2');
}

function isPlaceholder(digits: string): boolean {
  const tail = digits.slice(-7);
  if (tail.length < 5) return true;
  const step = (at: number) => tail.charCodeAt(at) - tail.charCodeAt(at - 1);
  const first = step(1);
  if (Math.abs(first) > 1) return false;
  return Array.from(tail).every((_, at) => at === 0 || step(at) === first);
}
