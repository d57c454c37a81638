import type { Sight, SightGroup } from '@shared/modules/sharing/sharing';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Avatar } from '@renderer/components/basics/Avatar';
import { Dialog } from '@renderer/components/feedback/Dialog';
import dialogClasses from '@renderer/components/feedback/Dialog.module.css';
import classes from './Access.module.css';

interface AccessDialogProps {
  sight: Sight;
  /** The way by which the reader sees it. */
  mine: SightGroup | undefined;
  onClose: () => void;
  onShare: (() => void) | undefined;
}

/** Everybody who can see a record, and why: owner, co-workers, shares, departments, roles. */
export function AccessDialog({ sight, mine, onClose, onShare }: AccessDialogProps) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('records.access.title')}
      intro={mine && t(`records.access.mine.${mine.way}`, { ...wordsOf(mine) })}
      footer={
        <>
          <ActionButton tone="quiet" keys="Escape" onClick={onClose}>
            {t('common.action.close')}
          </ActionButton>
          <span className={dialogClasses.space} />
          {onShare && (
            <ActionButton icon="people" onClick={onShare}>
              {t('records.page.share')}
            </ActionButton>
          )}
        </>
      }
    >
      <div className={classes.groups}>
        {sight.groups.map((group, index) => (
          <section key={index} className={classes.group}>
            <h3>{t(`records.access.ways.${group.way}`, { ...wordsOf(group) })}</h3>
            <ul className={classes.people}>
              {group.people.map((person) => (
                <li key={person.id} className={classes.person}>
                  <Avatar id={person.id} name={person.name} isDecorative />
                  <span>
                    {person.name}
                    {person.id === session.user.id && ` ${t('records.access.me')}`}
                  </span>
                  <span className={classes.can}>
                    {t(person.can.includes('edit') ? 'records.access.mayEdit' : 'records.access.mayView')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );

  function wordsOf(group: SightGroup) {
    return {
      name: group.department?.name ?? '',
      roles: group.roles.map((role) => role.name).join(t('common.filter.listComma')),
      by: group.sharedBy?.name ?? '',
      count: group.people.length,
    };
  }
}
