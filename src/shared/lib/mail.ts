import { cleanText, foldWidth } from './text';

/** Mail addresses as people type, paste and export them. */

const LONGEST = 254;
const LONGEST_LOCAL = 64;
// What mail servers really use of RFC 5321, with letters of every script (RFC 6531): no quoted names, no IP addresses.
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const TOP_LEVEL = /^(?:\p{L}{2,}|xn--[a-z0-9-]+)$/u;

/** Domains whose addresses say nothing about the firm behind them. */
const PUBLIC_DOMAINS = new Set(
  `qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com vip.126.com yeah.net 188.com sina.com sina.cn vip.sina.com sina.com.cn sohu.com
  tom.com 139.com 189.cn wo.cn aliyun.com 21cn.com 263.net eyou.com gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com
  yahoo.com yahoo.com.cn yahoo.cn yahoo.co.jp yahoo.co.uk yahoo.com.hk yahoo.com.tw ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net
  gmx.com gmx.at gmx.ch web.de t-online.de freenet.de mail.ru yandex.ru yandex.com proton.me protonmail.com pm.me zoho.com mail.com orange.fr
  free.fr wanadoo.fr laposte.net libero.it hotmail.fr hotmail.de hotmail.co.uk btinternet.com comcast.net naver.com daum.net hanmail.net
  pchome.com.tw hinet.net netvigator.com`.split(/\s+/),
);

/**
 * An address in the form it is stored in: half width, without the name or brackets around it, blanks, `mailto:` and end
 * punctuation; the domain in lower case. What is not an address comes back tidied, for the person to mend.
 */
export function tidyMail(text: string): string {
  const folded = cleanText(foldWidth(text))
    .replace(/[。｡]/gu, '.')
    .replace(/[，、；]/gu, ',');
  const bracketed = /<([^<>]*@[^<>]*)>/.exec(folded)?.[1] ?? folded;
  const address = bracketed
    .replace(/^mailto:/i, '')
    .replace(/\s+/g, '')
    .replace(/^[<"'(]+|[>"'),;:.]+$/g, '');
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}

/** True for an address mail can be sent to as far as its form tells. Expects a tidied one. */
export function isMail(mail: string): boolean {
  const at = mail.lastIndexOf('@');
  const local = mail.slice(0, at);
  const labels = mail.slice(at + 1).split('.');
  if (at < 1 || mail.length > LONGEST || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return false;
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LEVEL.test(labels.at(-1) ?? '');
}

/** The form two addresses are compared in: tidied, all in lower case (no server in use tells the case apart). */
export function comparableMail(mail: string): string {
  return tidyMail(mail).toLowerCase();
}

/** The domain in lower case, or null when there is none. */
export function mailDomain(mail: string): string | null {
  const tidy = tidyMail(mail);
  const at = tidy.lastIndexOf('@');
  return at < 1 || at === tidy.length - 1 ? null : tidy.slice(at + 1);
}

/** True for free-mail providers: half of China has an address at qq.com, so the domain tells nothing. */
export function isPublicMailDomain(domain: string): boolean {
  return PUBLIC_DOMAINS.has(domain.toLowerCase());
}
