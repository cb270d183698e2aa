import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Notice } from '../../ui/state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { useWords } from '../../words/index.ts';
import { serviceParts } from '../searches.ts';
import { useMay } from '../session.ts';
import { Page } from '../shell/page.tsx';
import { AboutPart } from './about-part.tsx';
import { LanguagesPart } from './languages-part.tsx';
import { NeedsPart } from './needs-part.tsx';
import { PaymentPart } from './payment-part.tsx';
import { PreviewAbove, PreviewBeside } from './preview.tsx';
import styles from './preview.module.css';
import { PricesPart } from './prices-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { ServiceState } from './service-state.tsx';
import { Unsaved, useUnsaved } from './unsaved.ts';
import type { Service } from './use-part.ts';

const route = getRouteApi('/shell/services/$id');

const panels = {
  about: AboutPart,
  prices: PricesPart,
  needs: NeedsPart,
  rules: RulesPart,
  payment: PaymentPart,
  questions: QuestionsPart,
  languages: LanguagesPart,
} as const;

/** All that is said of a service, a part at a time; each part is saved by itself. */
export function ServicePage() {
  const { id } = route.useParams();
  const { data: service } = useSuspenseQuery(read('getService', { params: { id } }));
  return <Editor key={id} service={service} />;
}

function Editor({ service }: { service: Service }) {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const hasRoom = useMedia('(min-width: 1240px)');
  const { teller, drafted, isUnsaved, language, write } = useUnsaved(service);
  // Kept here, because the preview changes its place with the width of the window.
  const [at, onChoose] = useState(0);
  const preview = { service: drafted, isUnsaved, language, onLanguage: write, at, onChoose };
  return (
    <Page
      title={service.name}
      aside={
        <ServiceState
          {...service}
          durations={service.options.length}
          needs={service.needs.length}
        />
      }
      detail={<CopyableId value={service.id} label={t('services.id')} />}
      narrow={!hasRoom}
    >
      {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
      <Unsaved value={teller}>
        {!hasRoom && <PreviewAbove {...preview} />}
        <div className={hasRoom ? styles['columns'] : ''}>
          <Parts service={service} />
          {hasRoom && <PreviewBeside {...preview} />}
        </div>
      </Unsaved>
    </Page>
  );
}

function Parts({ service }: { service: Service }) {
  const { t } = useWords();
  const { part = 'about' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Tabs
      label={service.name}
      current={part}
      onChange={(next) => void navigate({ search: { part: next }, replace: true })}
      tabs={serviceParts.map((key) => {
        const Panel = panels[key];
        return { key, title: t(`services.parts.${key}`), panel: <Panel service={service} /> };
      })}
    />
  );
}
