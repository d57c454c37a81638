import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';

/** Why the last save was refused, and the way back to what is saved. */
export function RefusedBar({ draft }: { draft: QuoteDraft }) {
  const { t } = useTranslation();
  const { refused, base } = draft;
  if (!refused) return null;
  return (
    <div className={classes.refused} role="alert">
      <Icon name="alert" tone="bad" />
      <span>{refused.message}</span>
      <span className={classes.space} />
      <ActionButton isSmall onClick={() => void draft.save()}>
        {t('quotes.page.saveAgain')}
      </ActionButton>
      {base && (
        <ActionButton isSmall tone="quiet" onClick={draft.discard}>
          {t('common.action.reset')}
        </ActionButton>
      )}
    </div>
  );
}
