import { Fragment } from 'react';
import { figure, rarely } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import styles from './level-bars.module.css';

/** What one degree of likeness says. */
export interface LevelBar {
  readonly key: string;
  readonly name: string;
  /** Bits for, negative against. */
  readonly bits: number;
  /** Chance among pairs of one person and among strangers. */
  readonly m: number;
  readonly u: number;
  /** What another version says, where two are compared. */
  readonly other?: number | undefined;
  /** Said below the name, in small. */
  readonly note?: string | undefined;
}

interface LevelBarsProps {
  label: string;
  groups: readonly {
    readonly key: string;
    readonly name: string;
    readonly levels: readonly LevelBar[];
  }[];
}

/** Bits at the ends of the axis: whatever says more is drawn to the end. */
const ends = { least: -12, most: 18 };
/** The rarest chance that is drawn, as a power of ten. */
const rarest = -7;

/**
 * What each likeness of each field says, and how often it is met. It is a table whose rows draw themselves, so that it
 * reads the same without seeing it.
 */
export function LevelBars({ label, groups }: LevelBarsProps) {
  const { t } = useWords();
  return (
    <table role="table" className={styles['bars']} aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('matching.level')}
          </th>
          <th scope="col" role="columnheader">
            {t('matching.says')}
          </th>
          <th scope="col" role="columnheader" className={styles['number']}>
            {t('matching.bits')}
          </th>
          <th scope="col" role="columnheader">
            {t('matching.chances')}
            <span className={styles['key']} aria-hidden="true">
              <i className={styles['one']} /> {t('matching.ofOne')}{' '}
              <i className={styles['strangers']} /> {t('matching.ofStrangers')}
            </span>
          </th>
        </tr>
      </thead>
      {groups.map(({ key, name, levels }) => (
        <tbody key={key} role="rowgroup">
          <tr role="row" className={styles['group']}>
            <th scope="rowgroup" role="rowheader" colSpan={4}>
              {name}
            </th>
          </tr>
          {levels.map((level) => (
            <Fragment key={level.key}>
              <Level level={level} />
            </Fragment>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Level({ level: { name, note, bits, m, u, other } }: { level: LevelBar }) {
  const { t } = useWords();
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span className={styles['name']}>{name}</span>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
      </th>
      <td role="cell" className={styles['picture']}>
        <Weight bits={bits} other={other} />
      </td>
      <td role="cell" className={styles['number']}>
        {signed(bits)}
      </td>
      <td role="cell" className={styles['often']}>
        <Chances m={m} u={u} />
        <span className={styles['said']}>
          {t('matching.often', { m: rarely(m), u: rarely(u) })}
        </span>
        <span className={styles['shares']} aria-hidden="true">
          {rarely(m)} · {rarely(u)}
        </span>
      </td>
    </tr>
  );
}

const place = (bits: number) => {
  const inside = Math.min(ends.most, Math.max(ends.least, bits));
  return ((inside - ends.least) / (ends.most - ends.least)) * 100;
};

function Weight({ bits, other }: Pick<LevelBar, 'bits' | 'other'>) {
  const [zero, at] = [place(0), place(bits)];
  return (
    <svg className={styles['svg']} aria-hidden="true" focusable="false">
      {[-10, 0, 10].map((mark) => (
        <line
          key={mark}
          className={mark === 0 ? styles['even'] : styles['grid']}
          x1={`${place(mark)}%`}
          x2={`${place(mark)}%`}
          y1="0"
          y2="100%"
        />
      ))}
      <rect
        className={bits < 0 ? styles['against'] : styles['for']}
        x={`${Math.min(zero, at)}%`}
        width={`${Math.max(0.4, Math.abs(at - zero))}%`}
        y="50%"
        height="10"
        transform="translate(0 -5)"
      />
      {other !== undefined && (
        <line
          className={styles['other']}
          x1={`${place(other)}%`}
          x2={`${place(other)}%`}
          y1="15%"
          y2="85%"
        />
      )}
    </svg>
  );
}

/** Two chances, each a power of ten for so much of the width. */
function Chances({ m, u }: Pick<LevelBar, 'm' | 'u'>) {
  const width = (chance: number) =>
    `${Math.max(1, (1 - Math.log10(Math.max(chance, 10 ** rarest)) / rarest) * 100)}%`;
  return (
    <svg className={styles['chances']} aria-hidden="true" focusable="false">
      <rect className={styles['one']} x="0" y="1" height="5" width={width(m)} />
      <rect className={styles['strangers']} x="0" y="8" height="5" width={width(u)} />
    </svg>
  );
}

/** A weight with its sign, so that for and against differ in more than colour. */
function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${figure(Math.abs(bits), 1)}`;
}
