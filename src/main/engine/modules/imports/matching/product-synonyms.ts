/** What the columns of lists of products are called, by the field they go to; written as in headerSynonyms. */
const productHeaders: Readonly<Record<string, string>> = {
  name: '品名 产品名称 产品 商品名称 商品 货品名称 物料名称 名称 product_name product item item_name name title bezeichnung artikel artikelbezeichnung',
  code: '产品编码 产品编号 商品编码 商品编号 货号 物料编码 物料号 编码 sku product_code product_id item_code item_number part_number article_number code artikelnummer',
  externalId: 'external_id 外部编号 原编号',
  number: '编号',
  specification: '规格型号 规格 型号 规格/型号 specification spec model model_number type typ beschreibung',
  category:
    '类别 产品类别 产品分类 商品分类 分类 品类 category product_category product_category_name category_name kategorie warengruppe',
  family: '系列 产品系列 family product_family series product_line serie baureihe',
  tier: '档次 等级 tier level rank',
  kind: '性质 产品类型 product_type type_of_product',
  billingInterval: '收费周期 计费周期 billing_interval billing_period interval',
  unit: '单位 计量单位 unit uom unit_of_measure einheit',
  listPrice:
    '目录价 单价 价格 标准价 销售价 售价 零售价 含税单价 list_price price unit_price sales_price retail_price listenpreis preis',
  currency: '币种 货币 currency währung',
  priceIncludesTax: '含税价 目录价含税 是否含税 price_includes_tax tax_included gross',
  taxRate: '税率 税率（%） 增值税率 tax_rate vat vat_rate tax mwst steuersatz',
  cost: '成本 成本价 进价 采购价 不含税成本 cost cost_price purchase_price unit_cost einkaufspreis kosten',
  status: '状态 在售状态 产品状态 status',
  tags: '标签 tags',
  notes: '备注 说明 产品描述 描述 notes description remarks beschreibungstext',
};

/** The headers a field of a product is known by. */
export function productSynonyms(key: string): readonly string[] {
  return productHeaders[key]?.split(' ') ?? [];
}

export const allProductHeaders: readonly string[] = Object.values(productHeaders);
