import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import type { Candidate, Review } from './case-panel.tsx';
import { nameOr } from './names.tsx';
import { differences, type RowName, valuesOf } from './differ.ts';
import styles from './reviews.module.css';

/** What would be one, before it is: what is new to the customer, what both have otherwise, and who goes along. */
export function Joined({ review, candidate }: { review: Review; candidate: Candidate }) {
  const { t } = useWords();
  const name = nameOr(t, candidate.name);
  if (review.reason === 'doubted')
    return <Box title={t('reviews.joined')} lines={[t('reviews.joins.stays', { name })]} />;
  const { now, isProvisional, profile } = review;
  const coming = isProvisional ? now.person : profile.person;
  const rows = differences(coming, candidate.person, []);
  const news = rows.flatMap((row) => newOf(row.name, coming, candidate, row.mark === 'added'));
  const both = rows
    .filter(({ name: row, mark }) => mark === 'different' && !several.has(row))
    .map((row) => t(`reviews.rows.${row.name}`));
  const others = { count: Math.max(1, now.profiles - 1), name, now: nameOr(t, now.name) };
  return (
    <Box
      title={t('reviews.joined')}
      lines={[
        ...(isProvisional
          ? [t('reviews.joins.into', { name })]
          : [t('reviews.joins.moves', others), t('reviews.joins.whole', others)]),
        news.length > 0
          ? t('reviews.joins.adds', { name, what: list(news) })
          : t('reviews.joins.nothingNew', { name }),
        ...(both.length > 0 ? [t('reviews.joins.both', { what: list(both) })] : []),
        t('reviews.joins.undo'),
      ]}
    />
  );
}

/** Of these a customer can have more than one. */
const several: ReadonlySet<RowName> = new Set(['email', 'phone', 'address']);

function newOf(
  row: RowName,
  coming: Review['now']['person'],
  candidate: Candidate,
  isEmpty: boolean,
): string[] {
  const [mine, theirs] = [valuesOf(coming)[row], valuesOf(candidate.person)[row]];
  if (!isEmpty && !several.has(row)) return [];
  return mine.filter((value) => !theirs.includes(value));
}

function Box({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className={styles['joined']}>
      <h3 className={styles['part']}>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
