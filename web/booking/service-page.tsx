import { lazy, Suspense, useState } from 'react';
import { addressOfPaying } from './addresses.ts';
import type { Asked } from './asked.ts';
import { knownTimes } from './ask-times.ts';
import { Back } from './back.tsx';
import { BookStep } from './book-step.tsx';
import { ChosenFacts } from './chosen-facts.tsx';
import type { Day } from './days.ts';
import { Done } from './done.tsx';
import { Facts } from './facts.tsx';
import { isFramed, tellAround } from './frame.ts';
import type { Known } from './known.ts';
import { type Lost, lostFor } from './lost.ts';
import { Picker } from './picker.tsx';
import { Waiting } from './parts.tsx';
import type { Placed } from './place.ts';
import type { PageOf, Service } from './shown.ts';
import { Texts } from './texts.tsx';
import type { Offered } from './times.ts';
import { useAsk } from './use-ask.ts';
import type { Piece } from './piece.ts';
import type { AskTimes } from './use-times.ts';
import { useAsked } from './use-asked.ts';
import { useChosen } from './use-chosen.ts';
import { locationsOf, withUsual } from './usual.ts';
import { isZone, ownZone } from './zones.ts';

const Wait = lazy(async () => ({ default: (await import('./wait.tsx')).Wait }));

interface Props {
  readonly page: PageOf;
  readonly service: Service;
  readonly times: Known['times'];
}

/** A service, from its day and time to booked. */
export function ServicePage({ page, service, times }: Props) {
  const { slug } = page.business;
  const [said, change] = useAsked();
  const [known] = useState(() => knownTimes(times, said));
  const [pressed, setPressed] = useState<Offered>();
  const [lost, setLost] = useState<Lost>();
  const [placed, setPlaced] = useState<Placed>();
  const locations = locationsOf(page.locations, service);
  const asked = withUsual(said, service, locations);
  const { start } = asked;
  const zone = said.zone !== undefined && isZone(said.zone) ? said.zone : ownZone();
  const ask = useAsk(slug, service.slug, asked, lost);
  const lose = () => {
    void lostFor(slug, service.slug, { ...asked, start: start ?? '' }).then((told) => {
      setLost(told);
      change({ start: undefined });
    });
  };
  const chosen = useChosen(ask, start, pressed, lose);
  const choose = (time: Offered) => {
    setPressed(time);
    change({ start: time.start });
    tellAround('slot', { start: time.start });
  };
  const settle = (got: Placed) => {
    if (!goPaying(slug, got)) setPlaced(got);
  };
  const isChosen = start !== undefined;
  const told = { service, locations, asked, zone };
  if (placed !== undefined) return <Done page={page} placed={placed} zone={zone} />;
  return (
    <>
      <Back page={page} />
      <div className={isChosen ? 'sheet chosen' : 'sheet'}>
        <section className="facts">
          <h1>{service.name}</h1>
          {!isChosen && <Facts {...told} onChange={change} />}
          {chosen && (
            <ChosenFacts {...told} time={chosen} onOther={() => change({ start: undefined })} />
          )}
        </section>
        <section className="step">
          {!isChosen && (
            <TimeStep
              {...{ slug, service, asked, ask, zone, lost }}
              known={lost === undefined ? known : undefined}
              onChoose={choose}
            />
          )}
          {isChosen && !chosen && <Waiting />}
          {chosen && (
            <BookStep
              key={start}
              {...{ slug, service, asked, zone }}
              time={chosen}
              onPlaced={settle}
              onLost={lose}
            />
          )}
        </section>
        <section className="more">
          <Texts of={service} />
        </section>
      </div>
    </>
  );
}

/** Where a booking must be paid first: goes there, but for in a frame, which a press must lead out of. @returns whether it does */
function goPaying(slug: string, { booking, link, isHeld }: Placed): boolean {
  tellAround('booked', { reference: booking.reference });
  const goes = isHeld && !isFramed();
  if (goes) location.assign(addressOfPaying(slug, link));
  return goes;
}

interface TimeStepProps extends Pick<Props, 'service'> {
  readonly slug: string;
  readonly asked: Asked & { readonly option: string };
  readonly ask: AskTimes;
  readonly known: Piece | undefined;
  readonly zone: string;
  readonly lost: Lost | undefined;
  readonly onChoose: (time: Offered) => void;
}

/** A time that is free, or waiting for one that is not. */
function TimeStep({ slug, service, asked, ...rest }: TimeStepProps) {
  const [waits, setWaits] = useState<{ readonly today: Day; readonly day: Day }>();
  if (waits === undefined)
    return (
      <Picker
        {...rest}
        windowDays={service.windowDays}
        onWait={(today, day) => setWaits({ today, day })}
      />
    );
  return (
    <Suspense fallback={<Waiting />}>
      <Wait {...{ slug, service, asked }} {...waits} onBack={() => setWaits(undefined)} />
    </Suspense>
  );
}
