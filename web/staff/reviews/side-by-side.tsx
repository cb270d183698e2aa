import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { date, nameOf, number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import type { Candidate, Review } from './case-panel.tsx';
import { CustomerLink } from './names.tsx';
import { type ComparedRow, differences, type Mark, type Shown } from './differ.ts';
import styles from './reviews.module.css';

const marks: Record<Mark, IconName | undefined> = {
  same: 'check',
  alike: 'alike',
  different: 'unlike',
  added: undefined,
  known: undefined,
};

/** Who came in beside the known customer, row by row; what differs is marked, down to the letter. */
export function SideBySide({ review, candidate }: { review: Review; candidate: Candidate }) {
  const { t } = useWords();
  const rows = differences(review.profile.person, candidate.person, candidate.why.evidence);
  const { tags, profiles, since } = candidate;
  return (
    <table className={styles['sides']} aria-label={t('reviews.sides')}>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles['said']}>{t('reviews.what')}</span>
          </th>
          <th scope="col">{t('reviews.newcomer')}</th>
          <th scope="col">
            <span className={styles['said']}>{t('reviews.mark')}</span>
          </th>
          <th scope="col">
            {t('reviews.customer')} · <CustomerLink id={candidate.customer} name={candidate.name} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Compared key={row.name} row={row} />
        ))}
        <Beside name={t('reviews.rows.profiles')}>
          {`${number(profiles)} · ${t('reviews.rows.since')} ${date(since)}`}
        </Beside>
        {tags.length > 0 && (
          <Beside name={t('reviews.rows.tags')}>
            <span className={styles['tags']}>
              {tags.map(({ id, name, color }) => (
                <Tag key={id} color={color}>
                  {name}
                </Tag>
              ))}
            </span>
          </Beside>
        )}
      </tbody>
    </table>
  );
}

function Compared({ row: { name, mark, mine, theirs } }: { row: ComparedRow }) {
  const { t } = useWords();
  const icon = marks[mark];
  const shown = (values: readonly Shown[]) =>
    values.map((value, place) => (
      <span key={place} className={styles['value']}>
        <Pieces value={name === 'language' ? named(value) : value} />
      </span>
    ));
  return (
    <tr data-mark={mark}>
      <th scope="row">{t(`reviews.rows.${name}`)}</th>
      <td>{shown(mine)}</td>
      <td className={styles['mark']}>
        {icon && <Icon name={icon} />}
        <span className={styles['said']}>{t(`reviews.marks.${mark}`)}</span>
      </td>
      <td>{shown(theirs)}</td>
    </tr>
  );
}

const named = (value: Shown): Shown =>
  value.map(({ text, differs }) => ({ text: nameOf('language', text), differs }));

function Pieces({ value }: { value: Shown }) {
  return value.map(({ text, differs }, place) =>
    differs ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
  );
}

/** What only the known customer can have. */
function Beside({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr className={styles['beside']}>
      <th scope="row">{name}</th>
      <Without />
      <Without />
      <td>{children}</td>
    </tr>
  );
}

/** A cell of which there is nothing to say. */
function Without() {
  return (
    <td>
      <span className={styles['said']}>–</span>
    </td>
  );
}
