import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

/** Countries whose numbers are looked for; of those that fit as well, the first. */
const countries =
  'US GB FR TH AU DE ES IT NL CA BR MX IN JP CN SG MY ID PH VN KR HK NZ ZA AE CH AT BE SE NO DK FI IE PT PL RU UA TR RW KE NG'.split(
    ' ',
  ) as CountryCode[];

/**
 * The country (ISO 3166) whose people write their telephone numbers so: the one in which most of them are numbers.
 * Undefined where there is none in which half of them are.
 */
export function countryOfPhones(phones: readonly string[]): string | undefined {
  const abroad = phones.flatMap((phone) =>
    phone.startsWith('+') ? [parsePhoneNumberFromString(phone)?.country] : [],
  );
  const home = phones.filter((phone) => !phone.startsWith('+'));
  const fits = (country: CountryCode) =>
    abroad.filter((one) => one === country).length +
    home.filter((phone) => parsePhoneNumberFromString(phone, country)?.isValid() === true).length;
  const counted = countries.map((country) => ({ country, fit: fits(country) }));
  const best = counted.reduce((a, b) => (b.fit > a.fit ? b : a));
  return best.fit * 2 > phones.length ? best.country : undefined;
}
