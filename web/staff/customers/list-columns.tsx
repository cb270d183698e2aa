import type { CustomerRow } from '#contract/customer';
import { Badge } from '../../ui/badge.tsx';
import type { Column } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { day, nameOf, number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import type { ColumnName, columnNames } from './columns.ts';
import styles from './list.module.css';
import type { OwnField } from './segment-draft.ts';
import type { Selection } from './selection.ts';

type T = ReturnType<typeof useWords>['t'];

/** What a column is called. */
export function columnWords(t: T, name: (typeof columnNames)[number]): string {
  switch (name) {
    case 'email':
    case 'phone':
    case 'tags':
    case 'profiles':
    case 'updated':
      return t(`customers.${name}`);
    default:
      return t(`segments.${name}`);
  }
}

/** A box before each customer, to choose it for an act on many; on a phone only while somebody chooses. */
export function choiceColumn(
  t: T,
  selection: Selection,
  onPhone: 'before' | 'hide',
): Column<CustomerRow> {
  return {
    key: 'choice',
    header: t('bulk.region'),
    hideHeader: true,
    width: '32px',
    phone: onPhone,
    cell: ({ id, name }) => (
      // The browser's own: a list may have hundreds.
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={selection.has(id)}
          aria-label={t('bulk.choose', { name: name || t('customers.noName') })}
          onChange={(event) => selection.choose([id], event.target.checked)}
        />
      </label>
    ),
  };
}

export function nameColumn(t: T): Column<CustomerRow> {
  return {
    key: 'name',
    header: t('customers.name'),
    width: '22%',
    phone: 'lead',
    cell: ({ name }) => (name === '' ? t('customers.noName') : name),
  };
}

/** A column by its name. */
export function columnOf(
  t: T,
  name: ColumnName,
  fields: readonly OwnField[],
): Column<CustomerRow> | undefined {
  if (name.startsWith('field:')) {
    const field = fields.find(({ key }) => `field:${key}` === name);
    return field && ownColumn(t, field);
  }
  const known = name as (typeof columnNames)[number];
  return { key: known, header: columnWords(t, known), ...shapes[known] };
}

function ownColumn(t: T, { key, label, kind }: OwnField): Column<CustomerRow> {
  const shown = (value: string) => {
    if (kind === 'date') return day(value);
    if (kind === 'number') return number(Number(value), 10);
    return kind === 'yes_no' ? t(`forms.${value === 'yes' ? 'yes' : 'no'}`) : value;
  };
  return {
    key: `field:${key}`,
    header: label,
    ...(kind === 'number' && { align: 'end' as const }),
    phone: 'named',
    cell: ({ values }) => values[key] !== undefined && shown(values[key]),
  };
}

type Shape = Omit<Column<CustomerRow>, 'key' | 'header'>;

const shapes: Record<(typeof columnNames)[number], Shape> = {
  email: { width: '26%', phone: 'more', cell: ({ email }) => email },
  phone: { width: '16%', phone: 'more', cell: ({ phone }) => phone },
  tags: { phone: 'more', cell: (row) => <Marks {...row} /> },
  profiles: {
    width: '72px',
    align: 'end',
    phone: 'named',
    cell: ({ profiles }) => number(profiles),
  },
  company: { phone: 'named', cell: ({ company }) => company },
  city: { phone: 'named', cell: ({ city }) => city },
  language: {
    phone: 'named',
    cell: ({ language }) => language !== null && nameOf('language', language),
  },
  birthDate: { phone: 'named', cell: ({ birthDate }) => birthDate !== null && day(birthDate) },
  created: {
    width: '128px',
    align: 'end',
    phone: 'named',
    cell: ({ createdAt }) => soft(createdAt),
  },
  updated: {
    width: '128px',
    align: 'end',
    phone: 'side',
    cell: ({ updatedAt }) => soft(updatedAt),
  },
};

const soft = (at: string) => (
  <span className={styles['soft']}>
    <When at={at} relative />
  </span>
);

function Marks({ tags, inReview }: CustomerRow) {
  const { t } = useWords();
  if (tags.length === 0 && !inReview) return null;
  return (
    <span className={styles['marks']}>
      {inReview && <Badge tone="warn">{t('customers.inReview')}</Badge>}
      {tags.map(({ id, name, color }) => (
        <Tag key={id} color={color}>
          {name}
        </Tag>
      ))}
    </span>
  );
}
