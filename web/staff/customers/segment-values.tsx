import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Condition } from '#contract/segment';
import { read } from '../../api/query.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { type Choice, Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { nameOf } from '../../words/format.ts';
import { useWords, type WordKey } from '../../words/index.ts';
import { countryChoices } from '../form/choices.ts';
import { householdCondition, type OwnField, ownCondition, ownOperators } from './segment-draft.ts';
import { channels, topics } from './permissions.ts';
import styles from './segment.module.css';

interface ConditionProps {
  part: Condition;
  fields: readonly OwnField[];
  onChange: (part: Condition) => void;
}

/** How a condition is asked, and with which values. */
export function ConditionValues({ part, fields, onChange }: ConditionProps) {
  const { t } = useWords();
  const operators = operatorsOf(part, fields);
  return (
    <>
      {operators.length > 0 && 'is' in part && (
        <Select
          label={t('segments.operator')}
          hideLabel
          value={part.is}
          choices={operators.map((value) => ({
            value,
            label: t(`segments.is.${value}` as WordKey),
          }))}
          onChange={(is) => onChange(asked(part, is))}
        />
      )}
      <Values part={part} fields={fields} onChange={onChange} />
    </>
  );
}

function operatorsOf(part: Condition, fields: readonly OwnField[]): string[] {
  switch (part.on) {
    case 'tag':
      return ['any_of', 'all_of', 'none_of'];
    case 'source':
    case 'language':
    case 'city':
    case 'country':
      return ['any_of', 'none_of'];
    case 'email':
    case 'phone':
    case 'birth_date':
      return ['present', 'absent'];
    case 'created':
    case 'updated':
      return ['last', 'between'];
    case 'profiles':
      return ['at_least', 'at_most', 'exactly'];
    case 'review':
      return ['open', 'none'];
    case 'household':
      return ['in_one', 'in_none', 'role', 'named'];
    case 'consent':
      return ['given', 'withdrawn', 'unsaid'];
    case 'field':
      return ownOperators(fields.find(({ key }) => key === part.field)?.kind);
    default:
      return [];
  }
}

/** The same condition asked in another way, with its values where they still mean something. */
function asked(part: Condition, is: string): Condition {
  if (part.on === 'field') {
    const next = ownCondition(part.field, is);
    return 'text' in part && 'text' in next
      ? { ...next, text: part.text }
      : 'choices' in part && 'choices' in next
        ? { ...next, choices: part.choices }
        : next;
  }
  if (part.on === 'created' || part.on === 'updated')
    return is === 'last' ? { on: part.on, is, days: 30 } : { on: part.on, is: 'between' };
  if (part.on === 'household') return householdCondition(is);
  return { ...part, is } as Condition;
}

function Values({ part, fields, onChange }: ConditionProps) {
  const { t } = useWords();
  const tags = useQuery({ ...read('listTags', {}), enabled: part.on === 'tag' });
  const set = (change: object) => onChange({ ...part, ...change });
  if ('tags' in part)
    return (
      <Many
        chosen={part.tags}
        choices={tags.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(next) => set({ tags: next })}
      />
    );
  if ('languages' in part)
    return (
      <Many
        chosen={part.languages}
        choices={['en', 'th', 'fr'].map((value) => ({ value, label: nameOf('language', value) }))}
        onChange={(next) => set({ languages: next })}
      />
    );
  if ('countries' in part)
    return (
      <Many
        chosen={part.countries}
        choices={countryChoices()}
        onChange={(next) => set({ countries: next })}
      />
    );
  if ('choices' in part) {
    const field = fields.find(({ key }) => key === part.field);
    const choices = field?.choices.map((value) => ({ value, label: value })) ?? [];
    return (
      <Many chosen={part.choices} choices={choices} onChange={(next) => set({ choices: next })} />
    );
  }
  if ('cities' in part)
    return <Listed values={part.cities} onChange={(cities) => set({ cities })} />;
  if ('sources' in part)
    return <Listed values={part.sources} onChange={(sources) => set({ sources })} />;
  if ('roles' in part) return <Listed values={part.roles} onChange={(roles) => set({ roles })} />;
  if ('topic' in part) return <Permission part={part} onChange={onChange} />;
  if ('text' in part || 'begins' in part)
    return (
      <TextField
        label={t('segments.text')}
        hideLabel
        value={'text' in part ? part.text : part.begins}
        onChange={(text) => set('text' in part ? { text } : { begins: text })}
      />
    );
  if ('within' in part || 'days' in part || 'count' in part) {
    const key = 'within' in part ? 'within' : 'days' in part ? 'days' : 'count';
    const value = 'within' in part ? part.within : 'days' in part ? part.days : part.count;
    return (
      <TextField
        label={t(key === 'count' ? 'segments.number' : 'segments.days')}
        hideLabel
        inputMode="numeric"
        value={String(value)}
        onChange={(text) => set({ [key]: Math.min(366, Number(text.replace(/\D/g, '') || 0)) })}
      />
    );
  }
  return <Bounds part={part} onChange={onChange} />;
}

