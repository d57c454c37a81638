/** What the column with a firm's name is called, the likeliest first; written as in headerSynonyms. */
export const companyNames =
  '公司名称 客户名称 企业名称 单位名称 公司 单位 企业 客户 客户全称 公司全称 厂商 厂商名称 开票名称 account_name company_name customer_name ' +
  'company customer account organization organisation organization_name organization_1_name organizationname client ' +
  'firma firmenname unternehmen kunde kundenname';
