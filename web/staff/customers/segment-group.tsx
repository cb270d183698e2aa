import type { Condition, Group, Part } from '#contract/segment';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { ConditionValues } from './segment-values.tsx';
import {
  type OwnField,
  type Subject,
  freshCondition,
  subjectOf,
  subjects,
} from './segment-draft.ts';
import styles from './segment.module.css';
import { useOwnFields } from './use-own-fields.ts';

interface GroupFieldsProps {
  group: Group;
  /** 1 for the whole expression; groups in groups go as deep as the contract lets them. */
  depth: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}

const deepest = 3;

/** Conditions that count together, and groups of more of them. */
export function GroupFields({ group, depth, onChange, onRemove }: GroupFieldsProps) {
  const { t } = useWords();
  const fields = useOwnFields();
  const replace = (place: number, part: Part | undefined) =>
    onChange({
      ...group,
      of: group.of.flatMap((one, at) => (at === place ? (part ? [part] : []) : [one])),
    });
  const add = (part: Part) => onChange({ ...group, of: [...group.of, part] });
  return (
    <fieldset className={styles['group']} data-depth={depth}>
      <legend className={styles['hidden']}>{t('segments.join')}</legend>
      <div className={styles['join']}>
        <Select
          label={t('segments.join')}
          hideLabel
          value={group.on}
          choices={(['all', 'any', 'none'] as const).map((value) => ({
            value,
            label: t(`segments.joins.${value}`),
          }))}
          onChange={(on) => onChange({ ...group, on })}
        />
        {onRemove && (
          <IconButton icon="close" label={t('segments.removePart')} onPress={onRemove} />
        )}
      </div>
      {group.of.map((part, place) =>
        'of' in part ? (
          <GroupFields
            // oxlint-disable-next-line react/no-array-index-key -- conditions have no name but their place
            key={place}
            group={part}
            depth={depth + 1}
            onChange={(next) => replace(place, next)}
            onRemove={() => replace(place, undefined)}
          />
        ) : (
          <ConditionLine
            // oxlint-disable-next-line react/no-array-index-key -- conditions have no name but their place
            key={place}
            part={part}
            fields={fields}
            onChange={(next) => replace(place, next)}
          />
        ),
      )}
      <div className={styles['acts']}>
        <Button look="quiet" icon="plus" onPress={() => add(freshCondition('tag', fields))}>
          {t('segments.addCondition')}
        </Button>
        {depth < deepest && (
          <Button look="quiet" icon="plus" onPress={() => add({ on: 'any', of: [] })}>
            {t('segments.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface ConditionLineProps {
  part: Condition;
  fields: readonly OwnField[];
  /** Undefined takes the condition away. */
  onChange: (part: Condition | undefined) => void;
}

/** One condition: what it is about, how it is asked, with which values. */
function ConditionLine({ part, fields, onChange }: ConditionLineProps) {
  const { t } = useWords();
  return (
    <div className={styles['condition']}>
      <Select
        label={t('segments.about')}
        hideLabel
        value={subjectOf(part)}
        choices={[
          ...subjects.map((value) => ({ value, label: t(`segments.on.${value}`) })),
          ...fields.map(({ key, label }) => ({ value: `field:${key}` as const, label })),
        ]}
        onChange={(next: Subject) => onChange(freshCondition(next, fields))}
      />
      <ConditionValues part={part} fields={fields} onChange={onChange} />
      <IconButton
        icon="close"
        label={t('segments.removePart')}
        onPress={() => onChange(undefined)}
      />
    </div>
  );
}
