import { useQueryClient } from '@tanstack/react-query';
import { locationOperations } from '#contract/tenancy/locations';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { zoneChoices } from '../../form/choices.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { useAtWork } from '../../session.ts';
import type { Location } from './part.tsx';

interface LocationWindowProps {
  /** Absent: a new one is made. */
  location: Location | undefined;
  onClose: () => void;
}

/** Adds or changes a place. */
export function LocationWindow({ location, onClose }: LocationWindowProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { business } = useAtWork();
  const form = useForm({
    schema: locationOperations.createLocation.body,
    start: {
      name: location?.name ?? '',
      address: location?.address ?? '',
      timeZone: location?.timeZone ?? business.timeZone,
    },
    ...(location === undefined && { keep: 'location' }),
    fieldOf: { name_taken: 'name' },
    send: async (body) => {
      if (location === undefined) await call('createLocation', { body });
      else await call('updateLocation', { params: { id: location.id }, body });
      await readAgain(client, 'listLocations');
      toast({ text: t('settings.saved') });
      onClose();
    },
  });
  const words = t(location === undefined ? 'settings.locations.add' : 'settings.locations.edit');
  return (
    <Dialog title={words} isOpen onClose={onClose}>
      <DialogBody>
        <Form
          {...form}
          act={location === undefined ? words : t('settings.save')}
          onSubmit={form.submit}
        >
          <TextField label={t('settings.locations.name')} autoFocus {...form.field('name')} />
          <TextField
            label={t('settings.locations.address')}
            optional={t('forms.optional')}
            rows={3}
            {...form.field('address')}
          />
          <ComboBox
            label={t('settings.locations.timeZone')}
            nothing={t('forms.nothingFits')}
            choices={zoneChoices()}
            value={form.values.timeZone}
            error={form.errorOf('timeZone')}
            onChange={(value) => form.set('timeZone', value)}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
