import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { read } from '../../api/query.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { customerSorts } from '../searches.ts';
import { ColumnChoice } from './column-choice.tsx';
import styles from './list.module.css';
import { SegmentFilter } from './segment-filter.tsx';

const route = getRouteApi('/shell/customers');

/** Keys are struck faster than answers are worth asking for. */
const restMs = 90;

/** What to search for, and in which order to list. */
export function ListFilters() {
  const { t } = useWords();
  const { q = '', tag, sort = 'name' } = route.useSearch();
  const navigate = route.useNavigate();
  const tags = useQuery(read('listTags', {}));
  const [typed, setTyped] = useTyped(q, (next) => {
    void navigate({ search: (before) => ({ ...before, q: next || undefined }), replace: true });
  });
  return (
    <div className={styles['filters']} role="search">
      <SearchField
        label={t('customers.search')}
        placeholder={t('customers.searchHint')}
        value={typed}
        onChange={setTyped}
      />
      <SegmentFilter />
      {tags.data && tags.data.rows.length > 0 && (
        <Select
          label={t('customers.tag')}
          hideLabel
          value={tag ?? ''}
          choices={[
            { value: '', label: t('customers.allTags') },
            ...tags.data.rows.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(next) =>
            void navigate({ search: (before) => ({ ...before, tag: next || undefined }) })
          }
        />
      )}
      <Select
        label={t('customers.sort')}
        hideLabel
        value={sort}
        isDisabled={q !== ''}
        choices={customerSorts.map((value) => ({ value, label: t(`customers.sorts.${value}`) }))}
        onChange={(next) => void navigate({ search: (before) => ({ ...before, sort: next }) })}
      />
      <div className={styles['onDesk']}>
        <ColumnChoice />
      </div>
    </div>
  );
}

/** What is being typed, told once the keys rest; changes from outside (going back) take its place. */
function useTyped(told: string, tell: (typed: string) => void) {
  const [typed, setTyped] = useState(told);
  const [heard, setHeard] = useState(told);
  if (told !== heard) {
    setHeard(told);
    if (told !== typed.trim()) setTyped(told);
  }
  useEffect(() => {
    if (typed.trim() === told) return undefined;
    const timer = setTimeout(() => tell(typed.trim()), restMs);
    return () => clearTimeout(timer);
  });
  return [typed, setTyped] as const;
}
