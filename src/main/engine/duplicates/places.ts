import { readingsOf } from '@engine/search/pinyin';

/**
 * Chinese provinces, their prefecture-level cities and, behind a city in brackets, counties and districts that firms
 * carry in their names. Enough to tell 宁波华东 from 杭州华东; not a map.
 */
const PLACES = `北京(朝阳 海淀 丰台 昌平 大兴 顺义 通州 房山 石景山 怀柔 密云 延庆 平谷 中关村)|上海(浦东 闵行 嘉定 松江 青浦 奉贤 崇明 徐汇 杨浦 虹口 静安 宝山 普陀 外高桥 张江 临港)
天津(滨海 滨海新区 塘沽 津南 武清 静海 宝坻 蓟州)|重庆(江津 涪陵 万州 渝北 渝中 沙坪坝 九龙坡 巴南 北碚 永川 合川 璧山 铜梁)
河北:石家庄 唐山(曹妃甸 迁安 遵化) 秦皇岛 邯郸 邢台 保定(雄安 涿州 定州 高碑店) 张家口 承德 沧州(任丘 黄骅) 廊坊(霸州 三河 固安) 衡水(安平)
山西:太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁|内蒙古:呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔(满洲里) 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善
辽宁:沈阳(铁西 浑南) 大连(瓦房店 庄河 金州 旅顺) 鞍山(海城) 抚顺 本溪 丹东 锦州 营口(鲅鱼圈 大石桥) 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛
吉林:长春 吉林 四平 辽源 通化 白山 松原 白城 延边(延吉)|黑龙江:哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭
江苏:南京(江宁 浦口 六合 溧水) 无锡(江阴 宜兴 惠山 滨湖 锡山) 徐州(邳州 新沂) 常州(武进 溧阳 新北) 苏州(昆山 常熟 张家港 太仓 吴江 吴中 相城 工业园区) 南通(海门 启东 如皋 如东 海安 通州) 连云港 淮安 盐城(东台 大丰) 扬州(仪征 高邮 江都) 镇江(丹阳 句容 扬中) 泰州(靖江 泰兴 兴化) 宿迁(沭阳)
浙江:杭州(萧山 余杭 富阳 临安 桐庐 建德 滨江 临平 钱塘) 宁波(慈溪 余姚 鄞州 北仑 镇海 奉化 象山 宁海 江北 海曙) 温州(乐清 瑞安 永嘉 平阳 苍南 龙港 瓯海 龙湾 鹿城) 嘉兴(海宁 桐乡 平湖 嘉善 海盐 秀洲) 湖州(德清 长兴 安吉 南浔 吴兴) 绍兴(柯桥 上虞 诸暨 嵊州 新昌 越城) 金华(义乌 永康 东阳 兰溪 武义 浦江) 衢州(江山 龙游) 舟山(普陀 定海 岱山) 台州(黄岩 温岭 临海 路桥 椒江 玉环 天台 仙居 三门) 丽水(青田 龙泉 缙云)
安徽:合肥(肥西 肥东 巢湖) 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆(桐城) 黄山 滁州(天长) 阜阳 宿州 六安 亳州 池州 宣城(宁国 广德)
福建:福州(福清 长乐 马尾) 厦门(同安 集美 海沧 翔安) 莆田(仙游) 三明 泉州(晋江 石狮 南安 惠安 安溪 德化) 漳州(龙海) 南平(武夷山) 龙岩 宁德(福鼎 福安)
江西:南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春(樟树 高安) 抚州 上饶
山东:济南(章丘 莱芜) 青岛(胶州 即墨 平度 莱西 黄岛) 淄博 枣庄(滕州) 东营(广饶) 烟台(龙口 招远 莱州 蓬莱) 潍坊(寿光 诸城 青州 高密) 济宁(曲阜 邹城) 泰安(新泰 肥城) 威海(荣成 文登 乳山) 日照 临沂 德州 聊城(临清) 滨州(邹平) 菏泽
河南:郑州(新郑 巩义 新密 荥阳) 开封 洛阳(偃师) 平顶山 安阳(林州) 鹤壁 新乡(长垣) 焦作 濮阳 许昌(长葛 禹州) 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源
湖北:武汉(汉阳 汉口 武昌 江夏 东西湖 光谷) 黄石(大冶) 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门
湖南:长沙(浏阳 宁乡 望城) 株洲(醴陵) 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西
广东:广州(番禺 花都 增城 从化 白云 天河 黄埔 南沙) 韶关 深圳(宝安 龙岗 南山 福田 罗湖 龙华 光明 坪山) 珠海(横琴 斗门) 汕头(澄海 潮阳) 佛山(顺德 南海 三水 高明 禅城) 江门(新会 台山 鹤山 开平) 湛江 茂名 肇庆(四会) 惠州(惠阳 博罗 仲恺) 梅州 汕尾 河源 阳江 清远 东莞(长安 虎门 厚街 塘厦 常平 寮步 石龙) 中山(小榄 古镇) 潮州 揭阳(普宁) 云浮
广西:南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左|海南:海口 三亚 三沙 儋州 琼海 文昌 万宁
四川:成都(双流 郫都 温江 龙泉驿 新都 青白江 都江堰 崇州) 自贡 攀枝花 泸州 德阳(什邡 绵竹 广汉) 绵阳 广元 遂宁 内江 乐山(峨眉山) 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山(西昌)
贵州:贵阳 六盘水 遵义(仁怀) 安顺 毕节 铜仁 黔西南 黔东南 黔南|云南:昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆
西藏:拉萨 日喀则 昌都 林芝 山南 那曲 阿里|陕西:西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌|甘肃:兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南
青海:西宁 海东 海北 黄南 果洛 玉树 海西(格尔木)|宁夏:银川 石嘴山 吴忠 固原 中卫|新疆:乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞(库尔勒) 阿克苏 喀什 和田 伊犁 塔城 阿勒泰 石河子
香港(九龙 新界)|澳门|台湾:台北 新北 桃园 台中 台南 高雄 新竹 嘉义 基隆`;

