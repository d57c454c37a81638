/** What the columns of ledgers of costs are called, by the field they go to; written as in headerSynonyms. */
const costHeaders: Readonly<Record<string, string>> = {
  name: '事项 用途 摘要 费用名称 费用说明 项目 内容 名称 what_for description item purpose subject name title verwendungszweck bezeichnung',
  spentOn: '日期 费用日期 发生日期 支出日期 支付日期 spent_on date day cost_date datum buchungsdatum',
  externalId: 'external_id 外部编号 原编号 凭证号 voucher belegnummer',
  number: '编号 单号',
  kind: '类型 费用类型 费用类别 类别 kind type cost_type category art',
  amount: '金额 费用 费用金额 支出 花费 amount cost spend spent total betrag kosten',
  currency: '币种 货币 currency währung',
  source: '来源 渠道 来源渠道 source channel quelle kanal',
  subSource: '子来源 细分来源 广告系列 sub_source campaign kampagne',
  tags: '标签 tags',
  notes: '备注 说明 notes remarks comment bemerkung',
};

/** The headers a field of a cost is known by. */
export function costSynonyms(key: string): readonly string[] {
  return costHeaders[key]?.split(' ') ?? [];
}

export const allCostHeaders: readonly string[] = Object.values(costHeaders);
