import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { RowsForm, RowsSave } from '../form/rows-form.tsx';
import { useRows } from '../form/use-rows.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Fault } from '../shell/route-states.tsx';
import { NeedFields, type Need, type Taker } from './need-fields.tsx';
import { Group } from './part-form.tsx';
import styles from './services.module.css';
import type { Service } from './use-part.ts';

/** Which people, bays and rooms a booking takes, and how many there may be at once. */
export function NeedsPart({ service }: { service: Service }) {
  const list = useQuery(read('listResources', {}));
  if (list.isPending) return <Skeleton lines={6} />;
  if (list.isError) return <Fault fault={list.error} again={() => void list.refetch()} />;
  return <Needs key={service.updatedAt} service={service} takers={list.data.rows} />;
}

function Needs({ service, takers }: { service: Service; takers: readonly Taker[] }) {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const list = useRows<Need>(service.needs);
  const [atOnce, setAtOnce] = useState(service.atOnce);
  const write = useAct('setServiceNeeds', 'getService', 'listServices');
  const taken = list.values.flatMap(({ resources }) => resources.map(({ id }) => id));
  const isShared = new Set(taken).size < taken.length;
  const body = { needs: list.values, atOnce };
  return (
    <Group title={t('services.parts.needs')}>
      <p className={styles['lead']}>{t('services.needsLead')}</p>
      {takers.length === 0 && <Notice>{t('services.nobodyYet')}</Notice>}
      <RowsForm
        label={t('services.parts.needs')}
        list={list}
        none={t('services.noNeeds')}
        isDisabled={!mayChange}
        nameOf={({ label }, at) => label || t('services.needName', { place: at + 1 })}
        render={(value, change) => (
          <NeedFields value={value} takers={takers} isDisabled={!mayChange} onChange={change} />
        )}
      />
      {isShared && <Notice tone="warn">{t('problems.pools_overlap')}</Notice>}
      <NumberField
        label={t('services.atOnce')}
        optional={t('forms.optional')}
        hint={t('services.atOnceHint')}
        value={atOnce}
        min={1}
        max={200}
        isDisabled={!mayChange}
        onChange={setAtOnce}
      />
      {mayChange && (
        <RowsSave
          list={{ isChanged: list.isChanged || atOnce !== service.atOnce }}
          add={t('services.addNeed')}
          onAdd={() => list.add({ ...blank })}
          onTakeBack={() => {
            list.replace(service.needs);
            setAtOnce(service.atOnce);
          }}
          onSave={() => write.act({ params: { id: service.id }, body }, t('settings.saved'))}
          isWhole={!isShared && list.values.every(isWhole)}
          isPending={write.isPending}
        />
      )}
    </Group>
  );
}

const blank: Need = {
  label: '',
  quantity: 1,
  assignment: 'most_free',
  choice: 'no',
  resources: [],
};

function isWhole({ resources, quantity, assignment }: Need): boolean {
  return resources.length > 0 && (assignment === 'collective' || quantity <= resources.length);
}
