import { isMail, tidyMail } from './mail';
import { splitPhones } from './phone-number';
import { cleanText, foldWidth, hasHan } from './text';

/** What was read from the text of a business card (LEA-01); what was not found is empty. */
export interface CardText {
  readonly name: string;
  readonly companyName: string;
  readonly title: string;
  readonly phones: readonly { readonly label: string; readonly value: string }[];
  readonly emails: readonly string[];
  readonly wechat: string;
  readonly website: string;
  readonly address: string;
  /** Lines that say nothing known: they belong into the notes. */
  readonly rest: readonly string[];
}

const COMPANY =
  /(?:公司|集团|厂|事务所|研究院|研究所|大学|学院|医院|银行|商行|商贸|工作室|中心)(?:[（(].*[）)])?$|\b(?:co\.?,?\s*ltd|ltd|limited|inc|llc|llp|plc|corp|corporation|company|gmbh|ag|kg|s\.?a\.?|b\.?v\.?|group|holdings?|industries|university|bank)\.?$/iu;
const TITLE =
  /(?:经理|总监|主管|主任|工程师|总裁|董事|董事长|总经理|厂长|部长|科长|处长|采购|销售|顾问|代表|助理|会计|专员|教授|合伙人|负责人|业务员|店长)|\b(?:manager|director|engineer|president|officer|ceo|cto|cfo|coo|head of|buyer|purchas\w*|sales|consultant|assistant|partner|founder|owner|executive|representative|lead|chief|professor)\b/iu;
const ADDRESS =
  /(?:省|市|区|县|镇|乡|路|街|道|号|栋|幢|楼|室|园区|大厦|弄|村)[^a-z]*\d|\d+\s*(?:号|弄|栋|幢|楼|室)|(?:省|自治区).+(?:市|县)|\b(?:street|st\.|road|rd\.|avenue|ave\.?|lane|floor|building|suite|straße|strasse|blvd|drive|park)\b/iu;
const WEBSITE =
  /\b(?:https?:\/\/\S+|www\.[^\s,;，；]+|(?:[a-z0-9-]+\.)+(?:com|cn|net|org|de|io|co|eu|uk|fr|it|jp)(?:\/\S*)?)(?=$|[\s,;，；。])/iu;
const PHONE = /(?:\+|00)?\(?\d[\d\s()./-]{5,22}\d(?:\s*(?:转|分机|ext\.?|x|-)\s*\d{1,6})?/iu;
const MAIL = /[^\s<>()（）:：;；,，]+@[^\s<>()（）;；,，]+\.[^\s<>()（）;；,，]+/u;

/** Words that stand before a value on cards, and what they say it is. */
const LABELS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['fax', /^(?:传真|傳真|fax|f)(?![a-z])\s*[:：.]?\s*/iu],
  ['mobile', /^(?:手机|手機|移动电话|mobile|mob|cell|m|mp)(?![a-z])\s*[:：.]?\s*/iu],
  ['work', /^(?:办公电话|电话|電話|座机|总机|热线|tel|telephone|phone|t|p|office)(?![a-z])\s*[:：.]?\s*/iu],
  ['mail', /^(?:电子邮箱|电子邮件|邮箱|邮件|e-?mail|mail|e)(?![a-z])\s*[:：]\s*/iu],
  ['wechat', /^(?:微信号?|wechat|weixin)\s*[:：]?\s*/iu],
  ['website', /^(?:网址|网站|主页|website|web|url|www|w)(?![a-z])\s*[:：]\s*/iu],
  ['address', /^(?:公司地址|地址|address|add|adr|a)(?![a-z])\.?\s*[:：]\s*/iu],
  ['company', /^(?:公司|单位|company|firm)\s*[:：]\s*/iu],
  ['title', /^(?:职位|职务|title|position)\s*[:：]\s*/iu],
  ['name', /^(?:姓名|联系人|name|contact)\s*[:：]\s*/iu],
];

/** Reads what somebody pasted or dictated of a card, line by line. Never refuses. */
export function readCard(text: string): CardText {
  const found = {
    name: '',
    companyName: '',
    title: '',
    phones: [] as { label: string; value: string }[],
    emails: [] as string[],
    wechat: '',
    website: '',
    address: '',
  };
  const open: string[] = [];
  for (const line of linesOf(text)) {
    const [kind, value] = labelled(line);
    if (kind === 'name' || kind === 'title' || kind === 'address' || kind === 'wechat' || kind === 'website')
      found[kind] ||= value;
    else if (kind === 'company') found.companyName ||= value;
    else open.push(...takeReach(found, kind, value));
  }
  const rest: string[] = [];
  for (const line of open) {
    if (found.companyName === '' && COMPANY.test(line)) found.companyName = line;
    else if (found.address === '' && ADDRESS.test(line)) found.address = line;
    else if (looksLikeName(line) && found.name === '') takeName(found, line);
    else if (found.title === '' && TITLE.test(line) && line.length <= 60) found.title = line;
    else rest.push(line);
  }
  return { ...found, rest };
}

