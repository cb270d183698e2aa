import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerFile } from '#contract/files';
import { addressOf, call } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { bytes } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useNames } from '../audit/use-names.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import styles from './about.module.css';
import { useAttach } from './use-attach.ts';
import { useUndoable } from './use-undoable.ts';

/** Files that hang on a customer, with who attached each and when. */
export function Files({ customer }: { customer: string }) {
  const { t } = useWords();
  const mayChange = useMay()('customers.change');
  const [isAdding, setAdding] = useState(false);
  const remove = useUndoable('removeFile', 'listFiles', 'getTimeline');
  const list = useQuery(read('listFiles', { params: { id: customer } }));
  const doom = ({ id, name }: CustomerFile) => {
    const params = { id: customer, file: id };
    const restore = async () => call('restoreFile', { params });
    remove({ params }, t('customer.files.removedOne', { name }), restore);
  };
  const add = mayChange && !isAdding && (
    <Button look="quiet" icon="plus" onPress={() => setAdding(true)}>
      {t('customer.files.add')}
    </Button>
  );
  return (
    <Section title={t('customer.files.title')} aside={add}>
      {isAdding && <Attach customer={customer} onDone={() => setAdding(false)} />}
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.data?.rows.length === 0 && !isAdding && (
        <p className={styles['soft']}>{t('customer.files.none')}</p>
      )}
      <ul className={styles['rows']}>
        {list.data?.rows.map((file) => (
          <FileRow
            key={file.id}
            customer={customer}
            file={file}
            onRemove={mayChange ? () => doom(file) : undefined}
          />
        ))}
      </ul>
    </Section>
  );
}

interface FileRowProps {
  customer: string;
  file: CustomerFile;
  onRemove: (() => void) | undefined;
}

function FileRow({ customer, file, onRemove }: FileRowProps) {
  const { t } = useWords();
  const names = useNames();
  const { id, name, bytes: size, addedBy, addedAt } = file;
  const by = names.get(addedBy ?? '');
  return (
    <li className={styles['row']}>
      <Icon name="file" className={styles['mark']} />
      <div className={styles['words']}>
        <a href={addressOf('downloadFile', { params: { id: customer, file: id } })} download>
          {name}
        </a>
        <p className={styles['soft']}>
          {bytes(size)} · {by !== undefined && `${by} · `}
          <When at={addedAt} relative />
        </p>
      </div>
      {onRemove && (
        <IconButton
          icon="trash"
          label={t('customer.files.removeOne', { name })}
          onPress={onRemove}
        />
      )}
    </li>
  );
}

function Attach({ customer, onDone }: { customer: string; onDone: () => void }) {
  const { t } = useWords();
  const { sending, fault, send, stop } = useAttach(customer, onDone);
  return (
    <div className={styles['attach']}>
      {fault !== undefined && <Notice tone="bad">{fault}</Notice>}
      {sending ? (
        <ProgressBar
          label={t('customer.files.sending', { name: sending.name })}
          share={sending.share}
          detail=""
        />
      ) : (
        <FileDrop
          title={t('customer.files.drop')}
          hint={t('customer.files.hint')}
          act={t('customer.files.choose')}
          accept={[]}
          onFiles={(files) => void send(files)}
        />
      )}
      <div>
        <Button onPress={sending ? stop : onDone}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}
