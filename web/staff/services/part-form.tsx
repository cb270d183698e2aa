import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { useMay } from '../session.ts';
import styles from './services.module.css';
import type { usePart } from './use-part.ts';

type PartOfService = Pick<
  ReturnType<typeof usePart>,
  'fault' | 'isSending' | 'submit' | 'isChanged' | 'takeBack'
>;

/** The fields of a part, with what saves them or puts them back; only shown to whoever may not change services. */
export function PartForm({ form, children }: { form: PartOfService; children: ReactNode }) {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  if (!mayChange)
    return (
      <fieldset className={styles['fields']} disabled>
        {children}
      </fieldset>
    );
  return (
    <Form
      fault={form.fault}
      isSending={form.isSending}
      onSubmit={form.submit}
      act={t('settings.save')}
      beside={
        form.isChanged && (
          <Button look="quiet" isDisabled={form.isSending} onPress={form.takeBack}>
            {t('rows.takeBack')}
          </Button>
        )
      }
    >
      {children}
    </Form>
  );
}

/** Fields of a part that belong together, under a heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['group']}>
      <h2 className={styles['heading']}>{title}</h2>
      {children}
    </section>
  );
}
