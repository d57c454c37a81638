import { exportKinds } from '@shared/modules/exports/export';
import type { QueryContext } from '../../context';
import { readOrganization } from '../../organization/organization';
import { textsOf } from '../../records/field-texts';

interface Counts {
  readonly kept: number;
  readonly leftOut: number;
  readonly missing: number;
}

/** What is in the ZIP and how it hangs together, in both languages, for whoever opens it in ten years. */
export async function describeArchive(context: QueryContext, counts: Counts): Promise<Record<string, string>> {
  const { name, timeZone, currency } = await readOrganization(context.db);
  const at = new Date(context.now).toISOString();
  return {
    'README.txt': english(name, timeZone, currency, at, counts),
    '说明.txt': chinese(name, timeZone, currency, at, counts),
  };
}

function english(name: string, timeZone: string, currency: string, at: string, counts: Counts): string {
  return `Everything ${name} kept in Hearth, written ${at}.

All tables are CSV: UTF-8 with a byte order mark, comma, quotation marks doubled, CRLF. A cell that a spreadsheet would run
as a formula begins with an apostrophe that does not belong to it. Days are YYYY-MM-DD; times are those of ${timeZone}, in
history.csv UTC. Amounts are ${currency}. Several phones, mails or addresses stand in one cell, a line each, as "label: value";
an address is "country; province; city; district; street; postcode".

customers.csv, contacts.csv, activities.csv   the lists with every field, the firm's own too; "id" is what other tables name
customer-contacts.csv                         which contact stands at which customer, and in what role
activity-subjects.csv                         which customers and contacts an activity is about
quotes.csv, orders.csv, payments.csv          the documents; their lines and those of deals, due parts, deliveries and returns have tables of their own
                                              in which sums are whole minor units: 12345 is 123.45
costs.csv                                     what was spent on marketing, sales and service
comments.csv                                  what people said about a record, and whom they mentioned
departments.csv, users.csv                    who worked here; passwords are not in this archive
history.csv                                   who changed what and when; "changes" is JSON: field: [before, after]
files.csv and files/                          ${counts.kept} files under the path files.csv names, with the records they belong to

What lies in the bin is left out, and so are activities about no record at all: they are their owners' alone.
${counts.leftOut} files belong to a department alone and are left out; their department can hand them over.${
    counts.missing > 0 ? `\n${counts.missing} files were missing on the disk.` : ''
  }

Columns: ${columns('en')}
`;
}

function chinese(name: string, timeZone: string, currency: string, at: string, counts: Counts): string {
  return `${name}在 Hearth 中保存的全部数据，写于 ${at}。

所有表格都是 CSV：UTF-8（带 BOM），逗号分隔，引号写两遍，行尾为 CRLF。会被表格软件当作公式执行的单元格前面加了一个撇号，
撇号不属于内容。日期写作 YYYY-MM-DD；时间按 ${timeZone}，history.csv 中为 UTC。金额单位是 ${currency}。多个电话、邮箱或地址
放在同一格里，每行一个，写作“标签: 值”；地址写作“国家; 省; 市; 区县; 街道; 邮编”。

customers.csv、contacts.csv、activities.csv   各列表的全部字段，包括自定义字段；其他表用其中的 id 来指代
customer-contacts.csv                         联系人属于哪个客户、是什么角色
activity-subjects.csv                         一条跟进涉及哪些客户和联系人
quotes.csv、orders.csv、payments.csv          单据；明细（商机的明细在 deal-lines.csv）、应收计划、交付和退货各有一张表，其中金额以最小单位计：12345 即 123.45
costs.csv                                     市场、销售和服务费用
comments.csv                                  大家在资料上写的评论，以及提到了谁
departments.csv、users.csv                    部门和用户；不含密码
history.csv                                   谁在什么时候改了什么；changes 是 JSON：字段: [原值, 新值]
files.csv 和 files/                           ${counts.kept} 个文件，路径和所属记录见 files.csv

回收站里的内容没有放进来；没有关联任何客户或联系人的跟进只属于负责人自己，别人的也不在里面。
有 ${counts.leftOut} 个文件仅限本部门，没有放进来，可由该部门自行移交。${
    counts.missing > 0 ? `\n有 ${counts.missing} 个文件在磁盘上找不到。` : ''
  }

各列：${columns('zh-CN')}
`;
}

function columns(locale: 'en' | 'zh-CN'): string {
  return exportKinds
    .map((kind) => {
      const names = Object.entries(textsOf(kind, locale).fields).map(([key, label]) => `${label} (${key})`);
      return `${kind}.csv: ${names.join(', ')}`;
    })
    .join('\n');
}
