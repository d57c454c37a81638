import { foldForSearch } from '@engine/search/folding';
import { squeeze } from '@engine/search/runs';
import { hasHan } from '@shared/lib/text';
import { placeNamed, placesIn, takePlacePrefix, type PlacePath } from './places';

/** A firm's name taken apart (U8): what makes it itself, where it is, what it does, and which branch of it is meant. */
export interface CompanyName {
  isHan: boolean;
  /** The name without place, legal form, brackets and branch: 华东轻量化科技. Latin: words, joined by blanks. */
  core: string;
  /** The core without its trade behind: 华东轻量化. Latin: without words like group and international. */
  brand: string;
  /** 科技; empty for short forms and Latin names. */
  trade: string;
  place: PlacePath;
  /** Places further inside: 中国移动通信集团浙江. */
  innerPlaces: readonly string[];
  /** 上海 of …上海分公司, 天一广场 of a shop; null for the firm itself. */
  branch: string | null;
  isGroup: boolean;
}

const BRACKETS = /[([【〔{<《「]([^)\]】〕}>》」]*)[)\]】〕}>》」]/gu;
const DEPARTMENT_BEHIND = /^(.*(?:公司|厂|集团))[-—–_·/\s]+[^-—–_·/\s]{1,8}$/u;
const BRANCH_BEHIND_FORM =
  /^(.{2,}?(?:有限责任公司|股份有限公司|有限公司|总公司|公司|集团|银行))(.{1,16}?)(?:分公司|分店|分行|支行|分厂|分部|办事处|营业部|营业厅|专卖店|门店|店)$/u;
const BRANCH_BEHIND_BRAND = /^(.{2,})(?:分公司|分店|分行|支行|分厂|分部|办事处|营业部|营业厅|专卖店|门店|店)$/u;
const LEGAL_FORM =
  /(?:有限责任公司|股份有限公司|股份公司|有限公司|总公司|公司|集团|股份|控股|有限责任|有限|责任|普通合伙|有限合伙|合伙企业)$/u;
// Trades at the end of names; the longest is taken first, several may follow each other (塑料模具).
const TRADES =
  `新能源科技 信息技术 新材料 自动化设备 自动化 智能装备 智能科技 精密机械 精密模具 机械制造 机械设备 机电设备 机电 机械 机床 科技发展 科技
  技术服务 工程技术 技术 电子商务 电子科技 电子 电器 电气 电力设备 电力 电线电缆 电缆 进出口贸易 国际贸易 贸易 商贸 进出口 贸易发展 实业发展 实业 投资管理 投资
  塑料制品 塑料模具 塑料 塑胶 塑业 塑模 橡胶 橡塑 模具 五金制品 五金工具 五金 金属制品 金属材料 金属 钢铁 钢材 铝业 铜业 不锈钢 轴承 阀门 泵业 紧固件 标准件
  汽车零部件 零部件 汽车配件 汽车销售 汽车空调 汽车 摩托车 车业 物流 供应链管理 供应链 运输 货运 国际货运代理 仓储 快递 建筑工程 建筑装饰 建筑 建设 建材 装饰工程
  装饰 装潢 家具 家居 厨具 橱柜 卫浴 洁具 灯具 照明 灯饰 光电技术 光电 光能 光伏 新能源 能源 石油 石化 化工 化学 涂料 颜料 医药 药业 生物科技 生物技术 生物
  医疗器械 医疗 健康品 食品 饮料 酒业 粮油 农业 农业科技 农产品 水产 饲料 种业 餐饮管理 餐饮 酒店管理 酒店 饭店 宾馆 旅游 旅行社 文化传媒 文化传播 文化 传媒 广告
  印刷 印务 包装 纸业 纸品 纺织品 纺织 印染 服装 服饰 针织 鞋业 皮具 皮革 箱包 饰品 首饰 珠宝 工艺品 礼品 玩具 文具 办公用品 体育用品 石材 陶瓷 玻璃 水泥 混凝土
  房地产 置业 物业管理 物业 商业管理 管理咨询 咨询 管理 服务 教育 培训 网络科技 网络 软件 通信 通讯 仪器仪表 仪器 仪表 环保科技 环保 园林 绿化 船舶设备 船舶 造船
  变压器 电池 磁业 发展 制造 制品 设备 工程 销售 经销 商行 经营部 产业 工贸 工具 配件 材料`
    .split(/\s+/)
    .sort((left, right) => right.length - left.length);
