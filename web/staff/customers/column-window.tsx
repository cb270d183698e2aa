import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { useWords } from '../../words/index.ts';
import { type ColumnName, columnNames, useColumnNames } from './columns.ts';
import { columnWords } from './list-columns.tsx';
import styles from './list.module.css';
import { useOwnFields } from './use-own-fields.ts';

const route = getRouteApi('/shell/customers');

/** Which columns the list has: in the address, and remembered for this person. */
export function ColumnWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { columns } = route.useSearch();
  const navigate = route.useNavigate();
  const own = useOwnFields();
  const { names, keep } = useColumnNames(columns);
  const offered = [
    ...columnNames.map((name) => ({ name: name as ColumnName, label: columnWords(t, name) })),
    ...own.map(({ key, label }) => ({ name: `field:${key}` as const, label })),
  ];
  const choose = (name: ColumnName, isOn: boolean) => {
    const next = offered
      .map((one) => one.name)
      .filter((one) => (one === name ? isOn : names.includes(one)));
    keep(next);
    void navigate({
      search: (before) => ({ ...before, columns: next.join(',') || 'none' }),
      replace: true,
    });
  };
  return (
    <Dialog title={t('segments.columnsTitle')} isOpen onClose={onClose}>
      <DialogBody>
        <div className={styles['offered']}>
          {offered.map(({ name, label }) => (
            <Checkbox
              key={name}
              isSelected={names.includes(name)}
              isDisabled={!names.includes(name) && names.length >= 12}
              onChange={(isOn) => choose(name, isOn)}
            >
              {label}
            </Checkbox>
          ))}
        </div>
      </DialogBody>
      <DialogActs>
        <Button look="primary" onPress={onClose}>
          {t('segments.done')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
