import { IconButton } from '../../../ui/icon-button.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';
import { moved } from '../../form/moved.ts';
import type { CustomField } from './part.tsx';

interface FieldActsProps {
  field: CustomField;
  /** Ids of the fields that are not archived, in their order. */
  live: readonly string[];
  onEdit: (field: CustomField) => void;
}

/** Moves a field among the others, changes it, archives it or brings it back. */
export function FieldActs({ field, live, onEdit }: FieldActsProps) {
  const { t } = useWords();
  const { id, label, archivedAt } = field;
  const archive = useAct('archiveField', 'listFields');
  const restore = useAct('restoreField', 'listFields');
  const input = { params: { id } };
  return (
    <>
      {archivedAt === null && <Order field={field} live={live} />}
      <RowMenu name={label}>
        <MenuItem id="edit" icon="edit" onAction={() => onEdit(field)}>
          {t('settings.fields.edit')}
        </MenuItem>
        {archivedAt === null ? (
          <MenuItem
            id="archive"
            icon="minus"
            onAction={() => archive.act(input, t('settings.fields.archivedNow', { label }))}
          >
            {t('settings.fields.archive')}
          </MenuItem>
        ) : (
          <MenuItem
            id="restore"
            icon="undo"
            onAction={() => restore.act(input, t('settings.fields.restoredNow', { label }))}
          >
            {t('settings.fields.restore')}
          </MenuItem>
        )}
      </RowMenu>
    </>
  );
}

function Order({ field: { id, label }, live }: Omit<FieldActsProps, 'onEdit'>) {
  const { t } = useWords();
  const order = useAct('orderFields', 'listFields');
  const move = (by: 1 | -1) =>
    order.act({ body: { ids: moved(live, id, by) } }, t('settings.saved'));
  return (
    <span className={styles['rowActs']}>
      <IconButton
        icon="up"
        label={t('settings.fields.up', { label })}
        isDisabled={live[0] === id}
        onPress={() => move(-1)}
      />
      <IconButton
        icon="down"
        label={t('settings.fields.down', { label })}
        isDisabled={live.at(-1) === id}
        onPress={() => move(1)}
      />
    </span>
  );
}
