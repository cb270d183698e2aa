import type { ReactNode } from 'react';
import { Breakable } from '../../ui/breakable.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { date, nameOf, number } from '../../words/format.ts';
import { sayIfKnown, useWords } from '../../words/index.ts';
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

type Person = Omit<Review['now'], 'tags'> & { readonly tags?: Review['now']['tags'] };

interface SideBySideProps {
  /** What the left side says, and what stands above it. */
  person: Review['now']['person'];
  title: ReactNode;
  /** Where the left side is a customer too, what hangs on it. */
  left?: Person;
  right: Person;
  why: Candidate['why'];
  /** Numbers of their own of both, kind by kind. */
  numbers: Candidate['numbers'];
}

/** Two people row by row; what differs is marked, down to the letter. */
export function SideBySide({ person, title, left, right, why, numbers }: SideBySideProps) {
  const { t } = useWords();
  const rows = differences(person, right.person, why.evidence);
  return (
    <table className={styles['sides']} aria-label={t('reviews.sides')}>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles['said']}>{t('reviews.what')}</span>
          </th>
          <th scope="col">{title}</th>
          <th scope="col">
            <span className={styles['said']}>{t('reviews.mark')}</span>
          </th>
          <th scope="col">
            {t('reviews.customer')} · <CustomerLink id={right.customer} name={right.name} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Compared key={row.name} row={row} />
        ))}
        {numbers.map((one) => (
          <Numbers key={one.kind} numbers={one} />
        ))}
        <Beside
          name={t('reviews.rows.profiles')}
          left={left && <Hanging person={left} />}
          right={<Hanging person={right} />}
        />
        {[left, right].some((one) => one?.tags?.length) && (
          <Beside
            name={t('reviews.rows.tags')}
            left={left && <Tags person={left} />}
            right={<Tags person={right} />}
          />
        )}
      </tbody>
    </table>
  );
}

function Hanging({ person: { profiles, since } }: { person: Person }) {
  const { t } = useWords();
  return `${number(profiles)} · ${t('reviews.rows.since', { date: date(since) })}`;
}

function Tags({ person: { tags } }: { person: Person }) {
  return (
    <span className={styles['tags']}>
      {tags?.map(({ id, name, color }) => (
        <Tag key={id} color={color}>
          {name}
        </Tag>
      ))}
    </span>
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

/** Numbers of one kind of both. */
function Numbers({
  numbers: { kind, mine, theirs, agree },
}: {
  numbers: Candidate['numbers'][number];
}) {
  const { t } = useWords();
  const icon = marks[agree];
  const differs = agree === 'different' || agree === 'alike';
  const shown = (values: readonly string[]) =>
    values.map((value) => (
      <span key={value} className={styles['value']}>
        {differs ? <mark>{value}</mark> : value}
      </span>
    ));
  return (
    <tr data-mark={agree}>
      <th scope="row">{sayIfKnown(`profile.numbers.${kind}`) ?? kind}</th>
      <td>{shown(mine)}</td>
      <td className={styles['mark']}>
        {icon && <Icon name={icon} />}
        <span className={styles['said']}>{t(`reviews.marks.${agree}`)}</span>
      </td>
      <td>{shown(theirs)}</td>
    </tr>
  );
}

const named = (value: Shown): Shown =>
  value.map(({ text, differs }) => ({ text: nameOf('language', text), differs }));

function Pieces({ value }: { value: Shown }) {
  return value.map(({ text, differs }, place) =>
    differs ? (
      <mark key={place}>{text}</mark>
    ) : (
      <span key={place}>
        <Breakable value={text} />
      </span>
    ),
  );
}

/** What only customers have. */
function Beside({ name, left, right }: { name: string; left: ReactNode; right: ReactNode }) {
  return (
    <tr className={styles['beside']}>
      <th scope="row">{name}</th>
      <td>{left ?? <Nothing />}</td>
      <td>
        <Nothing />
      </td>
      <td>{right}</td>
    </tr>
  );
}

/** Of a cell there is nothing to say. */
function Nothing() {
  return <span className={styles['said']}>–</span>;
}
