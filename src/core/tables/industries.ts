import { createTextTable } from './text-table.ts';

/** Class ids of the dimension `industry`. */
export const industryIds = ['manufacturing', 'finance', 'retail', 'services', 'other'] as const;

/** What an account does for a living, in the five classes of the dimension. */
export type Industry = (typeof industryIds)[number];

/** A sector of the economy: finer than an industry, as size standards need it. */
export interface Sector {
  readonly id: SectorId;
  readonly industry: Industry;
}

/**
 * Sectors by the sections of ISIC Rev. 4 (https://unstats.un.org/unsd/classification/Econ/isic) and, where China's size
 * standard tells more apart, by that; with the words people write for them. Zoho's own values of the field Industry
 * are all here, in English and Chinese, except `Large Enterprise` and `Small/Medium Enterprise`, which name a size and
 * no industry. Makers of hardware count as manufacturing, providers of software and networks as services.
 */
const sectors = {
  manufacturing: {
    industry: 'manufacturing',
    words:
      'Manufacturing|Manufacturer|Production|Industrial|Industrial Manufacturing|Machinery|Industrial Machinery|Engineering Products|Automotive|Automobile|Automotive Parts|Aerospace|Aerospace and Defense|Chemicals|Chemical|Pharmaceuticals|Pharmaceutical|Pharma|Biotechnology|Biotech|Medical Devices|Medical Equipment|Electronics|Consumer Electronics|Semiconductors|Electrical Equipment|Textiles|Apparel|Apparel and Fashion|Food Production|Food and Beverage Manufacturing|Consumer Goods|Furniture|Packaging|Paper|Plastics|Rubber|Metals|Steel|Shipbuilding|Hardware|Computer Hardware|Data/Telecom OEM|OEM|Network Equipment Enterprise|Network Equipment|Optical Networking|Storage Equipment|Wireless Industry|制造业|制造|制造行业|生产制造|工业|加工业|加工制造|机械|机械制造|装备制造|汽车|汽车制造|汽车零部件|化工|制药|医药|生物医药|医药制造|医疗器械|电子|电子制造|半导体|电气|电器|家电|纺织|服装|纺织服装|食品加工|食品制造|快消品|家具|包装|造纸|塑料|橡胶|钢铁|冶金|五金|硬件|数据/电信OEM|数据/电信代工|网络设备|网络设备企业|光网络|光纤网络|存储设备|无线行业|无线产业',
  },
  'mining-energy': {
    industry: 'other',
    words:
      'Mining|Oil and Gas|Oil & Gas|Energy|Utilities|Power|Electricity|Water Supply|Renewable Energy|采矿业|采矿|矿业|石油|石油天然气|能源|电力|公用事业|新能源|水务',
  },
  agriculture: {
    industry: 'other',
    words:
      'Agriculture|Farming|Forestry|Fishing|Fishery|农业|林业|牧业|畜牧业|渔业|农林牧渔|农林牧渔业|农、林、牧、渔业',
  },
  construction: {
    industry: 'other',
    words:
      'Construction|Building|Building Materials and Construction|Civil Engineering|建筑业|建筑|建筑行业|施工|土木工程|工程建设|装修',
  },
  wholesale: {
    industry: 'retail',
    words:
      'Wholesale|Wholesale Trade|Trading|Distribution|Distributor|Import and Export|批发|批发业|贸易|商贸|进出口|分销|经销',
  },
  retail: {
    industry: 'retail',
    words:
      'Retail|Retailer|Retail Trade|Wholesale and Retail|E-Commerce|eCommerce|Online Retail|Supermarkets|Supermarket|Department Stores|Grocery|Consumer Retail|零售|零售业|零售行业|批发零售|批发和零售业|批发零售业|电商|电子商务|超市|百货|商超|便利店|连锁零售',
  },
  transport: {
    industry: 'services',
    words:
      'Transportation|Transport|Logistics|Logistics and Supply Chain|Shipping|Aviation|Airlines|Railways|Freight|交通运输|交通运输业|运输|物流|物流业|货运|航空|航运|铁路|交通',
  },
  storage: { industry: 'services', words: 'Warehousing|Warehouse|Storage|仓储|仓储业' },
  post: {
    industry: 'services',
    words: 'Postal Services|Courier|Express Delivery|邮政|邮政业|快递',
  },
  lodging: {
    industry: 'services',
    words:
      'Hospitality|Hotels|Hotel|Accommodation|Travel|Tourism|酒店|酒店业|住宿|住宿业|旅游|旅游业',
  },
  catering: {
    industry: 'services',
    words: 'Restaurants|Restaurant|Catering|Food Service|Food & Beverage|餐饮|餐饮业|住宿和餐饮业',
  },
  telecommunications: {
    industry: 'services',
    words:
      'Telecommunications|Telecommunication|Telecom|Telecoms|Communications|Internet|Media|电信|通信|通讯|通信业|信息传输|互联网|传媒|媒体',
  },
  software: {
    industry: 'services',
    words:
      'Software|SaaS|Technology|Information Technology|IT|IT Services|Information Technology and Services|Cloud|ERP|ERP (Enterprise Resource Planning)|Enterprise Resource Planning|ASP|ASP (Application Service Provider)|Application Service Provider|MSP|MSP (Management Service Provider)|Management Service Provider|Managed Service Provider|ManagementISV|Management ISV|Non-management ISV|ISV|Storage Service Provider|Systems Integrator|System Integrator|软件|软件业|软件行业|软件和信息技术服务业|信息技术|信息技术业|IT行业|IT服务|科技|技术|高科技|云计算|应用服务提供商|ASP（应用服务提供商）|企业资源规划|企业资源计划|ERP（企业资源规划）|ERP（企业资源计划）|管理服务提供商|MSP（管理服务提供商）|管理ISV|管理类ISV|管理型ISV|非管理ISV|非管理类ISV|非管理型ISV|存储服务提供商|系统集成商|系统集成',
  },
  'real-estate': {
    industry: 'services',
    words: 'Real Estate|Property|Property Development|房地产|房地产业|地产|房地产开发',
  },
  'property-management': {
    industry: 'services',
    words: 'Property Management|Facilities|Facility Management|Facilities Services|物业|物业管理',
  },
  'business-services': {
    industry: 'services',
    words:
      'Service Provider|Services|Service|Business Services|Professional Services|Consulting|Management Consulting|Legal|Legal Services|Law Firm|Accounting|Marketing|Marketing and Advertising|Advertising|Public Relations|Employment|Staffing|Staffing and Recruiting|Recruiting|Human Resources|Security Services|Leasing|Rental|Design|Testing|服务业|服务|服务行业|服务提供商|服务商|商务服务|商务服务业|租赁|租赁和商务服务业|专业服务|咨询|咨询业|咨询服务|管理咨询|法律|律师|会计|财税|营销|市场营销|广告|广告业|公关|人力资源|招聘|检测|设计|安保',
  },
  'public-services': {
    industry: 'services',
    words:
      'Education|Higher Education|E-Learning|Training|Healthcare|Health Care|Health|Medical|Hospital|Hospitals|Hospital & Health Care|Entertainment|Arts|Sports|Recreation|Research|教育|教育业|教育行业|培训|教育培训|医疗|医疗健康|医疗卫生|卫生|健康|大健康|医院|文化|文化传媒|文娱|娱乐|体育|科研|研究|居民服务|家政|美容',
  },
  finance: {
    industry: 'finance',
    words:
      'Finance|Financial|Financial Services|Banking|Banks|Bank|Insurance|Investment|Investment Banking|Investment Management|Asset Management|Capital Markets|Securities|Venture Capital|Private Equity|FinTech|Accounting and Finance|金融|金融业|金融行业|金融服务|金融服务业|银行|银行业|保险|保险业|证券|证券业|基金|投资|投资管理|资产管理|信托|融资租赁|期货|小额贷款',
  },
  government: {
    industry: 'other',
    words:
      'Government|Government/Military|Military|Public Sector|Public Administration|Government Administration|Defense|Defence|政府|政府机构|政府/军事|政府/军队|政府/军方|政府机关|军事|军队|公共管理|公共部门|机关事业单位|事业单位',
  },
  unlisted: {
    industry: 'other',
    words:
      'Other|Others|Non-Profit|Nonprofit|Non Profit|Not For Profit|NGO|Religious Institutions|其他|其它|其他行业|非营利组织|公益|社会团体|协会',
  },
} as const satisfies Record<string, { industry: Industry; words: string }>;

/** Id of a sector. */
export type SectorId = keyof typeof sectors;

/** Every sector by its id. */
const sectorOf: Readonly<Record<SectorId, Sector>> = Object.fromEntries(
  Object.entries(sectors).map(([id, { industry }]) => [id, { id, industry }]),
) as Record<SectorId, Sector>;

/** The sector that an industry is taken as where nothing finer is known. */
export const usualSector: Readonly<Record<Industry, Sector>> = {
  manufacturing: sectorOf.manufacturing,
  finance: sectorOf.finance,
  retail: sectorOf.retail,
  services: sectorOf['business-services'],
  other: sectorOf.unlisted,
};

/** Sectors by what people write in the field Industry. */
export const industryTable = createTextTable(
  Object.entries(sectors).flatMap(([id, { words }]) =>
    words.split('|').map((word) => [word, sectorOf[id as SectorId]] as const),
  ),
);
