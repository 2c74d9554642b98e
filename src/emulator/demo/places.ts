/** A city where demo accounts are at home. */
export interface Place {
  readonly city: string;
  readonly state: string;
  /** As a Chinese user would write it. */
  readonly country: string;
  /** What company names there end in. */
  readonly suffixes: readonly string[];
}

const chineseSuffixes = ['有限公司', '有限公司', '股份有限公司', '有限责任公司'];

function china(state: string, cities: readonly string[]): Place[] {
  return cities.map((city) => ({ city, state, country: '中国', suffixes: chineseSuffixes }));
}

/** Cities in China; Shanghai, where the organization sits, comes several times. */
export const chinesePlaces: readonly Place[] = [
  ...china('上海市', ['上海', '上海', '上海', '上海']),
  ...china('北京市', ['北京', '北京']),
  ...china('广东省', ['深圳', '广州', '东莞', '佛山']),
  ...china('江苏省', ['苏州', '无锡', '南京', '常州']),
  ...china('浙江省', ['杭州', '宁波', '嘉兴', '温州']),
  ...china('山东省', ['青岛', '济南', '烟台']),
  ...china('四川省', ['成都']),
  ...china('湖北省', ['武汉']),
  ...china('陕西省', ['西安']),
  ...china('重庆市', ['重庆']),
  ...china('福建省', ['厦门', '福州']),
  ...china('天津市', ['天津']),
];

/** Cities elsewhere: other Asia, Europe, North America. */
export const foreignPlaces: readonly Place[] = [
  { city: 'Singapore', state: 'Singapore', country: 'Singapore', suffixes: ['Pte. Ltd.'] },
  { city: 'Tokyo', state: 'Tokyo', country: 'Japan', suffixes: ['K.K.', 'Co., Ltd.'] },
  { city: 'Osaka', state: 'Osaka', country: 'Japan', suffixes: ['Co., Ltd.'] },
  { city: 'Seoul', state: 'Seoul', country: 'South Korea', suffixes: ['Co., Ltd.'] },
  { city: 'Bangkok', state: 'Bangkok', country: 'Thailand', suffixes: ['Co., Ltd.'] },
  { city: 'Ho Chi Minh City', state: 'Ho Chi Minh', country: 'Vietnam', suffixes: ['JSC'] },
  { city: 'Mumbai', state: 'Maharashtra', country: 'India', suffixes: ['Pvt. Ltd.'] },
  { city: 'Hamburg', state: 'Hamburg', country: 'Germany', suffixes: ['GmbH', 'AG'] },
  { city: 'Stuttgart', state: 'Baden-Württemberg', country: 'Germany', suffixes: ['GmbH'] },
  { city: 'Lyon', state: 'Auvergne-Rhône-Alpes', country: 'France', suffixes: ['SA', 'SAS'] },
  { city: 'Milano', state: 'Lombardia', country: 'Italy', suffixes: ['S.p.A.', 'S.r.l.'] },
  { city: 'Rotterdam', state: 'Zuid-Holland', country: 'Netherlands', suffixes: ['B.V.'] },
  { city: 'Manchester', state: 'England', country: 'United Kingdom', suffixes: ['Ltd', 'plc'] },
  { city: 'Chicago', state: 'Illinois', country: 'United States', suffixes: ['Inc.', 'LLC'] },
  { city: 'Houston', state: 'Texas', country: 'United States', suffixes: ['Inc.', 'Corp.'] },
  { city: 'San Jose', state: 'California', country: 'United States', suffixes: ['Inc.'] },
  { city: 'Toronto', state: 'Ontario', country: 'Canada', suffixes: ['Inc.', 'Ltd.'] },
];
