/**
 * Characters that customer lists are full of: the most frequent ones of running text, surnames, and words of
 * headers and addresses, simplified and traditional. Misread bytes hardly ever give two of them in a row.
 */
const frequentHan = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞' +
    '姓名客户电话手机邮箱地址公司联系备注税编号职位部门性别生日李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟万段雷钱汤尹黎武街镇村座楼室弄栋层园区州浦朝阳滨江湖北京沪深圳杭武汉津渝川限责股份科技贸易有团城' +
    '這個們來時國為會說後對過還沒樣開關點間學長經進現動體機業電見員問題數實門東車話號務類記樓區縣鄉鎮廣陳張劉楊趙黃吳孫鄭謝韓馮鄧許蔣蘇盧葉閻鍾陸顧錢湯廠聯絡繫郵編職稱備註稅統發證買賣請價額訂單廠商臺灣灣龍鳳觀點館廟與設計產質銷處辦無線網簡詳細說費歷開放時間權責標',
);
const hanPunctuation = /[，。、；：？！（）《》“”‘’「」『』　～…—·％＋－０-９Ａ-Ｚａ-ｚ]/;
const han = /[\u3400-\u9fff]/;

/**
 * How much decoded text looks like something a person wrote: about 1 for right, below 0 for misread.
 * Counts only what is not ASCII, per character.
 */
export function scoreText(text: string, encoding: 'gb18030' | 'big5' | 'windows-1252'): number {
  let score = 0;
  let counted = 0;
  let previous = '';
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    if (character > '\u007f') {
      counted += 1;
      score +=
        encoding === 'windows-1252'
          ? scoreWestern(character, previous, characters[index + 1] ?? '')
          : scoreHan(character);
    }
    previous = character;
  }
  return counted === 0 ? 0 : score / counted;
}

function scoreHan(character: string): number {
  if (character === '\ufffd') return -4;
  if (frequentHan.has(character)) return 1;
  if (hanPunctuation.test(character)) return 0.7;
  if (han.test(character)) return -0.1;
  const code = character.codePointAt(0) ?? 0;
  const isPrivateUse = code >= 0xe000 && code <= 0xf8ff;
  return isPrivateUse || code > 0xffff ? -3 : -0.4;
}

/** Western letters stand alone between ASCII ones; in a row they are two halves of a Chinese character. */
function scoreWestern(character: string, before: string, after: string): number {
  if (character === '\ufffd' || (character >= '\u0080' && character <= '\u009f')) return -4;
  if (/\p{L}/u.test(character)) {
    const isAlone = before <= '\u007f' && after <= '\u007f';
    return isAlone ? 0.9 : -0.6;
  }
  if (/[€‘’“”–—…°§£©®«»º½²\u00a0]/.test(character)) return 0.6;
  return -0.5;
}
