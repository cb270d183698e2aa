import { serviceRules } from '#contract/booking/service-rules';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DurationField } from '../../ui/duration-field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { LinesField } from '../form/lines-field.tsx';
import { Group, PartForm } from './part-form.tsx';
import { type Service, usePart } from './use-part.ts';

const schema = serviceRules.pick({
  name: true,
  slug: true,
  shortDescription: true,
  description: true,
  features: true,
  prerequisites: true,
  isActive: true,
  isPopular: true,
  bookingType: true,
  immediateMinutes: true,
  hasMeeting: true,
  wantsFollowUp: true,
});

type AboutForm = ReturnType<typeof usePart<typeof schema>>;

/** What a service is and what visitors read of it. */
export function AboutPart({ service }: { service: Service }) {
  const form = usePart(service, 'about', schema);
  return (
    <PartForm form={form}>
      <Texts form={form} />
      <How form={form} />
    </PartForm>
  );
}

function Texts({ form }: { form: AboutForm }) {
  const { t } = useWords();
  return (
    <Group title={t('services.texts')}>
      <TextField label={t('services.name')} {...form.field('name')} />
      <TextField
        label={t('services.slug')}
        hint={t('services.slugHint')}
        before="/book/"
        {...form.field('slug')}
      />
      <TextField
        label={t('services.shortDescription')}
        hint={t('services.shortDescriptionHint')}
        {...form.field('shortDescription')}
      />
      <TextField label={t('services.description')} rows={6} {...form.field('description')} />
      <LinesField
        label={t('services.features')}
        hint={t('services.onePerLine')}
        error={form.errorOf('features')}
        value={form.values.features}
        onChange={(value) => form.set('features', value)}
      />
      <LinesField
        label={t('services.prerequisites')}
        hint={t('services.onePerLine')}
        error={form.errorOf('prerequisites')}
        value={form.values.prerequisites}
        onChange={(value) => form.set('prerequisites', value)}
      />
    </Group>
  );
}

function How({ form }: { form: AboutForm }) {
  const { t } = useWords();
  const { isActive, isPopular, bookingType, immediateMinutes, hasMeeting, wantsFollowUp } =
    form.values;
  return (
    <Group title={t('services.how')}>
      <RadioList
        label={t('services.bookingType')}
        value={bookingType}
        choices={(['scheduled', 'immediate'] as const).map((value) => ({
          value,
          label: t(`services.types.${value}`),
          detail: t(`services.typeDetails.${value}`),
        }))}
        onChange={(value) => form.set('bookingType', value)}
      />
      {bookingType === 'immediate' && (
        <DurationField
          label={t('services.immediateMinutes')}
          error={form.errorOf('immediateMinutes')}
          value={immediateMinutes}
          min={1}
          max={240}
          onChange={(value) => form.set('immediateMinutes', value)}
        />
      )}
      <div>
        <Checkbox
          isSelected={isActive}
          detail={t('services.isActiveHint')}
          onChange={(value) => form.set('isActive', value)}
        >
          {t('services.isActive')}
        </Checkbox>
        <Checkbox isSelected={isPopular} onChange={(value) => form.set('isPopular', value)}>
          {t('services.isPopular')}
        </Checkbox>
        <Checkbox
          isSelected={hasMeeting}
          detail={t('services.hasMeetingHint')}
          onChange={(value) => form.set('hasMeeting', value)}
        >
          {t('services.hasMeeting')}
        </Checkbox>
        <Checkbox isSelected={wantsFollowUp} onChange={(value) => form.set('wantsFollowUp', value)}>
          {t('services.wantsFollowUp')}
        </Checkbox>
      </div>
    </Group>
  );
}
