import { calendarFields } from '#contract/booking/calendars';
import type { Reply } from '../../../api/call.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useAddForm } from './use-add-form.ts';

type Kind = keyof typeof calendarFields;

const kinds = Object.keys(calendarFields) as Kind[];
const secrets: ReadonlySet<string> = new Set(['password', 'secret']);

/** How a field of each way is filled in besides being a line of text. */
function looksOf(field: string) {
  if (secrets.has(field)) return { type: 'password', autoComplete: 'new-password' };
  return { autoComplete: 'off', ...(field === 'privateKey' && { rows: 4 }) };
}

/** Adds a calendar elsewhere. */
export function AddWindow({
  list,
  onClose,
}: {
  list: Reply<'listCalendars'>;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { form, found } = useAddForm(list, onClose);
  const { kind, url } = form.values.access;
  const hintOf = (field: (typeof calendarFields)[Kind][number]) =>
    kind === 'caldav' && field === 'url' ? 'server' : field;
  return (
    <Dialog title={t('settings.calendars.add')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.calendars.add')} onSubmit={form.submit}>
          <Select
            label={t('settings.calendars.kind')}
            choices={kinds.map((value) => ({
              value,
              label: t(`settings.calendars.kinds.${value}`),
            }))}
            value={kind}
            onChange={(value) => form.set('access.kind', value)}
          />
          <Select
            label={t('settings.calendars.whose')}
            choices={list.resources.map(({ id, name }) => ({ value: id, label: name }))}
            value={form.values.resource}
            onChange={(value) => form.set('resource', value)}
          />
          <TextField
            label={t('settings.calendars.name')}
            hint={t('settings.calendars.nameHint')}
            {...form.field('name')}
          />
          {calendarFields[kind].map((field) => (
            <TextField
              key={field}
              label={t(`settings.calendars.fields.${field}`)}
              hint={t(`settings.calendars.hints.${hintOf(field)}`)}
              {...looksOf(field)}
              {...form.field(`access.${field}`)}
            />
          ))}
          {found.length > 1 && (
            <Select
              label={t('settings.calendars.which')}
              choices={found.map((one) => ({ value: one.url, label: one.name }))}
              value={found.some((one) => one.url === url) ? url : null}
              onChange={(value) => form.set('access.url', value)}
            />
          )}
        </Form>
      </DialogBody>
    </Dialog>
  );
}
