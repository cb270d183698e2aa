import { Link } from '@tanstack/react-router';
import type { AuditEvent } from '#contract/audit';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { useWords } from '../../words/index.ts';

/** What an event is about: a link to its page where it has one, and its id. */
export function Subject({ subject: { kind, id } }: { subject: AuditEvent['subject'] }) {
  const { t } = useWords();
  const words = t(`audit.subjects.${kind}`);
  return (
    <>
      {kind === 'customer' && (
        <Link to="/customers/$id" params={{ id }}>
          {words}
        </Link>
      )}
      {kind === 'import' && (
        <Link to="/import/$id" params={{ id }}>
          {words}
        </Link>
      )}
      {kind === 'review' && (
        <Link to="/reviews/$id" params={{ id }}>
          {words}
        </Link>
      )}
      {kind !== 'customer' && kind !== 'import' && kind !== 'review' && words}{' '}
      <CopyableId value={id} label={t('audit.subjectId')} />
    </>
  );
}
