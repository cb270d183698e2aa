import { addressOfService } from './addresses.ts';
import { priceOf } from './price.ts';
import type { PageOf } from './shown.ts';
import { useWords } from './words.ts';

/** All that can be booked, each a line that leads to its times. */
export function Services({ page }: { page: PageOf }) {
  const words = useWords();
  const { t, duration } = words;
  const { business, services } = page;
  return (
    <>
      <h1>{t('bookAt', { business: business.name })}</h1>
      {services.length === 0 && <p className="soft">{t('nothingYet')}</p>}
      <ul className="services">
        {services.map((service) => {
          const { slug, name, shortDescription, isPopular, minutes } = service;
          const lengths = [...new Set([Math.min(...minutes), Math.max(...minutes)])];
          return (
            <li key={slug}>
              <a href={addressOfService(business.slug, slug)}>
                <span className="name">
                  {name}
                  {isPopular && <span className="tag">{t('popular')}</span>}
                </span>
                <span className="price">{priceOf(words, service)}</span>
                <span className="about">{shortDescription}</span>
                <span className="soft">{lengths.map((one) => duration(one)).join(' – ')}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
