import { describe, expect, it } from 'vitest';
import { classesOfField, classFields, labelLength } from '../../../src/core/fields/class-fields.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { languages } from '../../../src/core/text.ts';

const policy = Policy.parse({});

describe('the class fields', () => {
  it('are at most ten, under distinct keys and labels that fit Zoho', () => {
    expect(classFields.length).toBeLessThanOrEqual(10);
    for (const language of languages) {
      const labels = classFields.map(({ label }) => label[language]);
      expect(new Set(labels).size).toBe(labels.length);
      for (const label of labels) expect(label.length).toBeLessThanOrEqual(labelLength);
    }
  });

  it('offer the classes of their dimension, distinct in every language', () => {
    for (const field of classFields.filter(({ type }) => type === 'picklist')) {
      const classes = classesOfField(field, policy);
      expect(classes.length).toBeGreaterThan(1);
      for (const language of languages) {
        expect(new Set(classes.map(({ label }) => label[language])).size).toBe(classes.length);
      }
    }
  });
});
