import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { nameOf } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import type { Holidays } from './part.tsx';

interface RegionChoiceProps {
  holidays: Holidays;
  onChange: (next: Holidays) => void;
}

/** Stands for no country, or all of one. */
const none = 'none';

/** Whose public holidays are put down by themselves. Those of another region go where it changes. */
export function RegionChoice({ holidays, onChange }: RegionChoiceProps) {
  const { t } = useWords();
  const [country = none, part] = holidays.region?.split('-') ?? [];
  const query = country === none ? {} : { query: { country } };
  const regions = useQuery(read('listHolidayRegions', query));
  if (regions.data === undefined) return <Skeleton lines={2} />;
  const { countries, parts } = regions.data;
  const choose = (region: string | null) => {
    if (region === holidays.region) return;
    const own = holidays.holidays.filter(({ source }) => source === 'own');
    onChange({ region, holidays: own });
  };
  return (
    <div className={styles['stack']}>
      <ComboBox
        label={t('settings.holidays.region')}
        hint={t('settings.holidays.regionHint')}
        nothing={t('forms.nothingFits')}
        choices={[
          { value: none, label: t('settings.holidays.noRegion') },
          ...countries.map(({ code }) => ({ value: code, label: nameOf('region', code) })),
        ]}
        value={country}
        onChange={(value) => choose(value === none ? null : value)}
      />
      {parts.length > 0 && (
        <Select
          label={t('settings.holidays.part')}
          choices={[
            { value: none, label: t('settings.holidays.wholeCountry') },
            ...parts.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          value={part ?? none}
          onChange={(value) => choose(value === none ? country : `${country}-${value}`)}
        />
      )}
    </div>
  );
}
