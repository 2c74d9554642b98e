import { describe, expect, it } from 'vitest';
import { Policy } from '../../../src/core/policy/policy.ts';
import { surveyBook } from '../../../src/core/policy-lint/book-survey.ts';
import { lintPolicy } from '../../../src/core/policy-lint/lint-policy.ts';
import { lintRules } from '../../../src/core/policy-lint/registry.ts';
import type { OrganizationSurvey } from '../../../src/core/policy-lint/rule.ts';
import { aBook, type BookSketch, today } from '../../support/a-book.ts';

/** What a rule is shown: parts of a policy, and a book or an organization where it needs one. */
interface Shown {
  policy?: unknown;
  book?: BookSketch;
  organization?: OrganizationSurvey;
  parents?: Record<string, string>;
}

interface Case {
  fires: Shown & { path: string; says: RegExp };
  /** Nearly the same, and nothing is wrong. */
  silent: Shown;
}

/** So many buyers, each with the deals that its place gives. */
function buyers(count: number, dealsOf: (place: number) => BookSketch[string]): BookSketch {
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) => [`account-${place}`, dealsOf(place)]),
  );
}

const varied = buyers(40, (place) => [
  { closed: 5 + 7 * place, amount: 1000 * 1.4 ** place },
  { closed: 100 + 3 * place, amount: 900 },
]);
const ladder = (...froms: number[]) => ({
  salesLevel: { ladder: froms.map((from, place) => ({ id: `l${place + 1}`, from })) },
});
const edges = {
  recencyDays: [30, 90, 180, 300],
  frequency: [2, 3, 5, 8],
  monetary: [100, 1000, 10_000, 100_000],
};
const byEdges = (changes: Partial<typeof edges>) => ({
  rfm: { method: 'edges', edges: { ...edges, ...changes } },
});