/** From and to: days, or numbers of an own field. */
function Bounds({ part, onChange }: Omit<ConditionProps, 'fields'>) {
  const { t } = useWords();
  const isNumber = part.on === 'field' && part.is === 'amount';
  const ranged =
    part.on === 'born' ||
    ('is' in part && (part.is === 'between' || part.is === 'days' || part.is === 'amount'));
  if (!ranged) return null;
  const { from, to } = part as { from?: string | number; to?: string | number };
  const set = (key: 'from' | 'to') => (text: string) => {
    const { [key]: _old, ...rest } = part as Record<string, unknown>;
    const value = isNumber ? Number(text) : text;
    const isEmpty = text === '' || Number.isNaN(value);
    onChange({ ...rest, ...(!isEmpty && { [key]: value }) } as Condition);
  };
  const type = isNumber ? 'number' : 'date';
  return (
    <span className={styles['bounds']}>
      <TextField
        label={t('segments.from')}
        hideLabel
        type={type}
        value={String(from ?? '')}
        onChange={set('from')}
      />
      <span aria-hidden="true">–</span>
      <TextField
        label={t('segments.to')}
        hideLabel
        type={type}
        value={String(to ?? '')}
        onChange={set('to')}
      />
    </span>
  );
}

interface PermissionProps {
  part: Extract<Condition, { on: 'consent' }>;
  onChange: (part: Condition) => void;
}

/** What may be sent, and by which way. */
function Permission({ part, onChange }: PermissionProps) {
  const { t } = useWords();
  return (
    <span className={styles['many']}>
      <Select
        label={t('privacy.consents.topic')}
        hideLabel
        value={part.topic}
        choices={topics.map((value) => ({ value, label: t(`privacy.consents.topics.${value}`) }))}
        onChange={(topic) => onChange({ ...part, topic })}
      />
      <Select
        label={t('privacy.consents.channel')}
        hideLabel
        value={part.channel}
        choices={channels.map((value) => ({
          value,
          label: t(`privacy.consents.channels.${value}`),
        }))}
        onChange={(channel) => onChange({ ...part, channel })}
      />
    </span>
  );
}

/** Several out of a list: what is chosen, each to be taken away, and one more to add. */
function Many({
  chosen,
  choices,
  onChange,
}: {
  chosen: readonly string[];
  choices: readonly Choice<string>[];
  onChange: (chosen: string[]) => void;
}) {
  const { t } = useWords();
  const nameFor = (value: string) => choices.find((one) => one.value === value)?.label ?? value;
  return (
    <span className={styles['many']}>
      {chosen.map((value) => (
        <span key={value} className={styles['chip']}>
          {nameFor(value)}
          <IconButton
            icon="close"
            label={t('segments.remove', { name: nameFor(value) })}
            onPress={() => onChange(chosen.filter((one) => one !== value))}
          />
        </span>
      ))}
      <Select
        label={t('segments.values')}
        hideLabel
        value={null}
        placeholder={t('segments.add')}
        choices={choices.filter(({ value }) => !chosen.includes(value))}
        onChange={(value) => onChange([...chosen, value])}
      />
    </span>
  );
}

/** Several words of one's own, parted by commas. */
function Listed({
  values,
  onChange,
}: {
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState(values.join(', '));
  return (
    <TextField
      label={t('segments.values')}
      hideLabel
      placeholder={t('segments.list')}
      value={text}
      onChange={(next) => {
        setText(next);
        const words = next.split(',').map((word) => word.trim());
        onChange([...new Set(words.filter((word) => word !== ''))].slice(0, 50));
      }}
    />
  );
}
