import { scaleBand, scaleLinear } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { day as dayWords, number } from '../words/format.ts';
import styles from './day-bars.module.css';

/** What there was on one day, as in `2026-01-31`. */
export interface DayValue {
  readonly day: string;
  readonly value: number;
}

interface DayBarsProps {
  /** What is counted; the chart's name. */
  label: string;
  days: readonly DayValue[];
  /** Heading of the column of days, for those who read the table. */
  dayLabel: string;
}

/**
 * A number's history, a bar a day. The day under the pointer, or chosen with the arrow keys, is told below; who does not
 * see the picture reads the same as a table.
 */
export function DayBars({ label, days, dayLabel }: DayBarsProps) {
  const [chosen, choose] = useState<number>();
  return (
    <figure className={styles['figure']}>
      <Picture label={label} days={days} chosen={chosen} choose={choose} />
      <figcaption className={styles['caption']} aria-live="polite">
        <Told days={days} chosen={chosen} />
      </figcaption>
      <div className={styles['read']}>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{dayLabel}</th>
              <th scope="col">{label}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, value }) => (
              <tr key={day}>
                <th scope="row">{dayWords(day)}</th>
                <td>{number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

interface PictureProps {
  label: string;
  days: readonly DayValue[];
  chosen: number | undefined;
  choose: (place: number | undefined) => void;
}

/** Whoever moves over the picture, or through it with the arrow keys, chooses a day. */
function Picture({ label, days, chosen, choose }: PictureProps) {
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    choose(inside(Math.floor(((clientX - left) / width) * days.length), days.length));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    choose(inside((chosen ?? days.length) + by, days.length));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what they tell is in the table too
    <div
      className={styles['picture']}
      role="img"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys choose a day
      tabIndex={0}
      onPointerMove={point}
      onPointerLeave={() => choose(undefined)}
      onKeyDown={step}
      onBlur={() => choose(undefined)}
    >
      <Bars days={days} chosen={chosen} />
    </div>
  );
}

/** The picture is drawn in these units and stretched to its place. */
const size = { width: 300, height: 64 };

function Bars({ days, chosen }: Pick<PictureProps, 'days' | 'chosen'>) {
  const across = scaleBand<number>()
    .domain(days.map((_, place) => place))
    .range([0, size.width])
    .paddingInner(0.25);
  const most = Math.max(1, ...days.map(({ value }) => value));
  const up = scaleLinear().domain([0, most]).range([0, size.height]).nice(3);
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden>
      {days.map(({ day, value }, place) => {
        // One of thousands is still seen, and a day without any leaves a trace of itself.
        const height = Math.max(up(value), value > 0 ? 2 : 1);
        return (
          <rect
            key={day}
            className={place === chosen ? styles['chosen'] : styles['bar']}
            x={across(place)}
            width={across.bandwidth()}
            y={size.height - height}
            height={height}
            data-none={value === 0 || undefined}
          />
        );
      })}
    </svg>
  );
}

/** The chosen day and its value; else where the picture begins and ends. */
function Told({ days, chosen }: Pick<PictureProps, 'days' | 'chosen'>) {
  const told = days[chosen ?? -1];
  const [first, last] = [days[0], days.at(-1)];
  if (told) {
    return (
      <span>
        {dayWords(told.day)}: <b>{number(told.value)}</b>
      </span>
    );
  }
  return (
    <>
      <span>{first && dayWords(first.day)}</span>
      <span>{last && dayWords(last.day)}</span>
    </>
  );
}

function inside(place: number, count: number): number {
  return Math.min(count - 1, Math.max(0, place));
}
