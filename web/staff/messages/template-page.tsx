import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { MessageLanguage, MessageType } from '#contract/message-types';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Select } from '../../ui/select.tsx';
import { languages, useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Page } from '../shell/page.tsx';
import { TemplateEditor } from './template-editor.tsx';

const route = getRouteApi('/shell/messages/templates/$type/$language');

/** The words of one type of message in one language. */
export function TemplatePage() {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const asked = route.useParams();
  const params = {
    type: asked.type as MessageType,
    language: asked.language as MessageLanguage,
  };
  const { data: template } = useSuspenseQuery(read('getTemplate', { params }));
  const { type, language, version } = template;
  return (
    <Page
      title={t(`messages.types.${type}`)}
      aside={
        <Badge tone={version === null ? 'quiet' : 'note'}>
          {version === null
            ? t('messages.editor.shipped')
            : t('messages.editor.version', { version })}
        </Badge>
      }
      detail={<ButtonLink to="/messages/templates">{t('messages.editor.title')}</ButtonLink>}
      acts={
        <Select
          label={t('messages.editor.language')}
          hideLabel
          value={language}
          choices={Object.entries(languages).map(([value, label]) => ({
            value: value as MessageLanguage,
            label,
          }))}
          onChange={(next) => void navigate({ params: { type, language: next } })}
        />
      }
    >
      <TemplateEditor key={`${type} ${language} ${version ?? 0}`} template={template} />
    </Page>
  );
}
