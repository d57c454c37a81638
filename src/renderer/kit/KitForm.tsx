import { PageHead } from '@renderer/app/shell/PageHead';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { EditorField } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { useState } from 'react';
import classes from './Kit.module.css';
import { useSay } from './say';

const people = ['李敏', '陈晓雯', '赵志强', '何嘉'].map((name) => ({ id: name, name, detail: '销售一部' }));

/** Every field type in one form. */
export function KitForm() {
  const say = useSay();
  const [values, setValues] = useState<FormValues>({
    name: '余姚柏舟注塑厂',
    phones: [{ label: 'mobile', value: '1390000118' }],
    tags: ['螺杆机'],
    limit: 50_000_000,
  });
  const [isDirty, setIsDirty] = useState(false);
  const phoneLabels = [
    { value: 'mobile', label: say('手机', 'Mobile') },
    { value: 'work', label: say('座机', 'Landline') },
  ];
  const find = async (query: string) => people.filter(({ name }) => name.includes(query));
  const basics = say('基本', 'Basics');
  const more = say('更多', 'More');
  const fields: EditorField[] = [
    { key: 'name', label: say('客户名称', 'Name'), type: 'text', required: true, group: basics, maxLength: 200 },
    { key: 'phones', label: say('电话', 'Phones'), type: 'phones', labels: phoneLabels, group: basics },
    { key: 'emails', label: say('邮箱', 'Mail'), type: 'emails', labels: phoneLabels, group: basics },
    { key: 'owner', label: say('负责人', 'Owner'), type: 'user', find, required: true, group: basics },
    { key: 'coOwners', label: say('协同', 'Co-workers'), type: 'users', find, group: basics },
    {
      key: 'industry',
      label: say('行业', 'Industry'),
      type: 'choice',
      options: ['铸造', '注塑', '纺织'].map((value) => ({ value, label: value })),
      group: basics,
      help: say('报表按行业分组时用', 'Reports group by it'),
    },
    { key: 'tags', label: say('标签', 'Tags'), type: 'tags', suggestions: ['年框', '重点'], group: basics },
    { key: 'limit', label: say('信用额度', 'Credit limit'), type: 'money', currency: 'CNY', group: more },
    { key: 'size', label: say('人数', 'People'), type: 'number', group: more },
    { key: 'since', label: say('合作开始', 'Customer since'), type: 'date', group: more },
    { key: 'isVip', label: say('重点客户', 'Key account'), type: 'yesNo', group: more },
    { key: 'addresses', label: say('地址', 'Addresses'), type: 'addresses', labels: phoneLabels, group: more },
    { key: 'notes', label: say('备注', 'Notes'), type: 'longText', group: more },
  ];
  return (
    <>
      <PageHead title={say('新建客户', 'New customer')} />
      <div className={classes.scroll}>
        <RecordForm
          fields={fields}
          values={values}
          onChange={(next) => {
            setValues(next);
            setIsDirty(true);
          }}
          onSubmit={() => {
            setIsDirty(false);
            showToast({ message: say('已保存', 'Saved'), tone: 'good' });
          }}
          onCancel={() => window.history.back()}
          isDirty={isDirty}
          submitLabel={say('新建客户', 'Create customer')}
        />
      </div>
    </>
  );
}
