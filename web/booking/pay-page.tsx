import { lazy, Suspense, useState } from 'react';
import { Problem } from '../api/problem.ts';
import { addressOfBooking, addressOfService } from './addresses.ts';
import { BookingFacts } from './booking-facts.tsx';
import { HoldClock } from './hold-clock.tsx';
import { Fault, Heading, Waiting } from './parts.tsx';
import { PayTwin } from './pay-twin.tsx';
import type { Booking, PageOf, Paying } from './shown.ts';
import { useLink } from './use-link.ts';
import { usePaying } from './use-paying.ts';
import { useWords } from './words.ts';
import { ownZone } from './zones.ts';

const PayStripe = lazy(async () => ({ default: (await import('./pay-stripe.tsx')).PayStripe }));

/** A booking that is held while it is paid or its card is given: what for, until when, and by what. */
export function PayPage({ page }: { page: PageOf }) {
  const link = useLink();
  const { slug } = page.business;
  const { data, fault, again } = usePaying(slug, link);
  const isOver = fault instanceof Problem && fault.code === 'hold_lapsed';
  return (
    <div className="sheet narrow">
      <section className="step">
        {data === undefined && fault === undefined && <Waiting />}
        {isOver && <Over page={page} booking={data?.booking} />}
        {!isOver && <Fault of={fault} again={again} />}
        {!isOver && data !== undefined && (
          <Stands page={page} link={link} paying={data} onTold={again} />
        )}
      </section>
    </div>
  );
}

interface Props {
  readonly page: PageOf;
  readonly link: string;
  readonly paying: Paying;
  readonly onTold: () => void;
}

function Stands(props: Props) {
  const { page, link, paying } = props;
  const { t } = useWords();
  const { status, paymentStatus } = paying.booking;
  if (status === 'held') return <Held {...props} />;
  if (status !== 'expired') {
    // Nothing is left to do here: the booking's own page says how it stands, and Back does not lead into paying again.
    window.location.replace(addressOfBooking(page.business.slug, link));
    return <Waiting />;
  }
  if (unpaid.has(paymentStatus)) return <Over page={page} booking={paying.booking} />;
  return (
    <>
      <Heading>{t('expired')}</Heading>
      <p role="alert" className="notice warn">
        {t('paidButGone')}
      </p>
    </>
  );
}

/** What came of the price where no money came. */
const unpaid: ReadonlySet<Booking['paymentStatus']> = new Set<Booking['paymentStatus']>([
  'pending',
  'failed',
  'on_site',
  'waived',
]);

function Held({ page, paying, onTold }: Props) {
  const { t, price } = useWords();
  const { booking } = paying;
  const { holdEndsAt, paymentStatus, card } = booking;
  const [isOver, setOver] = useState(false);
  const isAtBank = paymentStatus === 'processing';
  if (isOver && !isAtBank) return <Over page={page} booking={booking} />;
  return (
    <>
      <Heading>
        {card === null ? t('payTitle', { price: price(booking.dueNow) }) : t('cardTitle')}
      </Heading>
      {holdEndsAt !== null && (
        <HoldClock endsAt={holdEndsAt} zone={ownZone()} onOver={() => setOver(true)} />
      )}
      <BookingFacts booking={booking} zone={ownZone()} />
      {card !== null && (
        <p>
          {t('cardWhy')}{' '}
          {card.fee === null ? t('cardNoFee') : t('cardFee', { price: price(card.fee) })}
        </p>
      )}
      {(paymentStatus === 'failed' || card?.isRefused) && (
        <p role="alert" className="notice bad">
          {t('payRefused')}
        </p>
      )}
      {!isAtBank && <Card paying={paying} onTold={onTold} />}
      <p role="status" className="soft">
        {t(isAtBank ? 'payProcessing' : card === null ? 'payWaiting' : 'cardWaiting')}
      </p>
    </>
  );
}

function Card({ paying, onTold }: Pick<Props, 'paying' | 'onTold'>) {
  const { publicKey, clientSecret, twinUrl, booking } = paying;
  const keeps = booking.card !== null;
  if (twinUrl !== null) return <PayTwin url={twinUrl} keeps={keeps} />;
  if (publicKey === null || clientSecret === null) return null;
  return (
    <Suspense fallback={<Waiting />}>
      <PayStripe {...{ publicKey, clientSecret, keeps, onTold }} />
    </Suspense>
  );
}

function Over({ page, booking }: { page: PageOf; booking: Booking | undefined }) {
  const { t } = useWords();
  const { slug } = page.business;
  return (
    <>
      <Heading>{t('holdOver')}</Heading>
      <p className="soft">{t('holdOverWhy')}</p>
      {booking !== undefined && (
        <a className="button main" href={addressOfService(slug, booking.service.slug)}>
          {t('otherTime')}
        </a>
      )}
    </>
  );
}
