import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Notice } from '../../ui/state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../words/index.ts';
import { serviceParts } from '../searches.ts';
import { useMay } from '../session.ts';
import { Page } from '../shell/page.tsx';
import { AboutPart } from './about-part.tsx';
import { LanguagesPart } from './languages-part.tsx';
import { NeedsPart } from './needs-part.tsx';
import { PaymentPart } from './payment-part.tsx';
import { PricesPart } from './prices-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { ServiceState } from './service-state.tsx';

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
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const { id } = route.useParams();
  const { part = 'about' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: service } = useSuspenseQuery(read('getService', { params: { id } }));
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
      detail={<CopyableId value={id} label={t('services.id')} />}
      narrow
    >
      {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
      <Tabs
        label={service.name}
        current={part}
        onChange={(next) => void navigate({ search: { part: next }, replace: true })}
        tabs={serviceParts.map((key) => {
          const Panel = panels[key];
          const panel = <Panel key={id} service={service} />;
          return { key, title: t(`services.parts.${key}`), panel };
        })}
      />
    </Page>
  );
}
