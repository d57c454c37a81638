import { companyNames } from './company-headers';

/** What the columns of lists of leads are called, by the field they go to; written as in headerSynonyms. */
const leadHeaders: Readonly<Record<string, string>> = {
  name: '线索名称 线索姓名 线索 联系人 联系人姓名 姓名 lead lead_name contact contact_name prospect prospect_name full_name interessent',
  companyName: companyNames,
  externalId: 'lead_id mql_id prospect_id 线索id 线索号',
  number: '线索编号',
  status: '线索状态 跟进状态 当前状态 状态 status lead_status lead_stage stage 阶段',
  statusReason:
    '无效原因 关闭原因 流失原因 暂缓原因 reason lost_reason dead_reason close_reason disqualification_reason disqualified_reason',
  statusNote: '状态说明 状态备注 status_description status_note lead_status_description',
  receivedAt:
    '获取时间 获取日期 线索时间 进线时间 留资时间 提交时间 登记时间 创建日期 创建时间 received received_on received_at date_received created created_on created_at created_date create_date date_created date_entered first_contact_date submitted submitted_at submission_date inquiry_date angelegt_am',
  source: '线索来源 来源渠道 lead_source leadsource source origin channel',
  subSource:
    '来源明细 来源说明 lead_source_description source_detail landing_page landing_page_id campaign campaign_name',
  amount:
    '预估金额 预计金额 意向金额 opportunity_amount estimated_amount estimated_value expected_revenue value amount budget',
  referredBy: '介绍人 推荐人 转介绍人 referred_by referrer referral empfohlen_von',
  ownerId:
    '负责人 跟进人 销售 销售人员 assigned_to assigned_user_name lead_owner owner salesperson sales_person sales_rep sales_agent seller agent rep',
};

/** The headers a field of a lead is known by. */
export function leadSynonyms(key: string): readonly string[] {
  return leadHeaders[key]?.split(' ') ?? [];
}

export const allLeadHeaders: readonly string[] = Object.values(leadHeaders);
