/** What the columns of lists of deals are called, by the field they go to; written as in headerSynonyms. */
const dealHeaders: Readonly<Record<string, string>> = {
  name: '商机 商机主题 项目名称 项目 交易名称 deal deal_name opportunity opportunity_name subject title project project_name verkaufschance',
  externalId: 'opportunity_id opportunity_no deal_id deal_no 商机id 商机号 交易编号 项目编号',
  number: '商机编号',
  customer: '最终客户 客户 客户名称 account account_name customer customer_name company company_name client kunde',
  stage:
    '销售阶段 商机阶段 当前阶段 阶段名称 商机状态 销售进度 状态 stage stage_name deal_stage sales_stage opportunity_stage pipeline_stage deal_status opportunity_status status phase',
  amount:
    '商机金额 预计金额 预计销售金额 销售金额 成交金额 合同金额 成交额 amount value deal_value deal_amount close_value opportunity_amount opportunity_value revenue expected_revenue price betrag auftragswert',
  openedAt:
    '开始日期 创建日期 创建时间 创建于 立项日期 发现日期 created created_on created_at created_date create_date date_created date_entered opened opened_on open_date engage_date start_date angelegt_am',
  closedAt:
    '结束日期 关闭日期 成交日期 成交时间 结单日期 赢单日期 签约日期 close_date closed_date closed_on closed_at date_closed actual_close_date abschlussdatum',
  expectedCloseDate:
    '预计成交日期 预计成交时间 预计签单日期 预计结单日期 预计签约日期 expected_close expected_close_date estimated_close_date forecast_date target_date',
  probability: '成功率 成交概率 赢单率 概率 probability win_probability chance likelihood wahrscheinlichkeit',
  ownerId:
    '销售 销售人员 销售顾问 salesperson sales_person sales_agent sales_representative sales_owner seller agent rep opportunity_owner deal_owner account_manager',
  lostReason: '丢单原因 失败原因 流失原因 lost_reason loss_reason closed_lost_reason reason_lost',
  product: '产品 产品名称 意向产品 商品 product products product_name',
  competitor: '竞品 主要竞争对手 competitor competitors main_competitor',
  dealType: '业务类型 类型 type deal_type opportunity_type',
};

/** The headers a field of a deal is known by. */
export function dealSynonyms(key: string): readonly string[] {
  return dealHeaders[key]?.split(' ') ?? [];
}

export const allDealHeaders: readonly string[] = Object.values(dealHeaders);
