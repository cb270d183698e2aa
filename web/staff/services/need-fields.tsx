import type { Reply } from '../../api/call.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import rows from '../form/rows.module.css';
import styles from './services.module.css';
import type { Service } from './use-part.ts';

export type Need = Omit<Service['needs'][number], 'id'> & { id?: string };
/** Somebody or something that bookings take. */
export type Taker = Reply<'listResources'>['rows'][number];

const assignments = ['most_free', 'fewest', 'round_robin', 'chosen', 'collective'] as const;
const choices = ['no', 'may', 'must'] as const;

interface NeedFieldsProps {
  value: Need;
  takers: readonly Taker[];
  isDisabled: boolean;
  onChange: (part: Partial<Need>) => void;
}

/** One need: out of whom or what, how many, how they are chosen, and whether customers say whom. */
export function NeedFields({ value, takers, isDisabled, onChange }: NeedFieldsProps) {
  const { t } = useWords();
  const isAll = value.assignment === 'collective';
  const size = value.resources.length;
  return (
    <>
      <TextField
        label={t('services.needLabel')}
        optional={t('forms.optional')}
        maxLength={60}
        isDisabled={isDisabled}
        value={value.label}
        onChange={(label) => onChange({ label })}
      />
      <Select
        label={t('services.assignment')}
        isDisabled={isDisabled}
        value={value.assignment}
        choices={assignments.map((one) => ({ value: one, label: t(`services.assigned.${one}`) }))}
        onChange={(assignment) =>
          onChange({ assignment, ...(assignment === 'collective' && { choice: 'no' as const }) })
        }
      />
      {!isAll && (
        <NumberField
          label={t('services.quantity')}
          error={size > 0 && value.quantity > size ? t('services.tooFew') : undefined}
          value={value.quantity}
          min={1}
          max={20}
          isDisabled={isDisabled}
          onChange={(quantity) => onChange({ quantity: quantity ?? 1 })}
        />
      )}
      {!isAll && (
        <Select
          label={t('services.choice')}
          isDisabled={isDisabled}
          value={value.choice}
          choices={choices.map((one) => ({ value: one, label: t(`services.chosen.${one}`) }))}
          onChange={(choice) => onChange({ choice })}
        />
      )}
      <div className={rows['wide']}>
        <Pool value={value} takers={takers} isDisabled={isDisabled} onChange={onChange} />
      </div>
    </>
  );
}

function Pool({ value, takers, isDisabled, onChange }: NeedFieldsProps) {
  const { t } = useWords();
  const { resources } = value;
  const isIn = (id: string) => resources.some((one) => one.id === id);
  const put = (id: string, isWanted: boolean) =>
    onChange({
      resources: isWanted
        ? [...resources, { id, weight: 1 }]
        : resources.filter((one) => one.id !== id),
    });
  const shown = takers.filter(({ id, archivedAt }) => archivedAt === null || isIn(id));
  return (
    <fieldset className={styles['pool']}>
      <legend>{t('services.pool')}</legend>
      {shown.map(({ id, name, kind }) => (
        <div key={id} className={styles['taker']}>
          <Checkbox
            isSelected={isIn(id)}
            isDisabled={isDisabled}
            detail={t(`services.takers.${kind}`)}
            onChange={(isWanted) => put(id, isWanted)}
          >
            {name}
          </Checkbox>
          {value.assignment === 'round_robin' && isIn(id) && (
            <NumberField
              label={t('services.weightOf', { name })}
              hideLabel
              value={resources.find((one) => one.id === id)?.weight ?? 1}
              min={1}
              max={100}
              after={t('services.shares')}
              isDisabled={isDisabled}
              onChange={(weight) =>
                onChange({
                  resources: resources.map((one) =>
                    one.id === id ? { id, weight: weight ?? 1 } : one,
                  ),
                })
              }
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}
