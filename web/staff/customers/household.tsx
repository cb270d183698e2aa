import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { HouseholdSuggestion } from '#contract/households';
import { call, type Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './about.module.css';
import { useUndoable } from './use-undoable.ts';

const HouseholdWindow = lazy(async () => ({
  default: (await import('./household-window.tsx')).HouseholdWindow,
}));

type Household = NonNullable<Reply<'getHousehold'>['household']>;
type Member = Household['members'][number];

/** What stands open: a new household, its name, another member, or what a member is in it. */
export type HouseholdAct = 'make' | 'rename' | 'add' | Member;

const touched = ['getHousehold', 'getTimeline'] as const;

/** The people a customer lives or comes with, and who else may belong to them. */
export function HouseholdSection({ customer, name }: { customer: string; name: string }) {
  const { t } = useWords();
  const mayChange = useMay()('customers.change');
  const [open, setOpen] = useState<HouseholdAct>();
  const { data, isPending, isError, error, refetch } = useQuery(
    read('getHousehold', { params: { id: customer } }),
  );
  const household = data?.household ?? undefined;
  const title = household && household.name !== '' ? household.name : t('customer.household.title');
  return (
    <Section
      title={title}
      aside={mayChange && data && <Acts household={household} onOpen={setOpen} />}
    >
      {isPending && <Skeleton lines={2} />}
      {isError && <Fault fault={error} again={() => void refetch()} />}
      {data && !household && <p className={styles['soft']}>{t('customer.household.none')}</p>}
      {household && <Members household={household} customer={customer} onRole={setOpen} />}
      {data && mayChange && (
        <Suggestions
          customer={customer}
          name={name}
          household={household}
          suggestions={data.suggestions}
        />
      )}
      <Suspense>
        {open !== undefined && (
          <HouseholdWindow
            customer={customer}
            name={name}
            household={household}
            act={open}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </Section>
  );
}

interface ActsProps {
  household: Household | undefined;
  onOpen: (act: HouseholdAct) => void;
}

function Acts({ household, onOpen }: ActsProps) {
  const { t } = useWords();
  if (household === undefined)
    return (
      <Button look="quiet" icon="plus" onPress={() => onOpen('make')}>
        {t('customer.household.make')}
      </Button>
    );
  const label = t('customer.household.acts');
  return (
    <Menu label={label} placement="bottom end" button={<IconButton icon="more" label={label} />}>
      <MenuItem id="add" icon="plus" onAction={() => onOpen('add')}>
        {t('customer.household.add')}
      </MenuItem>
      <MenuItem id="rename" icon="edit" onAction={() => onOpen('rename')}>
        {t('customer.household.rename')}
      </MenuItem>
    </Menu>
  );
}

interface MembersProps {
  household: Household;
  customer: string;
  onRole: (member: Member) => void;
}

function Members({ household, customer, onRole }: MembersProps) {
  const { t } = useWords();
  const mayChange = useMay()('customers.change');
  const remove = useUndoable('removeHouseholdMember', ...touched);
  const doom = ({ customer: one, name, role }: Member) => {
    const params = { id: household.id, customer: one };
    // With its last member a household is dissolved.
    const called = household.name === '' ? t('customer.household.title') : household.name;
    const putBack = async () =>
      household.members.length > 1
        ? call('setHouseholdMember', { params, body: { role } })
        : call('createHousehold', { body: { name: called, members: [{ customer: one, role }] } });
    remove({ params }, t('customer.household.removed', { name }), putBack);
  };
  return (
    <ul className={styles['rows']}>
      {household.members.map((member) => {
        const name = member.name === '' ? t('customers.noName') : member.name;
        const label = t('settings.actsFor', { name });
        return (
          <li key={member.customer} className={styles['row']}>
            <div className={styles['words']}>
              {member.customer === customer ? (
                <span>{name}</span>
              ) : (
                <Link to="/customers/$id" params={{ id: member.customer }}>
                  {name}
                </Link>
              )}
              {member.role !== null && <p className={styles['soft']}>{member.role}</p>}
            </div>
            {mayChange && (
              <Menu
                label={label}
                placement="bottom end"
                button={<IconButton icon="more" label={label} />}
              >
                <MenuItem id="role" icon="edit" onAction={() => onRole(member)}>
                  {t('customer.household.sayRole')}
                </MenuItem>
                <MenuItem id="remove" icon="minus" onAction={() => doom({ ...member, name })}>
                  {t('customer.household.remove')}
                </MenuItem>
              </Menu>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface SuggestionsProps {
  customer: string;
  name: string;
  household: Household | undefined;
  suggestions: readonly HouseholdSuggestion[];
}

/** Nobody is put anywhere by a suggestion: somebody decides, one by one. */
function Suggestions({ customer, name, household, suggestions }: SuggestionsProps) {
  const { t } = useWords();
  const create = useAct('createHousehold', ...touched);
  const add = useAct('setHouseholdMember', ...touched);
  if (suggestions.length === 0) return null;
  const together = (one: HouseholdSuggestion) => {
    const done = t('customer.household.added', { name: one.name });
    const body = { role: null };
    // Whoever of the two has a household already takes the other in.
    if (household && !one.household)
      add.act({ params: { id: household.id, customer: one.customer }, body }, done);
    else if (one.household) add.act({ params: { id: one.household.id, customer }, body }, done);
    else {
      const called = t('customer.household.called', { name });
      const members = [{ customer }, { customer: one.customer }];
      create.act({ body: { name: called.slice(0, 120), members } }, done);
    }
  };
  return (
    <>
      <h3 className={styles['suggested']}>{t('customer.household.maybe')}</h3>
      <ul className={styles['rows']}>
        {suggestions.map((one) => (
          <li key={one.customer} className={styles['row']}>
            <div className={styles['words']}>
              <Link to="/customers/$id" params={{ id: one.customer }}>
                {one.name === '' ? t('customers.noName') : one.name}
              </Link>
              <p className={styles['soft']}>
                {t(`customer.household.because.${one.reason}`, { phone: one.phone ?? '' })}
                {one.household !== null &&
                  ` ${t('customer.household.already', { name: one.household.name })}`}
              </p>
            </div>
            {!(household && one.household) && (
              <Button
                look="quiet"
                icon="plus"
                aria-label={t('customer.household.togetherWith', { name: one.name })}
                onPress={() => together(one)}
              >
                {t('customer.household.together')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