/** From the province down: 浙江, 宁波, 慈溪. A municipality is province and city in one. */
export type PlacePath = readonly string[];

export interface PlacePrefix {
  path: PlacePath;
  /** What follows the place. */
  rest: string;
}

// Counties and districts firms write without their city. Others (长安, 光明, 天河) are as often a brand.
const WELL_KNOWN_AREAS = new Set(
  `义乌 慈溪 余姚 鄞州 北仑 镇海 奉化 萧山 余杭 乐清 瑞安 永嘉 海宁 桐乡 柯桥 上虞 诸暨 嵊州 黄岩 温岭 玉环 昆山 常熟 张家港 太仓 吴江 江阴 宜兴
  丹阳 靖江 邳州 如皋 启东 晋江 石狮 福清 顺德 番禺 花都 胶州 即墨 寿光 滕州 荣成 龙口 诸城 浏阳 曹妃甸 浦东 石河子`.split(
    /\s+/,
  ),
);
const PROVINCE_SUFFIX = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)/u;
const AREA_SUFFIX = /^(?:市|地区|盟|\p{Script=Han}{0,6}?自治州|新区|开发区|高新区|[区县镇])/u;
// A place that is not in the list but says what it is: 平阳县, 横店镇.
const UNKNOWN_AREA = /^(\p{Script=Han}{1,3}?)(?:自治县|开发区|高新区|新区|[市区县镇乡])/u;
const SHORTEST_REST = 2;

/** Paths of the places in brackets. */
const areas = new Set<PlacePath>();
const pathsByName = readPlaces();
const longestName = Math.max(...[...pathsByName.keys()].map((name) => name.length));
const pathsByPinyin = new Map<string, PlacePath>();

/**
 * Takes the places in front of a folded Chinese name: 浙江省宁波市慈溪市飞龙轴承厂 → 浙江 宁波 慈溪 and 飞龙轴承厂.
 * At least two characters stay, so 上海 alone, or 大连厂, keeps its name.
 */
export function takePlacePrefix(name: string): PlacePrefix {
  let path: PlacePath = [];
  let rest = name;
  for (let depth = 0; depth < 4; depth++) {
    const next = nextPlace(rest, path);
    if (!next || next.rest.length < SHORTEST_REST) break;
    path = next.path;
    rest = next.rest;
  }
  return { path, rest };
}

/** The place a text names and nothing else (the text of a bracket, a Latin word), or undefined. */
export function placeNamed(text: string): PlacePath | undefined {
  const latin = latinPlaces().get(text);
  if (latin) return latin;
  const found = nextPlace(text, []);
  if (!found) return undefined;
  const deeper = found.rest === '' ? undefined : nextPlace(found.rest, found.path);
  return found.rest === '' ? found.path : deeper?.rest === '' ? deeper.path : undefined;
}