function linesOf(text: string): string[] {
  return text
    .slice(0, 4000)
    .split(/[\n\r|｜\t]+|\s+(?=(?:传真|手机|电话|邮箱|地址|网址|微信|tel|fax|mobile|e-?mail)\s*[:：])/iu)
    .map((line) => cleanText(foldWidth(line)).trim())
    .filter((line) => line !== '');
}

function labelled(line: string): [kind: string | undefined, value: string] {
  for (const [kind, words] of LABELS) {
    const value = line.replace(words, '');
    // A letter alone is a label only before a sign or a number.
    if (value !== line && value !== '' && isLabel(line, value)) return [kind, value.trim()];
  }
  return [undefined, line];
}

function isLabel(line: string, value: string): boolean {
  const label = line.slice(0, line.length - value.length);
  return (
    /[:：]/.test(label) || (/^[+(\d]/.test(value) && /[\s.:：]$|\p{Script=Han}$/u.test(label)) || /^微信/.test(label)
  );
}

/** Numbers, mails and addresses of pages out of a line; answers what is left of it. */
function takeReach(
  found: { phones: { label: string; value: string }[]; emails: string[]; website: string },
  kind: string | undefined,
  line: string,
): string[] {
  let rest = line;
  for (let mail = MAIL.exec(rest); mail; mail = MAIL.exec(rest)) {
    const tidy = tidyMail(mail[0]);
    rest = `${rest.slice(0, mail.index)} ${rest.slice(mail.index + mail[0].length)}`;
    if (isMail(tidy) && !found.emails.includes(tidy)) found.emails.push(tidy);
  }
  const site = WEBSITE.exec(rest);
  if (site) {
    found.website ||= site[0];
    rest = rest.replace(site[0], ' ');
  }
  if (!ADDRESS.test(rest))
    for (let phone = PHONE.exec(rest); phone; phone = PHONE.exec(rest)) {
      rest = rest.replace(phone[0], ' ');
      for (const value of splitPhones(phone[0])) found.phones.push({ label: labelOf(kind, value), value });
    }
  const left = rest.replace(/^[\s,，;；、/:：·-]+|[\s,，;；、/:：·-]+$/gu, '');
  const isOnlyLabel = LABELS.some(([, words]) => left.replace(words, '') === '');
  return left === '' || isOnlyLabel ? [] : [left];
}

function labelOf(kind: string | undefined, value: string): string {
  if (kind === 'fax') return 'fax';
  const digits = value.replace(/\D/g, '').replace(/^(?:00)?86(?=1)/, '');
  if (kind === 'mobile' || /^1[3-9]\d{9}$/.test(digits)) return 'mobile';
  return kind === 'work' ? 'work' : '';
}

function looksLikeName(line: string): boolean {
  if (COMPANY.test(line) || /[@\d]/.test(line)) return false;
  const [first = '', ...more] = line.split(/\s+/);
  if (hasHan(first)) {
    // 周 敏 is set with a blank between; 周敏 采购经理 has the title behind.
    const isSpaced = first.length === 1 && more[0]?.length === 1;
    const name = isSpaced ? first + (more[0] ?? '') : first;
    const behind = more.slice(isSpaced ? 1 : 0).join(' ');
    return /^\p{Script=Han}{2,4}$/u.test(name) && !TITLE.test(name) && (behind === '' || TITLE.test(behind));
  }
  const words = line.split(/\s*[,，]\s*/)[0]?.split(/\s+/) ?? [];
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}[\p{L}'.-]*$/u.test(word)) &&
    !TITLE.test(words.join(' '))
  );
}

function takeName(found: { name: string; title: string }, line: string): void {
  if (!hasHan(line)) {
    const [name = '', ...title] = line.split(/\s*[,，]\s*/);
    found.name = name;
    found.title ||= title.join(', ');
    return;
  }
  const [first = '', ...more] = line.split(/\s+/);
  const isSpaced = first.length === 1 && more[0]?.length === 1;
  found.name = isSpaced ? first + (more[0] ?? '') : first;
  found.title ||= more.slice(isSpaced ? 1 : 0).join(' ');
}
