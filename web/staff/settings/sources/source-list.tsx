import type { PrecedenceField, SourceOrder } from '#contract/sources';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useWords } from '../../../words/index.ts';
import { moved } from '../../form/moved.ts';
import parts from '../parts.module.css';
import { useAct } from '../use-act.ts';
import styles from './source-list.module.css';

const fields = [
  'name',
  'company',
  'birthDate',
  'language',
  'note',
  'email',
  'phone',
  'address',
  'custom',
] as const satisfies readonly PrecedenceField[];

type Rule = SourceOrder['order'][number];

interface SourceListProps {
  standing: SourceOrder;
  mayChange: boolean;
}

/** Sources, the highest first, with what each only fills; below them those that stand in no order. */
export function SourceList({ standing: { order, others }, mayChange }: SourceListProps) {
  const { t } = useWords();
  const write = useAct('setSourceOrder', 'getSourceOrder');
  const save = (next: readonly Rule[]) =>
    write.act({ body: { order: [...next] } }, t('settings.saved'));
  const names = order.map((rule) => rule.source);
  const place = (source: string, by: 1 | -1) =>
    save(moved(names, source, by).flatMap((name) => order.filter((rule) => rule.source === name)));
  return (
    <>
      <ol className={styles['list']} aria-label={t('settings.sources.title')}>
        <li className={styles['staff']}>{t('settings.sources.staff')}</li>
        {order.map((rule) => (
          <SourceRow
            key={rule.source}
            rule={rule}
            names={names}
            isDisabled={!mayChange || write.isPending}
            onMove={(by) => place(rule.source, by)}
            onFills={(fills) =>
              save(order.map((one) => (one.source === rule.source ? { ...one, fills } : one)))
            }
            onRemove={() => save(order.filter((one) => one.source !== rule.source))}
          />
        ))}
        {others.map((source) => (
          <li key={source} className={styles['other']}>
            <span className={styles['name']}>{source}</span>
            <span className={parts['soft']}>{t('settings.sources.unplaced')}</span>
            {mayChange && (
              <Button
                isPending={write.isPending}
                aria-label={t('settings.sources.place', { source })}
                onPress={() => save([...order, { source, fills: [] }])}
              >
                {t('settings.sources.placeShort')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p className={parts['soft']}>{t('settings.sources.contacts')}</p>
      <p className={parts['soft']}>{t('settings.sources.from')}</p>
    </>
  );
}

interface SourceRowProps {
  rule: Rule;
  names: readonly string[];
  isDisabled: boolean;
  onMove: (by: 1 | -1) => void;
  onFills: (fills: PrecedenceField[]) => void;
  onRemove: () => void;
}

function SourceRow({ rule, names, isDisabled, onMove, onFills, onRemove }: SourceRowProps) {
  const { t } = useWords();
  const { source, fills } = rule;
  return (
    <li className={styles['source']}>
      <div className={styles['top']}>
        <span className={styles['name']}>{source}</span>
        <span className={parts['rowActs']}>
          <IconButton
            icon="up"
            label={t('settings.sources.up', { source })}
            isDisabled={isDisabled || names[0] === source}
            onPress={() => onMove(-1)}
          />
          <IconButton
            icon="down"
            label={t('settings.sources.down', { source })}
            isDisabled={isDisabled || names.at(-1) === source}
            onPress={() => onMove(1)}
          />
          <IconButton
            icon="minus"
            label={t('settings.sources.remove', { source })}
            isDisabled={isDisabled}
            onPress={onRemove}
          />
        </span>
      </div>
      <fieldset className={styles['fills']}>
        <legend>{t('settings.sources.fills')}</legend>
        {fields.map((field) => (
          <Checkbox
            key={field}
            isSelected={fills.includes(field)}
            isDisabled={isDisabled}
            onChange={(selected) =>
              onFills(selected ? [...fills, field] : fills.filter((one) => one !== field))
            }
          >
            {t(`settings.sources.fields.${field}`)}
          </Checkbox>
        ))}
      </fieldset>
    </li>
  );
}
