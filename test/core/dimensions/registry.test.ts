import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unknown } from '../../../src/core/dimensions/dimension.ts';
import {
  dimensionOf,
  dimensions,
  dimensionsInOrder,
} from '../../../src/core/dimensions/registry.ts';
import { classFields } from '../../../src/core/fields/class-fields.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { languages } from '../../../src/core/text.ts';
import { aBook, aContext, aLadderBook, aSubject } from '../../support/a-book.ts';

const files = readdirSync('src/core/dimensions').map((name) => name.replace('.ts', ''));
const notDimensions = ['dimension', 'registry'];
const policy = Policy.parse({});
const ladder = aLadderBook(12);
const context = aContext(ladder);

describe('the registry of dimensions', () => {
  it('lists every file of the folder, and each has a test', () => {
    const ids = dimensions.map(({ id }) => id).sort();
    const tests = readdirSync('test/core/dimensions').map((name) => name.replace('.test.ts', ''));

    expect(ids).toEqual(files.filter((file) => !notDimensions.includes(file)).sort());
    expect(tests).toEqual(expect.arrayContaining(ids));
  });

  it('has a row in the documentation for each, in order, with its name and classes', () => {
    const rows = readFileSync('docs/dimensions.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()));

    expect(rows.map(([, id]) => id)).toEqual(dimensions.map(({ id }) => `\`${id}\``));
    for (const [place, { id, title, classes }] of dimensions.entries()) {
      const [, , chinese, named = '', from, rule] = rows[place] ?? [];
      expect(chinese).toBe(title.zh);
      expect(from).not.toBe('');
      expect(rule).not.toBe('');
      if (id === 'rfm' || id === 'sales-level') continue;
      expect(named.split(' · ')).toEqual(classes(policy).map((each) => each.id));
    }
  });

  it('gives each dimension that is written to the CRM a field with its own classes', () => {
    const written = classFields.filter(({ type }) => type === 'picklist').map(({ key }) => key);

    expect(written).toEqual(['tier', 'lifecycle', 'value-type', 'value', 'rfm', 'need-type']);
    expect(written.filter((key) => dimensionOf(key) === undefined)).toEqual([]);
  });

  it('orders dimensions after those whose class they read', () => {
    for (const [place, { after }] of dimensionsInOrder.entries()) {
      const earlier = dimensionsInOrder.slice(0, place).map(({ id }) => id);
      const existing = after.filter((id) => dimensionOf(id));
      expect(earlier).toEqual(expect.arrayContaining(existing));
    }
  });

  it.each(dimensions.map((dimension) => [dimension.id, dimension] as const))(
    '%s names itself and its classes in every language',
    (_, dimension) => {
      const classes = dimension.classes(policy);
      const ids = classes.map(({ id }) => id);

      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain(unknown);
      for (const language of languages) {
        expect(dimension.title[language]).not.toBe('');
        expect(dimension.description[language]).not.toBe('');
        for (const { label, colour } of classes) {
          expect(label[language]).not.toBe('');
          expect(colour).toMatch(/^#[0-9a-f]{6}$/);
        }
      }
    },
  );

  it.each(dimensions.map((dimension) => [dimension.id, dimension] as const))(
    '%s answers a class it names, the same twice, and explains it in every language',
    (_, dimension) => {
      const known = [unknown, ...dimension.classes(policy).map(({ id }) => id)];
      for (const account of ['buyer-1', 'buyer-12']) {
        const subject = Object.freeze(aSubject(ladder, account, context));
        const value = dimension.classify(subject, context);
        const { reason } = dimension.explain(subject, context, value);

        expect(known).toContain(value);
        expect(dimension.classify(subject, context)).toBe(value);
        for (const language of languages)
          expect(renderMessage(reason, language, 'CNY')).not.toMatch(/[{}]/);
      }
    },
  );

  it.each(dimensions.map((dimension) => [dimension.id, dimension] as const))(
    '%s has an answer for an account of which nothing is known',
    (_, dimension) => {
      const book = aBook({ stranger: [] });
      const subject = aSubject(book, 'stranger');
      const value = dimension.classify(subject, aContext(book));
      const { reason } = dimension.explain(subject, aContext(book), value);

      for (const language of languages)
        expect(renderMessage(reason, language)).not.toMatch(/[{}]|NaN/);
    },
  );
});
