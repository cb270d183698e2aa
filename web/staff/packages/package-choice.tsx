import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { amountIn } from './amounts.ts';

/** Stands for no package: a choice must have a value. */
const none = 'none';

/** Whose booking it is, and of what; nobody, or nothing, is asked for yet where they are not there. */
interface Wish {
  readonly customer: string | null;
  readonly service: string | undefined;
}

/** The package that was chosen for somebody and something; another choice of either forgets it. */
export function usePackage({ customer, service }: Wish) {
  const [chosen, setChosen] = useState<{ readonly of: string; readonly id: string | null }>();
  const of = `${customer} ${service}`;
  return {
    customer,
    service,
    value: chosen?.of === of ? chosen.id : null,
    onChange: (id: string | null) => setChosen({ of, id }),
  };
}

type PackageChoiceProps = ReturnType<typeof usePackage>;

/** With which package of theirs, or of their household, a customer pays; nothing where they have none for this. */
export function PackageChoice({ customer, service, value, onChange }: PackageChoiceProps) {
  const { t } = useWords();
  const list = useQuery({
    ...read('listPackagesOf', { params: { id: customer ?? '' } }),
    enabled: customer !== null && service !== undefined,
  });
  const fitting = (list.data?.rows ?? []).filter(
    ({ state, services }) =>
      (state === 'new' || state === 'active') &&
      (services.length === 0 || services.some(({ id }) => id === service)),
  );
  if (customer === null || fitting.length === 0) return null;
  return (
    <Select
      label={t('packages.payWith')}
      value={value ?? none}
      choices={[
        { value: none, label: t('packages.without') },
        ...fitting.map(({ id, kind, unit, left }) => ({
          value: id,
          label: kind.name,
          detail: amountIn(unit, left),
        })),
      ]}
      onChange={(id) => onChange(id === none ? null : id)}
    />
  );
}
