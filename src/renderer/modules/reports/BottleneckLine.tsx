import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Filter } from '@shared/contract/list';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { PageSentence } from '@renderer/app/shell/PageHead';
import { useFormat } from '@renderer/app/use-format';
import { useDirectory } from '../records/directory';
import classes from './Bottleneck.module.css';
import { sentenceOf, type BottleneckSentence } from './bottleneck-sentence';

/** Where deals get stuck, get lost or skip a step, in one sentence (U9, picture 04); nothing where nothing stands out. */
export function BottleneckLine({ pipeline }: { pipeline: Pipeline }) {
  const { data } = useQuery(api.reports.bottlenecks.queryOptions({ input: { pipelineId: pipeline.id } }));
  const sentence = data && sentenceOf(data, pipeline);
  return sentence ? <Sentence sentence={sentence} /> : null;
}

function Sentence({ sentence }: { sentence: BottleneckSentence }) {
  const { t } = useTranslation();
  const format = useFormat();
  const directory = useDirectory();
  const { kind, stage, numbers, owner } = sentence;
  const person = owner === null ? '' : directory.userName(owner.id);
  const key = owner === null || person === '' ? kind : `${kind}Owner`;
  const words = {
    stage: stage.name,
    person,
    owned: owner === null ? '' : format.number(owner.count),
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, format.number(value)])),
  };
  return (
    <PageSentence>
      <Icon name={kind === 'slow' ? 'alert' : 'warning'} tone={kind === 'slow' ? 'bad' : 'warn'} />
      <span className={classes.text}>
        <Trans
          i18nKey={`reports.bottleneck.${key}`}
          values={words}
          components={{ b: <b />, bad: <b className={classes.bad} /> }}
        />
      </span>
      <span className={classes.links}>
        {kind === 'slow' && (
          <Link to="/opportunities" search={{ filter: JSON.stringify(filterOf(sentence)), sort: 'stageEnteredAt' }}>
            {t('reports.bottleneck.show')}
          </Link>
        )}
        <Popover width={360} position="bottom-end" withArrow>
          <Popover.Target>
            <button type="button" className={classes.how}>
              {t('reports.bottleneck.how')}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.definition}>
            {t(`reports.bottleneck.definition.${kind}`)}
          </Popover.Dropdown>
        </Popover>
      </span>
    </PageSentence>
  );
}

/** The deals the sentence is about: what stands in the stage, of whoever has most of it. */
function filterOf({ stage, owner }: BottleneckSentence): Filter {
  return {
    and: [
      { field: 'stageId', op: 'eq', value: stage.id },
      ...(owner === null ? [] : [{ field: 'ownerId', op: 'eq' as const, value: owner.id }]),
    ],
  };
}
