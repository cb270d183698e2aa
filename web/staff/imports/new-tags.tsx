import type { ImportDetail } from '#contract/imports';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Notice } from '../../ui/state.tsx';
import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { bringsTags } from './plan.ts';
import type { PlanInHand } from './use-plan.ts';

type NewTags = NonNullable<ImportDetail['newTags']>;

/** Most tags that are named in a sentence. */
const mostNamed = 8;

/** Whether tags are to be made that the business does not have; said with the columns, where one brings tags. */
export function MakeTags({ hand }: { hand: PlanInHand }) {
  const { t } = useWords();
  const mayMake = useMay()('tags.change');
  if (!bringsTags(hand.plan)) return null;
  return (
    <Checkbox
      isSelected={hand.plan.makeTags}
      isDisabled={!mayMake}
      detail={t(mayMake ? 'imports.newTags.makeHint' : 'imports.newTags.notYours')}
      onChange={(makeTags) => hand.change({ makeTags })}
    >
      {t('imports.newTags.make')}
    </Checkbox>
  );
}

/** Which tags of the file are not there yet, and what becomes of them; offers to make them. */
export function NewTagsFound({ found, hand }: { found: NewTags; hand: PlanInHand }) {
  const { t } = useWords();
  const mayMake = useMay()('tags.change');
  const count = found.tags.length + found.more;
  const tags = useNames(found);
  if (hand.plan.makeTags) return <Notice>{t('imports.newTags.willMake', { count, tags })}</Notice>;
  return (
    <Notice
      tone="warn"
      acts={
        mayMake && (
          <Button
            isPending={hand.busy === 'checkImport'}
            onPress={() => void hand.run('checkImport', { makeTags: true })}
          >
            {t('imports.newTags.act', { count })}
          </Button>
        )
      }
    >
      {t('imports.newTags.missing', { count, tags })}
    </Notice>
  );
}

function useNames({ tags, more }: NewTags): string {
  const { t } = useWords();
  const named = tags
    .slice(0, mostNamed)
    .map(({ name, rows }) => t('imports.newTags.named', { tag: name, count: rows }));
  const others = more + Math.max(0, tags.length - mostNamed);
  return list(others > 0 ? [...named, t('imports.newTags.others', { count: others })] : named);
}
