import { likelihood, number, percent } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import { type Bar, layOut, type Layout } from './waterfall-scale.ts';
import styles from './waterfall.module.css';

/** One field's say for or against. */
export interface Say {
  readonly key: string;
  readonly field: string;
  readonly sentence: string;
  /** Bits: positive for, negative against. */
  readonly weight: number;
  /** The two values that were compared. */
  readonly values?: readonly [string, string] | undefined;
}

interface WaterfallProps {
  label: string;
  /** log2 of the odds before anything was compared, and its sentence. */
  prior: number;
  priorSentence: string;
  says: readonly Say[];
  /** 0 to 1, and what it led to. */
  probability: number;
  verdict: string;
}

/**
 * Why two records are taken for one person: from how likely any two are, over what each field says, to the probability.
 * It is a table whose rows draw themselves, so that it reads the same without seeing it.
 */
export function Waterfall(props: WaterfallProps) {
  const { label, prior, priorSentence, says, probability, verdict } = props;
  const { t } = useWords();
  const layout = layOut(
    prior,
    says.map((say) => say.weight),
  );
  const last = layout.bars.at(-1)?.to ?? prior;
  return (
    <table role="table" className={styles['waterfall']} aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('evidence.compared')}
          </th>
          <th scope="col" role="columnheader">
            <Axis layout={layout} title={t('evidence.axis')} />
          </th>
          <th scope="col" role="columnheader" className={styles['number']}>
            {t('evidence.weight')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <Row
          title={t('evidence.before')}
          sentence={priorSentence}
          bits={prior}
          layout={layout}
          end={prior}
        />
        {says.map((say, at) => (
          <Row
            key={say.key}
            title={say.field}
            sentence={say.sentence}
            bits={say.weight}
            layout={layout}
            bar={layout.bars[at]}
            end={layout.bars[at]?.to ?? prior}
            values={say.values}
          />
        ))}
        <tr className={styles['sum']} role="row">
          <th scope="row" role="rowheader">
            <span className={styles['field']}>{t('evidence.together')}</span>
            <span className={styles['sentence']}>{verdict}</span>
          </th>
          <td role="cell" className={styles['picture']}>
            <Picture layout={layout} end={last} sum />
          </td>
          <td role="cell" className={styles['number']}>
            {likelihood(probability)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

interface RowProps {
  title: string;
  sentence: string;
  bits: number;
  layout: Layout;
  bar?: Bar | undefined;
  end: number;
  values?: readonly [string, string] | undefined;
}

function Row({ title, sentence, bits, layout, bar, end, values }: RowProps) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span className={styles['field']}>{title}</span>
        <span className={styles['sentence']}>{sentence}</span>
        {values && (
          <span className={styles['values']}>
            {values[0] === values[1] ? values[0] : `${values[0]} · ${values[1]}`}
          </span>
        )}
      </th>
      <td role="cell" className={styles['picture']}>
        <Picture layout={layout} bar={bar} end={end} />
      </td>
      <td role="cell" className={styles['number']}>
        {signed(bits)}
      </td>
    </tr>
  );
}

interface PictureProps {
  layout: Layout;
  bar?: Bar | undefined;
  end: number;
  sum?: boolean;
}

/** A row's part of the picture: grid lines, the bar, and a thread down to where the next one begins. */
function Picture({ layout, bar, end, sum }: PictureProps) {
  const { place, ticks } = layout;
  const [from, to] = bar ? [place(bar.from), place(bar.to)] : [place(end), place(end)];
  const look = bar && bar.to < bar.from ? styles['against'] : styles['for'];
  return (
    <svg className={styles['svg']} aria-hidden="true" focusable="false">
      {ticks.map(({ at, share }) => (
        <line
          key={share}
          className={share === 0.5 ? styles['even'] : styles['grid']}
          x1={`${at}%`}
          x2={`${at}%`}
          y1="0"
          y2="100%"
        />
      ))}
      {bar && (
        <rect
          className={look}
          x={`${Math.min(from, to)}%`}
          width={`${Math.max(0.4, Math.abs(to - from))}%`}
          y="50%"
          height="12"
          transform="translate(0 -6)"
        />
      )}
      {!sum && <line className={styles['thread']} x1={`${to}%`} x2={`${to}%`} y1="50%" y2="100%" />}
      {bar && <line className={styles['thread']} x1={`${from}%`} x2={`${from}%`} y1="0" y2="50%" />}
      {!bar && !sum && <circle className={styles['base']} cx={`${to}%`} cy="50%" r="4" />}
      {sum && <line className={styles['thread']} x1={`${to}%`} x2={`${to}%`} y1="0" y2="50%" />}
      {sum && <circle className={styles['end']} cx={`${to}%`} cy="50%" r="5" />}
    </svg>
  );
}

function Axis({ layout, title }: { layout: Layout; title: string }) {
  return (
    <span className={styles['axis']}>
      <span className={styles['said']}>{title}</span>
      {layout.ticks.map(({ share, at }) => (
        <span key={share} className={styles['tick']} style={{ left: `${at}%` }} aria-hidden="true">
          {percent(share)}
        </span>
      ))}
    </span>
  );
}

/** A weight with its sign, so that for and against differ in more than colour. */
function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${number(Math.abs(bits), 1)}`;
}
