import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem } from '../../ui/menu.tsx';
import { useWords } from '../../words/index.ts';
import { moved } from '../form/moved.ts';
import parts from '../settings/parts.module.css';
import { RowMenu } from '../settings/row-menu.tsx';
import { useAct } from '../settings/use-act.ts';
import type { ServiceRow } from './service-table.tsx';

interface ServiceActsProps {
  row: ServiceRow;
  /** Ids of the services that are not archived, in their order. */
  live: readonly string[];
}

/** Moves a service among the others, archives it or brings it back. */
export function ServiceActs({ row: { id, name, archivedAt }, live }: ServiceActsProps) {
  const { t } = useWords();
  const order = useAct('orderServices', 'listServices');
  const archive = useAct('archiveService', 'listServices', 'getService');
  const restore = useAct('restoreService', 'listServices', 'getService');
  const input = { params: { id } };
  const move = (by: 1 | -1) =>
    order.act({ body: { ids: moved(live, id, by) } }, t('settings.saved'));
  return (
    <>
      {archivedAt === null && (
        <span className={parts['rowActs']}>
          <IconButton
            icon="up"
            label={t('rows.up', { name })}
            isDisabled={live[0] === id}
            onPress={() => move(-1)}
          />
          <IconButton
            icon="down"
            label={t('rows.down', { name })}
            isDisabled={live.at(-1) === id}
            onPress={() => move(1)}
          />
        </span>
      )}
      <RowMenu name={name}>
        {archivedAt === null ? (
          <MenuItem
            id="archive"
            icon="minus"
            onAction={() => archive.act(input, t('services.archivedNow', { name }))}
          >
            {t('services.archive')}
          </MenuItem>
        ) : (
          <MenuItem
            id="restore"
            icon="undo"
            onAction={() => restore.act(input, t('services.restoredNow', { name }))}
          >
            {t('services.restore')}
          </MenuItem>
        )}
      </RowMenu>
    </>
  );
}
