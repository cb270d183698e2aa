import { useQuery } from '@tanstack/react-query';
import type { Input } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { useWords } from '../../../words/index.ts';
import { ServiceChoice } from './service-choice.tsx';

type Body = Input<'createPackageKind'>['body'];

interface KindTermsProps {
  values: Body;
  onChange: (path: 'validDays' | 'starts' | 'isShared' | 'services', value: unknown) => void;
}

/** How long a package holds, for what and for whom. */
export function KindTerms({ values, onChange }: KindTermsProps) {
  const { t } = useWords();
  const services = useQuery(read('listServices', {})).data?.rows ?? [];
  const {
    validDays = null,
    starts = 'first_use',
    isShared = false,
    services: chosen = [],
  } = values;
  return (
    <>
      <NumberField
        label={t('packages.validDays')}
        hint={t('packages.validDaysHint')}
        min={1}
        max={3660}
        value={validDays}
        onChange={(value) => onChange('validDays', value)}
      />
      <Select
        label={t('packages.starts')}
        value={starts}
        choices={(['first_use', 'purchase'] as const).map((value) => ({
          value,
          label: t(`packages.startsOf.${value}`),
        }))}
        onChange={(value) => onChange('starts', value)}
      />
      <ServiceChoice
        services={services.filter(
          ({ id, archivedAt }) => archivedAt === null || chosen.includes(id),
        )}
        chosen={chosen}
        onChange={(value) => onChange('services', value)}
      />
      <Checkbox isSelected={isShared} onChange={(value) => onChange('isShared', value)}>
        {t('packages.isShared')}
      </Checkbox>
    </>
  );
}
