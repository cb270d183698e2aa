import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { pages, read } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { useMay } from '../session.ts';
import { BulkBar } from './bulk-bar.tsx';
import { fieldsOf, useColumnNames } from './columns.ts';
import { NobodyFound, NobodyYet } from './list-empty.tsx';
import { ListFilters } from './list-filters.tsx';
import { ListTable } from './list-table.tsx';
import styles from './list.module.css';
import { PhoneActs } from './phone-acts.tsx';
import { readWhere } from './segment-draft.ts';
import { useSelection } from './selection.ts';

const route = getRouteApi('/shell/customers');

/** Everybody the business knows: searched while typing, with the search in the address. */
export function CustomersPage() {
  const { t } = useWords();
  const may = useMay();
  const { q, tag, sort = 'name', segment, where, columns } = route.useSearch();
  const { names } = useColumnNames(columns);
  const asked = given({ q, tag, segment, where });
  const matching = given({ q, tag, segment, where: readWhere(where) });
  const selection = useSelection(matching);
  const list = useInfiniteQuery({
    ...pages('listCustomers', { query: { ...asked, sort, fields: fieldsOf(names) } }),
    placeholderData: keepPreviousData,
  });
  const isMany = may('customers.change');
  const [isChoosing, setChoosing] = useState(false);
  const toggle = (isOn: boolean) => {
    setChoosing(isOn);
    if (!isOn) selection.clear();
  };
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  const isNew = list.isSuccess && rows.length === 0 && Object.keys(asked).length === 0;
  return (
    <Page
      title={t('customers.title')}
      aside={<Counts />}
      acts={
        may('imports.run') &&
        !isNew && <ButtonLink to="/import">{t('customers.toImport')}</ButtonLink>
      }
    >
      {!isNew && <ListFilters />}
      <div className={styles['list']}>
        {list.isPending && <Skeleton lines={10} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {isNew && <NobodyYet />}
        {list.isSuccess && rows.length === 0 && !isNew && <NobodyFound />}
        {rows.length > 0 && (
          <PhoneActs
            isChoosing={isChoosing}
            onChoosing={isMany ? () => toggle(!isChoosing) : undefined}
          />
        )}
        {rows.length > 0 && isMany && (
          <BulkBar
            selection={selection}
            shown={rows.map(({ id }) => id)}
            asked={asked}
            names={names}
            isChoosing={isChoosing}
          />
        )}
        {rows.length > 0 && (
          <ListTable
            rows={rows}
            isStale={list.isPlaceholderData}
            names={names}
            selection={isMany ? selection : undefined}
            isChoosing={isChoosing}
          />
        )}
        <LoadMore {...list} />
      </div>
    </Page>
  );
}

/** Only what is said. */
function given<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

function Counts() {
  const { t } = useWords();
  const { data } = useQuery(read('customersCount', {}));
  if (data === undefined) return null;
  const { customers, openReviews } = data;
  return (
    <span className={styles['counts']}>
      {t('customers.count', { count: customers })}
      {openReviews > 0 && ` · ${t('customers.openReviews', { count: openReviews })}`}
    </span>
  );
}
