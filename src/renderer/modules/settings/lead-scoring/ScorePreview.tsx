import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import { scoreBands } from '@shared/modules/lead-scoring/lead-scoring';
import { api } from '@renderer/api/client';
import classes from './LeadScoring.module.css';

/** How many of the newest open leads would score how, beside how they do now. */
export function ScorePreview({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation();
  const asked = useDeferredValue(scoring);
  const isWhole = asked.rules.every(({ points }) => points !== 0);
  const { data } = useQuery(
    api.leadScoring.preview.queryOptions({ input: asked, enabled: isWhole, placeholderData: keepPreviousData }),
  );
  if (!data) return null;
  const most = Math.max(1, ...data.bands, ...data.before);
  const width = (count: number) => ({ width: `${(count / most) * 100}%` });
  const isChanged = data.changed > 0;
  return (
    <div className={classes.preview}>
      <h2>{t('leadScoring.preview.title')}</h2>
      <p>{t('leadScoring.preview.looked', { count: data.looked })}</p>
      {isChanged && <p>{t('leadScoring.preview.changed', { count: data.changed })}</p>}
      <table className={classes.bands}>
        <thead>
          <tr>
            <th scope="col">{t('leadScoring.preview.score')}</th>
            <th scope="col" aria-label={t('leadScoring.preview.title')} />
            <th scope="col">{t('leadScoring.preview.leads')}</th>
            {isChanged && <th scope="col">{t('leadScoring.preview.now')}</th>}
          </tr>
        </thead>
        <tbody>
          {data.bands
            .map((count, band) => ({ count, band, before: data.before[band] ?? 0 }))
            .reverse()
            .map(({ count, band, before }) => (
              <tr key={band}>
                <th scope="row">
                  {t('leadScoring.preview.band', {
                    from: band * scoreBands,
                    to: band === scoreBands - 1 ? 100 : band * scoreBands + 9,
                  })}
                </th>
                <td className={classes.bar} aria-hidden="true">
                  <i style={width(count)} />
                  {isChanged && <u style={width(before)} />}
                </td>
                <td>{count}</td>
                {isChanged && <td className={classes.was}>{before}</td>}
              </tr>
            ))}
        </tbody>
      </table>
      <p className={classes.quiet}>{t('leadScoring.preview.about')}</p>
    </div>
  );
}
