import type { AccountCard } from '../../../src/http/contract.ts';
import { aClass, aPlay } from './card-parts.ts';

/** A card with a little of everything, in English. */
export function englishCard(id: string): AccountCard {
  return {
    account: { id, name: 'Acme Trading' },
    language: 'en',
    asOf: '2026-06-30',
    policyVersion: '3f9a2c',
    classes: [
      aClass({
        evidence: [
          { label: 'Won deals in the window', text: '¥1,240,000' },
          { label: 'Share of revenue before it', text: '12%' },
        ],
        change: {
          fromLabel: 'Important',
          on: '3 Mar 2026',
          cause: 'a deal or the account changed',
        },
      }),
      aClass({
        dimension: 'value',
        title: 'Value Tier',
        value: 'high',
        label: 'High',
        colour: '#1b7f4d',
        reason: 'Value 0.91 of 1 against the other buyers.',
        evidence: [{ label: 'Value', text: '0.91' }],
        confidence: 0.85,
      }),
      aClass({
        dimension: 'sales-level',
        title: 'Sales Level',
        value: 'l1',
        label: 'L1',
        colour: '#2f5bd7',
        reason: 'Won ¥1,240,000 in the 365 days to 30 Jun 2026.',
      }),
      aClass({
        dimension: 'rfm',
        title: 'RFM Segment',
        value: 'loyal',
        label: 'Loyal',
        colour: '#3a86c8',
        reason: 'Last bought on 3 Jun 2026: recency 4, frequency 5, monetary 5 of 5.',
        distance: '1 more deal won by 12 Jul 2026 → Champions',
        evidence: [
          { label: 'Last purchase', text: '27 days' },
          { label: 'Won deals', text: '14 deals' },
        ],
      }),
      aClass({
        dimension: 'lifecycle',
        title: 'Lifecycle',
        value: 'at-risk',
        label: 'At Risk',
        colour: '#d9703a',
        isProvisional: true,
        reason: 'Overdue since 4 Jun 2026: usually every 31 days (13 gaps), last on 3 Jun 2026.',
        distance: '1 more deal won → Repeat',
        override: { computedLabel: 'Repeat', why: 'chosen in the CRM', until: '31 Dec 2026' },
      }),
      aClass({
        dimension: 'value-type',
        title: 'Value Type',
        value: 'unknown',
        label: 'Unknown',
        colour: '#7a808c',
        confidence: 0,
        reason: 'Unknown: fewer than three signals (products, discounts, sales cycle).',
      }),
    ],
    strategy: {
      plays: [
        aPlay({}),
        aPlay({
          id: 'priority-supply',
          title: 'Put it first in supply',
          what: 'Tell production and logistics to serve it first when stock is short.',
          who: 'Logistics',
          when: 'always',
          why: { rule: 'Because Value Tier is High.', reason: '' },
        }),
        aPlay({
          id: 'recover',
          title: 'Find out why it is late',
          what: 'Call the buyer and ask what has changed.',
          who: 'Sales rep',
          when: 'within 7 days (by 11 Jun 2026)',
          isOverdue: true,
        }),
        aPlay({
          id: 'survey',
          title: 'Ask how satisfied they are',
          who: 'Service',
          when: 'every 180 days',
          isOnCard: false,
          isWaiting: true,
        }),
        aPlay({
          id: 'greeting',
          title: 'Greet at the holidays',
          when: 'at holidays',
          isOnCard: false,
        }),
      ],
    },
    deals: {
      counted: 14,
      latest: [
        { id: '901', name: 'Order 2026-06', on: '3 Jun 2026', amount: '¥82,000' },
        { id: '902', name: 'Order 2026-05', on: '2 May 2026', amount: '¥91,500' },
      ],
      excluded: [
        { reason: 'still open', count: 2 },
        { reason: 'won without a closing date', count: 1 },
      ],
    },
    group: [{ id: '5540230000000300009', name: 'Acme Logistics' }],
  };
}
