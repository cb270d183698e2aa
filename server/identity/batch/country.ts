import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

/** Countries whose numbers are looked for; of those that fit as well, the first. */
const countries =
  'US GB FR TH AU DE ES IT NL CA BR MX IN JP CN SG MY ID PH VN KR HK NZ ZA AE CH AT BE SE NO DK FI IE PT PL RU UA TR RW KE NG'.split(
    ' ',
  ) as CountryCode[];

/**
 * The country (ISO 3166) whose people write their telephone numbers so: the one in which most of them are numbers, and
 * rather of mobiles, for of those there are few forms and guests give hardly any other. Undefined where there is none in
 * which half of them are.
 */
export function countryOfPhones(phones: readonly string[]): string | undefined {
  const scored = countries.map((country) => {
    const valid = phones
      .map((phone) => parsePhoneNumberFromString(phone, country))
      .filter((number) => number?.isValid() === true && number.country === country);
    const mobile = valid.filter((number) => /MOBILE/.test(number?.getType() ?? ''));
    return { country, fit: valid.length, score: valid.length + mobile.length };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.fit * 2 > phones.length ? best.country : undefined;
}
