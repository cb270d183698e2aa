import { useState } from 'react';
import { call } from '../api/call.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { addressOfBooking } from './addresses.ts';
import { Picker } from './picker.tsx';
import { Fault, Heading, Rows, Waiting } from './parts.tsx';
import { type Lost, lostFor } from './lost.ts';
import { isLost } from './place.ts';
import type { Booking, PageOf } from './shown.ts';
import type { Time } from './times.ts';
import { useAsk } from './use-ask.ts';
import { useWords } from './words.ts';
import { ownZone } from './zones.ts';

interface Props {
  readonly page: PageOf;
  readonly link: string;
  readonly booking: Booking;
  readonly onBack: () => void;
}

/** Another time for a booking: chosen as the first was, and seen beside it before it is moved. */
export function Move({ page, link, booking, onBack }: Props) {
  const { t, moment } = useWords();
  const { slug } = page.business;
  const { isBusy, fault, run } = useAct();
  const [time, setTime] = useState<Time>();
  const [lost, setLost] = useState<Lost>();
  const params = { slug, service: booking.service.slug };
  const service = useRead('getPublicService', { params });
  const { option, location, party } = booking;
  const same = { option: option.id, location: location?.id, party };
  const ask = useAsk(slug, booking.service.slug, same, lost);
  if (service.data === undefined)
    return service.fault === undefined ? (
      <Waiting />
    ) : (
      <Fault of={service.fault} again={service.again} />
    );
  const zone = ownZone();
  const move = (chosen: Time) => {
    void run(async () => {
      try {
        const body = { start: chosen.start };
        const moved = await call('rescheduleByLink', { params: { slug, token: link }, body });
        window.location.replace(addressOfBooking(slug, moved.link));
      } catch (thrown) {
        if (!isLost(thrown)) throw thrown;
        setTime(undefined);
        setLost(await lostFor(slug, booking.service.slug, { ...same, start: chosen.start }));
      }
    });
  };
  return (
    <>
      <Heading>{t('moveTitle')}</Heading>
      {time === undefined ? (
        <>
          <p className="soft">{moment(Date.parse(booking.startsAt), zone)}</p>
          <Picker
            ask={ask}
            known={undefined}
            zone={zone}
            windowDays={service.data.windowDays}
            lost={lost}
            onChoose={setTime}
          />
        </>
      ) : (
        <Rows
          of={[
            [t('moveFrom'), moment(Date.parse(booking.startsAt), zone)],
            [t('moveTo'), moment(time.at, zone)],
          ]}
        />
      )}
      <Fault of={fault} />
      <div className="acts">
        {time !== undefined && (
          <button type="button" className="main" disabled={isBusy} onClick={() => move(time)}>
            {t('moveHere')}
          </button>
        )}
        <button type="button" onClick={time === undefined ? onBack : () => setTime(undefined)}>
          {t(time === undefined ? 'keep' : 'otherTime')}
        </button>
      </div>
    </>
  );
}
