import { describe, expect, it } from 'vitest';
import { applyOverrides } from '../../../src/core/classification/apply-overrides.ts';
import { explainSubject } from '../../../src/core/classification/explain-subject.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { aContext, aLadderBook, aSubject } from '../../support/a-book.ts';

const ladder = aLadderBook(30);
const context = aContext(ladder);
const computed = explainSubject(aSubject(ladder, 'buyer-1', context), context);

function inForce(chosen: Record<string, string>) {
  const assessments = applyOverrides(computed, chosen, context.policy);
  return Object.fromEntries(assessments.map((assessment) => [assessment.dimension, assessment]));
}

describe('an override', () => {
  it('stands above the computed class, which is named instead of its reason', () => {
    const { tier, value } = inForce({ tier: 'strategic' });

    expect(tier).toMatchObject({ value: 'strategic', raw: 'general', distanceToNext: null });
    expect(tier && renderMessage(tier.reason, 'en')).toBe(
      'Chosen by hand; computed, it would be General.',
    );
    expect(tier && renderMessage(tier.reason, 'zh')).toBe('由人工指定；系统判定为“一般客户”。');
    expect(value).toEqual(computed.find(({ dimension }) => dimension === 'value'));
  });

  it('that agrees with the computed class changes nothing', () => {
    expect(Object.values(inForce({ tier: 'general' }))).toEqual(computed);
  });
});