const LEGAL_WORDS = new Set(
  `inc incorporated ltd limited llc llp lp corp corporation co company gmbh ag aktiengesellschaft kg ohg ek ev ug se sa sas sarl srl spa bv nv plc
  pty pte pvt private oy oyj ab as aps kk kabushiki kaisha sp oo spolka z ltda cv sdn bhd jsc pjsc ooo zao the and und et y`.split(
    /\s+/,
  ),
);
const GENERIC_WORDS = new Set(
  'group holdings holding international global worldwide gruppe groupe enterprises china'.split(' '),
);
const SHORTEST_CORE = 2;

/** Takes a firm's name apart. A name that is nothing but place and legal form keeps them. */
export function parseCompanyName(name: string): CompanyName {
  const folded = foldForSearch(name);
  return hasHan(folded) ? parseHan(folded) : parseLatin(folded);
}

function parseHan(folded: string): CompanyName {
  const bracketed = [...folded.matchAll(BRACKETS)].map((match) => squeeze(match[1] ?? ''));
  const bare = folded.replace(BRACKETS, '').trim();
  const { firm, branch } = splitBranch(squeeze(DEPARTMENT_BEHIND.exec(bare)?.[1] ?? bare));
  const { text, isGroup } = withoutLegalForm(firm);
  const prefix = takePlacePrefix(text);
  const place = bracketed.map(placeNamed).find((path) => path !== undefined) ?? [];
  const withoutFactory = /厂$/u.test(prefix.rest) && prefix.rest.length > 3 ? prefix.rest.slice(0, -1) : prefix.rest;
  const { brand, trade } = splitTrade(withoutFactory);
  // 大连机械 without its place would be every 机械.
  const isNothingElse = brand === '';
  return {
    isHan: true,
    core: isNothingElse ? text : withoutFactory,
    brand: isNothingElse ? text : brand,
    trade: isNothingElse ? '' : trade,
    place: prefix.path.length >= place.length ? prefix.path : place,
    innerPlaces: placesIn(withoutFactory),
    branch,
    isGroup: isGroup || bracketed.includes('集团'),
  };
}

function splitBranch(text: string): { firm: string; branch: string | null } {
  const behindForm = BRANCH_BEHIND_FORM.exec(text);
  if (behindForm) return { firm: behindForm[1] ?? '', branch: behindForm[2] ?? '' };
  const behindBrand = BRANCH_BEHIND_BRAND.exec(text)?.[1];
  if (behindBrand === undefined) return { firm: text, branch: null };
  // Without a legal form in between, the branch begins where a place does: 肯德基宁波天一广场店.
  for (let start = 2; start < behindBrand.length - 1; start++) {
    const { path } = takePlacePrefix(`${behindBrand.slice(start)}分店`);
    if (path.length > 0) return { firm: behindBrand.slice(0, start), branch: behindBrand.slice(start) };
  }
  return { firm: text, branch: null };
}

function withoutLegalForm(firm: string): { text: string; isGroup: boolean } {
  let text = firm;
  let isGroup = false;
  for (let form = LEGAL_FORM.exec(text)?.[0]; form; form = LEGAL_FORM.exec(text)?.[0]) {
    if (text.length - form.length < SHORTEST_CORE) break;
    text = text.slice(0, -form.length);
    isGroup ||= form === '集团';
  }
  return { text, isGroup };
}

function splitTrade(core: string): { brand: string; trade: string } {
  let brand = core;
  for (let trade = tradeBehind(brand); trade; trade = tradeBehind(brand)) {
    brand = brand.slice(0, -trade.length);
  }
  return { brand, trade: core.slice(brand.length) };
}

function tradeBehind(text: string): string | undefined {
  return TRADES.find((trade) => text.endsWith(trade));
}

function parseLatin(folded: string): CompanyName {
  const words = latinWords(folded);
  const places = words.map((word) => placeNamed(word));
  const place = places.find((path) => path !== undefined) ?? [];
  const kept = words.filter((word, index) => !LEGAL_WORDS.has(word) && !places[index]);
  const core = kept.length > 0 ? kept : words;
  const brand = core.filter((word) => !GENERIC_WORDS.has(word));
  return {
    isHan: false,
    core: core.join(' '),
    brand: (brand.length > 0 ? brand : core).join(' '),
    trade: '',
    place,
    innerPlaces: [],
    branch: null,
    isGroup: false,
  };
}

/** Dots and apostrophes join (L.L.C., O'Brien), anything else parts; Müller and Mueller become one. */
function latinWords(folded: string): string[] {
  const words = folded.replace(/['’`.]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const plain = words.map((word) => word.replace(/([aou])e(?=[^aeiou]|$)/g, '$1'));
  const meaningful = plain.filter((word) => word.length > 1 || /\d/.test(word));
  return meaningful.length > 0 ? meaningful : plain;
}
