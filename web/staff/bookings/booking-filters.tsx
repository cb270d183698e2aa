import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { bookingSpans, bookingStates } from '../searches.ts';
import styles from './bookings.module.css';
import { useFilters } from './use-filters.ts';

const route = getRouteApi('/shell/bookings');
const every = '';

/** Which bookings the list shows; the address keeps it. */
export function BookingFilters() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { chooses } = useFilters();
  const set = (part: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  return (
    <div className={styles['filters']}>
      <SearchField
        label={t('bookings.search')}
        placeholder={t('bookings.searchHint')}
        value={search.q ?? ''}
        onChange={(q) => set({ q: q || undefined })}
      />
      <Select
        label={t('bookings.span')}
        hideLabel
        value={search.span ?? 'coming'}
        choices={bookingSpans.map((value) => ({ value, label: t(`bookings.spans.${value}`) }))}
        onChange={(span) => set({ span: span === 'coming' ? undefined : span })}
      />
      {search.span === 'days' && <Days set={set} />}
      <Select
        label={t('bookings.state')}
        hideLabel
        value={search.stands ?? every}
        choices={[
          { value: every, label: t('bookings.everyState') },
          ...bookingStates.map((value) => ({ value, label: t(`bookings.states.${value}`) })),
        ]}
        onChange={(next) => set({ stands: next || undefined })}
      />
      <Named set={set} />
      {chooses && (
        <Button look="quiet" icon="close" onPress={() => void navigate({ search: {} })}>
          {t('bookings.clear')}
        </Button>
      )}
    </div>
  );
}

type Search = ReturnType<typeof route.useSearch>;
interface PartProps {
  set: (part: Partial<Search>) => void;
}

/** The first and the last day. */
function Days({ set }: PartProps) {
  const { t } = useWords();
  const { from, to } = route.useSearch();
  return (
    <>
      <TextField
        label={t('bookings.from')}
        hideLabel
        before={t('bookings.from')}
        type="date"
        value={from ?? ''}
        onChange={(day) => set({ from: day || undefined })}
      />
      <TextField
        label={t('bookings.to')}
        hideLabel
        before={t('bookings.to')}
        type="date"
        value={to ?? ''}
        onChange={(day) => set({ to: day || undefined })}
      />
    </>
  );
}

/** Of which service, and whom or what they take. */
function Named({ set }: PartProps) {
  const { t } = useWords();
  const { service, of } = route.useSearch();
  const services = useQuery(read('listServices', {}));
  const resources = useQuery(read('listResources', {}));
  const choices = (rows: readonly { id: string; name: string }[] = []) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label={t('bookings.service')}
        hideLabel
        value={service ?? every}
        choices={[
          { value: every, label: t('bookings.everyService') },
          ...choices(services.data?.rows),
        ]}
        onChange={(next) => set({ service: next || undefined })}
      />
      <Select
        label={t('bookings.with')}
        hideLabel
        value={of ?? every}
        choices={[
          { value: every, label: t('bookings.everybody') },
          ...choices(resources.data?.rows),
        ]}
        onChange={(next) => set({ of: next || undefined })}
      />
    </>
  );
}
