import type { Reply } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import type { Business } from './app.tsx';
import { Section, Waiting } from './parts.tsx';
import { useWords } from './words.ts';

/** What was given out to somebody for what they paid, to be kept as files. */
export function Invoices({ business: { slug } }: { business: Business }) {
  const { t, day, money } = useWords();
  const asked = { params: { slug }, query: { limit: 100 } };
  const { data, fault, again } = useRead('listOwnInvoices', asked);
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  return (
    <Section title={t('invoicesTitle')}>
      {data.rows.length === 0 && <p className="soft">{t('noInvoices')}</p>}
      {data.rows.length > 0 && (
        <ul className="list">
          {data.rows.map(({ id, kind, number, issuedOn, total }) => (
            <li key={id}>
              <div>
                <p className="value">{`${t(kinds[kind])} ${number}`}</p>
                <p className="soft">{`${day(`${issuedOn}T00:00`)} · ${money(total)}`}</p>
              </div>
              <a className="act" href={`/api/b/${slug}/me/invoices/${id}/pdf`} download>
                {t('download')}
                <span className="unseen">{` ${number}`}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const kinds = {
  invoice: 'anInvoice',
  receipt: 'aReceipt',
  credit_note: 'aCreditNote',
} as const satisfies Record<Reply<'listOwnInvoices'>['rows'][number]['kind'], string>;
