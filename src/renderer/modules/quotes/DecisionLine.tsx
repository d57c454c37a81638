import { useTranslation } from 'react-i18next';
import { textOf } from '../records/field-values';
import type { ColumnContext } from '../records/columns';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';

/** What was last said about the quote: why it was given back, what was asked, what the customer answered (QUO-04). */
export function DecisionLine({ draft, context }: { draft: QuoteDraft; context: ColumnContext }) {
  const { t } = useTranslation();
  const { base } = draft;
  if (!base) return null;
  const [note, decidedBy, reason, answer] = ['decisionNote', 'decidedById', 'rejectReason', 'rejectNote'].map((key) =>
    textOf(base[key]),
  );
  const sentences: Readonly<Record<string, string | false | undefined>> = {
    draft:
      decidedBy &&
      t(note ? 'quotes.page.givenBackNote' : 'quotes.page.givenBack', {
        name: context.directory.userName(decidedBy),
        note,
      }),
    submitted: note && t('quotes.page.askedNote', { note }),
    accepted: answer && t('quotes.page.answerNote', { note: answer }),
    rejected:
      reason &&
      [
        t('quotes.page.rejectedWhy', { reason: t(`quotes.options.rejectReason.${reason}`) }),
        answer && t('quotes.page.answerNote', { note: answer }),
      ]
        .filter(Boolean)
        .join(' '),
  };
  const sentence = sentences[textOf(base['status'])];
  return sentence ? <p className={classes.sentence}>{sentence}</p> : null;
}
