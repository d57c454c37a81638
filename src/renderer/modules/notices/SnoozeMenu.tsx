import { Menu } from '@mantine/core';
import { addDays, dateAt } from '@shared/lib/dates';
import { momentOf } from '@shared/lib/zone-time';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { IconButton } from '@renderer/components/basics/ActionButton';

const minute = 60_000;
const choices = ['tenMinutes', 'hour', 'tomorrow'] as const;
/** Tomorrow means nine o'clock in the firm. */
const morning = 9 * 60;

function momentFor(choice: (typeof choices)[number], timeZone: string): string {
  const now = Date.now();
  const after = { tenMinutes: now + 10 * minute, hour: now + 60 * minute };
  const until = choice === 'tomorrow' ? momentOf(addDays(dateAt(now, timeZone), 1), morning, timeZone) : after[choice];
  return new Date(until).toISOString();
}

/** Puts a reminder off: ten minutes, an hour, or until tomorrow morning. */
export function SnoozeMenu({ onSnooze }: { onSnooze: (until: string) => void }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <IconButton icon="clock" label={t('notices.snooze.label')} isSmall />
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice} onClick={() => onSnooze(momentFor(choice, organization.timeZone))}>
            {t(`notices.snooze.${choice}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
