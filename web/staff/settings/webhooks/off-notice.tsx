import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';
import type { Endpoint } from './part.tsx';
import { shortAddress } from './short-address.ts';

/** Says that an endpoint was switched off by us, or has been failing, so that somebody looks after it. */
export function OffNotice({ endpoint }: { endpoint: Endpoint }) {
  const { t, when } = useOffWords(endpoint);
  const change = useAct('updateWebhook', 'listWebhooks');
  const { id, offWhy, failingSince, url } = endpoint;
  if (offWhy === 'staff' || (offWhy === null && failingSince === null)) return null;
  const name = shortAddress(url);
  const on = () =>
    change.act({ params: { id }, body: { on: true } }, t('settings.webhooks.switchedOn', { name }));
  return offWhy === null ? (
    <Notice tone="warn">{t('settings.webhooks.failing', { name, when })}</Notice>
  ) : (
    <Notice
      tone="bad"
      acts={
        <Button isPending={change.isPending} onPress={on}>
          {t('settings.webhooks.switchOn')}
        </Button>
      }
    >
      {t(`settings.webhooks.offWhy.${offWhy}`, { name, when })}
    </Notice>
  );
}

function useOffWords({ offAt, failingSince }: Endpoint) {
  const { t, language } = useWords();
  const at = offAt ?? failingSince;
  const when =
    at === null
      ? ''
      : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
          new Date(at),
        );
  return { t, when };
}
