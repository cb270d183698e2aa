import { inUnits } from './formats.ts';
import type { Listed, Page, Service } from './shown.ts';

type Thing = Readonly<Record<string, unknown>>;

/** What the page says, for programs that read pages: the business with its places, what it offers, and how that is booked. */
export function structured(page: Page, origin: string, service?: Service): Thing {
  const { business, locations, services } = page;
  const home = `${origin}/b/${business.slug}/book`;
  const provider = { '@type': 'LocalBusiness', '@id': `${home}#business`, name: business.name };
  if (service !== undefined)
    return { '@context': 'https://schema.org', ...offered(service, home), provider };
  return {
    '@context': 'https://schema.org',
    ...provider,
    url: home,
    ...(locations.length === 1 && placed(locations[0]!)),
    ...(locations.length > 1 && {
      location: locations.map((one) => ({ '@type': 'Place', name: one.name, ...placed(one) })),
    }),
    potentialAction: reserve(home),
    makesOffer: services.map((one) => ({ '@type': 'Offer', itemOffered: offered(one, home) })),
  };
}

function placed({ address, hours }: Page['locations'][number]): Thing {
  return {
    ...(address !== '' && { address }),
    ...(hours.length > 0 && {
      openingHoursSpecification: hours.map(({ weekday, fromMinute, toMinute }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: weekdays[weekday - 1],
        opens: clock(fromMinute),
        closes: clock(toMinute),
      })),
    }),
  };
}

function offered({ slug, name, shortDescription, prices }: Listed, home: string): Thing {
  const url = `${home}/${slug}`;
  return {
    '@type': 'Service',
    name,
    url,
    ...(shortDescription !== '' && { description: shortDescription }),
    ...(prices !== null && {
      offers: {
        '@type': 'AggregateOffer',
        lowPrice: inUnits(prices.from),
        highPrice: inUnits(prices.to),
        priceCurrency: prices.from.currency,
        url,
      },
    }),
    potentialAction: reserve(url),
  };
}

const reserve = (target: string): Thing => ({ '@type': 'ReserveAction', target });

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `14:30`; the end of the day is midnight, and what runs past it ends in the small hours. */
function clock(minute: number): string {
  const [hours, rest] = [Math.floor(minute / 60) % 24, minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
