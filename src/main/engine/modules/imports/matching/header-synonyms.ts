import { foldWidth } from '@shared/lib/text';
import { companyNames } from './company-headers';
import { allCostHeaders } from './cost-synonyms';
import { allDealHeaders } from './deal-synonyms';
import { allLeadHeaders } from './lead-synonyms';
import { allProductHeaders } from './product-synonyms';

/** What a header says beyond its field: the label of a number, the part of an address. */
export interface HeaderMeaning {
  label?: string;
  part?: 'label' | 'country' | 'province' | 'city' | 'district' | 'street' | 'postcode';
}

interface SynonymGroup extends HeaderMeaning {
  /** Divided by blanks, with `_` for a blank within a name; the likeliest first. Chinese simplified only. */
  names: string;
}

/**
 * Headers by the key of the field they belong to. A list such as `phones` takes several columns. Chinese, English and
 * German, and the names that Outlook, Google, Thunderbird, Salesforce and SuiteCRM write.
 */
export const headerSynonyms: Readonly<Record<string, readonly SynonymGroup[]>> = {
  name: [
    { names: companyNames },
    {
      names:
        '姓名 名称 名字 收件人 收件人姓名 客户姓名 联系人姓名 全名 name full_name display_name fn vollständiger_name anzeigename',
    },
  ],
  shortName: [{ names: '简称 客户简称 公司简称 short_name nickname kurzname' }],
  kind: [
    {
      names:
        '类型 客户类型 客户类别 类别 性质 活动类型 跟进方式 联系方式类型 kind type account_type record_type customer_type typ art kundentyp',
    },
  ],
  taxId: [
    {
      names:
        '统一社会信用代码 社会信用代码 信用代码 税号 纳税人识别号 纳税识别号 企业税号 统一编号 统编 营业执照号 tax_id tax_number taxid vat vat_id vat_number ' +
        'ein credit_code unified_social_credit_code steuernummer ust-idnr ust_id umsatzsteuer-id',
    },
  ],
  industry: [{ names: '行业 所属行业 行业类别 产业 industry sector branche industrie' }],
  size: [
    {
      names:
        '规模 公司规模 企业规模 人员规模 员工人数 员工数 人数 company_size size employees number_of_employees numberofemployees mitarbeiter mitarbeiterzahl',
    },
  ],
  source: [
    {
      names:
        '来源 客户来源 线索来源 渠道 来源渠道 source lead_source leadsource account_source accountsource quelle herkunft leadquelle',
    },
  ],
  subSource: [
    {
      names:
        '二级来源 来源明细 来源说明 细分来源 活动名称 sub_source source_detail lead_source_description campaign kampagne',
    },
  ],
  customerSince: [
    {
      names:
        '成交日期 首次成交日期 首单日期 合作日期 合作时间 开始合作 成为客户日期 customer_since since first_order kunde_seit',
    },
  ],
  tags: [
    {
      names:
        '标签 分组 群组 客户标签 tags tag labels categories category group_membership groups keywords kategorien schlagworte',
    },
  ],
  ownerId: [
    {
      names:
        '负责人 业务员 销售 销售员 销售代表 客户经理 跟进人 归属人 所有人 承办人 owner account_owner sales_rep sales_agent assigned_to assigned_user_name record_owner zuständig betreuer verkäufer',
    },
  ],
  departmentId: [{ names: '所属部门 部门 归属部门 department team abteilung' }],
  number: [
    {
      names:
        '编号 客户编号 客户号 客户代码 企业代号 客户id 代号 number account_number accountnumber customer_number customer_no customer_id kundennummer kundennr',
    },
  ],
  externalId: [{ names: '外部编号 原系统编号 原编号 id uid guid external_id record_id account_id oracle_id 序列号' }],
  website: [
    {
      names:
        '网址 网站 公司网址 主页 url website web_site web_page webpage homepage website_1_value web_page_1 business_web_page webseite',
    },
  ],
  notes: [
    {
      names:
        '备注 说明 描述 其他 附注 跟进记录 notes note description comments comment remarks memo bemerkung bemerkungen notizen beschreibung',
    },
  ],
  phones: [
    {
      label: 'mobile',
      names:
        '手机 手机号 手机号码 移动电话 手提电话 行动电话 联系手机 收件人手机 mobile mobile_phone mobilephone phone_mobile cell cell_phone cellphone mobile_number handy mobil mobiltelefon mobilnummer',
    },
    {
      label: 'work',
      names:
        '办公电话 公司电话 固定电话 固话 座机 单位电话 business_phone business_phone_2 work_phone phone_work office_phone company_main_phone telefon_geschäftlich festnetz',
    },
    { label: 'home', names: '家庭电话 住宅电话 住家电话 宅电 home_phone home_phone_2 phone_home telefon_privat' },
    { label: 'fax', names: '传真 传真号码 fax business_fax fax_number phone_fax home_fax faxnummer telefax' },
    { label: 'pager', names: '寻呼机 pager pager_number' },
    { label: 'other', names: '其他电话 备用电话 other_phone phone_other alternate_phone' },
    {
      names:
        '电话 电话号码 联系电话 联系方式 联络电话 phone phones phone_number telephone tel primary_phone assistantsphone telefon telefonnummer rufnummer phone_1_value',
    },
    { part: 'label', names: 'phone_1_type phone_1_label' },
  ],
  emails: [
    {
      names:
        '邮箱 电子邮箱 电子邮件 电邮 邮件 邮箱地址 电子信箱 信箱 收件人email email e-mail e_mail mail emails email_address e-mail_address e-mail_2_address e-mail_3_address primary_email secondary_email email1 email_1 mail_address e-mail-adresse emailadresse e-mail_1_value',
    },
    { part: 'label', names: 'e-mail_1_type e-mail_1_label e-mail_type e-mail_2_type e-mail_3_type email_1_type' },
  ],
  handles: [
    { label: 'wechat', names: '微信 微信号 wechat weixin wechat_id' },
    { label: 'qq', names: 'qq qq号 qq号码' },
    { label: 'dingtalk', names: '钉钉 钉钉号 dingtalk' },
    { label: 'whatsapp', names: 'whatsapp' },
    { label: 'skype', names: 'skype' },
    { names: 'chat im_1_value' },
  ],
  addresses: [
    {
      names:
        '地址 公司地址 通讯地址 联系地址 详细地址 收货地址 收件地址 办公地址 注册地址 住址 address addresses full_address address_1_formatted anschrift adresse',
    },
    {
      part: 'street',
      names: '街道 街道地址 street address_1_street street_address address_line_1 straße strasse street_name',
    },
    { part: 'city', names: '城市 市 所在城市 县市 city town address_1_city ort stadt' },
    { part: 'province', names: '省 省份 所在省份 省市 state province region address_1_region bundesland' },
    { part: 'district', names: '区 区县 县 区域 district county' },
    {
      part: 'postcode',
      names:
        '邮编 邮政编码 邮递区号 zip zip_code zipcode postal_code postalcode postcode address_1_postal_code plz postleitzahl',
    },
    { part: 'country', names: '国家 国家地区 country country_region address_1_country land' },
    { part: 'label', names: 'address_1_type address_1_label' },
    ...placed('work', 'business'),
    ...placed('home', 'home'),
    ...placed('other', 'other'),
    ...placed('billing', 'billing'),
    ...placed('shipping', 'shipping'),
    ...placed('', 'primary_address'),
    ...placed('other', 'alt_address'),
    ...placed('work', 'work_address'),
    ...placed('home', 'home_address'),
    ...placed('billing', 'billing_address'),
    ...placed('shipping', 'shipping_address'),
    ...placed('other', 'mailing'),
  ],
  familyName: [{ names: '姓 姓氏 family_name last_name lastname surname nachname familienname' }],
  givenName: [{ names: '名 given_name first_name firstname vorname' }],
  title: [
    {
      names:
        '职位 职务 职称 头衔 岗位 title job_title jobtitle position organization_title organization_1_title berufsbezeichnung stellung',
    },
  ],
  role: [{ names: '角色 联系人角色 决策角色 role contact_role rolle' }],
  birthday: [
    { names: '生日 出生日期 出生年月 birthday birthdate birth_date date_of_birth bday geburtstag geburtsdatum' },
  ],
  company: [{ names: `${companyNames} 所属公司 所属客户 工作单位 任职公司 所属企业` }],
  customer: [{ names: `${companyNames} 关联客户 所属客户 related_to parent_name` }],
  contact: [{ names: '联系人 联系人姓名 客户联系人 对接人 contact contact_name ansprechpartner kontakt' }],
  subject: [{ names: '主题 标题 事项 活动主题 任务名称 subject title topic betreff thema' }],
  body: [
    { names: '内容 详情 跟进内容 沟通内容 正文 备注 说明 body content description details notes inhalt beschreibung' },
  ],
  startAt: [
    {
      names:
        '时间 日期 开始时间 跟进时间 活动时间 拜访时间 start_at start start_date start_time date date_start datum beginn',
    },
  ],
  dueDate: [{ names: '截止日期 到期日 到期时间 计划完成日期 due_date due deadline date_due fällig fälligkeitsdatum' }],
  outcome: [{ names: '结果 跟进结果 沟通结果 拜访结果 outcome result status ergebnis' }],
};

