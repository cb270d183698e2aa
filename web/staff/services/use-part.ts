import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, type Reply } from '../../api/call.ts';
import { readAgain } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { useForm } from '../form/use-form.ts';
import { draftOf, useTell } from './unsaved.ts';

export type Service = Reply<'getService'>;

/**
 * The form of one part of a service. What was not saved yet is kept when one looks at another part or reloads.
 * @param part its name
 * @param schema the fields of the part, as the contract has them
 */
export function usePart<S extends z.ZodObject>(service: Service, part: string, schema: S) {
  const { t } = useWords();
  const client = useQueryClient();
  const start = Object.fromEntries(
    Object.keys(schema.shape).map((field) => [field, service[field as keyof Service]]),
  ) as z.input<S>;
  const form = useForm({
    schema,
    start,
    keep: draftOf(service.id, part),
    fieldOf: { name_taken: 'slug' as never },
    send: async (body) => {
      await call('updateService', { params: { id: service.id }, body: body });
      await readAgain(client, 'getService', 'listServices');
      toast({ text: t('settings.saved') });
    },
  });
  const takeBack = () => {
    form.replace(start);
    // Once the values are written: they must not stand as a draft.
    setTimeout(form.reset);
  };
  const isChanged = JSON.stringify(form.values) !== JSON.stringify({ ...form.values, ...start });
  useTell(part, form.values, isChanged);
  return { ...form, isChanged, takeBack };
}
