import type { MatchRules } from '#contract/match-rules';
import { Confirm } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';
import { RulesRehearsed } from './rules-rehearsed.tsx';

interface SaveRulesProps {
  wanted: MatchRules;
  onClose: () => void;
}

/** Saves hard rules, once it was seen what they change. */
export function SaveRules({ wanted, onClose }: SaveRulesProps) {
  const { t } = useWords();
  const save = useAct('setMatchRules', 'getMatchRules');
  return (
    <Confirm
      title={t('matching.ruled.title')}
      act={t('matching.saveRules')}
      isOpen
      harmless
      isPending={save.isPending}
      onClose={onClose}
      onConfirm={() => save.act({ body: wanted }, t('settings.saved'), onClose)}
    >
      <p>{t('matching.ruled.body')}</p>
      <RulesRehearsed wanted={wanted} />
    </Confirm>
  );
}