/** Headers that belong to no field here and yet tell a header row from data. */
const otherHeaders =
  '序号 年龄 性别 日期 时间 金额 数量 单价 价格 产品 产品名称 身份证号 身份证号码 状态 创建时间 更新时间 入职日期 item no qty quantity price amount date time age gender sex year';

/** The names an address has in programs that keep several: `Business Street`, `BillingCity`, `Home State`. */
function placed(label: string, prefix: string): SynonymGroup[] {
  const parts: [NonNullable<HeaderMeaning['part']>, string[]][] = [
    ['street', ['street', 'address', 'street_2', 'street_3', 'address_2']],
    ['city', ['city']],
    ['province', ['state', 'province']],
    ['postcode', ['postal_code', 'postalcode', 'zip', 'zipcode', 'zip_code']],
    ['country', ['country', 'country_region']],
  ];
  return parts.map(([part, names]) => ({ label, part, names: names.map((name) => `${prefix}_${name}`).join(' ') }));
}

/** Traditional characters that headers use, each before its simplified form. */
const traditional =
  '電电話话號号碼码郵邮編编職职務务稱称備备註注說说聯联絡络係系業业廠厂區区縣县國国際际銷销責责類类別别標标籤签來来經经傳传機机動动單单錢钱額额稅税統统時时間间應应產产開开發发員员規规數数總总實实點点結结裝装訂订門门戶户屬属團团寶宝網网頁页';
