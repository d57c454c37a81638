import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintKind } from '@shared/modules/printing/print-document';
import { sampleDocument } from '@shared/modules/printing/sample-document';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import type { Language } from '@renderer/app/i18n';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SheetsView } from '@renderer/modules/printing/PrintPreview';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import { useSaved } from '../use-saved';
import { ImageField } from './ImageField';
import { LetterheadForm } from './LetterheadForm';
import { withChange, type LetterheadChanges } from './letterhead-draft';
import { SampleKind } from './SampleKind';
import classes from './Printing.module.css';

/** The firm on paper: letterhead, images, terms and templates, beside an invented document that shows each change (U6). */
export function PrintingPage() {
  const { t } = useTranslation();
  const title = t('settings.places.printing.label');
  const { can } = useSession();
  const canEdit = can('settings', 'edit');
  const { saved, refused } = useSaved();
  const preferences = usePreferences();
  const [language, setLanguage] = useState<Language>(preferences.language);
  const [kind, setKind] = useState<PrintKind>('quote');
  const [changes, setChanges] = useState<LetterheadChanges>({});
  const [edition, setEdition] = useState(0);
  const letterhead = useQuery(api.printing.letterhead.queryOptions());
  const draft = letterhead.data && { ...letterhead.data, ...changes };
  const templateId = draft?.templates[kind];
  const frame = useQuery({
    ...api.printing.frame.queryOptions({ input: { kind, templateId } }),
    placeholderData: keepPreviousData,
  });
  const save = useMutation(
    api.printing.patchLetterhead.mutationOptions({
      onSuccess: () => {
        setChanges({});
        saved(t('printing.settings.saved'), api.printing);
      },
      onError: (error) => refused(error, api.printing),
    }),
  );
  const documents = useMemo(() => [sampleDocument(kind, language)], [kind, language]);
  const error = letterhead.error ?? frame.error;
  if (error) {
    return (
      <SettingsFrame active="printing" title={title}>
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(error).message}
          onRetry={() => void Promise.all([letterhead.refetch(), frame.refetch()])}
        />
      </SettingsFrame>
    );
  }
  const count = Object.keys(changes).length;
  return (
    <SettingsFrame
      active="printing"
      title={title}
      foot={
        <SaveBar
          title={t('settings.changed', { count })}
          count={count}
          isBusy={save.isPending}
          onReset={() => {
            setChanges({});
            setEdition(edition + 1);
          }}
          onSave={() => letterhead.data && save.mutate({ version: letterhead.data.version, ...changes })}
        />
      }
    >
      {!draft || !frame.data ? (
        <LoadingRows rows={8} />
      ) : (
        <div className={classes.columns}>
          <div className={classes.form} key={edition}>
            {(['logo', 'seal'] as const).map((slot) => (
              <ImageField
                key={slot}
                slot={slot}
                image={draft.images[slot]}
                address={frame.data.images[slot]}
                canEdit={canEdit}
              />
            ))}
            <LetterheadForm
              letterhead={draft}
              language={language}
              kind={kind}
              templates={frame.data.choices}
              canEdit={canEdit}
              onLanguage={setLanguage}
              onChange={(more) => letterhead.data && setChanges((now) => withChange(letterhead.data, now, more))}
            />
          </div>
          <div className={classes.preview}>
            <SheetsView
              frame={{ ...frame.data, letterhead: draft }}
              documents={documents}
              title={t('printing.settings.sample')}
              actions={<SampleKind kind={kind} onChange={setKind} />}
            />
          </div>
        </div>
      )}
    </SettingsFrame>
  );
}
