import type { Business } from './app.tsx';
import { Fault } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useWords } from './words.ts';

interface ContinueWithProps {
  services: Business['services'];
  /** What a button says. */
  words: 'continueWith' | 'addWay';
  /** Where the browser is to go. */
  begin: (provider: string) => Promise<{ url: string }>;
}

/** A button for each service that one can be vouched for by; it leads there, and the service leads back. */
export function ContinueWith({ services, words, begin }: ContinueWithProps) {
  const { t } = useWords();
  const act = useAct();
  return (
    <div className="services">
      {services.map(({ id, name, isDemo }) => (
        <button
          key={id}
          type="button"
          disabled={act.isBusy}
          onClick={() =>
            void act.run(async () => {
              const { url } = await begin(id);
              location.assign(url);
            })
          }
        >
          {t(words, { service: name })}
          {isDemo && <span className="faint">{t('demoService')}</span>}
        </button>
      ))}
      <Fault of={act.fault} />
    </div>
  );
}
