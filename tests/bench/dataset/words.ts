/** What names, notes and activities of the bench are made of; the commonest first. */
const split = (text: string) => text.trim().split(/\s+/);

export const places = split(
  `上海 北京 深圳 广州 杭州 苏州 宁波 南京 成都 武汉 天津 重庆 青岛 无锡 东莞 佛山 厦门 长沙 郑州 西安 合肥 济南 福州 温州 嘉兴 绍兴 台州 常州 南通 大连 沈阳 昆明 石家庄 哈尔滨`,
);
export const brandCharacters = Array.from(
  `华东瑞德恒信达盛鑫源泰丰宏远博科创新海天安康利通顺金龙祥和美佳优正大中国际联合众诚志成明辉光亚太平洋建业兴隆昌茂永久福宝源润泽江河湖山川林森木火土水星月日云风雷电凯悦维特立先锋启航腾飞跃升旭阳晨曦朗清雅致尚品味汇聚贤才智慧思源本根基石磊鼎力强劲骏马奔驰骋翔宇宙寰球环绿源蓝青紫红橙黄白墨玉珠宝翠钰铭锐锋钢铁铜铝锡银犇麒麟凤凰鹏鹤鹰雁`,
);
export const trades = split(
  `科技 贸易 电子 机械 建材 食品 医药 物流 广告 服饰 化工 机电 自动化 包装 环保 电气 五金 家具 印刷 软件 文化传媒 进出口 汽车配件 仪器仪表 精密制造 新能源`,
);
export const forms = split(`有限公司 有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司 厂 商行 经营部`);
export const surnames = Array.from(
  `王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇解欧阳`,
);
export const givenCharacters = Array.from(
  `伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文辉力晓雪梅飞鹏宇浩然子轩梓涵欣怡雨桐思远若溪一诺佳琪天佑俊熙嘉懿煜城懿轩烨伟苑博越泽浩宏志业斌栋`,
);
export const latinBrands = split(
  `Nord Delta Alpha Summit Harbor Pacific Global Bright Silver Granite Falcon Cedar Orion Vertex Quantum Pioneer Atlas Beacon Crystal Dynamic Evergreen Frontier Horizon Imperial Juniper Keystone Liberty Meridian Nova Oxford Phoenix Quartz Rivera Sterling Titan Unity Vanguard Westfield Xenon Yorkshire Zenith Müller Schäfer Åkerlund`,
);
export const latinTrades = split(
  `Trading Systems Logistics Foods Engineering Textiles Partners Solutions Electronics Machinery Pharma Media Energy Packaging Tools`,
);
export const latinForms = split(`Ltd Ltd Inc GmbH Co. S.A. LLC PLC`);
export const firstNames = split(
  `James Mary Robert Anna Michael Laura David Emma Daniel Sarah Thomas Julia Peter Sophie Martin Claire Andreas Elena Carlos Ingrid José Zoë`,
);
export const lastNames = split(
  `Smith Miller Johnson Weber Fischer Brown Davis Garcia Rossi Novak Kowalski Jensen Larsen Dubois Martin Silva Santos Müller Schneider Becker`,
);
export const industries = split(`制造业 批发零售 信息技术 建筑 物流 餐饮 医疗 教育 金融 农业 能源 传媒`);
export const sources = split(`展会 转介绍 官网 电话 微信 广告 老客户 门店`);
export const subSources = split(`广交会 华交会 百度 抖音 公众号 朋友介绍 行业协会 地推`);
export const sizes = ['1-9', '10-49', '50-249', '250-999', '1000+'] as const;
export const tags = split(`重点 老客户 价格敏感 待回访 经销商 终端 出口 长期合作 需账期 已报价 样品 高潜`);
export const titles = split(`总经理 采购经理 财务 工程师 行政 销售总监 厂长 助理`);
export const roads = split(`中山路 人民路 解放路 建设路 和平路 科技园 工业大道 滨江路 学院路 创业街`);
export const noteSentences = [
  '客户要求月底前交货，账期三十天。',
  '上次展会见过，对新款电机感兴趣。',
  '价格比同行高，需要再谈一次。',
  '仓库在城西，送货前请先打电话。',
  'Prefers calls in the morning; the assistant handles invoices.',
  '发票抬头按营业执照开，寄到财务部。',
  '样品已寄出，等对方测试结果。',
  'Wants a quote for the second half of the year.',
];
export const activitySubjects = {
  call: ['回访电话', '询价电话', '跟进报价', '催款电话', 'Follow-up call', 'Price question'],
  visit: ['上门拜访', '看样拜访', '签约拜访', 'Plant visit'],
  meeting: ['技术交流会', '项目启动会', '年度会谈', 'Kick-off meeting'],
  mail: ['发送报价单', '发送样册', '合同草稿', 'Quote sent', 'Datasheet'],
  note: ['备注', '客户反馈', '竞争情况', 'Internal note'],
  task: ['准备报价', '寄样品', '安排送货', '催回款', 'Prepare quote', 'Send samples'],
} as const;
