import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { useFormat } from '@renderer/app/use-format';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';
import type { QuoteRevision } from './use-revisions';

interface VersionStripProps {
  draft: QuoteDraft;
  revisions: readonly QuoteRevision[];
  /** The earlier version one looks at; null for the present one. */
  shown: number | null;
  onShow: (revision: number | null) => void;
}

const outcomeIcons: Record<QuoteRevision['outcome'], IconName | undefined> = {
  open: 'mail',
  accepted: 'check',
  rejected: 'close',
  replaced: undefined,
};

/** The chain of versions, each as it went out, and the present one (QUO-03). */
export function VersionStrip({ draft, revisions, shown, onShow }: VersionStripProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const present = Number(draft.base?.['revision'] ?? 1);
  const earlier = revisions.filter(({ revision }) => revision < present);
  const status = draft.base ? draft.text('status') : 'draft';
  return (
    <nav className={classes.versions} aria-label={t('quotes.page.versions')}>
      {earlier.map((version) => {
        const icon = outcomeIcons[version.outcome];
        const detail = [
          format.date(version.sentAt).slice(5),
          version.total !== null && format.money(version.total, version.currency ?? undefined),
          t(`quotes.page.outcomes.${version.outcome}`),
        ];
        return (
          <Fragment key={version.revision}>
            <button
              type="button"
              className={classes.version}
              aria-current={shown === version.revision || undefined}
              onClick={() => onShow(version.revision)}
            >
              {icon && <Icon name={icon} size={12} />}
              {t('quotes.page.version', { count: version.revision })}
              <span className={classes.faint}>{detail.filter(Boolean).join(' · ')}</span>
            </button>
            <i className={classes.link} aria-hidden="true" />
          </Fragment>
        );
      })}
      <button
        type="button"
        className={classes.version}
        aria-current={shown === null || undefined}
        onClick={() => onShow(null)}
      >
        <Icon name={draft.isOpen ? 'pencil' : 'eye'} size={12} />
        {t('quotes.page.versionIs', { count: present, status: t(`quotes.options.status.${status}`) })}
      </button>
    </nav>
  );
}
