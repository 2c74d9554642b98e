import { describe, expect, it } from 'vitest';
import { guardedSegment, rfmSegments, segmentOf } from '../../../src/core/rfm/segments.ts';

const scores = [1, 2, 3, 4, 5];
const cells = scores.flatMap((recency) =>
  scores.flatMap((frequency) => scores.map((monetary) => ({ recency, frequency, monetary }))),
);

describe('the RFM segments', () => {
  it('cover each of the 125 cells', () => {
    expect(cells).toHaveLength(125);
    const counts: Record<string, number> = {};
    for (const cell of cells) counts[segmentOf(cell)] = (counts[segmentOf(cell)] ?? 0) + 1;

    expect(counts).toEqual({
      champions: 7,
      loyal: 8,
      'potential-loyalist': 24,
      'new-customers': 7,
      promising: 16,
      'need-attention': 8,
      'about-to-sleep': 8,
      'at-risk': 22,
      'cant-lose-them': 8,
      hibernating: 11,
      lost: 6,
    });
  });

  it.each([
    ['555', 'champions'],
    ['335', 'loyal'],
    ['553', 'potential-loyalist'],
    ['311', 'new-customers'],
    ['413', 'promising'],
    ['325', 'need-attention'],
    ['251', 'about-to-sleep'],
    ['124', 'at-risk'],
    ['215', 'cant-lose-them'],
    ['332', 'hibernating'],
    ['151', 'lost'],
  ])('put %s into %s', (digits, segment) => {
    const [recency = 0, frequency = 0, monetary = 0] = [...digits].map(Number);

    expect(segmentOf({ recency, frequency, monetary })).toBe(segment);
  });

  it('refuse scores outside 1 to 5', () => {
    expect(() => segmentOf({ recency: 0, frequency: 1, monetary: 1 })).toThrow(RangeError);
  });

  it('never call an account lost that is inside its own rhythm', () => {
    const guarded = rfmSegments.map(({ id }) => guardedSegment(id));

    expect(guarded).not.toContain('at-risk');
    expect(guarded).not.toContain('hibernating');
    expect(guarded).not.toContain('lost');
    expect(guardedSegment('at-risk')).toBe('need-attention');
    expect(guardedSegment('hibernating')).toBe('about-to-sleep');
    expect(guardedSegment('lost')).toBe('about-to-sleep');
    expect(guardedSegment('champions')).toBe('champions');
  });
});
