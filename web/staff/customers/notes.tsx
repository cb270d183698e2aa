import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Note } from '#contract/notes';
import { call } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useNames } from '../audit/use-names.ts';
import { actorName } from '../event-words.ts';
import { useAtWork, useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import styles from './about.module.css';
import { useUndoable } from './use-undoable.ts';

const NoteForm = lazy(async () => ({ default: (await import('./note-form.tsx')).NoteForm }));

/** What people at work wrote about a customer, pinned notes first. */
export function Notes({ customer }: { customer: string }) {
  const { t } = useWords();
  const mayChange = useMay()('customers.change');
  const [writing, setWriting] = useState<Note | 'new'>();
  const list = useQuery(read('listNotes', { params: { id: customer } }));
  const add = mayChange && writing === undefined && (
    <Button look="quiet" icon="plus" onPress={() => setWriting('new')}>
      {t('customer.notes.add')}
    </Button>
  );
  const close = () => setWriting(undefined);
  return (
    <Section title={t('customer.notes.title')} aside={add}>
      <Suspense>{writing === 'new' && <NoteForm customer={customer} onClose={close} />}</Suspense>
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.data?.rows.length === 0 && writing === undefined && (
        <p className={styles['soft']}>{t('customer.notes.none')}</p>
      )}
      <ul className={styles['notes']}>
        {list.data?.rows.map((note) => (
          <li key={note.id} className={styles['note']}>
            {writing !== 'new' && writing?.id === note.id ? (
              <Suspense>
                <NoteForm customer={customer} note={note} onClose={close} />
              </Suspense>
            ) : (
              <NoteShown customer={customer} note={note} onEdit={() => setWriting(note)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface NoteShownProps {
  customer: string;
  note: Note;
  onEdit: () => void;
}

function NoteShown({ customer, note, onEdit }: NoteShownProps) {
  const { t } = useWords();
  const names = useNames();
  const { text, pinned, author, writtenAt, editedAt } = note;
  return (
    <>
      <div className={styles['line']}>
        <p className={styles['text']}>{text}</p>
        <NoteActs customer={customer} note={note} onEdit={onEdit} />
      </div>
      <p className={styles['soft']}>
        {pinned && (
          <>
            <Badge tone="accent">{t('customer.notes.pinned')}</Badge>{' '}
          </>
        )}
        {names.get(author.id ?? '') ?? actorName(author.kind)} · <When at={writtenAt} relative />
        {editedAt !== null && ` · ${t('customer.notes.edited')}`}
      </p>
    </>
  );
}

function NoteActs({ customer, note, onEdit }: NoteShownProps) {
  const { t } = useWords();
  const may = useMay();
  const { user } = useAtWork();
  const change = useAct('changeNote', 'listNotes', 'getTimeline');
  const remove = useUndoable('removeNote', 'listNotes', 'getTimeline');
  if (!may('customers.change')) return null;
  const isMine = note.author.id === user.id;
  const params = { id: customer, note: note.id };
  const label = t('customer.notes.acts');
  const pin = () =>
    change.act(
      { params, body: { pinned: !note.pinned } },
      t(note.pinned ? 'customer.notes.wasUnpinned' : 'customer.notes.wasPinned'),
    );
  const doom = () =>
    remove({ params }, t('customer.notes.deleted'), async () => call('restoreNote', { params }));
  return (
    <Menu label={label} placement="bottom end" button={<IconButton icon="more" label={label} />}>
      <MenuItem id="pin" icon="pin" onAction={pin}>
        {t(note.pinned ? 'customer.notes.unpin' : 'customer.notes.pin')}
      </MenuItem>
      {isMine ? (
        <MenuItem id="edit" icon="edit" onAction={onEdit}>
          {t('customer.notes.edit')}
        </MenuItem>
      ) : null}
      {isMine || may('staff.change') ? (
        <MenuItem id="delete" icon="trash" danger onAction={doom}>
          {t('customer.notes.delete')}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
