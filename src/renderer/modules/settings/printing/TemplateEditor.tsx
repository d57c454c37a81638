import { Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { suitsTemplate } from '@shared/modules/printing/letterhead';
import type { PrintKind } from '@shared/modules/printing/print-document';
import { sampleDocument } from '@shared/modules/printing/sample-document';
import {
  longestTemplate,
  papers,
  type Paper,
  type TemplateProblem,
  type templateSchema,
} from '@shared/modules/printing/template';
import { api } from '@renderer/api/client';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SheetsView, type SheetsFrame } from '@renderer/modules/printing/PrintPreview';
import { SaveBar } from '../SaveBar';
import { useSaved } from '../use-saved';
import { SampleKind } from './SampleKind';
import classes from './Printing.module.css';

interface TemplateEditorProps {
  template: z.infer<typeof templateSchema>;
  canEdit: boolean;
  onDelete: () => void;
}

/** What is looked at while somebody types, in milliseconds after the last key. */
const pause = 400;

/** A template as text, what is wrong with it by line, and the sample document printed with it. */
export function TemplateEditor({ template, canEdit, onDelete }: TemplateEditorProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [name, setName] = useState(template.name ?? '');
  const [paper, setPaper] = useState<Paper>(template.paper);
  const [source, setSource] = useState(template.source);
  const mayCheck = useSession().can('settings', 'edit');
  const [settled] = useDebouncedValue(source, pause);
  const text = useRef<HTMLTextAreaElement>(null);
  // Who only reads sees what documents are printed with, which the engine has looked through.
  const check = useQuery({
    ...api.printing.checkTemplate.queryOptions({ input: { source: settled, paper } }),
    placeholderData: keepPreviousData,
    enabled: mayCheck && settled !== '',
  });
  const save = useMutation(
    api.printing.patchTemplate.mutationOptions({
      onSuccess: () => saved(t('printing.templates.saved'), api.printing),
      onError: (error) => refused(error, api.printing),
    }),
  );
  const isChanged = (canEdit && name !== template.name) || paper !== template.paper || source !== template.source;
  const problems = check.data?.problems ?? [];
  const goTo = (line: number) => {
    const start =
      source
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    text.current?.focus();
    text.current?.setSelectionRange(
      start,
      source.indexOf('\n', start) < 0 ? source.length : source.indexOf('\n', start),
    );
  };
  return (
    <>
      <div className={classes.editor}>
        {canEdit ? (
          <div className={classes.row}>
            <TextInput
              label={t('printing.templates.name')}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t('printing.templates.paper')}
              allowDeselect={false}
              data={papers.map((value) => ({ value, label: t(`printing.papers.${value}`) }))}
              value={paper}
              onChange={(value) => value && setPaper(value)}
            />
            <ActionButton tone="danger" icon="trash" onClick={onDelete}>
              {t('printing.templates.delete')}
            </ActionButton>
          </div>
        ) : (
          <p className={classes.good}>{t('printing.templates.readOnly')}</p>
        )}
        <Textarea
          ref={text}
          aria-label={t('printing.templates.source')}
          className={classes.source}
          maxLength={longestTemplate}
          readOnly={!canEdit}
          spellCheck={false}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {canEdit && <Problems problems={problems} onGoTo={goTo} />}
      </div>
      <div className={classes.preview}>
        <TemplatePreview id={template.id} checked={check.data?.template} isChecked={mayCheck} />
      </div>
      <div className={classes.foot}>
        <SaveBar
          title={t('printing.templates.changed')}
          count={isChanged ? 1 : 0}
          isBusy={save.isPending}
          isDisabled={name.trim() === ''}
          onReset={() => {
            setName(template.name ?? '');
            setPaper(template.paper);
            setSource(template.source);
          }}
          onSave={() => save.mutate({ id: template.id, version: template.version, name, paper, source })}
        />
      </div>
    </>
  );
}

function Problems({ problems, onGoTo }: { problems: readonly TemplateProblem[]; onGoTo: (line: number) => void }) {
  const { t } = useTranslation();
  if (problems.length === 0) return <p className={classes.good}>{t('printing.templates.noProblems')}</p>;
  return (
    <ul className={classes.problems} aria-label={t('printing.templates.problems')}>
      {problems.map(({ fault, what, line }, index) => (
        <li key={index}>
          <button type="button" disabled={line === null} onClick={() => line !== null && onGoTo(line)}>
            <b>{line === null ? '–' : t('printing.templates.line', { line })}</b>
            <span className={fault === 'unknownPlace' ? undefined : classes.bad}>
              {t(`printing.templates.faults.${fault}`, { what })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface TemplatePreviewProps {
  id: string;
  checked: SheetsFrame['template'] | undefined;
  isChecked: boolean;
}

function TemplatePreview({ id, checked, isChecked }: TemplatePreviewProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const frame = useQuery(api.printing.frame.queryOptions({ input: { kind: 'quote', templateId: id } }));
  const [kind, setKind] = useState<PrintKind>(suitsTemplate('quote', id) ? 'quote' : 'receipt');
  const documents = useMemo(() => [sampleDocument(kind, language)], [kind, language]);
  const template = isChecked ? checked : frame.data?.template;
  if (!frame.data || !template) return <LoadingRows rows={4} />;
  return (
    <SheetsView
      frame={{ ...frame.data, template }}
      documents={documents}
      title={t('printing.settings.sample')}
      actions={<SampleKind kind={kind} onChange={setKind} />}
    />
  );
}
