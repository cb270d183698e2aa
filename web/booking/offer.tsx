import { useState } from 'react';
import { call, type Reply } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { addressOfBooking, addressOfPaying, addressOfService } from './addresses.ts';
import { BookingFacts } from './booking-facts.tsx';
import { HoldClock } from './hold-clock.tsx';
import { Check, Fault, Heading, Waiting } from './parts.tsx';
import type { PageOf } from './shown.ts';
import { useLink } from './use-link.ts';
import { useWords } from './words.ts';
import { ownZone } from './zones.ts';

/** A time that is kept for somebody who waited: they take it, or let it go to whoever waits next. */
export function OfferPage({ page }: { page: PageOf }) {
  const link = useLink();
  const params = { slug: page.business.slug, token: link };
  const { data, fault, again } = useRead('getOffer', { params });
  return (
    <div className="sheet narrow">
      <section className="step">
        {data === undefined && fault === undefined && <Waiting />}
        {isGone(fault) ? <Gone /> : <Fault of={fault} again={again} />}
        {data !== undefined && <Offered key={data.state} {...{ page, link, offer: data }} />}
      </section>
    </div>
  );
}

const isGone = (fault: unknown) =>
  fault instanceof Problem &&
  ['not_found', 'invalid_input', 'booking_replaced'].includes(fault.code);

interface Props {
  readonly page: PageOf;
  readonly link: string;
  readonly offer: Reply<'getOffer'>;
}

function Offered({ page, link, offer }: Props) {
  const { t } = useWords();
  const { slug } = page.business;
  const [now, setNow] = useState(offer.state);
  const [leaves, setLeaves] = useState(false);
  const { isBusy, fault, run } = useAct();
  const params = { slug, token: link };
  if (now !== 'open') return <Settled {...{ slug, link, offer }} state={now} />;
  const take = () => {
    void run(async () => {
      const { isHeld } = await call('takeOffer', { params });
      location.assign(isHeld ? addressOfPaying(slug, link) : addressOfBooking(slug, link));
    });
  };
  const refuse = () => {
    void run(async () => {
      await call('refuseOffer', { params, body: { leave: leaves } });
      setNow('refused');
    });
  };
  const isOver = fault instanceof Problem && fault.code === 'hold_lapsed';
  if (isOver) return <Settled {...{ slug, link, offer }} state="over" />;
  return (
    <>
      <Heading>{t('offerTitle')}</Heading>
      <HoldClock endsAt={offer.endsAt} zone={ownZone()} onOver={() => setNow('over')} />
      <BookingFacts booking={offer.booking} zone={ownZone()} />
      <Fault of={fault} />
      <div className="acts">
        <button type="button" className="main" disabled={isBusy} onClick={take}>
          {t('offerTake')}
        </button>
        <button type="button" disabled={isBusy} onClick={refuse}>
          {t('offerRefuse')}
        </button>
      </div>
      <Check label={t('offerLeave')} isOn={leaves} onChange={setLeaves} />
    </>
  );
}

interface SettledProps {
  readonly slug: string;
  readonly link: string;
  readonly offer: Props['offer'];
  readonly state: Exclude<Props['offer']['state'], 'open'>;
}

/** What became of it, and where to go from there. */
function Settled({ slug, link, offer, state }: SettledProps) {
  const { t } = useWords();
  if (state === 'taken')
    return (
      <>
        <Heading>{t('offerTaken')}</Heading>
        <a className="button main" href={addressOfBooking(slug, link)}>
          {t('seeBooking')}
        </a>
      </>
    );
  return (
    <>
      <Heading>{t(state === 'over' ? 'offerOver' : 'offerRefused')}</Heading>
      <p className="soft">{t(state === 'over' ? 'offerOverWhy' : 'offerRefusedWhy')}</p>
      <a className="button" href={addressOfService(slug, offer.booking.service.slug)}>
        {t('otherTime')}
      </a>
    </>
  );
}

function Gone() {
  const { t } = useWords();
  return (
    <>
      <Heading>{t('offerGone')}</Heading>
      <p className="soft">{t('linkDeadWhy')}</p>
    </>
  );
}
