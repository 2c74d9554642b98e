import type { ClassDefinition } from '../dimensions/dimension.ts';

/** Scores of recency, frequency and monetary, 1 to 5 each, 5 is best. */
export interface RfmScores {
  recency: number;
  frequency: number;
  monetary: number;
}

/** The 11 named segments, best first, and the cells (R, F, M digits) that each holds. All 125 cells are covered once. */
const cells = {
  champions: '555 554 544 545 454 455 445',
  loyal: '543 444 435 355 354 345 344 335',
  'potential-loyalist':
    '553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323',
  'new-customers': '512 511 422 421 412 411 311',
  promising: '525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313',
  'need-attention': '535 534 443 434 343 334 325 324',
  'about-to-sleep': '331 321 312 221 213 231 241 251',
  'at-risk':
    '255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124',
  'cant-lose-them': '155 154 144 214 215 115 114 113',
  hibernating: '332 322 233 232 223 222 132 123 122 212 211',
  lost: '111 112 121 131 141 151',
} as const;

/** Id of one of the 11 named segments. */
export type RfmSegment = keyof typeof cells;

/** The 11 segments with their names and colours, best first. */
export const rfmSegments: readonly ClassDefinition<RfmSegment>[] = [
  { id: 'champions', label: { en: 'Champions', zh: '重点冠军客户' }, colour: '#1b7f4d' },
  { id: 'loyal', label: { en: 'Loyal', zh: '忠诚客户' }, colour: '#2f9e63' },
  {
    id: 'potential-loyalist',
    label: { en: 'Potential Loyalist', zh: '潜在忠诚客户' },
    colour: '#57b894',
  },
  { id: 'new-customers', label: { en: 'New Customers', zh: '新客户' }, colour: '#3a86c8' },
  { id: 'promising', label: { en: 'Promising', zh: '有潜力客户' }, colour: '#62a5dc' },
  { id: 'need-attention', label: { en: 'Need Attention', zh: '需关注客户' }, colour: '#d9a514' },
  { id: 'about-to-sleep', label: { en: 'About to Sleep', zh: '即将沉睡客户' }, colour: '#c98a3d' },
  { id: 'at-risk', label: { en: 'At Risk', zh: '流失风险客户' }, colour: '#d9703a' },
  { id: 'cant-lose-them', label: { en: "Can't Lose Them", zh: '不能流失客户' }, colour: '#c23b3b' },
  { id: 'hibernating', label: { en: 'Hibernating', zh: '沉睡客户' }, colour: '#8b8f98' },
  { id: 'lost', label: { en: 'Lost', zh: '已流失客户' }, colour: '#5d616b' },
];

const segmentOfCell = new Map<number, RfmSegment>();
for (const [segment, list] of Object.entries(cells)) {
  for (const cell of list.split(' ')) segmentOfCell.set(Number(cell), segment as RfmSegment);
}

/** The named segment of three scores. */
export function segmentOf({ recency, frequency, monetary }: RfmScores): RfmSegment {
  const segment = segmentOfCell.get(100 * recency + 10 * frequency + monetary);
  if (!segment) throw new RangeError(`no RFM cell ${recency}${frequency}${monetary}`);
  return segment;
}

/**
 * The segment of an account that is inside its own rhythm: such an account is never called lost or near it, whatever
 * the others do.
 */
export function guardedSegment(segment: RfmSegment): RfmSegment {
  if (segment === 'at-risk') return 'need-attention';
  if (segment === 'hibernating' || segment === 'lost') return 'about-to-sleep';
  return segment;
}
