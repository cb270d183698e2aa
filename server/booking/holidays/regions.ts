import type { holidayOperations } from '#contract/booking/holidays';
import type { ReplyOf } from '#contract/operation';

/** A public holiday: a local day of its region, and what it is called. */
export interface PublicHoliday {
  readonly day: string;
  readonly name: string;
}

/** The library knows the whole world by heart and takes seconds to say so: it is asked only where somebody wants to know. */
const library = async () => (await import('date-holidays')).default;

const dayMs = 86_400_000;

/**
 * Public holidays of a region in a year, by day.
 * @param region as in `TH` or `DE-BY`
 * @param language in which they are called, where it has a word for them; else in the region’s own
 * @returns undefined for a region that nobody knows
 */
export async function publicHolidays(
  region: string,
  year: number,
  language: string,
): Promise<PublicHoliday[] | undefined> {
  const Holidays = await library();
  const [country = '', part, place] = region.split('-');
  const known = new Holidays();
  if (!(country in known.getCountries())) return undefined;
  if (part !== undefined && !(part in (known.getStates(country) ?? {}))) return undefined;
  if (place !== undefined && !(place in (known.getRegions(country, part ?? '') ?? {})))
    return undefined;
  const options = { types: ['public'] as ['public'] };
  const of =
    part === undefined
      ? new Holidays(country, options)
      : place === undefined
        ? new Holidays(country, part, options)
        : new Holidays(country, part, place, options);
  const found = of.getHolidays(year, language).flatMap(({ date, start, end, name }) => {
    // Some begin at sunset of the day before, and say the day that they are of.
    const first = Temporal.PlainDate.from(date.slice(0, 10));
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    return Array.from({ length: days }, (_, later) => ({
      day: first.add({ days: later }).toString(),
      name: name.slice(0, 120),
    }));
  });
  // Two that fall together are one day off.
  return [...new Map(found.toReversed().map((one) => [one.day, one])).values()].toSorted(
    (one, other) => (one.day < other.day ? -1 : 1),
  );
}

/** Countries whose holidays are known, and the parts of one of them. */
export async function holidayRegions(
  country: string | undefined,
): Promise<ReplyOf<typeof holidayOperations.listHolidayRegions>> {
  const Holidays = await library();
  const known = new Holidays();
  const states = country === undefined ? {} : (known.getStates(country) ?? {});
  return { countries: named(known.getCountries()), parts: named(states) };
}

function named(codes: Readonly<Record<string, string>>) {
  return Object.entries(codes).map(([code, name]) => ({ code, name }));
}
