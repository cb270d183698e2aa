import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Resource, resourceKinds, resourceOperations } from '#contract/booking/resources';
import { call } from '../../../api/call.ts';
import { read, readAgain } from '../../../api/query.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { useAtWork } from '../../session.ts';

interface ResourceWindowProps {
  /** Absent: a new one is made. */
  resource: Resource | undefined;
  onClose: () => void;
}

/** Adds or changes somebody or something that bookings take. */
export function ResourceWindow({ resource, onClose }: ResourceWindowProps) {
  const { t } = useWords();
  const form = useResourceForm(resource, onClose);
  const { kind } = form.values;
  const words = t(resource === undefined ? 'hours.resources.add' : 'hours.resources.edit');
  return (
    <Dialog title={words} isOpen onClose={onClose}>
      <DialogBody>
        <Form
          {...form}
          act={resource === undefined ? words : t('settings.save')}
          onSubmit={form.submit}
        >
          {resource === undefined && (
            <Select
              label={t('hours.resources.kind')}
              value={kind}
              choices={resourceKinds.map((value) => ({
                value,
                label: t(`hours.resources.kinds.${value}`),
              }))}
              onChange={(next) => form.set('kind', next)}
            />
          )}
          <TextField label={t('hours.resources.name')} autoFocus {...form.field('name')} />
          {kind === 'person' && (
            <Member
              value={form.values.user ?? null}
              error={form.errorOf('user')}
              onChange={(user) => form.set('user', user)}
            />
          )}
          <Place
            value={form.values.location ?? null}
            error={form.errorOf('location')}
            onChange={(location) => form.set('location', location)}
          />
          <TextField
            label={t('hours.resources.lanes')}
            hint={t('hours.resources.lanesHint')}
            type="number"
            inputMode="numeric"
            value={String(form.values.lanes ?? '')}
            onChange={(said) => form.set('lanes', said === '' ? undefined : Number(said))}
            error={form.errorOf('lanes')}
          />
          <Checkbox
            isSelected={form.values.hasHours ?? true}
            detail={t('hours.resources.hasHoursHint')}
            onChange={(has) => form.set('hasHours', has)}
          >
            {t('hours.resources.hasHours')}
          </Checkbox>
          {kind === 'person' && <MeetsAt form={form} />}
          <TextField
            label={t('hours.resources.about')}
            optional={t('forms.optional')}
            rows={3}
            {...form.field('about')}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}

function useResourceForm(resource: Resource | undefined, onClose: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return useForm({
    schema: resourceOperations.createResource.body,
    start: {
      kind: resource?.kind ?? 'person',
      name: resource?.name ?? '',
      about: resource?.about ?? '',
      user: resource?.user ?? null,
      location: resource?.location ?? null,
      lanes: resource?.lanes ?? 1,
      hasHours: resource?.hasHours ?? true,
      meeting: resource?.meeting ?? { kind: 'none', url: null },
    },
    ...(resource === undefined && { keep: 'resource' }),
    fieldOf: { name_taken: 'name', in_use: 'user' },
    send: async ({ kind, ...body }) => {
      const user = kind === 'person' ? body.user : null;
      const { name, about, location, lanes, hasHours, meeting } = body;
      const change = { name, about, user, location, lanes, hasHours, meeting };
      if (resource === undefined) await call('createResource', { body: { kind, ...change } });
      else await call('updateResource', { params: { id: resource.id }, body: change });
      await readAgain(client, 'listResources', 'getHours');
      toast({ text: t('settings.saved') });
      onClose();
    },
  });
}

/** Where somebody meets whom they see from afar: at an address of their own, or in a room that is made for each. */
function MeetsAt({ form }: { form: ReturnType<typeof useResourceForm> }) {
  const { t } = useWords();
  return (
    <TextField
      label={t('hours.resources.meeting')}
      hint={t('hours.resources.meetingHint')}
      optional={t('forms.optional')}
      type="url"
      inputMode="url"
      value={form.values.meeting?.url ?? ''}
      onChange={(said) => {
        form.set('meeting.kind', said === '' ? 'none' : 'own_url');
        form.set('meeting.url', said === '' ? null : said);
      }}
      error={form.errorOf('meeting.url')}
    />
  );
}

interface ChoiceProps {
  value: string | null;
  error: string | undefined;
  onChange: (value: string | null) => void;
}

/** Who of the team it is, so that they see and change their own hours. */
function Member({ value, error, onChange }: ChoiceProps) {
  const { t } = useWords();
  const { user } = useAtWork();
  const team = useQuery(read('listStaff', {}));
  const people = (team.data?.rows ?? []).map(({ user: id, name, email }) => ({
    value: id,
    label: name === '' ? email : name,
    detail: id === user.id ? t('hours.resources.you') : undefined,
  }));
  return (
    <Select
      label={t('hours.resources.member')}
      hint={t('hours.resources.memberHint')}
      value={value ?? ''}
      error={error}
      choices={[{ value: '', label: t('hours.resources.nobody') }, ...people]}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}

function Place({ value, error, onChange }: ChoiceProps) {
  const { t } = useWords();
  const list = useQuery(read('listLocations', {}));
  const places = (list.data?.rows ?? [])
    .filter(({ id, archivedAt }) => archivedAt === null || id === value)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t('hours.resources.location')}
      value={value ?? ''}
      error={error}
      choices={[{ value: '', label: t('hours.resources.anywhere') }, ...places]}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}
