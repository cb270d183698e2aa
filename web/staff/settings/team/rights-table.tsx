import { type Act, mayRole, staffRoles } from '#contract/acts';
import { Icon } from '../../../ui/icon.tsx';
import { useWords } from '../../../words/index.ts';
import { useAtWork } from '../../session.ts';
import { type ActGroup, useActGroups } from '../act-groups.ts';
import styles from './rights-table.module.css';

/** What each role may do: the very table by which the server decides. */
export function RightsTable() {
  const { t } = useWords();
  const { role: own } = useAtWork();
  const groups = useActGroups();
  return (
    <table className={styles['rights']}>
      <caption className={styles['said']}>{t('settings.team.rights')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles['said']}>{t('settings.team.act')}</span>
          </th>
          {staffRoles.map((role) => (
            <th key={role} scope="col" data-own={role === own || undefined}>
              <span className={styles['role']}>{t(`roles.${role}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(([group, acts]) => (
        <Group key={group} group={group} acts={acts} />
      ))}
    </table>
  );
}

function Group({ group, acts }: { group: ActGroup; acts: readonly Act[] }) {
  const { t } = useWords();
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={staffRoles.length + 1} className={styles['group']}>
          {t(`settings.actGroups.${group}`)}
        </th>
      </tr>
      {acts.map((act) => (
        <tr key={act}>
          <th scope="row" className={styles['act']}>
            {t(`acts.${act}`)}
          </th>
          {staffRoles.map((role) => (
            <td key={role}>
              {mayRole(role, act) ? (
                <>
                  <Icon name="check" className={styles['tick']} />
                  <span className={styles['said']}>{t('settings.team.may')}</span>
                </>
              ) : (
                <span className={styles['said']}>{t('settings.team.mayNot')}</span>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
