import { useState } from 'react';
import type { Reply } from '../api/call.ts';
import type { Business } from './app.tsx';
import { LinkPhone } from './link-phone.tsx';
import { Done, Section, Waiting } from './parts.tsx';
import { useRead } from '../api/use-read.ts';
import { useWords } from './words.ts';

type Status = Reply<'getVipStatus'>;

/** How somebody stands to the business: their tier, whether it knows them, their bookings and packages. */
export function Overview({ business }: { business: Business }) {
  const { t } = useWords();
  const status = useRead('getVipStatus', {});
  const [isLinked, setLinked] = useState(false);
  const { data } = status;
  if (data === undefined) return <Waiting fault={status.fault} again={status.again} />;
  const canLink = data.status !== 'linked_matched' && business.phoneWays.length > 0 && !isLinked;
  return (
    <>
      <Tier tier={data.vipTier} />
      <p className="soft">{t(standing[data.status], { business: business.name })}</p>
      {isLinked && <Done>{t('linkDone')}</Done>}
      {canLink && (
        <Section title={t('linkTitle')}>
          <p className="soft">{t('linkWhy', { business: business.name })}</p>
          <LinkPhone
            business={business}
            onLinked={(next) => {
              setLinked(true);
              status.put(next);
            }}
          />
        </Section>
      )}
      <Bookings />
      <Packages />
    </>
  );
}

const standing = {
  linked_matched: 'linkedMatched',
  linked_unmatched: 'linkedUnmatched',
  not_linked: 'notLinked',
} as const satisfies Record<Status['status'], string>;

function Tier({ tier }: { tier: Status['vipTier'] }) {
  const { t, day } = useWords();
  if (tier === null) return null;
  return (
    <section className="tier" aria-label={t('yourTier')}>
      <p className="soft">{t('yourTier')}</p>
      <p className="tierName">{tier.name}</p>
      {tier.description !== '' && <p>{tier.description}</p>}
      <p className="soft">{t('tierSince', { date: day(tier.since) })}</p>
    </section>
  );
}

function Bookings() {
  const { t, day } = useWords();
  const { data, fault, again } = useRead('listVipBookings', { query: { filter: 'future' } });
  return (
    <Section title={t('bookings')}>
      {data === undefined && <Waiting fault={fault} again={again} />}
      {data?.bookings.length === 0 && <p className="soft">{t('noBookings')}</p>}
      {data !== undefined && data.bookings.length > 0 && (
        <ul className="list">
          {data.bookings.map((one) => (
            <li key={one.id}>
              <div>
                <p className="value">{`${day(`${one.date}T00:00`)}, ${one.startTime}`}</p>
                <p className="soft">{[one.service, one.bay].filter(Boolean).join(' · ')}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Packages() {
  const { t, day, left } = useWords();
  const { data, fault, again } = useRead('listVipPackages', {});
  return (
    <Section title={t('packages')}>
      {data === undefined && <Waiting fault={fault} again={again} />}
      {data?.activePackages.length === 0 && <p className="soft">{t('noPackages')}</p>}
      {data !== undefined && data.activePackages.length > 0 && (
        <ul className="list">
          {data.activePackages.map(({ id, packageName, unit, total, remaining, expiryDate }) => {
            const facts = [
              left(unit, remaining, total),
              expiryDate && t('expires', { date: day(`${expiryDate}T00:00`) }),
            ];
            return (
              <li key={id}>
                <div>
                  <p className="value">{packageName}</p>
                  <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
