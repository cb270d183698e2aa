import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './plan.module.css';

/** Says whose values those of this source replace, and whose stand above them, before anything comes in. */
export function SourceStanding({ source }: { source: string }) {
  const { t } = useWords();
  const { data } = useQuery(read('getSourceOrder', {}));
  if (!data) return null;
  const names = data.order.map((rule) => rule.source);
  const place = names.indexOf(source.trim());
  const rule = data.order[place];
  const above = place === -1 ? names : names.slice(0, place);
  const words = { source: source.trim(), above: list(above) };
  return (
    <p className={styles['soft']}>
      {t(rule ? 'imports.standing.placed' : 'imports.standing.unplaced', words)}{' '}
      {above.length > 0 && `${t('imports.standing.above', words)} `}
      {rule && rule.fills.length > 0 && (
        <>
          {t('imports.standing.fills', {
            fields: list(rule.fills.map((field) => t(`settings.sources.fields.${field}`))),
          })}{' '}
        </>
      )}
      {t('imports.standing.staff')}{' '}
      <Link to="/settings/$part" params={{ part: 'sources' }}>
        {t('imports.standing.change')}
      </Link>
    </p>
  );
}
