import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/index.ts';
import { Page, Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { AddressLookUp } from './address-look-up.tsx';
import { SettingsForm } from './settings-form.tsx';

/** How the business writes to people, and to which addresses it does not. */
export function MessagesPart() {
  const { t } = useWords();
  const settings = useQuery(read('getMessageSettings', {}));
  return (
    <Page title={t('messages.settings.title')} detail={t('messages.settings.lead')} narrow>
      {settings.isPending && <Skeleton lines={8} />}
      {settings.isError && <Fault fault={settings.error} again={() => void settings.refetch()} />}
      {settings.data && (
        <Section title={t('messages.settings.sending')}>
          <SettingsForm settings={settings.data} />
        </Section>
      )}
      <Section title={t('messages.settings.address')}>
        <AddressLookUp />
      </Section>
    </Page>
  );
}
