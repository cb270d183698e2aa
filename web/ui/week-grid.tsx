import type { KeyboardEvent, ReactNode } from 'react';
import { clock } from '../words/format.ts';
import { usePainting } from './week-painting.ts';
import styles from './week-grid.module.css';

/** A range of time in the column of a day. */
export interface GridBlock {
  readonly key: string;
  readonly day: number;
  /** Minutes from the day's midnight on. */
  readonly from: number;
  readonly to: number;
  readonly look: 'open' | 'break' | 'rest';
  /** What is read out of it. */
  readonly label: string;
  /** Words in it, under its time. */
  readonly detail?: string | undefined;
}

interface WeekGridProps {
  label: string;
  /** What each column is headed by, the first first. */
  heads: readonly ReactNode[];
  blocks: readonly GridBlock[];
  isDisabled: boolean;
  /** Somebody painted over empty time of a day. */
  onPaint: (day: number, from: number, to: number) => void;
  /** Edges of a block were moved, by pointer or keys. */
  onEdges: (key: string, from: number, to: number) => void;
  onOpen: (key: string) => void;
  onRemove: (key: string) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const step = 15;
/** By how many minutes a key moves. */
const moves: Readonly<Record<string, number>> = { ArrowUp: -step, ArrowDown: step };

/**
 * A week as seven columns of hours. Empty time is painted with the pointer, edges are dragged; with keys a block is moved by
 * the arrows, made longer or shorter with Shift, opened by Enter and taken away by Delete.
 */
export function WeekGrid({ label, heads, blocks, isDisabled, ...on }: WeekGridProps) {
  const painting = usePainting({ isDisabled, ...on });
  return (
    <div className={styles['grid']} role="group" aria-label={label}>
      <div className={styles['corner']} />
      {heads.map((head, place) => (
        <div key={place} className={styles['head']}>
          {head}
        </div>
      ))}
      <div className={styles['hours']} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} className={styles['hour']} style={{ top: `${(hour / 24) * 100}%` }}>
            {hour > 0 && clock(hour * 60)}
          </span>
        ))}
      </div>
      {heads.map((_, place) => (
        <div
          key={place}
          className={styles['day']}
          data-day={place + 1}
          data-disabled={isDisabled || undefined}
          {...painting.dayProps(place + 1)}
        >
          {painting.ghost?.day === place + 1 && (
            <div className={styles['ghost']} style={spanOf(painting.ghost)}>
              {`${clock(painting.ghost.from)}–${clock(painting.ghost.to)}`}
            </div>
          )}
          {blocks
            .filter(({ day }) => day === place + 1)
            .map((block) => (
              <Block
                key={`${block.key} ${block.look}`}
                block={painting.asDragged(block)}
                isDisabled={isDisabled}
                edgeProps={(edge) => painting.edgeProps(block, edge)}
                {...on}
              />
            ))}
        </div>
      ))}
    </div>
  );
}

const spanOf = ({ from, to }: { from: number; to: number }) => ({
  top: `${(from / 1440) * 100}%`,
  height: `${((to - from) / 1440) * 100}%`,
});

type Edge = 'from' | 'to';

function Block({
  block,
  isDisabled,
  edgeProps,
  ...on
}: {
  block: GridBlock;
  isDisabled: boolean;
  edgeProps: (edge: Edge) => object;
} & Pick<WeekGridProps, 'onEdges' | 'onOpen' | 'onRemove'>) {
  const { key, from, to, look, label, detail } = block;
  const press = (event: KeyboardEvent) => {
    if (isDisabled || !actOf(event, block, on)) return;
    event.preventDefault();
  };
  return (
    <div className={styles['block']} data-look={look} style={spanOf(block)}>
      <button
        type="button"
        className={styles['inside']}
        disabled={isDisabled}
        onKeyDown={press}
        onClick={() => on.onOpen(key)}
      >
        <span className={styles['label']}>{label}</span>
        <span className={styles['time']} aria-hidden="true">
          {`${clock(from)}–${clock(to)}`}
        </span>
        {detail !== undefined && (
          <span className={styles['detail']} aria-hidden="true">
            {detail}
          </span>
        )}
      </button>
      {!isDisabled && look !== 'rest' && (
        <>
          <div className={styles['edge']} data-edge="from" {...edgeProps('from')} />
          <div className={styles['edge']} data-edge="to" {...edgeProps('to')} />
        </>
      )}
    </div>
  );
}

/** What a key does to a block; false: nothing. */
function actOf(
  event: KeyboardEvent,
  { key, from, to, look }: GridBlock,
  on: Pick<WeekGridProps, 'onEdges' | 'onRemove'>,
): boolean {
  const by = moves[event.key];
  if (event.key === 'Delete' || event.key === 'Backspace') on.onRemove(key);
  else if (by === undefined || look === 'rest') return false;
  else if (event.shiftKey) on.onEdges(key, from, to + by);
  else if (from + by >= 0 && to + by <= 1440) on.onEdges(key, from + by, to + by);
  return true;
}
