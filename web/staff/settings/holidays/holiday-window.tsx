import { useQuery } from '@tanstack/react-query';
import { holiday } from '#contract/booking/holidays';
import { read } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import type { Holidays, Save } from './part.tsx';

interface HolidayWindowProps {
  holidays: Holidays;
  save: Save;
  onClose: () => void;
}

/** Stands for all locations in the choice of where it is closed. */
const everywhere = '';

/** Puts a day down on which the business, or one location, is closed. */
export function HolidayWindow({ holidays, save, onClose }: HolidayWindowProps) {
  const { t } = useWords();
  const locations = useQuery(read('listLocations', {}));
  const form = useForm({
    schema: holiday.pick({ day: true, name: true, location: true }),
    start: { day: '', name: '', location: null as string | null },
    send: async (given) => {
      const added = { ...given, isClosed: true, source: 'own' as const };
      const others = holidays.holidays.filter(
        (one) => one.day !== given.day || one.location !== given.location,
      );
      await save({ ...holidays, holidays: [...others, added] });
      onClose();
    },
  });
  const places = (locations.data?.rows ?? []).filter((one) => one.archivedAt === null);
  return (
    <Dialog title={t('settings.holidays.add')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.holidays.add')} onSubmit={form.submit}>
          <TextField label={t('settings.holidays.day')} type="date" {...form.field('day')} />
          <TextField label={t('settings.holidays.name')} {...form.field('name')} />
          {places.length > 1 && (
            <Select
              label={t('settings.holidays.where')}
              choices={[
                { value: everywhere, label: t('settings.holidays.everywhere') },
                ...places.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={form.values.location ?? everywhere}
              onChange={(value) => form.set('location', value === everywhere ? null : value)}
            />
          )}
        </Form>
      </DialogBody>
    </Dialog>
  );
}
