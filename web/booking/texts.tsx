import { policyIn } from './policy.ts';
import type { Service } from './shown.ts';
import { useWords } from './words.ts';

/** What one reads of a service before booking it. */
export function Texts({ of }: { of: Service }) {
  const { t } = useWords();
  const { description, features, prerequisites } = of;
  return (
    <div className="texts">
      {description !== '' && <p>{description}</p>}
      <Points title={t('included')} of={features} />
      <Points title={t('goodToKnow')} of={prerequisites} />
      <Policy of={of} />
    </div>
  );
}

function Points({ title, of }: { title: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {of.map((one) => (
          <li key={one}>
            <span>{one}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Until when it can be moved and cancelled, and what goes back: plainly, before anybody books. */
function Policy({ of }: { of: Service }) {
  const { t } = useWords();
  return (
    <section>
      <h2>{t('policy')}</h2>
      {policyIn(useWords(), of).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}
