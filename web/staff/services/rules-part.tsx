import { serviceRules } from '#contract/booking/service-rules';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DurationField } from '../../ui/duration-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';
import { Group, PartForm } from './part-form.tsx';
import { type Service, usePart } from './use-part.ts';

const schema = serviceRules.pick({
  bufferBefore: true,
  bufferAfter: true,
  noticeMinutes: true,
  windowDays: true,
  gridMinutes: true,
  gridFrom: true,
  dailyCap: true,
  seats: true,
  partyMin: true,
  partyMax: true,
  autoConfirm: true,
});

type RulesForm = ReturnType<typeof usePart<typeof schema>>;

/** When a service can be booked, how often, and for how many people. */
export function RulesPart({ service }: { service: Service }) {
  const { t } = useWords();
  const form = usePart(service, 'rules', schema);
  const { autoConfirm } = form.values;
  return (
    <PartForm form={form}>
      <When form={form} />
      <HowMany form={form} />
      <Group title={t('services.confirming')}>
        <Checkbox
          isSelected={autoConfirm}
          detail={t('services.autoConfirmHint')}
          onChange={(value) => form.set('autoConfirm', value)}
        >
          {t('services.autoConfirm')}
        </Checkbox>
      </Group>
    </PartForm>
  );
}

function When({ form }: { form: RulesForm }) {
  const { t } = useWords();
  const length = (
    field: 'bufferBefore' | 'bufferAfter' | 'noticeMinutes' | 'gridMinutes',
    [min, max]: readonly [number, number],
  ) => (
    <DurationField
      label={t(`services.${field}`)}
      hint={t(`services.${field}Hint`)}
      error={form.errorOf(field)}
      value={form.values[field]}
      min={min}
      max={max}
      onChange={(value) => form.set(field, value)}
    />
  );
  return (
    <Group title={t('services.when')}>
      <Pair>
        {length('bufferBefore', [0, 1440])}
        {length('bufferAfter', [0, 1440])}
      </Pair>
      <Pair>
        {length('noticeMinutes', [0, 525_600])}
        <NumberField
          label={t('services.windowDays')}
          hint={t('services.windowDaysHint')}
          error={form.errorOf('windowDays')}
          value={form.values.windowDays}
          min={1}
          max={730}
          after={t('services.days')}
          onChange={(value) => form.set('windowDays', value ?? 1)}
        />
      </Pair>
      <Pair>
        {length('gridMinutes', [5, 1440])}
        <Select
          label={t('services.gridFrom')}
          hint={t('services.gridFromHint')}
          value={form.values.gridFrom}
          choices={(['midnight', 'opening'] as const).map((value) => ({
            value,
            label: t(`services.gridFroms.${value}`),
          }))}
          onChange={(value) => form.set('gridFrom', value)}
        />
      </Pair>
    </Group>
  );
}

function HowMany({ form }: { form: RulesForm }) {
  const { t } = useWords();
  const { seats, dailyCap, partyMin, partyMax } = form.values;
  return (
    <Group title={t('services.howMany')}>
      <Checkbox
        isSelected={seats !== null}
        detail={t('services.sharedHint')}
        onChange={(isShared) => form.set('seats', isShared ? Math.max(8, partyMax) : null)}
      >
        {t('services.shared')}
      </Checkbox>
      <Pair>
        {seats !== null && (
          <NumberField
            label={t('services.seats')}
            error={form.errorOf('seats')}
            value={seats}
            min={1}
            max={10_000}
            onChange={(value) => form.set('seats', value ?? 1)}
          />
        )}
        <NumberField
          label={t('services.partyMin')}
          error={form.errorOf('partyMin')}
          value={partyMin}
          min={1}
          max={1000}
          onChange={(value) => form.set('partyMin', value ?? 1)}
        />
        <NumberField
          label={t('services.partyMax')}
          error={form.errorOf('partyMax')}
          value={partyMax}
          min={1}
          max={1000}
          onChange={(value) => form.set('partyMax', value ?? 1)}
        />
      </Pair>
      <NumberField
        label={t('services.dailyCap')}
        optional={t('forms.optional')}
        hint={t('services.dailyCapHint')}
        error={form.errorOf('dailyCap')}
        value={dailyCap}
        min={1}
        max={100_000}
        onChange={(value) => form.set('dailyCap', value)}
      />
    </Group>
  );
}
