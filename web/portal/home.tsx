import { lazy, Suspense, useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import type { Business } from './app.tsx';
import { Consents } from './consents.tsx';
import { Details } from './details.tsx';
import { Overview } from './overview.tsx';
import { Privacy } from './privacy.tsx';
import { Sessions } from './sessions.tsx';
import { TwoStep } from './two-step.tsx';
import { Ways } from './ways.tsx';
import { useWords } from './words.ts';

const Bookings = lazy(async () => ({ default: (await import('./bookings.tsx')).Bookings }));
const Packages = lazy(async () => ({ default: (await import('./packages.tsx')).Packages }));
const Invoices = lazy(async () => ({ default: (await import('./invoices.tsx')).Invoices }));

const parts = [
  'overview',
  'bookings',
  'packages',
  'invoices',
  'details',
  'consents',
  'sessions',
  'privacy',
] as const;
type Part = (typeof parts)[number];

const partNow = (): Part => parts.find((part) => location.hash === `#${part}`) ?? 'overview';

/** What a business knows of somebody who is signed in, and what they may do about it; the part stands in the address. */
export function Home({ business, onSignedOut }: { business: Business; onSignedOut: () => void }) {
  const { t } = useWords();
  const [part, setPart] = useState(partNow);
  const params = { slug: business.slug };
  useEffect(() => {
    const move = () => setPart(partNow());
    addEventListener('hashchange', move);
    return () => removeEventListener('hashchange', move);
  }, []);
  const leave = () => {
    void call('signOutOfPortal', { params }).finally(onSignedOut);
  };
  return (
    <>
      <nav aria-label={t('parts')}>
        {parts.map((one) => (
          <a key={one} href={`#${one}`} aria-current={one === part ? 'page' : undefined}>
            {t(one)}
          </a>
        ))}
      </nav>
      <h1>{t(part)}</h1>
      {part === 'overview' && <Overview business={business} />}
      <Suspense>
        {part === 'bookings' && <Bookings business={business} />}
        {part === 'packages' && <Packages business={business} />}
        {part === 'invoices' && <Invoices business={business} />}
      </Suspense>
      {part === 'details' && <Details business={business} />}
      {part === 'consents' && <Consents business={business} />}
      {part === 'sessions' && (
        <>
          <Ways business={business} />
          <TwoStep business={business} />
          <Sessions slug={business.slug} onSignedOut={onSignedOut} />
        </>
      )}
      {part === 'privacy' && <Privacy business={business} />}
      <p className="leave">
        <button type="button" onClick={leave}>
          {t('signOut')}
        </button>
      </p>
    </>
  );
}
