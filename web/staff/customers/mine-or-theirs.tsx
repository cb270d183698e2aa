import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import type { Differing } from './change.ts';
import styles from './customer.module.css';

interface MineOrTheirsProps {
  differing: readonly Differing[];
  onTheirs: (one: Differing) => void;
}

/** Both values of each field that somebody else changed meanwhile; one's own stays unless theirs is taken. */
export function MineOrTheirs({ differing, onTheirs }: MineOrTheirsProps) {
  const { t } = useWords();
  const own = useQuery(read('listFields', {})).data?.rows ?? [];
  const nameOf = ({ field }: Differing) =>
    isOwn(field)
      ? (own.find(({ key }) => field === `values.${key}`)?.label ?? field)
      : t(`customer.${field}`);
  return (
    <div className={styles['conflict']}>
      <Notice tone="warn">{t('customer.conflict')}</Notice>
      <Facts>
        {differing.map((one) => (
          <Fact key={one.field} name={nameOf(one)}>
            <span className={styles['soft']}>
              {t('customer.mine')}: {one.mine ?? t('customer.empty')}
            </span>
            <span className={styles['soft']}>
              {t('customer.theirs')}: {one.theirs ?? t('customer.empty')}
            </span>
            <Button onPress={() => onTheirs(one)}>{t('customer.takeTheirs')}</Button>
          </Fact>
        ))}
      </Facts>
    </div>
  );
}

function isOwn(field: Differing['field']): field is `values.${string}` {
  return field.startsWith('values.');
}