/** Every place a folded Chinese text mentions, in order; for names that carry it in the middle (国网浙江省电力). */
export function placesIn(text: string): string[] {
  const places: string[] = [];
  for (let start = 0; start < text.length; start++) {
    const length = lengthOfPlace(text, start);
    if (length === 0) continue;
    places.push(text.slice(start, start + length));
    start += length - 1;
  }
  return places;
}

/** True when two places cannot be the same one: neither lies in the other. Unknown places contradict nothing. */
export function placesConflict(left: PlacePath, right: PlacePath): boolean {
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).some((place, index) => place !== right[index]);
}

function nextPlace(text: string, within: PlacePath): PlacePrefix | undefined {
  for (let length = Math.min(longestName, text.length); length >= 2; length--) {
    const paths = pathsByName.get(text.slice(0, length)) ?? [];
    // 朝阳 is in 北京 and in 辽宁: behind a place only what lies in it counts.
    const inside = paths.filter((path) => path.length > within.length && !placesConflict(path, within));
    const rest = text.slice(length);
    const [path] = inside.filter((candidate) => within.length > 0 || standsAlone(candidate, inside, rest));
    if (path) return { path, rest: rest.replace(path.length === 1 ? PROVINCE_SUFFIX : AREA_SUFFIX, '') };
  }
  const unknown = UNKNOWN_AREA.exec(text);
  // Only behind a known place: 新区 or 市 alone may be part of any name (城市之光).
  if (!unknown || within.length === 0) return undefined;
  return { path: [...within, unknown[1] ?? ''], rest: text.slice(unknown[0].length) };
}

/** Whether a place can be meant with nothing around it: one place only, and not a district that is mostly a brand. */
function standsAlone(path: PlacePath, all: readonly PlacePath[], rest: string): boolean {
  if (all.some((other) => placesConflict(other, path))) return false;
  return areas.has(path) ? WELL_KNOWN_AREAS.has(path.at(-1) ?? '') || AREA_SUFFIX.test(rest) : true;
}

function lengthOfPlace(text: string, start: number): number {
  for (let length = Math.min(longestName, text.length - start); length >= 2; length--) {
    if (pathsByName.has(text.slice(start, start + length))) return length;
  }
  return 0;
}

function readPlaces(): Map<string, PlacePath[]> {
  const paths = new Map<string, PlacePath[]>();
  const add = (path: PlacePath): void => {
    const name = path.at(-1) ?? '';
    paths.set(name, [...(paths.get(name) ?? []), path]);
  };
  for (const province of PLACES.split(/[|\n]/)) {
    const [head = '', cities] = province.split(':');
    if (cities === undefined) readCity(head, [], add);
    else {
      add([head]);
      for (const city of cities.match(/[^\s(]+(?:\([^)]*\))?/gu) ?? []) readCity(city, [head], add);
    }
  }
  return paths;
}

function readCity(text: string, province: PlacePath, add: (path: PlacePath) => void): void {
  const [city = '', within = ''] = text.replace(')', '').split('(');
  add([...province, city]);
  for (const area of within.split(' ').filter(Boolean)) {
    const path = [...province, city, area];
    areas.add(path);
    add(path);
  }
}

/** Cities as English names write them: `ningbo`, and the few places that are not read in Mandarin. */
function latinPlaces(): ReadonlyMap<string, PlacePath> {
  if (pathsByPinyin.size > 0) return pathsByPinyin;
  for (const [name, [path]] of pathsByName) {
    const reading = Array.from(name, (character) => readingsOf(character)[0] ?? '').join('');
    if (path && path.length <= 2) pathsByPinyin.set(reading, path);
  }
  const others: [string, PlacePath][] = [
    ['hongkong', ['香港']],
    ['macau', ['澳门']],
    ['taipei', ['台湾', '台北']],
    ['xiamen', ['福建', '厦门']],
    ['chongqing', ['重庆']],
    ['changsha', ['湖南', '长沙']],
    ['changzhou', ['江苏', '常州']],
    ['shanxi', ['山西']],
    ['shaanxi', ['陕西']],
  ];
  for (const [name, path] of others) pathsByPinyin.set(name, path);
  return pathsByPinyin;
}
