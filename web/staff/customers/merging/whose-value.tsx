import { useId } from 'react';
import { Breakable } from '../../../ui/breakable.tsx';
import { useWords } from '../../../words/index.ts';
import styles from './merging.module.css';

/** A value of one of the two, with where it comes from. */
export interface SideOf {
  readonly value: string | null;
  readonly source?: string | null;
}

interface WhoseValueProps {
  name: string;
  survivor: SideOf;
  merged: SideOf;
  /** Whose stands. */
  stands: 'survivor' | 'merged';
  /** Why it does. */
  why: string;
  onChange: (side: 'survivor' | 'merged') => void;
}

/** One field of two customers: what differs is marked, and whose value stands can be chosen. */
export function WhoseValue(props: WhoseValueProps) {
  const { name, survivor, merged, stands, why, onChange } = props;
  const group = useId();
  const isSame = survivor.value === merged.value;
  const sides = [
    ['survivor', survivor],
    ['merged', merged],
  ] as const;
  return (
    <fieldset className={styles['field']} data-same={isSame || undefined}>
      <legend className={styles['name']}>{name}</legend>
      {sides.map(([side, { value, source }]) =>
        isSame ? (
          <div key={side} className={styles['value']}>
            {value}
          </div>
        ) : (
          <label key={side} className={styles['choice']} data-stands={stands === side || undefined}>
            <input
              type="radio"
              name={group}
              checked={stands === side}
              onChange={() => onChange(side)}
            />
            <span>
              <Value value={value} />
              {source !== null && source !== undefined && (
                <span className={styles['source']}>{source}</span>
              )}
            </span>
          </label>
        ),
      )}
      <span className={styles['why']}>{isSame ? '' : why}</span>
    </fieldset>
  );
}

function Value({ value }: { value: string | null }) {
  const { t } = useWords();
  return value === null ? (
    <span className={styles['none']}>{t('customer.empty')}</span>
  ) : (
    <span>
      <Breakable value={value} />
    </span>
  );
}
