import { foldWidth } from '@shared/lib/text';
import { optionWords } from '../../../records/field-texts';

/** What people write for a choice, by field and key; compared without blanks, signs and case. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: {
    company:
      '公司 企业 单位 组织 机构 法人 客户公司 company firm organization organisation business corporate account firma unternehmen b2b',
    person: '个人 自然人 个体 散客 person individual private consumer contact privat privatperson b2c',
    call: '电话 通话 拨打电话 来电 去电 打电话 call phone phonecall anruf telefonat',
    visit: '拜访 上门 上门拜访 走访 外出拜访 visit sitevisit besuch',
    meeting: '会议 会面 开会 面谈 meeting appointment event besprechung termin',
    mail: '邮件 电子邮件 发邮件 email mail emailmessage nachricht',
    note: '备注 记录 笔记 跟进记录 note memo comment notiz',
    task: '任务 待办 待办事项 task todo aufgabe',
  },
  size: {
    '1-9': '1-9 1~9 1-10 1-9人 1-10人 少于10人 10人以下 微型 micro',
    '10-49': '10-49 10~49 10-50 11-50 10-49人 11-50人 小型 small',
    '50-249': '50-249 50-250 51-200 50-249人 51-200人 中型 medium',
    '250-999': '250-999 201-500 501-1000 250-1000 250-999人 大型 large',
    '1000+': '1000+ 1000人以上 1001+ 1001-5000 5000+ 特大型 enterprise',
  },
  preferredChannel: {
    phone: '电话 座机 固话 phone telephone telefon landline',
    mobile: '手机 短信 mobile sms cell handy',
    wechat: '微信 wechat weixin',
    email: '邮件 邮箱 电子邮件 email mail',
    visit: '拜访 上门 面谈 visit besuch',
    post: '信件 邮寄 post letter brief',
  },
  outcome: {
    connected: '已接通 接通 已联系 成功 connected reached answered held completed done erreicht',
    missed: '未接通 未接 无人接听 没接 missed noanswer notreached nichterreicht',
    busy: '占线 忙线 忙 busy besetzt',
    abandoned: '挂断 已挂断 放弃 abandoned hungup',
    left_message: '已留言 留言 leftmessage voicemail leftvoicemail nachrichthinterlassen',
    held: '已举行 已完成 已拜访 已开 held tookplace stattgefunden',
    cancelled: '已取消 取消 cancelled canceled notheld abgesagt',
    sent: '已发送 已发 sent gesendet',
    received: '已收到 收到 received empfangen',
  },
  direction: {
    outbound: '呼出 去电 拨出 外呼 outbound outgoing out ausgehend',
    inbound: '呼入 来电 拨入 inbound incoming in eingehend',
  },
  status: {
    new: '新 新建 新增 未处理 未跟进 待跟进 待处理 待分配 已分配 open assigned unassigned new-notcontacted open-notcontacted notcontacted fresh offen neu',
    working:
      '联系中 处理中 进行中 已联系 已跟进 inprocess inprogress contacted working-contacted attemptedtocontact attempting connected inbearbeitung',
    qualified: '有效 已确认有效 合格 意向客户 有意向 qualifiedlead sql opendeal qualifiziert',
    recycled: '回收 已回收 培育 培育中 搁置 暂不跟进 recycle nurture nurturing onhold badtiming later',
    dead: '关闭 已关闭 无效线索 废弃 丢失 已流失 lost junk junklead disqualified unqualified closed-notconverted closednotconverted rejected verloren',
    converted: '转化 已转换 已转客户 已成交 won closed-converted closedconverted konvertiert',
  },
  statusReason: {
    noNeed: '无需求 无意向 没兴趣 noneed notinterested nointerest',
    noBudget: '预算不足 价格太高 nobudget tooexpensive budget price',
    timing: '时机不成熟 以后再说 badtiming timing notnow',
    notReached: '无法联系 空号 无人接听 noresponse unreachable noanswer',
    competitor: '竞争对手 竞品 competitor losttocompetitor',
    wrongData: '信息错误 资料错误 号码错误 wrongnumber baddata invaliddata',
    duplicate: '重复 重复线索 duplicate',
    spam: '垃圾信息 广告 骚扰 spam junk',
  },
  role: {
    decision: '决策人 决策者 老板 负责人 decisionmaker decision entscheider',
    purchase: '采购 采购人 采购员 purchaser buyer purchasing einkauf',
    accounts: '财务 会计 出纳 accounts accounting finance buchhaltung',
    user: '使用人 使用者 用户 user enduser anwender',
    technical: '技术 技术人员 工程师 technical technician engineer technik',
    other: '其他 其它 other sonstige',
  },
};

const tables = new Map<string, ReadonlyMap<string, string>>();

/** The key of a choice somebody wrote in words, or undefined. `options` are the keys the field has. */
export function choiceOf(field: string, text: string, options: readonly string[]): string | undefined {
  const word = comparable(text);
  const exact = options.find((option) => comparable(option) === word);
  if (exact !== undefined) return exact;
  const found = tableOf(field, options).get(word);
  return found ?? (field === 'size' ? sizeOf(text) : undefined);
}

function tableOf(field: string, options: readonly string[]): ReadonlyMap<string, string> {
  const name = `${field} ${options.join(' ')}`;
  const known = tables.get(name);
  if (known) return known;
  const table = new Map<string, string>();
  for (const option of options) {
    for (const word of optionWords(field, option)) table.set(comparable(word), option);
    for (const word of (words[field]?.[option] ?? '').split(' '))
      if (word !== '' && !table.has(comparable(word))) table.set(comparable(word), option);
  }
  tables.set(name, table);
  return table;
}

function comparable(text: string): string {
  return foldWidth(text)
    .toLowerCase()
    .replace(/[–—~～]/gu, '-')
    .replace(/[^\p{L}\p{N}+-]/gu, '')
    .replace(/^-|-$/g, '');
}

/** A head count is a size too: 180 人. */
function sizeOf(text: string): string | undefined {
  const [, digits] =
    /^(?:约|~|≈|ca\.?)?\s*(\d{1,3}(?:[,，]\d{3})*|\d{1,8})(?:\.0+)?\s*(?:人|名|people|employees|staff|mitarbeiter)?$/i.exec(
      foldWidth(text).trim(),
    ) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits.replace(/[,，]/g, ''));
  if (count < 1) return undefined;
  if (count < 10) return '1-9';
  if (count < 50) return '10-49';
  if (count < 250) return '50-249';
  return count < 1000 ? '250-999' : '1000+';
}
