import { identityDocuments, type IdentityDocument } from '#contract/identity-document';
import { call } from '../../api/call.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import type { Born } from './birth-date.tsx';
import { useUndoable } from './use-undoable.ts';

/** Says on which document a birth date was seen, or takes that back. */
export function BirthDateActs({ id, born: { value, checked } }: { id: string; born: Born }) {
  const { t } = useWords();
  const check = useUndoable('checkBirthDate', 'getCustomer', 'getTimeline');
  const uncheck = useAct('uncheckBirthDate', 'getCustomer', 'getTimeline');
  const params = { id };
  const seenOn = (document: IdentityDocument) => ({ params, body: { birthDate: value, document } });
  const undo = () =>
    checked === null
      ? call('uncheckBirthDate', { params })
      : call('checkBirthDate', seenOn(checked));
  const say = (document: IdentityDocument) => {
    if (document !== checked) check(seenOn(document), t('customer.born.wasChecked'), undo);
  };
  return (
    <Menu
      label={t('customer.born.acts')}
      placement="bottom end"
      button={<IconButton icon="more" label={t('customer.born.acts')} />}
    >
      <MenuSection title={t('customer.born.check')}>
        {identityDocuments.map((document) => (
          <MenuItem
            key={document}
            id={document}
            chosen={document === checked}
            onAction={() => say(document)}
          >
            {t(`customer.born.documents.${document}`)}
          </MenuItem>
        ))}
      </MenuSection>
      {checked !== null && (
        <MenuItem
          id="uncheck"
          icon="close"
          onAction={() => uncheck.act({ params }, t('customer.born.unchecked'))}
        >
          {t('customer.born.uncheck')}
        </MenuItem>
      )}
    </Menu>
  );
}
