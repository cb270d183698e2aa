import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Row } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { useWords } from '../../../words/index.ts';
import { Fault } from '../../shell/route-states.tsx';
import about from '../about.module.css';

interface FindCustomerProps {
  /** Whoever is meant already is not offered. */
  without: string;
  /** The verb on each, as in "Compare". */
  act: string;
  onChoose: (customer: Row<'listCustomers'>) => void;
}

/** Looks somebody up by name, number or address. */
export function FindCustomer({ without, act, onChoose }: FindCustomerProps) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...read('listCustomers', { query: { q, limit: 10 } }),
    enabled: q.trim() !== '',
    placeholderData: (before) => before,
  });
  const rows = found.data?.rows.filter(({ id }) => id !== without);
  return (
    <>
      <SearchField
        label={t('customers.search')}
        placeholder={t('customers.searchHint')}
        autoFocus
        value={q}
        onChange={setQ}
      />
      {found.isError && <Fault fault={found.error} again={() => void found.refetch()} />}
      <ul className={about['rows']}>
        {rows?.map((row) => {
          const name = row.name === '' ? t('customers.noName') : row.name;
          return (
            <li key={row.id} className={about['row']}>
              <div className={about['words']}>
                <span>{name}</span>
                <p className={about['soft']}>
                  {[row.phone, row.email, row.city].filter(Boolean).join(' · ')}
                </p>
              </div>
              <Button aria-label={`${act}: ${name}`} onPress={() => onChoose(row)}>
                {act}
              </Button>
            </li>
          );
        })}
      </ul>
      {q.trim() !== '' && rows?.length === 0 && (
        <p className={about['soft']}>{t('customers.noneFound')}</p>
      )}
    </>
  );
}
