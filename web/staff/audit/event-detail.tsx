import type { AuditEvent } from '#contract/audit';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Changes } from '../../ui/timeline.tsx';
import { useWords } from '../../words/index.ts';
import { changesOf } from '../event-words.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { When } from '../shell/when.tsx';
import styles from './audit.module.css';
import { factWords } from './fact-words.ts';
import { Subject } from './subject.tsx';

/** Everything that is known of an event, and ways to see what else happened around it. */
export function EventDetail({ event, who }: { event: AuditEvent; who: string }) {
  const { t } = useWords();
  const { id, at, subject, customer, fields, values, facts, origin, request, actor } = event;
  return (
    <div className={styles['detail']}>
      {values.length > 0 && <Changes changes={changesOf(values)} />}
      {fields.length > values.length && <p className={styles['soft']}>{t('audit.erased')}</p>}
      <Facts>
        <Fact name={t('audit.subject')}>
          <Subject subject={subject} />
        </Fact>
        {customer !== null && customer !== subject.id && (
          <Fact name={t('audit.customer')}>
            <Subject subject={{ kind: 'customer', id: customer }} />
          </Fact>
        )}
        {Object.entries(facts).map(([name, value]) => (
          <Fact key={name} name={factWords(name)}>
            {value === null ? null : String(value)}
          </Fact>
        ))}
        <Fact name={t('audit.at')}>
          <When at={at} />
        </Fact>
        {origin?.address && <Fact name={t('audit.origin')}>{origin.address}</Fact>}
        {origin?.agent && <Fact name={t('audit.agent')}>{origin.agent}</Fact>}
        <Fact name={t('audit.request')}>
          <CopyableId value={request} label={t('audit.requestId')} whole />
        </Fact>
        <Fact name={t('audit.event')}>
          <CopyableId value={id} label={t('audit.eventId')} whole />
        </Fact>
      </Facts>
      <div className={styles['acts']}>
        <ButtonLink to="/audit" search={{ request }}>
          {t('audit.onlyRequest')}
        </ButtonLink>
        {actor.id !== null && (
          <ButtonLink to="/audit" search={{ actor: actor.id }}>
            {t('audit.onlyActor', { who })}
          </ButtonLink>
        )}
        {customer !== null && (
          <ButtonLink to="/audit" search={{ customer }}>
            {t('audit.onlyCustomer')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
