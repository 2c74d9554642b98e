import { expect, it } from 'vitest';
import { rfmTypes, typeOf } from '../../../src/core/rfm/eight-types.ts';

it.each([
  ['近高高', 'key-value', '重要价值客户'],
  ['远高高', 'key-keep', '重要保持客户'],
  ['近低高', 'key-develop', '重要发展客户'],
  ['远低高', 'key-retain', '重要挽留客户'],
  ['近高低', 'general-value', '一般价值客户'],
  ['远高低', 'general-keep', '一般保持客户'],
  ['近低低', 'general-develop', '一般发展客户'],
  ['远低低', 'general-retain', '一般挽留客户'],
])('%s is %s', (halves, id, name) => {
  const type = typeOf({
    isRecent: halves[0] === '近',
    isFrequent: halves[1] === '高',
    isBig: halves[2] === '高',
  });

  expect(type).toBe(id);
  expect(rfmTypes.find((definition) => definition.id === type)?.label.zh).toBe(name);
});
