import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { mostOfAKind, type MatchRules } from '#contract/match-rules';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import own from './matching.module.css';
import { SaveRules } from './save-rules.tsx';

/** Hard rules that go before probability. */
export function Rules({ mayChange }: { mayChange: boolean }) {
  const rules = useQuery(read('getMatchRules', {}));
  if (rules.isPending) return <Skeleton lines={4} />;
  if (rules.isError) return <Fault fault={rules.error} again={() => void rules.refetch()} />;
  return <RuleForm rules={rules.data} mayChange={mayChange} />;
}

const limits = ['emails', 'phones', 'outsideIds'] as const;
const mostOf = { emails: mostOfAKind, phones: mostOfAKind, outsideIds: 100 } as const;
type Limit = (typeof limits)[number];

const orders = ['', 'email', 'phone'] as const;

function RuleForm({ rules, mayChange }: { rules: MatchRules; mayChange: boolean }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(() => ({
    emails: String(rules.emails),
    phones: String(rules.phones),
    outsideIds: String(rules.outsideIds ?? ''),
  }));
  const [first, setFirst] = useState<(typeof orders)[number]>(rules.priority[0] ?? '');
  const [patterns, setPatterns] = useState(rules.patterns.join('\n'));
  const [wanted, want] = useState<MatchRules>();
  const faulty = limits.filter((limit) => !isValid(limit, typed[limit]));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (faulty.length === 0) want(rulesOf(typed, first, patterns));
  };
  return (
    <form onSubmit={send} className={own['form']} noValidate>
      <p className={styles['soft']}>{t('matching.rulesLead')}</p>
      {limits.map((limit) => (
        <TextField
          key={limit}
          label={t(`matching.limits.${limit}`)}
          hint={limit === 'outsideIds' ? t('matching.outsideHint') : undefined}
          inputMode="numeric"
          value={typed[limit]}
          isDisabled={!mayChange}
          error={
            faulty.includes(limit)
              ? t('matching.notIn', { least: 1, most: mostOf[limit] })
              : undefined
          }
          onChange={(value) => setTyped({ ...typed, [limit]: value })}
        />
      ))}
      <Select
        label={t('matching.priority')}
        hint={t('matching.priorityHint')}
        value={first}
        isDisabled={!mayChange}
        choices={orders.map((order) => ({
          value: order,
          label: t(`matching.priorities.${order === '' ? 'ask' : order}`),
        }))}
        onChange={setFirst}
      />
      <TextField
        label={t('matching.patterns')}
        hint={t('matching.patternsHint')}
        rows={4}
        value={patterns}
        isDisabled={!mayChange}
        onChange={setPatterns}
      />
      {mayChange && (
        <div className={styles['line']}>
          <Button type="submit" look="primary">
            {t('matching.lookAtRules')}
          </Button>
        </div>
      )}
      {wanted && <SaveRules wanted={wanted} onClose={() => want(undefined)} />}
    </form>
  );
}

type Typed = Record<Limit, string>;

/** The rules as they were typed, once they are valid. */
function rulesOf(typed: Typed, first: (typeof orders)[number], patterns: string): MatchRules {
  return {
    emails: Number(typed.emails),
    phones: Number(typed.phones),
    outsideIds: typed.outsideIds.trim() === '' ? null : Number(typed.outsideIds),
    priority: first === '' ? [] : [first],
    patterns: patterns
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
}

function isValid(limit: Limit, text: string): boolean {
  if (text.trim() === '') return limit === 'outsideIds';
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= mostOf[limit];
}
