import type { Reply } from '../../api/call.ts';
import { Badge } from '../../ui/badge.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './mirror.module.css';

type Split = Reply<'mirrorFiles'>['report']['split'];
type Person = Split['people'][number];
type Sum = Person['sums'][number];
type Where = { readonly source: string; readonly line: number };

/** So many are shown; the report that is downloaded has more. */
const mostShown = 20;

const amount = (value: number, unit: string | null) =>
  unit === null ? number(value, 2) : `${number(value, 2)} ${unit}`;

/** What belongs to people and stands in several of their records, in all and person by person. */
export function SplitHoldings({ split }: { split: Split }) {
  const { t } = useWords();
  const shown = split.people.slice(0, mostShown);
  const more = split.people.length + split.more - shown.length;
  return (
    <>
      <div className={styles['found']}>
        <Facts>
          {split.amounts.map(({ kind, unit, people, total }) => (
            <Fact key={`${kind} ${unit}`} name={t(`mirror.holdings.${kind}`)}>
              {t('mirror.splitSum', { count: people, total: amount(total, unit) })}
            </Fact>
          ))}
          {split.packages > 0 && <Fact name={t('mirror.packages')}>{number(split.packages)}</Fact>}
          {split.leads.twice > 0 && (
            <Fact name={t('mirror.twice')}>{number(split.leads.twice)}</Fact>
          )}
          {split.leads.customers > 0 && (
            <Fact name={t('mirror.customers')}>{number(split.leads.customers)}</Fact>
          )}
        </Facts>
      </div>
      <ul className={styles['examples']}>
        {shown.map((person) => (
          <li key={keyOf(person)} className={styles['split']}>
            <OnePerson person={person} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles['marks']}>{t('mirror.moreSplit', { count: more })}</p>}
    </>
  );
}

function keyOf({ sums, packages, leads }: Person): string {
  const [first] = [...sums.flatMap(({ parts }) => parts), ...packages, ...leads];
  return `${first?.source} ${first?.line}`;
}

function OnePerson({ person }: { person: Person }) {
  const { t } = useWords();
  const { name, email, phone, sums, packages, lead, leads } = person;
  const line = ({ source, line }: Where) => t('mirror.line', { source, line });
  const listed = (all: readonly (Where & { readonly said: string })[]) =>
    all.map((one) => `${one.said} (${line(one)})`).join(', ');
  return (
    <>
      <div>
        <span className={styles['name']}>{name || email || phone}</span>
        {name !== '' && <span className={styles['contact']}>{email || phone}</span>}
      </div>
      <ul className={styles['sums']}>
        {sums.map((sum) => (
          <li key={`${sum.kind} ${sum.unit}`}>
            <OneSum sum={sum} line={line} />
          </li>
        ))}
        {packages.length > 0 && (
          <li>
            {t('mirror.packagesOf')}:{' '}
            {listed(packages.map((one) => ({ ...one, said: one.name || t('mirror.aPackage') })))}
          </li>
        )}
        {lead !== null && (
          <li>
            <Badge tone="warn">{t(`mirror.leadsOf.${lead}`)}</Badge>{' '}
            {listed(leads.map((one) => ({ ...one, said: one.status })))}
          </li>
        )}
      </ul>
    </>
  );
}

function OneSum({ sum, line }: { sum: Sum; line: (where: Where) => string }) {
  const { t } = useWords();
  const { kind, unit, parts, total, alike } = sum;
  const said = parts.map((part) => `${number(part.amount, 2)} (${line(part)})`).join(' + ');
  return (
    <>
      {t(`mirror.holdings.${kind}`)}: {said} = <strong>{amount(total, unit)}</strong>
      {alike && `, ${t('mirror.copy', { amount: amount(parts[0]?.amount ?? 0, unit) })}`}
    </>
  );
}
