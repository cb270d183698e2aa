import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDetail, ImportTarget } from '#contract/imports';
import { call } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { read } from '../../api/query.ts';
import { say } from '../../words/index.ts';
import { useDraft } from '../form/use-draft.ts';
import { problemWords } from '../problem-words.ts';
import { namesAnybody, type Plan, planOf, repeated, samePlan } from './plan.ts';

/** What can be done with a plan. */
export type PlanAct = 'checkImport' | 'startImport';

/** The plan of an import being made: kept in this tab until the server has it, then checked or run. */
export function usePlan(detail: ImportDetail) {
  const client = useQueryClient();
  const draft = useDraft<Plan>(`import.${detail.id}`, planOf(detail));
  const [told, setTold] = useState<Readonly<Record<string, string | undefined>>>({});
  const [whole, setWhole] = useState<string>();
  const [busy, setBusy] = useState<PlanAct>();
  const plan = draft.value;
  const headings = detail.columns.map(({ heading }) => heading);
  const twice = repeated(plan, headings);
  const params = { id: detail.id };

  const change = (part: Partial<Plan>) => {
    draft.set((now) => ({ ...now, ...part }));
    setWhole(undefined);
  };
  const mean = (heading: string, target: ImportTarget) => {
    draft.set((now) => ({ ...now, mapping: { ...now.mapping, [heading]: target } }));
    setTold((before) => ({ ...before, [heading]: undefined }));
    setWhole(undefined);
  };
  const errorOf = (heading: string): string | undefined => {
    const column = twice.get(heading);
    return column === undefined ? told[heading] : say('imports.plan.twice', { column });
  };
  const send = async (act: PlanAct, plan: Plan) => {
    setBusy(act);
    try {
      if (detail.mapping === null || !samePlan(plan, planOf(detail)))
        await call('planImport', { params, body: { ...plan, source: plan.source.trim() } });
      client.setQueryData(read('getImport', { params }).queryKey, await call(act, { params }));
      draft.forget();
    } catch (fault) {
      const columns = columnFaults(fault);
      setTold(columns);
      if (Object.keys(columns).length === 0) setWhole(problemWords(fault));
    } finally {
      setBusy(undefined);
    }
  };
  /** Does it by the plan in hand, with a last change to it. */
  const run = async (act: PlanAct, part: Partial<Plan> = {}) => {
    change(part);
    if (!namesAnybody(plan)) setWhole(say('imports.plan.nobody'));
    else if (twice.size === 0 && isSource(plan.source)) await send(act, { ...plan, ...part });
  };
  return {
    plan,
    change,
    mean,
    errorOf,
    run,
    busy,
    fault: whole,
    sourceError: isSource(plan.source) ? undefined : say('imports.plan.sourceMissing'),
    isChanged: !samePlan(plan, planOf(detail)),
  };
}

/** A plan being made, and what can be done with it. */
export type PlanInHand = ReturnType<typeof usePlan>;

function isSource(source: string): boolean {
  return source.trim() !== '' && source.trim().length <= 60;
}

/** What the server said of single columns, by their heading. */
function columnFaults(fault: unknown): Record<string, string> {
  if (!(fault instanceof Problem)) return {};
  const ofColumns = fault.fields.filter(({ path }) => path.startsWith('mapping.'));
  return Object.fromEntries(
    ofColumns.map(({ path, message }) => [path.slice('mapping.'.length), message]),
  );
}