const simplifiedForms = new Map<string, string>();
for (let at = 0; at < traditional.length; at += 2)
  simplifiedForms.set(traditional[at] ?? '', traditional[at + 1] ?? '');

/** Headers are compared by their letters and digits alone: `Account Name`, `AccountName` and `ACCOUNT_NAME` are one. */
export function comparableHeader(header: string): string {
  const folded = foldWidth(header).toLowerCase().replace(/__c$/, '');
  return [...folded]
    .filter((character) => /[\p{L}\p{N}]/u.test(character))
    .map((character) => simplifiedForms.get(character) ?? character)
    .join('');
}

const knownHeaders = new Set(
  [
    ...Object.values(headerSynonyms).flatMap((groups) => groups.map(({ names }) => names)),
    ...allDealHeaders,
    ...allLeadHeaders,
    ...allProductHeaders,
    ...allCostHeaders,
    otherHeaders,
  ]
    .flatMap((names) => names.split(' '))
    .map(comparableHeader),
);

/** Whether a cell reads like a header that customer lists are known to have; what stands in brackets is left out. */
export function isKnownHeader(text: string): boolean {
  return [text, withoutHint(text)].some((variant) => knownHeaders.has(comparableHeader(variant)));
}

/** `手机（必填）` and `* Name` say the same as without. */
export function withoutHint(header: string): string {
  return foldWidth(header).replace(/[([【].*?[)\]】]/g, ' ');
}
