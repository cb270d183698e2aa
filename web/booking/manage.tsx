import { useState } from 'react';
import { Problem } from '../api/problem.ts';
import { useRead } from '../api/use-read.ts';
import { addressOfAll, addressOfPaying } from './addresses.ts';
import { BookingFacts } from './booking-facts.tsx';
import { CalendarLink } from './calendar-link.tsx';
import { Cancel } from './cancel.tsx';
import { Move } from './move.tsx';
import { Fault, Heading, Waiting } from './parts.tsx';
import type { Booking, PageOf } from './shown.ts';
import { useLink } from './use-link.ts';
import { useWords } from './words.ts';
import { ownZone } from './zones.ts';

/** One booking, for whoever holds its link: seen, moved, cancelled, paid, taken into a calendar. */
export function Manage({ page }: { page: PageOf }) {
  const link = useLink();
  return (
    <div className="sheet narrow">
      <section className="step">
        <Opened key={link} page={page} link={link} />
      </section>
    </div>
  );
}

interface OpenedProps {
  readonly page: PageOf;
  readonly link: string;
}

function Opened({ page, link }: OpenedProps) {
  const { slug } = page.business;
  const { data, fault, again, put } = useRead('getByLink', { params: { slug, token: link } });
  if (data !== undefined) return <Standing page={page} link={link} booking={data} onChange={put} />;
  if (fault === undefined) return <Waiting />;
  if (!(fault instanceof Problem)) return <Fault of={fault} again={again} />;
  if (fault.code === 'booking_replaced') return <Replaced slug={slug} fault={fault} />;
  if (fault.code === 'not_found' || fault.code === 'invalid_input')
    return <NoBooking slug={slug} />;
  return <Fault of={fault} again={again} />;
}

/** The link is that of a booking which another took the place of: it leads there, over however many moves. */
function Replaced({ slug, fault }: { slug: string; fault: Problem }) {
  const { t } = useWords();
  const link = String(fault.facts['link'] ?? '');
  return (
    <>
      <Heading>{t('moved')}</Heading>
      <p className="soft">{t('movedWhy')}</p>
      <a className="button main" href={`/b/${slug}/booking#${link}`}>
        {t('openNew')}
      </a>
    </>
  );
}

function NoBooking({ slug }: { slug: string }) {
  const { t } = useWords();
  return (
    <>
      <Heading>{t('linkDead')}</Heading>
      <p className="soft">{t('linkDeadWhy')}</p>
      <p>
        <a href={addressOfAll(slug)}>{t('allServices')}</a>
      </p>
    </>
  );
}

interface StandingProps extends OpenedProps {
  readonly booking: Booking;
  readonly onChange: (booking: Booking) => void;
}

function Standing({ page, link, booking, onChange }: StandingProps) {
  const { t } = useWords();
  const [act, setAct] = useState<'move' | 'cancel'>();
  const { slug } = page.business;
  if (act === 'move')
    return <Move page={page} link={link} booking={booking} onBack={() => setAct(undefined)} />;
  if (act === 'cancel')
    return (
      <Cancel
        page={page}
        link={link}
        booking={booking}
        onBack={() => setAct(undefined)}
        onCancelled={(cancelled) => {
          onChange(cancelled);
          setAct(undefined);
        }}
      />
    );
  const stands = booking.status === 'confirmed' || booking.status === 'pending';
  return (
    <>
      <Heading>{t('yourBooking')}</Heading>
      <State of={booking} />
      <BookingFacts booking={booking} zone={ownZone()} />
      {booking.meetingUrl !== null && stands && (
        <p>
          <a href={booking.meetingUrl}>{booking.meetingUrl}</a>
        </p>
      )}
      {booking.status === 'held' && (
        <a className="button main" href={addressOfPaying(slug, link)}>
          {t(booking.card === null ? 'pay' : 'giveCard')}
        </a>
      )}
      {stands && (
        <>
          <div className="acts">
            <CalendarLink slug={slug} link={link} />
            {isOpen(booking.changeUntil) && (
              <button type="button" onClick={() => setAct('move')}>
                {t('move')}
              </button>
            )}
            {isOpen(booking.cancelUntil) && (
              <button type="button" className="danger" onClick={() => setAct('cancel')}>
                {t('cancel')}
              </button>
            )}
          </div>
          <Terms page={page} booking={booking} />
        </>
      )}
      {!stands && booking.status !== 'held' && (
        <a className="button" href={addressOfAll(slug)}>
          {t('bookAnother')}
        </a>
      )}
    </>
  );
}

const isOpen = (until: string | null) => until !== null && Date.parse(until) >= Date.now();

/** Until when it may be moved and cancelled here; where it may not any more, who can still help. */
function Terms({ page, booking }: { page: PageOf; booking: Booking }) {
  const { t, moment } = useWords();
  const { changeUntil, cancelUntil } = booking;
  const told = (
    until: string | null,
    open: 'mayMoveUntil' | 'mayCancelUntil',
    over: 'tooLateMove' | 'tooLateCancel',
  ) =>
    until === null
      ? undefined
      : t(isOpen(until) ? open : over, { time: moment(Date.parse(until), ownZone()) });
  const sentences = [
    told(changeUntil, 'mayMoveUntil', 'tooLateMove'),
    told(cancelUntil, 'mayCancelUntil', 'tooLateCancel'),
    ...(isOpen(changeUntil) && isOpen(cancelUntil)
      ? []
      : [t('callThem', { business: page.business.name })]),
  ];
  return (
    <div className="soft">
      {sentences.map((one) => one !== undefined && <p key={one}>{one}</p>)}
    </div>
  );
}

const looks = {
  held: ['held', 'warn'],
  pending: ['pending', 'warn'],
  confirmed: ['confirmed', 'good'],
  in_progress: ['inProgress', 'good'],
  completed: ['completed', ''],
  cancelled: ['cancelled', 'bad'],
  no_show: ['noShow', 'bad'],
  rescheduled: ['rescheduled', ''],
  expired: ['expired', 'bad'],
} as const satisfies Record<Booking['status'], readonly [word: string, look: string]>;

/** How it stands, in a word and a colour. */
function State({ of }: { of: Booking }) {
  const { t } = useWords();
  const [word, look] = looks[of.status];
  return (
    <p role="status" className={`state ${look}`}>
      {t(of.status === 'held' && of.card !== null ? 'heldForCard' : word)}
    </p>
  );
}
