import { useEffect, useRef, useState } from 'react';
import { DateGrid } from './date-grid.tsx';
import { addDays, type Day, firstOf } from './days.ts';
import { Fault } from './parts.tsx';
import { TimeList } from './time-list.tsx';
import type { Lost } from './lost.ts';
import { nearest, type Time } from './times.ts';
import type { Piece } from './piece.ts';
import { type AskTimes, type Times, useTimes } from './use-times.ts';
import { useWords } from './words.ts';
import { todayIn, wallOf } from './zones.ts';

interface Props {
  readonly ask: AskTimes;
  readonly known: Piece | undefined;
  readonly zone: string;
  /** How many days ahead can be booked. */
  readonly windowDays: number;
  /** A time that was wanted and cannot be had any more. */
  readonly lost: Lost | undefined;
  readonly onChoose: (time: Time) => void;
  /** Somebody would rather wait for a time that is taken. @param day that they looked at */
  readonly onWait?: (today: Day, day: Day) => void;
}

/** A day and then a time: a month beside the times of the day that is chosen. */
export function Picker({ ask, known, zone, windowDays, lost, onChoose, onWait }: Props) {
  const { t, month: monthName, hour } = useWords();
  const [now] = useState(() => Date.now());
  const today = todayIn(zone, now);
  const last = addDays(today, windowDays + 1);
  const [turned, setTurned] = useState<Day>();
  const [day, setDay] = useState<Day>();
  const begins = lost === undefined ? today : wallOf(lost.at, zone).day;
  const month = turned ?? firstOf(begins);
  const times = useTimes(ask, known, { month, zone, today, last });
  const { days, next, fault, again } = times;
  const nothing = days !== undefined && days.size === 0;
  // Nothing in the first month is nothing to show: it begins with the first that has something.
  const leadsOn = nothing && turned === undefined && next !== null;
  if (leadsOn) setTurned(firstOf(next));
  const meant =
    lost !== undefined && days ? nearest([...days.values()].flat(), lost.at) : undefined;
  const chosen = chosenOf(times, day, meant && wallOf(meant.at, zone).day);
  const isNone = nothing && next === null && month <= firstOf(today);
  return (
    <div className="picker">
      {lost !== undefined && (
        <div role="alert" className="notice warn">
          <p>{t(lost.why, { time: hour(lost.at, zone) })}</p>
        </div>
      )}
      <DateGrid
        month={month}
        free={days && new Map([...days].map(([on, some]) => [on, some.length]))}
        chosen={chosen}
        today={today}
        last={last}
        onMonth={setTurned}
        onChoose={setDay}
      />
      <section className="dayTimes" aria-busy={days === undefined}>
        <Fault of={fault} again={again} />
        {days === undefined && fault === undefined && <Bones />}
        {nothing && !leadsOn && (
          <div className="notice" role="status">
            <p>{isNone ? t('noneAtAll') : t('noneThisMonth', { month: monthName(month) })}</p>
            {isNone && <p className="soft">{t('noneAtAllWhy')}</p>}
            {next !== null && <NextDay day={next} onGo={setTurned} />}
          </div>
        )}
        {chosen !== undefined && days !== undefined && (
          <DayTimes
            day={chosen}
            times={days.get(chosen) ?? []}
            zone={zone}
            isPriced={isPriced(days)}
            reached={meant?.start}
            onChoose={onChoose}
          />
        )}
        {onWait && days !== undefined && !leadsOn && (
          <p>
            <button
              type="button"
              className="plain"
              onClick={() => onWait(today, chosen ?? (month < today ? today : month))}
            >
              {t('waitInstead')}
            </button>
          </p>
        )}
      </section>
    </div>
  );
}

/** The day that was pressed, else the one with the time that is nearest, else the first of the month with any. */
function chosenOf({ days }: Times, pressed: Day | undefined, near: Day | undefined) {
  return (
    [pressed, near].find((one) => one !== undefined && days?.has(one)) ?? days?.keys().next().value
  );
}

/** Whether one time costs another price than the next, as at peak hours: only then does a price beside each say anything. */
function isPriced(days: ReadonlyMap<Day, readonly Time[]>): boolean {
  const prices = [...days.values()].flatMap((some) => some.map(({ price }) => price.minor));
  return new Set(prices).size > 1;
}

function NextDay({ day, onGo }: { day: Day; onGo: (month: Day) => void }) {
  const { t, day: dayName } = useWords();
  return (
    <button type="button" onClick={() => onGo(firstOf(day))}>
      {t('nextFree', { day: dayName(day) })}
    </button>
  );
}

type DayTimesProps = Parameters<typeof TimeList>[0];

function DayTimes({ day, reached, ...rest }: DayTimesProps) {
  const { day: dayName } = useWords();
  const part = useRef<HTMLDivElement>(null);
  // Somebody whose time was taken is brought to the one that is nearest to it.
  useEffect(() => {
    if (reached === undefined) return;
    part.current?.querySelector<HTMLElement>(`[data-start="${reached}"]`)?.focus();
  }, [reached]);
  return (
    <>
      <h2 aria-live="polite">{dayName(day)}</h2>
      <div ref={part}>
        <TimeList day={day} reached={reached} {...rest} />
      </div>
    </>
  );
}

/** Where times will stand, while they are being asked. */
function Bones() {
  const { t } = useWords();
  return (
    <div className="times" role="status">
      <span className="unseen">{t('loading')}</span>
      <div className="part" aria-hidden="true">
        {Array.from({ length: 8 }, (_, place) => (
          <span key={place} className="bone" />
        ))}
      </div>
    </div>
  );
}
