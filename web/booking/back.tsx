import { addressOfAll } from './addresses.ts';
import { Chevron } from './icons.tsx';
import type { PageOf } from './shown.ts';
import { useWords } from './words.ts';

/** Back to all services, where there are others. */
export function Back({ page: { business, services } }: { page: PageOf }) {
  const { t } = useWords();
  if (services.length < 2) return null;
  return (
    <p className="back">
      <a href={addressOfAll(business.slug)}>
        <Chevron to="left" />
        {t('allServices')}
      </a>
    </p>
  );
}
