import type { CustomerRecord } from '#contract/customer';
import { Badge } from '../../ui/badge.tsx';
import { Breakable } from '../../ui/breakable.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useWords } from '../../words/index.ts';
import { ContactActs } from './contact-acts.tsx';
import styles from './customer.module.css';
import { Seen } from './source.tsx';

type Identifier = CustomerRecord['identifiers'][number];

/** E-mail addresses and phone numbers: what each is worth, and whom else it leads to. */
export function Contacts({ customer }: { customer: CustomerRecord }) {
  const { t } = useWords();
  const { identifiers } = customer;
  if (identifiers.length === 0) return <p className={styles['soft']}>{t('customer.noContacts')}</p>;
  const hasOthers = ({ id, kind }: Identifier) =>
    identifiers.some((other) => other.kind === kind && other.id !== id);
  const first = identifiers.toSorted((a, b) => Number(b.primary) - Number(a.primary));
  return (
    <Facts>
      {first.map((identifier) => (
        <Fact
          key={identifier.id}
          name={t(identifier.kind === 'email' ? 'customers.email' : 'customers.phone')}
          source={<Seen source={identifier.source} at={identifier.lastSeenAt} />}
        >
          <span className={styles['contact']}>
            <a href={`${identifier.kind === 'email' ? 'mailto' : 'tel'}:${identifier.value}`}>
              <Breakable value={identifier.value} />
            </a>
            <ContactActs customer={customer} identifier={identifier} />
          </span>
          <Worth {...identifier} primary={identifier.primary && hasOthers(identifier)} />
        </Fact>
      ))}
    </Facts>
  );
}

function Worth({ verifiedAt, primary, generic, blocked, block, sharedWith }: Identifier) {
  const { t } = useWords();
  if (!verifiedAt && !primary && !generic && !blocked && sharedWith === 0) return null;
  return (
    <span className={styles['marks']}>
      {verifiedAt && <Badge tone="good">{t('customer.verified')}</Badge>}
      {primary && <Badge tone="accent">{t('customer.primary')}</Badge>}
      {generic && <Badge>{t('customer.generic')}</Badge>}
      {blocked && <Badge tone="bad">{t('customer.blocked')}</Badge>}
      {block && block.reason !== '' && (
        <span className={styles['soft']}>{t('customer.blockedWhy', { reason: block.reason })}</span>
      )}
      {sharedWith > 0 && (
        <Badge tone="warn">{t('customer.sharedWith', { count: sharedWith })}</Badge>
      )}
    </span>
  );
}
