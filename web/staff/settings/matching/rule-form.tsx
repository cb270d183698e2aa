import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { MatchRules } from '#contract/match-rules';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { LimitFields } from './limit-fields.tsx';
import own from './matching.module.css';
import { faultsIn, limits, numberIn, typedOf, type TypedLimits } from './typed-limits.ts';
import { SaveRules } from './save-rules.tsx';

/** Hard rules that go before probability. */
export function Rules({ mayChange }: { mayChange: boolean }) {
  const rules = useQuery(read('getMatchRules', {}));
  if (rules.isPending) return <Skeleton lines={4} />;
  if (rules.isError) return <Fault fault={rules.error} again={() => void rules.refetch()} />;
  return <RuleForm rules={rules.data} mayChange={mayChange} />;
}

const orders = ['', 'email', 'phone'] as const;

function RuleForm({ rules, mayChange }: { rules: MatchRules; mayChange: boolean }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(() => typedOf(rules));
  const [first, setFirst] = useState<(typeof orders)[number]>(rules.priority[0] ?? '');
  const [patterns, setPatterns] = useState(rules.patterns.join('\n'));
  const [wanted, want] = useState<MatchRules>();
  const isFine = limits.every((limit) => {
    const { most, days } = faultsIn(limit, typed[limit]);
    return !most && !days;
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isFine) want(rulesOf(typed, first, patterns));
  };
  return (
    <form onSubmit={send} className={own['form']} noValidate>
      <p className={styles['soft']}>
        {t('matching.rulesLead')} {t('matching.daysHint')}
      </p>
      {limits.map((limit) => (
        <LimitFields
          key={limit}
          limit={limit}
          typed={typed[limit]}
          mayChange={mayChange}
          onChange={(one) => setTyped({ ...typed, [limit]: one })}
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

/** The rules as they were typed, once they are valid. */
function rulesOf(
  { emails, phones, outsideIds, numbers }: TypedLimits,
  first: (typeof orders)[number],
  patterns: string,
): MatchRules {
  return {
    emails: Number(emails.most),
    phones: Number(phones.most),
    outsideIds: numberIn(outsideIds.most),
    numbers: numberIn(numbers.most),
    days: {
      emails: numberIn(emails.days),
      phones: numberIn(phones.days),
      outsideIds: numberIn(outsideIds.days),
      numbers: numberIn(numbers.days),
    },
    priority: first === '' ? [] : [first],
    patterns: patterns
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
}
