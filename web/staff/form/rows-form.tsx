import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';
import { RowActs } from './row-acts.tsx';
import styles from './rows.module.css';
import type { useRows } from './use-rows.ts';

interface RowsFormProps<T> {
  label: string;
  list: ReturnType<typeof useRows<T>>;
  /** What a row is called. */
  nameOf: (value: T, at: number) => string;
  /** The fields of a row. */
  render: (value: T, change: (part: Partial<T>) => void, at: number) => ReactNode;
  /** Said where there is no row. */
  none: string;
  isDisabled: boolean;
}

/** A list that is edited as a whole: its rows, each with fields, and with what moves and removes it. */
export function RowsForm<T>({ label, list, nameOf, render, none, isDisabled }: RowsFormProps<T>) {
  const { rows, change, move, remove } = list;
  if (rows.length === 0) return <p className={styles['none']}>{none}</p>;
  return (
    <ol className={styles['rows']} aria-label={label}>
      {rows.map(({ key, value }, at) => (
        <li key={key} className={styles['row']}>
          <div className={styles['fields']}>{render(value, (part) => change(key, part), at)}</div>
          {!isDisabled && (
            <RowActs
              name={nameOf(value, at)}
              isFirst={at === 0}
              isLast={at === rows.length - 1}
              onMove={(by) => move(key, by)}
              onRemove={() => remove(key)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

interface RowsSaveProps {
  list: { readonly isChanged: boolean };
  add: string;
  onAdd: () => void;
  onSave: () => void;
  /** Puts back what was there. */
  onTakeBack: () => void;
  isWhole: boolean;
  isPending: boolean;
}

/** Adds a row, and sends the list or puts it back as it was. */
export function RowsSave(props: RowsSaveProps) {
  const { t } = useWords();
  const { list, isPending } = props;
  return (
    <div className={styles['save']}>
      <Button icon="plus" onPress={props.onAdd}>
        {props.add}
      </Button>
      <span className={styles['gap']} />
      {list.isChanged && (
        <Button look="quiet" isDisabled={isPending} onPress={props.onTakeBack}>
          {t('rows.takeBack')}
        </Button>
      )}
      <Button
        look="primary"
        isDisabled={!list.isChanged || !props.isWhole}
        isPending={isPending}
        onPress={props.onSave}
      >
        {t('settings.save')}
      </Button>
    </div>
  );
}
