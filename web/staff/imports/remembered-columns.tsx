import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { MenuItem } from '../../ui/menu.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { RowMenu } from '../settings/row-menu.tsx';
import { useAct } from '../settings/use-act.ts';
import { Section } from '../shell/page.tsx';
import { When } from '../shell/when.tsx';
import styles from './imports.module.css';

type Mapping = Reply<'listMappings'>['rows'][number];

/** What the columns of earlier files were: nothing until a file was planned. */
export function RememberedColumns() {
  const { t } = useWords();
  const list = useQuery(read('listMappings', {}));
  const [renamed, setRenamed] = useState<Mapping>();
  const rows = list.data?.rows ?? [];
  const columns = useColumns(setRenamed);
  if (rows.length === 0) return null;
  return (
    <div className={styles['remembered']}>
      <Section title={t('imports.mappings.title')}>
        <p className={styles['soft']}>{t('imports.mappings.lead')}</p>
        <Table
          label={t('imports.mappings.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </Section>
      {renamed && (
        <Rename key={renamed.id} mapping={renamed} onClose={() => setRenamed(undefined)} />
      )}
    </div>
  );
}

function useColumns(onRename: (mapping: Mapping) => void): Column<Mapping>[] {
  const { t } = useWords();
  const may = useMay()('imports.run');
  return [
    {
      key: 'name',
      header: t('imports.mappings.name'),
      cell: ({ name }) => name,
      phone: 'lead',
    },
    {
      key: 'source',
      header: t('imports.mappings.source'),
      cell: ({ source }) => source,
      phone: 'more',
    },
    {
      key: 'columns',
      header: t('imports.mappings.columns'),
      cell: (row) => number(row.columns),
      align: 'end',
      width: '96px',
      phone: 'hide',
    },
    {
      key: 'used',
      header: t('imports.mappings.used'),
      cell: ({ usedAt }) => <When at={usedAt} relative />,
      align: 'end',
      width: '160px',
      phone: 'hide',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (row) => may && <MappingActs mapping={row} onRename={onRename} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

interface MappingActsProps {
  mapping: Mapping;
  onRename: (mapping: Mapping) => void;
}

function MappingActs({ mapping, onRename }: MappingActsProps) {
  const { t } = useWords();
  const { id, name } = mapping;
  const forget = useAct('deleteMapping', 'listMappings');
  return (
    <RowMenu name={name}>
      <MenuItem id="rename" icon="edit" onAction={() => onRename(mapping)}>
        {t('imports.mappings.rename')}
      </MenuItem>
      <MenuItem
        id="forget"
        icon="trash"
        danger
        onAction={() =>
          forget.act({ params: { id } }, t('imports.mappings.forgotten', { name }), () => undefined)
        }
      >
        {t('imports.mappings.forget')}
      </MenuItem>
    </RowMenu>
  );
}

function Rename({ mapping, onClose }: { mapping: Mapping; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState(mapping.name);
  const rename = useAct('renameMapping', 'listMappings');
  const body = { name: name.trim() };
  return (
    <Dialog title={t('imports.mappings.rename')} isOpen onClose={onClose}>
      <DialogBody>
        <TextField
          label={t('imports.mappings.name')}
          value={name}
          maxLength={80}
          onChange={setName}
        />
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isPending={rename.isPending}
          isDisabled={body.name === ''}
          onPress={() =>
            rename.act({ params: { id: mapping.id }, body }, t('imports.mappings.renamed'), onClose)
          }
        >
          {t('settings.save')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
