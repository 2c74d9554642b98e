import { describe, expect, it } from 'vitest';
import { readClassFields } from '../../../widget/zoho/read-class-fields.ts';

const known = [
  {
    key: 'tier',
    labels: ['Tier', '客户级别'],
    type: 'picklist' as const,
    colours: { 战略: '#7a1f5c' },
  },
];

const field = {
  field_label: '客户级别',
  api_name: 'Tier7',
  data_type: 'picklist',
  custom_field: true,
};

describe('readClassFields', () => {
  it('finds a field by its label in any language, under the name it has here', () => {
    expect(readClassFields({ fields: [field] }, known)).toEqual([
      {
        key: 'tier',
        type: 'picklist',
        label: '客户级别',
        apiName: 'Tier7',
        colours: { 战略: '#7a1f5c' },
      },
    ]);
  });

  it.each([
    ['a standard field of that label', { ...field, custom_field: false }],
    ['a field of another type', { ...field, data_type: 'text' }],
    ['a field without a name', { ...field, api_name: undefined }],
  ])('passes by %s', (_, other) => {
    expect(readClassFields({ fields: [other] }, known)).toEqual([]);
  });

  it.each([undefined, null, {}, { fields: 'none' }, []])('finds nothing in %j', (answer) => {
    expect(readClassFields(answer, known)).toEqual([]);
  });
});
