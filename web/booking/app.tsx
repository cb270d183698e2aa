import { lazy, Suspense } from 'react';
import { Services } from './services.tsx';
import { ServicePage } from './service-page.tsx';
import { isFramed } from './frame.ts';
import type { Known } from './known.ts';
import { Waiting } from './parts.tsx';
import type { PageOf } from './shown.ts';
import { useTexts } from './use-texts.ts';
import { type Language, languages, speak, useWords } from './words.ts';

const Manage = lazy(async () => ({ default: (await import('./manage.tsx')).Manage }));
const OfferPage = lazy(async () => ({ default: (await import('./offer.tsx')).OfferPage }));
const WaitingPage = lazy(async () => ({ default: (await import('./waiting.tsx')).WaitingPage }));
const PayPage = lazy(async () => ({ default: (await import('./pay-page.tsx')).PayPage }));

/** The booking pages of a business; which of them, the address says. */
export function App({ known: came }: { known: Known }) {
  const { t } = useWords();
  const known = useTexts(came);
  const { page } = known;
  if (page === undefined)
    return (
      <div className="page">
        <main>
          <h1>{t('nobody')}</h1>
          <p className="soft">{t('nobodyWhy')}</p>
        </main>
      </div>
    );
  return (
    <div className="page">
      {!isFramed() && (
        <header>
          <p className="business">{page.business.name}</p>
        </header>
      )}
      <main>
        <Suspense fallback={<Waiting />}>
          <Part page={page} known={known} />
        </Suspense>
      </main>
      <footer>
        <LanguageChoice />
      </footer>
    </div>
  );
}

function Part({ page, known }: { page: PageOf; known: Known }) {
  const [part] = location.pathname.split('/').slice(isFramed() ? 4 : 3);
  if (part === 'booking') return <Manage page={page} />;
  if (part === 'pay') return <PayPage page={page} />;
  if (part === 'offer') return <OfferPage page={page} />;
  if (part === 'waiting') return <WaitingPage page={page} />;
  const { service } = known;
  return service === undefined ? (
    <Services page={page} />
  ) : (
    <ServicePage page={page} service={service} times={known.times} />
  );
}

function LanguageChoice() {
  const { t, language } = useWords();
  return (
    <label className="language">
      <span>{t('language')}</span>
      <select
        value={language}
        onChange={(event) => {
          const chosen = event.target.value as Language;
          void speak(chosen, chosen);
        }}
      >
        {Object.entries(languages).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
