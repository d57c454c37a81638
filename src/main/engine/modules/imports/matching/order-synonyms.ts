import { companyNames } from './company-headers';

/** What the columns of lists of orders are called, by the field they go to; written as in headerSynonyms. */
const orderHeaders: Readonly<Record<string, string>> = {
  name: '订单名称 订单主题 项目名称 项目 subject title project order_name',
  externalId:
    '订单号 订单编号 销售单号 单据编号 单号 order_id order_no order_number sales_order so_number invoice_no auftragsnummer',
  customer: `购货单位 购买方 ${companyNames}`,
  contact: '联系人 收货人 contact contact_name',
  status: '订单状态 单据状态 状态 status order_status state',
  orderDate:
    '订单日期 下单日期 下单时间 销售日期 单据日期 签单日期 日期 order_date ordered_on ordered_at date purchase_date created created_at order_purchase_timestamp auftragsdatum',
  deliverOn: '交货日期 发货日期 要求交期 交期 delivery_date deliver_on due_delivery ship_date liefertermin',
  customerReference: '客户订单号 客户单号 采购单号 po po_number customer_reference purchase_order',
  product:
    '产品名称 产品 商品名称 商品 品名 物料名称 货品 存货名称 product product_name item item_name article artikel',
  specification: '规格型号 规格 型号 specification spec model',
  unit: '单位 计量单位 unit uom einheit',
  quantity: '数量 销售数量 订购数量 quantity qty amount_ordered menge',
  unitPrice: '含税单价 单价 销售单价 unit_price price sales_price einzelpreis',
  discountPercent: '折扣 折扣率 discount discount_percent rabatt',
  taxRate: '税率 税率% tax_rate vat vat_rate steuersatz',
  lineAmount:
    '价税合计 含税金额 金额 订单金额 销售金额 合计 总金额 amount total total_amount order_amount order_total line_total revenue betrag',
  ownerId: '业务员 销售员 销售 负责人 制单人 salesperson sales_agent sales_rep owner seller agent rep',
};

/** The headers a field of an order is known by. */
export function orderSynonyms(key: string): readonly string[] {
  return orderHeaders[key]?.split(' ') ?? [];
}
