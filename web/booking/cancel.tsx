import { useState } from 'react';
import { call } from '../api/call.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { BookingFacts } from './booking-facts.tsx';
import { Fault, Field, Heading } from './parts.tsx';
import type { Booking, PageOf } from './shown.ts';
import { useWords } from './words.ts';
import { ownZone } from './zones.ts';

interface Props {
  readonly page: PageOf;
  readonly link: string;
  readonly booking: Booking;
  readonly onBack: () => void;
  readonly onCancelled: (booking: Booking) => void;
}

/** Asks whether it is really to be cancelled, and says what goes back before anybody does it. */
export function Cancel({ page, link, booking, onBack, onCancelled }: Props) {
  const { t } = useWords();
  const { isBusy, fault, run } = useAct();
  const [reason, setReason] = useState('');
  const params = { slug: page.business.slug, token: link };
  const cancel = () => {
    void run(async () => {
      const body = { reason: reason.trim() || null };
      onCancelled(await call('cancelByLink', { params, body }));
    });
  };
  return (
    <>
      <Heading>{t('cancelTitle')}</Heading>
      <BookingFacts booking={booking} zone={ownZone()} />
      {wasPaid(booking) && <Refund page={page} booking={booking} />}
      <Field
        label={t('cancelReason')}
        value={reason}
        onChange={setReason}
        isLong
        maxLength={1000}
      />
      <Fault of={fault} />
      <div className="acts">
        <button type="button" className="danger" disabled={isBusy} onClick={cancel}>
          {t('cancelDo')}
        </button>
        <button type="button" onClick={onBack}>
          {t('keep')}
        </button>
      </div>
    </>
  );
}

const wasPaid = ({ paymentStatus }: Booking) =>
  paymentStatus === 'paid' || paymentStatus === 'part_paid' || paymentStatus === 'processing';

/** What goes back of what was paid, as the service has it. */
function Refund({ page, booking }: Pick<Props, 'page' | 'booking'>) {
  const { t, percent } = useWords();
  const params = { slug: page.business.slug, service: booking.service.slug };
  const { data } = useRead('getPublicService', { params });
  const [now] = useState(() => Date.now());
  if (data === undefined) return null;
  const hoursLeft = (Date.parse(booking.startsAt) - now) / 3_600_000;
  const due = data.refunds.filter(({ hoursBefore }) => hoursBefore <= hoursLeft);
  const share = Math.max(0, ...due.map((one) => one.percent));
  return (
    <p className="notice">
      {share === 0 ? t('refundNone') : t('refundShare', { share: percent(share) })}
    </p>
  );
}
