import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { calendarFields, calendarForm } from '#contract/booking/calendars';
import { call, type Input, type Reply } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { useForm } from '../../form/use-form.ts';

type Access = Input<'addCalendar'>['body']['access'];
type Values = z.infer<typeof calendarForm>;

const blank = {
  kind: 'ics',
  url: '',
  user: '',
  password: '',
  account: '',
  privateKey: '',
  calendar: '',
  directory: '',
  client: '',
  secret: '',
  mailbox: '',
} satisfies Values['access'];

/** The form of a new calendar. Of a CalDAV server with several calendars it asks for one of them before it adds any. */
export function useAddForm({ resources, twinUrl }: Reply<'listCalendars'>, onClose: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  const [found, setFound] = useState<Reply<'tryCalendar'>['calendars']>([]);
  const add = async (given: Values, access: Access) => {
    await call('addCalendar', { body: { resource: given.resource, name: given.name, access } });
    await readAgain(client, 'listCalendars');
    onClose();
    toast({ text: t('settings.calendars.added') });
  };
  const form = useForm({
    schema: calendarForm,
    start: {
      resource: resources[0]?.id ?? '',
      name: '',
      access: { ...blank, url: twinUrl ?? '' },
    },
    fieldOf: { calendar_unreachable: 'access.url' },
    send: async (given) => {
      const access = accessOf(given.access);
      if (access.kind !== 'caldav' || found.some(({ url }) => url === access.url))
        return add(given, access);
      const { calendars } = await call('tryCalendar', { body: { access } });
      const [first, another] = calendars;
      if (first !== undefined) form.set('access.url', first.url);
      setFound(calendars);
      if (another === undefined) await add(given, { ...access, url: first?.url ?? access.url });
    },
  });
  return { form, found };
}

/** Only what the chosen way asks for. */
function accessOf(access: Values['access']): Access {
  const { kind } = access;
  const given = Object.fromEntries(calendarFields[kind].map((field) => [field, access[field]]));
  return { kind, ...given } as Access;
}