const cases: Record<string, Case> = {
  'ladder-gap': {
    fires: { policy: ladder(1000, 100), path: 'salesLevel.ladder.1.from', says: /below 100/ },
    silent: { policy: ladder(1000, 0) },
  },
  'ladder-overlap': {
    fires: { policy: ladder(500, 500, 0), path: 'salesLevel.ladder.1.from', says: /l1 and l2/ },
    silent: { policy: ladder(501, 500, 0) },
  },
  'ladder-order': {
    fires: { policy: ladder(100, 500, 0), path: 'salesLevel.ladder.1', says: /beneath l1/ },
    silent: { policy: ladder(500, 100, 0) },
  },
  'ladder-class-id': {
    fires: {
      policy: { salesLevel: { ladder: [{ id: 'none', from: 0 }] } },
      path: 'salesLevel.ladder.0.id',
      says: /“none”/,
    },
    silent: { policy: { salesLevel: { ladder: [{ id: 'l1', from: 0 }] } } },
  },
  'tier-rung-unknown': {
    fires: {
      policy: { tier: { method: 'sales-level', salesLevels: { strategic: ['l9'] } } },
      path: 'tier.salesLevels.strategic.0',
      says: /no rung “l9”/,
    },
    silent: { policy: { tier: { method: 'sales-level', salesLevels: { strategic: ['l1'] } } } },
  },
  'tier-rung-overlap': {
    fires: {
      policy: { tier: { salesLevels: { strategic: ['l1', 'l2'] } } },
      path: 'tier.salesLevels.important.0',
      says: /“l2”/,
    },
    silent: {
      policy: { tier: { salesLevels: { strategic: ['l1', 'l2'], important: ['l3'] } } },
    },
  },
  'tier-rung-order': {
    fires: {
      policy: { tier: { salesLevels: { strategic: ['l2'], important: ['l1'] } } },
      path: 'tier.salesLevels.important.0',
      says: /“l1”/,
    },
    silent: { policy: { tier: { salesLevels: { strategic: ['l2'], important: ['l3'] } } } },
  },
  'unreachable-class': {
    fires: { policy: { value: { medium: 0.8 } }, path: 'value.medium', says: /“Medium”/ },
    silent: { policy: { value: { medium: 0.79 } } },
  },
  'score-edges-order': {
    fires: {
      policy: byEdges({ frequency: [2, 3, 3, 8] }),
      path: 'rfm.edges.frequency.2',
      says: /3 does not lie above 3/,
    },
    silent: { policy: byEdges({}) },
  },
  'unreachable-segment': {
    fires: {
      policy: byEdges({ recencyDays: [365, 500, 700, 900] }),
      path: 'rfm.edges',
      says: /At Risk/,
    },
    silent: { policy: byEdges({}) },
  },
  'no-weight': {
    fires: {
      policy: { value: { weights: { revenue: 0, frequency: 0, orderSize: 0, profit: 1 } } },
      path: 'value.weights',
      says: /No measure/,
    },
    silent: { policy: { value: { weights: { revenue: 0, frequency: 0, orderSize: 0.85 } } } },
  },
  'weights-total': {
    fires: {
      policy: { value: { weights: { revenue: 0.9 } } },
      path: 'value.weights',
      says: /add up to 150%/,
    },
    silent: { policy: { value: { weights: { revenue: 0.4, orderSize: 0.2 } } } },
  },
  'uncovered-cells': {
    fires: {
      policy: { industry: { usesTable: false } },
      path: 'industry.usesTable',
      says: /switched off/,
    },
    silent: { policy: { industry: { usesTable: false, words: { Steel: 'manufacturing' } } } },
  },
  'idle-setting': {
    fires: {
      policy: { rfm: { split: 'median' } },
      path: 'rfm.split',
      says: /rfm.scheme = "types"/,
    },
    silent: { policy: { rfm: { split: 'median', scheme: 'types' } } },
  },
  'too-few-buyers': {
    fires: {
      policy: { rfm: { method: 'quantile' } },
      book: buyers(12, (place) => [{ closed: place, amount: place }]),
      path: 'rfm.method',
      says: /Only 12 buyers/,
    },
    silent: { policy: { rfm: { method: 'quantile' } }, book: varied },
  },
  'equal-amounts': {
    fires: {
      book: buyers(30, (place) => [{ closed: place, amount: place < 15 ? 500 : 500 + place }]),
      path: 'concentration',
      says: /50% of the buyers have won exactly 500/,
    },
    silent: {
      book: buyers(30, (place) => [{ closed: place, amount: place < 14 ? 500 : 500 + place }]),
    },
  },
  'tie-on-edge': {
    fires: {
      book: buyers(30, (place) => [{ closed: place, amount: place < 3 ? 100_000 : 10 + place }]),
      path: 'salesLevel.ladder.3.from',
      says: /3 of 30 buyers/,
    },
    silent: {
      book: buyers(30, (place) => [{ closed: place, amount: place < 3 ? 100_001 + place : 10 }]),
    },
  },
  'empty-score': {
    fires: {
      book: buyers(30, (place) => [
        { closed: place, amount: 10 + place },
        ...(place < 9 ? [{ closed: 50 + place, amount: 3 }] : []),
      ]),
      path: 'rfm.method',
      says: /same frequency that nobody scores 2, 3, 4/,
    },
    silent: {
      book: buyers(30, (place) =>
        Array.from({ length: 1 + place }, (_, deal) => ({ closed: place + 3 * deal, amount: 9 })),
      ),
    },
  },
  'quiet-window': {
    fires: {
      policy: { windowDays: 27 },
      book: buyers(20, (place) => [{ closed: 3 * place, amount: 10 + place }]),
      path: 'windowDays',
      says: /55% of those who ever bought won nothing in the last 27 days/,
    },
    silent: {
      policy: { windowDays: 30 },
      book: buyers(20, (place) => [{ closed: 3 * place, amount: 10 + place }]),
    },
  },
  'few-gaps': {
    fires: { book: varied, path: 'lifecycle', says: /40 gaps in all/ },
    silent: {
      book: buyers(40, (place) =>
        [0, 1, 2, 3].map((deal) => ({ closed: 5 + place + deal * (20 + place), amount: 5 })),
      ),
    },
  },
  'flat-concentration': {
    fires: {
      book: buyers(20, (place) => [{ closed: place, amount: 1000 + place }]),
      path: 'concentration.a',
      says: /top fifth of the buyers brings 20.2%/,
    },
    silent: { book: varied },
  },
  'ladder-scale': {
    fires: {
      policy: ladder(100_000, 50_000, 0),
      book: buyers(12, (place) => [{ closed: place, amount: 3 + place }]),
      path: 'salesLevel.ladder',
      says: /same rung/,
    },
    silent: {
      policy: ladder(100_000, 10, 0),
      book: buyers(12, (place) => [{ closed: place, amount: 3 + place }]),
    },
  },
  'unreached-class': {
    fires: {
      policy: { tier: { method: 'sales-level' } },
      book: buyers(12, (place) => [{ closed: place, amount: 3 + place }]),
      path: 'tier.salesLevels.strategic',
      says: /Nobody in this book reaches Strategic/,
    },
    silent: {
      policy: {
        tier: { method: 'sales-level' },
        ...ladder(10, 5, 0),
        loyalty: { high: 0.2, medium: 0.1 },
      },
      book: buyers(12, (place) => [{ closed: place, amount: 3 + place }]),
    },
  },
  'one-class-for-all': {
    fires: {
      book: buyers(12, (place) => [{ closed: place, amount: 3 + place }]),
      path: 'salesLevel.ladder',
      says: /100% of the buyers are L5/,
    },
    silent: {
      policy: ladder(100_000, 10_000, 0),
      book: varied,
    },
  },
  'matrix-without-facts': {
    fires: {
      policy: { tier: { method: 'matrix' } },
      book: buyers(12, (place) => [{ closed: place, amount: 3 + place }]),
      path: 'tier.method',
      says: /Potential is unknown for 100%/,
    },
    silent: { policy: { tier: { method: 'standard' } }, book: varied },
  },
  'no-groups': {
    fires: {
      policy: { groups: { figures: 'group' } },
      book: varied,
      path: 'groups.figures',
      says: /No account names a parent/,
    },
    silent: {
      policy: { groups: { figures: 'group' } },
      book: varied,
      parents: { 'account-1': 'account-2' },
    },
  },
  'edition-fields': {
    fires: {
      organization: { edition: 'standard', chosenFields: 8, otherFields: 3 },
      path: '',
      says: /holds 10 custom fields of accounts, 3 of which are taken; 8 are chosen/,
    },
    silent: { organization: { edition: 'standard', chosenFields: 7, otherFields: 3 } },
  },
  'size-currency': {
    fires: {
      organization: { currency: 'CNY' },
      path: 'size.homeCurrencyPerUnit',
      says: /counts in EUR and the organization in CNY/,
    },
    silent: { policy: { size: { homeCurrencyPerUnit: 7.8 } }, organization: { currency: 'CNY' } },
  },
};

function findings({ policy = {}, book, organization, parents = {} }: Shown, code: string) {
  const parsed = Policy.parse(policy);
  const facts = Object.fromEntries(
    Object.entries(parents).map(([id, parentId]) => [id, { parentId }]),
  );
  const survey = book && surveyBook(aBook(book, facts), parsed, today);
  return lintPolicy(parsed, { book: survey, organization }).filter((found) => found.code === code);
}

describe('the rules of the policy linter', () => {
  it('are each shown here, once where they fire and once where they are silent', () => {
    expect(new Set(Object.keys(cases))).toEqual(new Set(lintRules.map(({ code }) => code)));
  });

  it.each(Object.entries(cases))('%s fires where it should, and says why', (code, { fires }) => {
    const found = findings(fires, code);
    const there = found.filter(({ path }) => path === fires.path);

    expect(found.map(({ path }) => path)).toContain(fires.path);
    expect(there.map(({ message }) => message.en).join('\n')).toMatch(fires.says);
  });

  it.each(Object.entries(cases))('%s is silent where nothing is wrong', (code, { silent }) => {
    expect(findings(silent, code)).toEqual([]);
  });
});
