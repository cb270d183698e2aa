import type { CustomerRecord } from '#contract/customer';
import { Badge } from '../../ui/badge.tsx';
import { day } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import styles from './about.module.css';
import { BirthDateActs } from './birth-date-acts.tsx';

export type Born = NonNullable<CustomerRecord['fields']['birthDate']>;

/** A birth date, and whether it was checked against a document. */
export function BirthDate({ id, born }: { id: string; born: Born }) {
  const { t } = useWords();
  const mayChange = useMay()('customers.change');
  return (
    <div className={styles['born']}>
      <div>
        <span>{day(born.value)}</span>
        {born.checked !== null && (
          <span className={styles['check']}>
            <Badge tone="good">{t('customer.born.checked')}</Badge>
            <span className={styles['soft']}>{t(`customer.born.documents.${born.checked}`)}</span>
          </span>
        )}
      </div>
      {mayChange && <BirthDateActs id={id} born={born} />}
    </div>
  );
}
