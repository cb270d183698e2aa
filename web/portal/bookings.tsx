import type { Reply } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import type { Business } from './app.tsx';
import { Section, Waiting } from './parts.tsx';
import { useWords } from './words.ts';

type Booking = Reply<'listOwnBookings'>['rows'][number];

/** Bookings to come, which their links open to be seen, moved and cancelled, and those that are past. */
export function Bookings({ business: { slug } }: { business: Business }) {
  const { t } = useWords();
  return (
    <>
      <Some slug={slug} when="ahead" title={t('toCome')} none={t('noBookings')} />
      <p>
        <a href={`/b/${slug}/book`}>{t('bookMore')}</a>
      </p>
      <Some slug={slug} when="past" title={t('past')} none={t('nonePast')} />
    </>
  );
}

interface SomeProps {
  readonly slug: string;
  readonly when: 'ahead' | 'past';
  readonly title: string;
  readonly none: string;
}

function Some({ slug, when, title, none }: SomeProps) {
  const asked = { params: { slug }, query: { when, limit: 30 } };
  const { data, fault, again } = useRead('listOwnBookings', asked);
  return (
    <Section title={title}>
      {data === undefined && <Waiting fault={fault} again={again} />}
      {data?.rows.length === 0 && <p className="soft">{none}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <ul className="list">
          {data.rows.map((one) => (
            <Line key={one.id} slug={slug} of={one} isAhead={when === 'ahead'} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Line({ slug, of, isAhead }: { slug: string; of: Booking; isAhead: boolean }) {
  const { t, clock, money } = useWords();
  const { service, local, reference, status, price, package: paidWith } = of;
  const where = [of.location?.name, ...of.with].filter(Boolean).join(', ');
  const paid = paidWith?.name ?? (price.minor === '0' ? undefined : money(price));
  return (
    <li>
      <div>
        <p className="value">{clock(local)}</p>
        <p>{[service.name, where].filter(Boolean).join(' · ')}</p>
        <p className="soft">
          {[t(words[status]), paid].filter(Boolean).join(' · ')}
          {' · '}
          <span className="whole">{reference}</span>
        </p>
      </div>
      {isAhead && (
        <a className="act" href={`/b/${slug}/booking#${of.link}`}>
          {t('openBooking')}
          <span className="unseen">{` ${reference}`}</span>
        </a>
      )}
    </li>
  );
}

const words = {
  held: 'isHeld',
  pending: 'isPending',
  confirmed: 'isConfirmed',
  in_progress: 'isUnderWay',
  completed: 'isOver',
  cancelled: 'isCancelled',
  no_show: 'isMissed',
  rescheduled: 'isCancelled',
  expired: 'isCancelled',
} as const satisfies Record<Booking['status'], string>;
