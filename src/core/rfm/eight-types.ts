import type { ClassDefinition } from '../dimensions/dimension.ts';

/** Id of one of the eight types of Chinese practice: bought lately or not, often or not, much or not. */
export type RfmType =
  | 'key-value'
  | 'key-keep'
  | 'key-develop'
  | 'key-retain'
  | 'general-value'
  | 'general-keep'
  | 'general-develop'
  | 'general-retain';

/** The eight types with their names and colours, best first. */
export const rfmTypes: readonly ClassDefinition<RfmType>[] = [
  { id: 'key-value', label: { en: 'Key Value', zh: '重要价值客户' }, colour: '#1b7f4d' },
  { id: 'key-keep', label: { en: 'Key Keep', zh: '重要保持客户' }, colour: '#2f9e63' },
  { id: 'key-develop', label: { en: 'Key Develop', zh: '重要发展客户' }, colour: '#3a86c8' },
  { id: 'key-retain', label: { en: 'Key Retain', zh: '重要挽留客户' }, colour: '#c23b3b' },
  { id: 'general-value', label: { en: 'General Value', zh: '一般价值客户' }, colour: '#57b894' },
  { id: 'general-keep', label: { en: 'General Keep', zh: '一般保持客户' }, colour: '#c98a3d' },
  {
    id: 'general-develop',
    label: { en: 'General Develop', zh: '一般发展客户' },
    colour: '#62a5dc',
  },
  { id: 'general-retain', label: { en: 'General Retain', zh: '一般挽留客户' }, colour: '#8b8f98' },
];

/** The three questions the types rest on. */
export interface RfmHalves {
  /** Silence of at most the split. */
  isRecent: boolean;
  /** At least as many deals as the split. */
  isFrequent: boolean;
  /** At least as much money as the split. */
  isBig: boolean;
}

/** The type of three halves: money decides key or general, recency and frequency the rest. */
export function typeOf({ isRecent, isFrequent, isBig }: RfmHalves): RfmType {
  if (isRecent && isFrequent) return isBig ? 'key-value' : 'general-value';
  if (isFrequent) return isBig ? 'key-keep' : 'general-keep';
  if (isRecent) return isBig ? 'key-develop' : 'general-develop';
  return isBig ? 'key-retain' : 'general-retain';
}
