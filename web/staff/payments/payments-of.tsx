import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { ChargeWindow } from './charge-window.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { PaymentTable } from './payment-table.tsx';
import { PaymentWindow } from './payment-window.tsx';
import styles from './payments.module.css';
import type { Subject } from './states.ts';
import { type Due, TakeWindow } from './take-window.tsx';
import { WaiveWindow } from './waive-window.tsx';

interface PaymentsOfProps {
  subject: Subject;
  /** What is still to be paid; nothing of which something could be taken where not said. */
  due?: Due;
  /** The fee for not coming, where one may be charged now. */
  fee?: { readonly minor: string; readonly currency: string };
}

const mostShown = 50;

/** What was paid for one booking or package, what was given out for it, and what can be done about either. */
export function PaymentsOf({ subject, due, fee }: PaymentsOfProps) {
  const { t } = useWords();
  const may = useMay();
  const [asked, setAsked] = useState<'take' | 'waive' | 'charge'>();
  const [shown, setShown] = useState<string>();
  const query = { subject: subject.id, limit: mostShown };
  const list = useQuery(read('listPayments', { query }));
  const given = useQuery(read('listInvoices', { query }));
  const card = useQuery(read('getSavedCard', { params: { subject: subject.id } })).data?.card;
  const close = () => setAsked(undefined);
  const rows = list.data?.rows ?? [];
  const mayTake = may('payments.take');
  return (
    <Section
      title={t('payments.title')}
      aside={
        <span className={styles['line']}>
          {due && mayTake && <Button onPress={() => setAsked('take')}>{t('payments.take')}</Button>}
          {due && due.minor !== '0' && may('payments.refund') && (
            <Button onPress={() => setAsked('waive')}>{t('payments.waive')}</Button>
          )}
          {fee && card && mayTake && (
            <Button onPress={() => setAsked('charge')}>{t('payments.charge')}</Button>
          )}
        </span>
      }
    >
      <div className={styles['stack']}>
        {list.isPending && <Skeleton lines={2} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {card && (
          <p>
            {t(card.fee === null ? 'payments.kept' : 'payments.keptFor', {
              brand: card.brand,
              last4: card.last4,
              amount: card.fee === null ? '' : money(card.fee),
            })}
          </p>
        )}
        {list.isSuccess && rows.length === 0 && (
          <p className={styles['soft']}>{t('payments.noneOf')}</p>
        )}
        {rows.length > 0 && (
          <PaymentTable
            rows={rows}
            renderLink={({ id }, children) => (
              <button type="button" className={styles['row']} data-row onClick={() => setShown(id)}>
                {children}
              </button>
            )}
          />
        )}
        {given.data && given.data.rows.length > 0 && <InvoiceTable rows={given.data.rows} />}
      </div>
      {shown !== undefined && <PaymentWindow id={shown} onClose={() => setShown(undefined)} />}
      {asked === 'take' && due && <TakeWindow subject={subject} due={due} onClose={close} />}
      {asked === 'waive' && due && <WaiveWindow subject={subject} due={due} onClose={close} />}
      {asked === 'charge' && fee && card && (
        <ChargeWindow booking={subject.id} card={card} fee={fee} onClose={close} />
      )}
    </Section>
  );
}
