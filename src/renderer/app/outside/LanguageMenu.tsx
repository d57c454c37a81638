import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Icon } from '../icons/Icon';
import { languageNames, languages } from '../i18n';
import { usePreferences } from '../preferences';

/** Changes the language where there is no own menu yet. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const { language, change } = usePreferences();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionButton tone="quiet" icon="language" aria-label={t('shell.menu.language')}>
          {languageNames[language]}
        </ActionButton>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((choice) => (
          <Menu.RadioItem
            key={choice}
            value={choice}
            checked={choice === language}
            checkIcon={<Icon name="check" size={12} />}
            closeMenuOnClick
            onChange={() => change({ language: choice })}
          >
            {languageNames[choice]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
